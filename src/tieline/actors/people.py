"""Person phrases in, people out: which phrases of a document name one person, and who that is at its date.

Order of belief: what the text states of an office; then the document's other mentions of the same name; then the
table of office holders at the date. Where text and table disagree the text stands and the disagreement is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tieline.actors import words
from tieline.actors.offices import OfficePhrase, end_of_ties
from tieline.actors.phrases import PersonPhrase
from tieline.actors.tokens import Tokens
from tieline.ontology import names, states
from tieline.ontology import offices as office_table
from tieline.ontology.offices import Holding
from tieline.ontology.states import StateKind
from tieline.records.actor import Rank

# Reports trail appointments by days; a holder this close to the date is still (or already) called by the office.
GRACE = timedelta(days=30)


# Standings (of the titles table) with which an office is held.
IN_OFFICE = ("acting", "incumbent")


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a phrase states it.

    state: code, None if the phrase names none. standing: "former", ... shared: the same words also name offices
    outside government, so that without a state they give no rank ("President" of a bank).
    """

    office: str
    rank: Rank | None
    state: str | None
    standing: str | None
    organisation: str | None = None
    shared: bool = False

    @property
    def past(self) -> bool:
        """Whether it is no longer, not yet, or not truly held."""
        return self.standing not in (None, *IN_OFFICE)


@dataclass
class Person:
    """One person of a document. written: the fullest name in it. phrases: numbers of the phrases that name it."""

    written: str
    words: tuple[str, ...]
    gender: str = ""
    posts: list[Post] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    phrases: list[int] = field(default_factory=list)
    holding: Holding | None = None
    past: Holding | None = None
    table_method: str = ""
    conflict: str | None = None
    ambiguous: str | None = None
    lent_state: str | None = None
    lent_method: str = ""

    @property
    def state(self) -> str | None:
        """Code of the person's state at the date: stated, else from the table, else lent by the context."""
        if self.states:
            return self.states[0]
        return self.holding.state if self.holding else self.lent_state

    @property
    def canonical(self) -> str | None:
        """The full name: the table's, else the fullest in the text; None for a surname that resolves to nobody."""
        known = self.holding or self.past
        if known:
            return known.person
        return self.written if len(self.words) > 1 else None

    @property
    def post(self) -> Post | None:
        """The office the text states, one of a state and still held before others."""
        ranked = [p for p in self.posts if not p.past and p.rank is not None]
        return next(iter(ranked or self.posts), None)

    @property
    def rank(self) -> Rank | None:
        """Rank at the date."""
        held = [p.rank for p in self.posts if not p.past and p.rank is not None and (self.state or not p.shared)]
        if held:
            return min(held, key=lambda rank: rank.order)
        if any(p.past for p in self.posts):
            return None
        return self.holding.rank if self.holding else None


def post_of(office: OfficePhrase, state: str | None) -> Post:
    """The office of a phrase as stated, with the rank it gives in that state."""
    rank = office.title.rank_for(state) if office.title else None
    body = office.organisation
    if office.elsewhere and (office.title is None or office.title.shared):
        rank = None
    if body is not None and not office.states and (office.title is None or office.title.shared):
        rank = None
    standing, held = office.standing, office.office
    if standing not in (None, *IN_OFFICE):
        rank = None
    if standing is not None and standing != "incumbent":
        held = f"{held}-elect" if standing == "elect" else f"{standing.capitalize()} {held}"
    shared = office.title is not None and office.title.shared
    return Post(held, rank, state, standing, body.code if body else None, shared)


