"""Phrases in, posts out: the offices a phrase states for a person, with the rank each gives and the state it is of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tieline.actors import words
from tieline.actors.offices import OfficePhrase, end_of_ties
from tieline.actors.person_phrase import PersonPhrase
from tieline.ontology.titles import Title
from tieline.records.actor import Rank

# Standings (of the titles table) with which an office is held.
IN_OFFICE = ("acting", "incumbent")


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a phrase states it.

    state: code, None if the phrase names none. standing: "former", ... shared: the same words also name offices
    outside government, so that without a state they give no rank ("President" of a bank). title: the entry of the
    titles table, where it gives a rank here.
    """

    office: str
    rank: Rank | None
    state: str | None
    standing: str | None
    organisation: str | None = None
    shared: bool = False
    title: Title | None = None

    def within(self, state: str) -> Post:
        """The post once its state is known, with the rank it gives there."""
        rank = self.title.rank_for(state) if self.title is not None else self.rank
        return replace(self, state=state, rank=rank)

    @property
    def past(self) -> bool:
        """Whether it is no longer, not yet, or not truly held."""
        return self.standing not in (None, *IN_OFFICE)


def post_of(office: OfficePhrase, state: str | None) -> Post:
    """The office of a phrase as stated, with the rank it gives in that state."""
    title, body = office.title, office.organisation
    standing, held = office.standing, office.office
    shared = title is not None and title.shared
    outside = office.elsewhere or (body is not None and not office.states)
    if standing not in (None, *IN_OFFICE) or (outside and shared):
        title = None
    rank = title.rank_for(state) if title is not None else None
    if standing is not None and standing != "incumbent":
        held = f"{held}-elect" if standing == "elect" else f"{standing.capitalize()} {held}"
    return Post(held, rank, state, standing, body.code if body else None, shared, title)


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


def gender_of_name(name: str) -> str:
    """ "male" or "female" where a given name in it is almost always one of the two, else ""."""
    parts = {part.lower() for part in name.replace("-", " ").split()[:2]}
    if parts & words.FEMALE_NAMES and not parts & words.MALE_NAMES:
        return "female"
    return "male" if parts & words.MALE_NAMES and not parts & words.FEMALE_NAMES else ""


def gender_of(address: str) -> str:
    """ "male" or "female" where a form of address tells, else ""."""
    if address in words.MALE_ADDRESS:
        return "male"
    return "female" if address in words.FEMALE_ADDRESS else ""
