"""Events in the 40 columns of POLECAT: tabs, ISO-8859-1, a first line of names that begins with #!."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date
from typing import IO

from tieline.exports.told import ToldEvent, pairs
from tieline.ontology import states
from tieline.records.actor import Actor, ActorKind
from tieline.version import __version__

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_SECTORS = {ActorKind.GOVERNMENT_BODY: "GOV", ActorKind.BLOC: "IGO"}


def write_polecat(events: Iterable[ToldEvent], stream: IO[bytes]) -> int:
    """Write a row for each event and pair of parties; returns the number of rows.

    Left out: events without a PLOVER category or without any day. A symmetric act has a row in each direction. What
    POLECAT has and Tieline does not (coordinates, Wikipedia ids) stays empty; letters that ISO-8859-1 lacks lose their
    marks, or become "?".
    """
    stream.write(_line(("#!" + COLUMNS[0], *COLUMNS[1:])))
    count = 0
    for told in events:
        event, day = told.event, told.day
        if event.category is None or day is None:
            continue
        for number, (actor, recipient) in enumerate(pairs(event)):
            cells = {
                "Event ID": f"{told.happening}-{number}",
                "Event Date": day.isoformat(),
                "Event Type": str(event.category),
                "Event Mode": event.modes[0].replace("_", "-") if event.modes else "",
                "Intensity": "" if event.weight is None else f"{event.weight:g}",
                "Quad Code": "" if event.penta is None else str(event.penta),
                "Contexts": "; ".join(context.replace("_", "-") for context in event.contexts),
                **_party("Actor", actor, day.isoformat()),
                **(_party("Recipient", recipient, day.isoformat()) if recipient is not None else {}),
                "Placename": event.place or "",
                "Raw Placename": event.place or "",
                "Source": told.outlet or "",
                "Publication Date": told.published.isoformat() if told.published is not None else "",
                "Language": told.language or "",
                "Version": f"Tieline {__version__}",
            }
            stream.write(_line(cells.get(name, "") for name in COLUMNS))
            count += 1
    return count


def _party(side: str, actor: Actor, day: str) -> dict[str, str]:
    sector = "GOV" if actor.kind is ActorKind.PERSON and actor.rank is not None else _SECTORS.get(actor.kind, "")
    return {
        f"{side} Name": actor.canonical or actor.name,
        f"{side} Country": actor.state or "",
        f"{side} COW": _cow(actor.state, day) if actor.state else "",
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
        f"{side} Title": actor.office or "",
        f"{side} Name Raw": actor.name,
    }


@functools.lru_cache(maxsize=100_000)
def _cow(code: str, day: str) -> str:
    state, on = states.table().get(code), date.fromisoformat(day)
    return next((number.text for number in state.cow if number.holds(on)), "") if state is not None else ""


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(_latin(" ".join(cell.split())) for cell in cells) + "\n").encode("iso-8859-1")


def _latin(text: str) -> str:
    if text.isascii():
        return text
    kept = (c if ord(c) < 256 else states.strip_accents(c) for c in text)
    return "".join(kept).encode("iso-8859-1", "replace").decode("iso-8859-1")
