"""A person's names in, what the table of office holders says of them at the date.

A full name is believed if it agrees with a holder's; a surname alone only with the office the text states for it, or
for the highest offices, where no holder of another state ever bore it or the document speaks of that state.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tieline.actors.person import Person
from tieline.ontology import names, nationals, offices, states
from tieline.ontology.offices import Holding
from tieline.ontology.states import StateKind
from tieline.records.actor import Rank

# Reports trail appointments by days; a holder this close to the date is still (or already) called by the office.
GRACE = timedelta(days=30)
HIGHEST = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)
# The source that names one effective leader for every state at a time.
_LEADER_SOURCE = "REIGN"
_SHORTENED = frozenset({"Secretary", "Minister", "President"})


@functools.cache
def leading_ranks() -> Mapping[str, Rank]:
    """By state, the rank of its latest effective leader: a president's in one, a prime minister's in another."""
    latest: dict[str, Holding] = {}
    for holding in offices.table():
        if holding.rank in HIGHEST and _LEADER_SOURCE in holding.source:
            before = latest.get(holding.state)
            if before is None or holding.start > before.start:
                latest[holding.state] = holding
    return {state: holding.rank for state, holding in latest.items()}


def consult(person: Person, on: date | None, spoken_of: set[str]) -> None:
    """Note on a person what the table says: the holding at the date, a past one, a conflict, or several it may be.

    spoken_of: codes of the states the document names.
    """
    if on is None:
        _consult_undated(person)
        return
    found = _bearers(person, on) or _bearers(person, on, GRACE)
    fitting = _fitting(person, found)
    if not fitting:
        _disagree(person, found)
        _other_incumbent(person, on)
        _consult_past(person, on)
        _consult_nationals(person, on)
        return
    fitting = _of_sovereigns([h for h in fitting if h.held(on)] or fitting)
    if not _one_person(fitting):
        fitting = _led_by(fitting) or [h for h in fitting if h.state in spoken_of]
    fitting = [h for h in fitting if names.words(h.person) == names.words(person.written)] or fitting
    if not _one_person(fitting):
        who = ", ".join(sorted({f"{h.person} ({h.state})" for h in _fitting(person, found)}))
        person.ambiguous = f"{person.written!r} may be {who}"
        if len({h.state for h in fitting}) == 1 and len(person.words) > 1:
            person.lent_state, person.lent_method = fitting[0].state, "office_table:one_of_several"
        return
    if len(person.words) == 1 and not person.posts and not _trusted_surname(person, fitting[0], spoken_of):
        return
    person.holding, person.table_method = fitting[0], f"office_table:{fitting[0].source}"


def _led_by(found: list[Holding]) -> list[Holding]:
    """Of one person's offices in several states, those by which a state is led: France's president, not Andorra's
    co-prince."""
    if not all(names.agree(found[0].person, h.person) for h in found):
        return []
    led = [h for h in found if leading_ranks().get(h.state) is h.rank]
    return led if _one_person(led) else []


def _consult_past(person: Person, on: date) -> None:
    """The state of somebody who held office before: a full name, or a surname with "former" and the office."""
    if any(post.organisation for post in person.posts):
        return  # whoever serves an international organisation no longer speaks for a state
    past = [h for h in offices.former(person.written, on) if _knows_in_full(h, person)]
    if len(person.words) == 1:
        stated = {post.office.removeprefix("Former ") for post in person.posts if post.past}
        past = [h for h in past if h.office in stated]
    past = _of_sovereigns(_of_stated_states(person, past))
    if past and _one_person(past) and person.state is None:
        person.lent_state, person.lent_method = past[0].state, f"office_table:former:{past[0].source}"
        person.past = past[0]


def _consult_nationals(person: Person, on: date) -> None:
    """The state of somebody in no office of the table, whom several dated texts give to one state."""
    national = nationals.find(person.written, on) if person.state is None and not person.ambiguous else None
    if national is not None and not any(post.organisation for post in person.posts):
        person.lent_state, person.lent_method = national.state, f"nationals_table:{national.source}"


def _consult_undated(person: Person) -> None:
    """Without a date only a full name that the table knows in one state alone counts."""
    found = _fitting(person, _bearers(person)) if len(person.words) > 1 else []
    if _one_person(found):
        person.holding, person.table_method = found[-1], f"office_table:{found[-1].source}/no_date"


def _fitting(person: Person, found: Iterable[Holding]) -> list[Holding]:
    """Holdings that agree with what the text states: the state if it states one, office or rank if that decides."""
    same_state = _of_stated_states(person, found)
    held = [post for post in person.posts if not post.past]
    stated = {post.office for post in held}
    ranks = {post.rank for post in held if post.rank is not None}
    same_office = [h for h in same_state if h.office in stated]
    same_rank = [h for h in same_state if h.rank in ranks]
    if person.posts and len(person.words) == 1:  # "General Brown" is no prime minister of that name
        return same_office or same_rank or [h for h in same_state if _abbreviates(stated, h)]
    return same_office or same_rank or same_state


def _abbreviates(stated: set[str], holding: Holding) -> bool:
    return any(abbreviates(office, holding.office) for office in stated)


def abbreviates(said: str, office: str) -> bool:
    """Whether one word stands for a longer office: "Secretary Blinken" for the Secretary of State, "President von der
    Leyen" for the president of the Commission; a vice president is no president."""
    whole = set(office.split())
    return said in _SHORTENED and {said} < whole and not whole & {"Vice", "Deputy"}


