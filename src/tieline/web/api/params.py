"""What an address of the API may carry, and what a refusal looks like."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import AwareDatetime, BaseModel

from tieline.ontology import states
from tieline.web.refused import asked

Answer = dict[str, Any]


class Refusal(BaseModel):
    """Why a request is not answered, and what to do."""

    reason: str
    remedy: str


class Items(BaseModel):
    """Entries of a listing. more: whether there are others beyond the limit."""

    items: list[dict[str, Any]]
    more: bool


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "It cannot be asked so"},
    401: {"model": Refusal, "description": "The desk asks for its token"},
    404: {"model": Refusal, "description": "There is no such entry"},
    422: {"model": Refusal, "description": "Not used: what cannot be read is refused with 400"},
    503: {"model": Refusal, "description": "The ledger cannot be read"},
}
Between = Annotated[
    list[str], Query(max_length=4, description="Codes or names of states or blocs that are all involved: CHN, Russia")
]
Since = Annotated[date | None, Query(description="Nothing before this day")]
Until = Annotated[date | None, Query(description="Nothing after this day")]
Text = Annotated[str | None, Query(max_length=300, description="Words that must all stand in the report")]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many")]
AsOf = Annotated[AwareDatetime | None, Query(description="The ledger as it stood at that moment, with its offset")]
Id = Annotated[str, Path(max_length=80, description="An id, or any beginning of it that no other has")]
End = Annotated[str, Path(max_length=80, description="The code or name of a state or bloc")]


def codes(named: list[str]) -> tuple[str, ...]:
    """Codes from codes or names. Raises `RefusedError`."""
    with asked("Codes are those of ISO 3166-1 alpha-3, such as CHN"):
        return tuple(states.code_of(name) for name in named)


def ends(one: str, other: str) -> tuple[str, str]:
    """The codes of the two ends of a tie. Raises `RefusedError`."""
    first, second = codes([one, other])
    return first, second
