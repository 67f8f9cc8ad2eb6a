"""What a person phrase is: a name with its titles, or an office without one."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.actors.offices import OfficePhrase
from tieline.ontology.organisations import Organisation
from tieline.ontology.states import State


@dataclass(frozen=True)
class PersonPhrase:
    """One person (or, in the plural, several) as a phrase names them.

    first, last: token positions. name: positions of the name alone; None where only an office is given. offices: as
    stated in the phrase. address: "mr", "mrs", ... or "". states: the state the phrase itself names ("Putin of
    Russia", "Russia's Putin"); beside those of the offices.
    """

    first: int
    last: int
    name: tuple[int, int] | None
    offices: tuple[OfficePhrase, ...] = ()
    address: str = ""
    states: tuple[State, ...] = ()
    organisation: Organisation | None = None

    @property
    def plural(self) -> bool:
        """Whether it means several people: an office in the plural without a name."""
        return self.name is None and any(office.plural for office in self.offices)
