"""What an office phrase is: "the Chinese President", "Deputy Prime Minister of Kazakhstan", "Moscow Mayor".

An office phrase runs from its determiner to the end of what it is an office of. Whose name follows is not told here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tieline.actors import words
from tieline.actors.terms import Term
from tieline.actors.tokens import Tokens
from tieline.ontology import organisations, states
from tieline.ontology.organisations import Organisation
from tieline.ontology.states import How, State, StateName
from tieline.ontology.titles import Title

# Names of a state itself, as against its people, its capital or its seats.
NAMES = (How.NAME, How.OFFICIAL, How.ALIAS)
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "any", "every", "another", "each", "some", "no"})
OFFICE_PLURALS = {noun + "s": noun for noun in words.OFFICE_NOUNS} | {
    "chairmen": "chairman", "spokesmen": "spokesman", "congressmen": "congressman", "secretaries": "secretary",
    "dignitaries": "dignitary", "deputies": "deputy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """One office, or offices of one sort.

    first, last: the whole phrase. noun: position of the noun that names the office. office: the office in words.
    title: its entry in the titles table. standing: "former", "acting", ... or None. plural: several bearers.
    states: whose office; several for "the Russian and Chinese presidents". organisation: of which organisation.
    elsewhere: it is an office of something that is neither ("Mayor of Moscow", "Gazprom CEO"), so it gives no rank.
    determiner: "the", "a", ... or "". counterpart: the office is that of whoever else the text speaks of.
    count: "the two presidents", "both leaders". pair: of "the two countries".
    """

    first: int
    last: int
    noun: int
    office: str
    title: Title | None
    standing: str | None
    plural: bool
    states: tuple[State, ...]
    organisation: Organisation | None
    elsewhere: bool
    determiner: str
    counterpart: bool
    count: int | None
    pair: bool


@dataclass(slots=True)
class Draft:
    """An office phrase while it grows to both sides. core: the office with what narrows it, without its owner."""

    first: int
    last: int
    core_first: int
    core_last: int
    noun: int
    title: Title | None
    plural: bool
    standing: str | None = None
    states: tuple[State, ...] = ()
    organisation: Organisation | None = None
    elsewhere: bool = False
    determiner: str = ""
    count: int | None = None
    pair: bool = False


@dataclass(frozen=True)
class Reading:
    """What both sides of a growing phrase look at: the tokens, the terms by first token and by last, and the day."""

    tokens: Tokens
    terms: dict[int, Term]
    ends: dict[int, Term]
    inside: dict[int, Term]
    on: date | None

    @classmethod
    def of(cls, tokens: Tokens, terms: dict[int, Term], on: date | None) -> Reading:
        """With the indexes it needs."""
        inside = {i: term for term in terms.values() for i in range(term.first, term.last + 1)}
        return cls(tokens, terms, {term.last: term for term in terms.values()}, inside, on)

    def state(self, term: Term | None) -> StateName | None:
        """What the name of a state means on the day; None for anything else."""
        return state_of(term.entry.states, self.on) if term is not None else None


def state_of(names: tuple[StateName, ...], on: date | None) -> StateName | None:
    """What a form means on a day: the likeliest reading that fits it.

    If none does, a state of the past by its own name: a report of 2021 can mention the Soviet Union.
    """
    fitting = next((n for n in names if n.fits(on)), None)
    if fitting is not None or on is None:
        return fitting
    return next((n for n in names if not n.state.existed(on) and (n.start is None or n.start <= on)), None)


def end_of_ties(body: Organisation) -> State | None:
    """The end of ties an organisation is, or is an organ of: the European Union for the European Commission."""
    if body.state:
        return states.get(body.state)
    return end_of_ties(organisations.get(body.part_of)) if body.part_of else None
