"""Events in the 26 columns of Phoenix: tabs, UTF-8, no first line, CAMEO codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from tieline.exports.told import ToldEvent, pairs
from tieline.ontology import cameo, states
from tieline.records.actor import Actor, ActorKind
from tieline.records.event import Category, Event

# The code of CAMEO that says no more than the PLOVER category does; a test holds each to the crosswalk.
GENERAL = {
    Category.AGREE: "030",
    Category.CONSULT: "040",
    Category.SUPPORT: "050",
    Category.COOPERATE: "060",
    Category.AID: "070",
    Category.CONCEDE: "080",
    Category.RETREAT: "087",
    Category.REQUEST: "100",
    Category.ACCUSE: "110",
    Category.REJECT: "120",
    Category.THREATEN: "130",
    Category.PROTEST: "140",
    Category.MOBILIZE: "150",
    Category.SANCTION: "160",
    Category.COERCE: "170",
    Category.ASSAULT: "180",
}
_AGENTS = {ActorKind.GOVERNMENT_BODY: "GOV"}


def write_phoenix(events: Iterable[ToldEvent], stream: IO[bytes]) -> int:
    """Write a row for each event and pair of parties with CAMEO country codes; returns the number of rows.

    Left out: events without any day, without a code, and pairs of which a side has no CAMEO country code. A PLOVER
    category becomes the general code of its CAMEO root; an imported CAMEO code stays what it was. A symmetric act has
    a row in each direction. Coordinates stay empty.
    """
    count = 0
    for told in events:
        code, day = _code(told.event), told.day
        if code is None or day is None:
            continue
        for number, (actor, recipient) in enumerate(pairs(told.event)):
            sides = _side(actor), _side(recipient) if recipient is not None else None
            if sides[0] is None or sides[1] is None:
                continue
            goldstein = cameo.goldstein(code)
            cells = (
                f"{told.happening}-{number}", f"{day:%Y%m%d}", f"{day:%Y}", f"{day:%m}", f"{day:%d}",
                *sides[0], *sides[1],
                code, code[:2], "" if told.event.penta is None else str(told.event.penta),
                "" if goldstein is None else f"{goldstein:g}",
                "", "", "", told.event.place or "", "", "", told.happening, told.url or "", told.outlet or "",
            )  # fmt: skip
            stream.write(("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode())
            count += 1
    return count


def _code(event: Event) -> str | None:
    if event.scheme == "cameo" and event.code is not None:
        return event.code
    return GENERAL[event.category] if event.category is not None else None


def _side(actor: Actor) -> tuple[str, str, str, str] | None:
    """Whole code, root, agent, and others."""
    state = states.table().get(actor.state) if actor.state else None
    if state is None or state.cameo is None:
        return None
    office = actor.kind is ActorKind.PERSON and actor.rank is not None
    agent = "GOV" if office else _AGENTS.get(actor.kind, "")
    return (state.cameo + agent, state.cameo, agent, "")
