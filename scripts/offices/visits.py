"""The US Department of State's logs: who came to Washington, whom the President and the Secretary met abroad."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from offices.evidence import FIRST_DAY, Sighting, tidy
from offices.texts import sightings
from tieline.ontology import states
from tieline.records.actor import Rank

SOURCE = "US Department of State visits log"
_TRAVELLERS = {
    "secretary_travel": ("Secretary of State", Rank.FOREIGN_OR_DEFENCE_MINISTER),
    "president_travel": ("President", Rank.HEAD_OF_STATE),
}
# Ids of the log that are no English name of the state.
_IDS = {"burma": "Myanmar", "somoa": "Samoa", "korea": "South Korea", "congo-democratic-republic": "Zaire"}


def log(path: Path) -> Iterator[Sighting]:
    """Sightings since 1990; where the text gives no state, the visited one, as a weaker sign."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            day = date.fromisoformat(row["start"])
            if day >= FIRST_DAY:
                yield from _row(row, day)


def _row(row: dict[str, str], day: date) -> Iterator[Sighting]:
    place = _state(row["country_id"], row["country"], day)
    document = f"{row['kind']} {row['start']} {row['country_id']}"
    if row["kind"] in _TRAVELLERS:
        office, rank = _TRAVELLERS[row["kind"]]
        yield Sighting(tidy(row["person"]), office, rank, "USA", day, SOURCE, document)
        yield from sightings(row["remarks"], day, SOURCE, document, place)
        return
    for seen in sightings(row["person"], day, SOURCE, document, place):
        yield replace(seen, state=place) if place and seen.state is None else seen
    yield from sightings(row["remarks"], day, SOURCE, document, "USA")


def _state(identifier: str, country: str, day: date) -> str | None:
    for form in (_IDS.get(identifier), country, _reordered(country), identifier.replace("-", " ").title()):
        found = states.by_name(form, day) if form else ()
        if found:
            return found[0].state.code
    return None


def _reordered(country: str) -> str:
    """ "Korea, South" as "South Korea"."""
    return re.sub(r"^(.+), (.+)$", r"\2 \1", country)