def _of_stated_states(person: Person, found: Iterable[Holding]) -> list[Holding]:
    return [h for h in found if not person.states or h.state in person.states]


def _disagree(person: Person, found: Iterable[Holding]) -> None:
    """A full name the table knows only in other states than the text states."""
    elsewhere = [h for h in found if person.states and h.state not in person.states]
    if elsewhere and len(person.words) > 1:
        holder = elsewhere[0]
        person.conflict = (
            f"the text gives {person.written} the state {', '.join(person.states)}, the office table "
            f"({holder.source}) knows {holder.person} as {holder.office} of {holder.state}"
        )


def _other_incumbent(person: Person, on: date) -> None:
    """The text states one of the highest offices for somebody while the table has it held by another."""
    for post in person.posts:
        if post.past or post.state is None or post.rank not in HIGHEST or person.conflict:
            continue
        held = [h for h in offices.incumbents(post.state, post.rank, on) if h.office == post.office]
        if held and not any(names.surname_key(h.surname) in person.words for h in held):
            who = ", ".join(sorted({h.person for h in held}))
            person.conflict = (
                f"the text calls {person.written} {post.office} of {post.state}, "
                f"the office table has {who} in that office"
            )


def _trusted_surname(person: Person, holding: Holding, spoken_of: set[str]) -> bool:
    if holding.rank not in HIGHEST:
        return False
    return holding.state in spoken_of or {h.state for h in offices.holders(person.written)} == {holding.state}


def _bearers(person: Person, on: date | None = None, grace: timedelta = timedelta(0)) -> tuple[Holding, ...]:
    """Holdings of whom the name may mean; of a full name, not those the table knows by one common word only."""
    found = offices.holders(person.written, on, grace)
    if len(person.words) < 2:
        return found
    return tuple(h for h in found if _knows_in_full(h, person))


def _knows_in_full(holding: Holding, person: Person) -> bool:
    """Whether a holder's full name fits; one the table knows by a single word must be of a stated state."""
    if len(person.words) == 1:
        return True
    spellings = [s for s in (holding.person, *holding.aliases) if len(names.words(s)) > 1]
    if not spellings:
        return holding.state in person.states
    surname = names.surname_key(holding.surname)
    return any(names.agree(person.written, s) and _in_order(person.written, s, surname) for s in spellings)


def _in_order(written: str, spelling: str, surname: str) -> bool:
    """Whether the shorter name's words come in the longer one's order: "Abdulaziz bin Salman" is not the grandson of
    an Abdulaziz. The surname may come first or last."""
    shorter, longer = sorted((_core(written), _core(spelling)), key=len)
    surname_first = shorter[0] in surname.split() or shorter[-1] in surname.split()
    turned = (shorter[1:] + shorter[:1], shorter[-1:] + shorter[:-1]) if surname_first else ()
    return any(_subsequence(order, longer) for order in (shorter, *turned))


def _core(name: str) -> list[str]:
    return [word for word in names.words(name) if word not in names.FOLDED_PARTICLES]


def _subsequence(shorter: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(any(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for b in rest) for a in shorter)


def _of_sovereigns(found: list[Holding]) -> list[Holding]:
    """Without the offices one person also holds over territories, where there are others."""
    sovereign = [h for h in found if states.get(h.state).kind is not StateKind.TERRITORY]
    return sovereign or found


def _one_person(found: list[Holding]) -> bool:
    """Whether all holdings are of one state and of one person, however spelt: one name, or one office at a time."""
    if len({h.state for h in found}) != 1:  # also where there is none
        return False
    same_name = all(names.agree(found[0].person, h.person) for h in found)
    return same_name or len({(h.office, names.surname_key(h.surname)) for h in found}) == 1