class People:
    """The people of one document."""

    def __init__(self, tokens: Tokens, phrases: list[PersonPhrase], on: date | None) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.on = on
        self.all: list[Person] = []
        self._of: dict[int, Person] = {}
        self._undecided: dict[int, list[Person]] = {}
        self._gather()
        for person in self.all:
            self._consult(person)

    def of(self, phrase: int) -> Person | None:
        """The person a phrase names; None for an office without a name, or a surname that several people share."""
        return self._of.get(phrase)

    def undecided(self, phrase: int) -> list[Person]:
        """The people a surname may mean, where it may mean several."""
        return self._undecided.get(phrase, [])

    # -- which phrases name one person ---------------------------------------------------------------------------

    def _gather(self) -> None:
        named = [(n, p) for n, p in enumerate(self.phrases) if p.name is not None]
        full = [(n, p) for n, p in named if len(self._core(p)) > 1]
        for number, phrase in full:
            self._join(number, phrase, self._same_full(phrase))
        for number, phrase in named:
            if len(self._core(phrase)) == 1:
                self._join_short(number, phrase)
        self.all.sort(key=lambda person: min(person.phrases))

    def _core(self, phrase: PersonPhrase) -> tuple[str, ...]:
        parts = names.words(self._written(phrase))
        core = tuple(part for part in parts if part not in names.FOLDED_PARTICLES)
        return core or parts

    def _written(self, phrase: PersonPhrase) -> str:
        assert phrase.name is not None
        first, last = phrase.name
        text = "".join(self.tokens.text[i] + self.tokens.space[i] for i in range(first, last + 1)).strip()
        return text.title() if text.isupper() else text

    def _same_full(self, phrase: PersonPhrase) -> list[Person]:
        written, core = self._written(phrase), self._core(phrase)
        return [
            person
            for person in self.all
            if len(person.words) > 1
            and ({core[-1], core[0]} & {person.words[-1], person.words[0]})
            and names.agree(written, person.written)
            and self._compatible(person, phrase)
        ]

    def _join_short(self, number: int, phrase: PersonPhrase) -> None:
        word = self._core(phrase)[0]
        ways = (
            [p for p in self.all if p.words and p.words[-1] == word],
            [p for p in self.all if p.words and p.words[0] == word],
            [p for p in self.all if word in p.words],
        )
        for candidates in ways:
            fitting = [p for p in candidates if self._compatible(p, phrase)]
            if fitting:
                self._join(number, phrase, fitting)
                return
        self._join(number, phrase, [])

    def _join(self, number: int, phrase: PersonPhrase, candidates: list[Person]) -> None:
        if len(candidates) > 1:
            candidates = self._narrowed(phrase, candidates)
        if len(candidates) > 1:
            self._undecided[number] = candidates
            return
        written, core = self._written(phrase), self._core(phrase)
        if candidates:
            person = candidates[0]
        else:
            person = Person(written, core)
            self.all.append(person)
        if len(core) > len(person.words):
            person.written, person.words = written, core
        person.phrases.append(number)
        person.gender = person.gender or gender_of(phrase.address)
        self._note(person, phrase)
        self._of[number] = person

    def _narrowed(self, phrase: PersonPhrase, candidates: list[Person]) -> list[Person]:
        """Those whose stated offices match the phrase's, if it states any."""
        stated = {office.office for office in phrase.offices}
        matching = [p for p in candidates if stated & {post.office for post in p.posts}]
        return matching if len(matching) == 1 else candidates

    def _compatible(self, person: Person, phrase: PersonPhrase) -> bool:
        gender = gender_of(phrase.address)
        if gender and person.gender and gender != person.gender:
            return False
        stated = set(stated_states(phrase))
        return not stated or not person.states or bool(stated & set(person.states))

    def _note(self, person: Person, phrase: PersonPhrase) -> None:
        for state in stated_states(phrase):
            if state not in person.states:
                person.states.append(state)
        for post in posts_of(phrase):
            if post not in person.posts:
                person.posts.append(post)

    # -- who that is at the date ---------------------------------------------------------------------------------

    def _consult(self, person: Person) -> None:
        """What the table of office holders says of a person at the date."""
        if self.on is None:
            self._consult_undated(person)
            return
        on = self.on
        found = _bearers(person, on) or _bearers(person, on, GRACE)
        if not found:
            self._consult_past(person, on)
            return
        fitting = self._fitting(person, found)
        if not fitting:
            self._disagree(person, found)
            return
        fitting = _of_sovereigns([h for h in fitting if h.held(on)] or fitting)
        if not _one_person(fitting):
            who = ", ".join(sorted({f"{h.person} ({h.state})" for h in fitting}))
            person.ambiguous = f"{person.written!r} may be {who}"
            return
        if len(person.words) == 1 and not person.posts and not self._trusted_surname(fitting[0]):
            return
        person.holding, person.table_method = fitting[0], f"office_table:{fitting[0].source}"

    def _consult_past(self, person: Person, on: date) -> None:
        """The state of somebody who held office before: a full name, or a surname with "former" and the office."""
        past = [h for h in office_table.former(person.written, on) if _knows_in_full(h, person.written)]
        if len(person.words) == 1:
            offices = {post.office.removeprefix("Former ") for post in person.posts if post.past}
            past = [h for h in past if h.office in offices]
        past = _of_sovereigns(self._of_stated_states(person, past))
        if past and _one_person(past) and person.state is None:
            person.lent_state, person.lent_method = past[0].state, f"office_table:former:{past[0].source}"
            person.past = past[0]

    def _consult_undated(self, person: Person) -> None:
        """Without a date only a name that the table knows in one state alone counts."""
        found = self._fitting(person, _bearers(person)) if len(person.words) > 1 else []
        if _one_person(found):
            person.holding, person.table_method = found[-1], f"office_table:{found[-1].source}/no_date"

    def _fitting(self, person: Person, found: Iterable[Holding]) -> list[Holding]:
        """Holdings that agree with what the text states: the state if it states one, office or rank if that decides."""
        same_state = self._of_stated_states(person, found)
        ranks = {post.rank for post in person.posts if not post.past and post.rank is not None}
        offices = {post.office for post in person.posts if not post.past}
        same_office = [h for h in same_state if h.office in offices]
        same_rank = [h for h in same_state if h.rank in ranks]
        return same_office or same_rank or same_state

    def _of_stated_states(self, person: Person, found: Iterable[Holding]) -> list[Holding]:
        return [h for h in found if not person.states or h.state in person.states]

    def _disagree(self, person: Person, found: tuple[Holding, ...]) -> None:
        holder = found[0]
        stated = ", ".join(person.states)
        if len(person.words) > 1:
            person.conflict = (
                f"the text gives {person.written} the state {stated}, the office table ({holder.source}) "
                f"knows {holder.person} as {holder.office} of {holder.state}"
            )

    def _trusted_surname(self, holding: Holding) -> bool:
        """A bare surname is only believed for the highest offices: others' surnames are too common."""
        return holding.rank in (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)


