"""An office and a state in, who bears it out: among the people of the document, then in the table at the date."""

from __future__ import annotations

from datetime import date

from tieline.actors.actor_values import holder_actor, of_person
from tieline.actors.office_table import HIGHEST, leading_ranks
from tieline.actors.offices import OfficePhrase
from tieline.actors.people import People
from tieline.actors.person import Person
from tieline.actors.posts import IN_OFFICE, post_of
from tieline.ontology import offices
from tieline.ontology.offices import Holding
from tieline.records.actor import Actor, ActorKind, Rank

# Words for a rank rather than for one office: whoever holds the rank answers to them.
_RANK_WORDS = {
    "Head of State": Rank.HEAD_OF_STATE,
    "Prime Minister": Rank.HEAD_OF_GOVERNMENT,
    "Premier": Rank.HEAD_OF_GOVERNMENT,
}


def names_leader(office: OfficePhrase) -> bool:
    """Whether an office is only "leader": whoever of a state's two heads leads it."""
    return office.office.lower() in ("leader", "leaders")


def is_held(office: OfficePhrase) -> bool:
    """Whether the phrase speaks of whoever holds the office now."""
    return office.standing in (None, *IN_OFFICE)


class Bearers:
    """Who bears which office in one document, and in the table on its day."""

    def __init__(self, people: People, on: date | None) -> None:
        self.people = people
        self.on = on

    def in_text(self, office: OfficePhrase, code: str) -> list[Person]:
        """The people of the document who bear an office in a state.

        A state's head has many titles ("the Emir", "the President"), so that the rank tells as well as the words.
        """
        found = [p for p in self.people.all if p.state == code and self._bears(p, office, code)]
        if names_leader(office) and len(found) > 1:
            found = [p for p in found if p.rank is leading_ranks().get(code)] or found
        return found

    def of_any_state(self, office: OfficePhrase) -> list[Person]:
        """The people of the document who bear an office of these very words, whatever their state."""
        return [p for p in self.people.all if self._bears(p, office, p.state, strictly=True)]

    def _bears(self, person: Person, office: OfficePhrase, code: str | None, *, strictly: bool = False) -> bool:
        if not is_held(office):
            return any(p.standing == office.standing and office.office in p.office for p in person.posts)
        if names_leader(office):
            return person.rank in HIGHEST
        if any(post.office == office.office and not post.past for post in person.posts):
            return True
        if person.holding is not None and person.holding.office == office.office:
            return True
        if strictly and office.office not in _RANK_WORDS:
            return False
        rank = post_of(office, code).rank
        held = {post.rank for post in person.posts if not post.past} or {person.rank}
        return rank in HIGHEST and rank in held

    def owned(self, name: str, office: OfficePhrase, code: str) -> Actor:
        """The actor "the Russian president" means: a person of the text, of the table, or one without a name."""
        found = self.in_text(office, code)
        if len(found) == 1:
            return of_person(name, found[0], "role_in_text", 0.93)
        holder = self.incumbent(office, code)
        if not found and holder is not None:
            return holder_actor(name, holder)
        post = post_of(office, code)
        return Actor(
            name=name,
            kind=ActorKind.PERSON,
            office=post.office,
            rank=post.rank,
            state=code,
            method="role_without_name",
            confidence=0.8,
        )

    def incumbent(self, office: OfficePhrase, code: str) -> Holding | None:
        """Who held the office in the state on the day, if the table knows exactly one person."""
        if self.on is None or office.elsewhere or office.organisation or not is_held(office):
            return None
        if names_leader(office):
            rank = leading_ranks().get(code)
            return self._holder(code, rank, self.on) if rank is not None else None
        exact = self._holder(code, office.office, self.on)
        rank = post_of(office, code).rank
        if exact is not None or rank not in HIGHEST or offices.incumbents(code, office.office, self.on):
            return exact
        return self._holder(code, rank, self.on)

    def _holder(self, code: str, wanted: Rank | str, on: date) -> Holding | None:
        """The one the sources vouch for; without any, the one they leave open, if that is one."""
        return _only(offices.incumbents(code, wanted, on) or offices.possible_incumbents(code, wanted, on))

    def of_rank(self, rank: Rank, office: str | None, code: str) -> Holding | None:
        """Who held an office (or, for the highest, a rank) in a state on the day."""
        if self.on is None:
            return None
        held = offices.incumbents(code, office, self.on) if office else ()
        if not held and rank in HIGHEST:
            held = offices.incumbents(code, rank, self.on)
        return _only(held)


def _only(held: tuple[Holding, ...]) -> Holding | None:
    return held[0] if len({h.person for h in held}) == 1 else None
