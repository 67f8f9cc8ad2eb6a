"""Person phrases in, people out: which phrases of a document name one person.

Two full names are one person's if neither contradicts the other; a surname is the person's who bears it in the
document, if form of address, stated state and stated office leave one.
"""

from __future__ import annotations

from datetime import date

from tieline.actors.person import Person
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.posts import gender_of, posts_of, stated_states
from tieline.actors.tokens import Tokens
from tieline.ontology import names, offices


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
            fitting = [p for p in candidates if self._compatible(p, phrase) and not self._of_another_name(p, phrase)]
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
        if not stated and not matching:
            matching = [p for p in candidates if p.posts]  # "Biden", after "President Biden" and "George Biden"
        return matching if len(matching) == 1 else candidates

    def _of_another_name(self, person: Person, phrase: PersonPhrase) -> bool:
        """ "President Biden" and "my ancestor George Biden": the table calls who is in that office otherwise."""
        ranks = {office.title.rank for office in phrase.offices if office.title is not None} - {None}
        held = [h for h in offices.holders(self._written(phrase), self.on) if h.rank in ranks] if ranks else []
        return bool(held) and not any(names.agree(person.written, n) for h in held for n in (h.person, *h.aliases))

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