def _bearers(person: Person, on: date | None = None, grace: timedelta = timedelta(0)) -> tuple[Holding, ...]:
    """Holdings of whom the name may mean; of a full name, not those the table knows by one common word only."""
    found = office_table.holders(person.written, on, grace)
    if len(person.words) < 2:
        return found
    return tuple(h for h in found if _knows_in_full(h, person.written))


def _knows_in_full(holding: Holding, written: str) -> bool:
    spellings = [s for s in (holding.person, *holding.aliases) if len(names.words(s)) > 1]
    return not spellings or any(names.agree(written, spelling) for spelling in spellings)


def _of_sovereigns(found: list[Holding]) -> list[Holding]:
    """Without the offices one person also holds over territories, where there are others."""
    sovereign = [h for h in found if states.get(h.state).kind is not StateKind.TERRITORY]
    return sovereign or found


def _one_person(found: list[Holding]) -> bool:
    """Whether all holdings are of one state and of one person, however spelt: one name, or one office at a time."""
    if len({h.state for h in found}) != 1:
        return False
    same_name = all(names.agree(found[0].person, h.person) for h in found)
    return same_name or len({(h.office, names.surname_key(h.surname)) for h in found}) == 1


def stated_states(phrase: PersonPhrase) -> list[str]:
    """Codes of the states a phrase itself names for a person, in order, each once."""
    owned = [state.code for office in phrase.offices for state in office.states if len(office.states) == 1]
    own = [state.code for state in phrase.states]
    ends = [end_of_ties(o.organisation) for o in phrase.offices if o.organisation and not o.states]
    ends.append(end_of_ties(phrase.organisation) if phrase.organisation else None)
    bodies = [end.code for end in ends if end is not None]
    return list(dict.fromkeys([*own, *owned, *bodies] if len(own) != 1 else own))


def posts_of(phrase: PersonPhrase) -> list[Post]:
    """The offices a phrase states."""
    stated = stated_states(phrase)
    state = stated[0] if stated else None
    return [post_of(office, state) for office in phrase.offices if not office.counterpart]


def gender_of(address: str) -> str:
    """ "male" or "female" where a form of address tells, else ""."""
    if address in words.MALE_ADDRESS:
        return "male"
    return "female" if address in words.FEMALE_ADDRESS else ""
