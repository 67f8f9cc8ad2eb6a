"""A snapshot, two ends, a window and the sources that count in; the tie that measures start from out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ontology import states
from tieline.ontology.shocks import Shock, table
from tieline.ties.happenings import Happenings
from tieline.ties.measure import LEVEL
from tieline.ties.stored import StoredWorld
from tieline.ties.tie import Tie
from tieline.ties.window import Window
from tieline.ties.world import Ends


def load_tie(
    reader: SnapshotReader,
    ends: Ends,
    window: Window,
    *,
    shocks: Iterable[Shock] | None = None,
    level: float = LEVEL,
) -> Tie:
    """The tie between two ends as of the end of a window.

    reader: open as long as the tie is measured; its origins are those that count. ends: in alphabetical order. shocks:
    the list to take; None for the one that ships. level: probability mass of the intervals.
    """
    rows = reader.doings(*ends, window.since, window.until)
    return Tie(
        ends=ends,
        window=window,
        happenings=Happenings(rows),
        pledges=_as_of(reader.pledges(*ends, window.since, window.until), window.until),
        world=StoredWorld(reader, window.weeks),
        shocks=tuple(s for s in (table() if shocks is None else shocks) if window.since <= s.day <= window.until),
        level=level,
    )


def span_of(reader: SnapshotReader, ends: Ends) -> Window | None:
    """From a tie's first happening to the last day anything is known of, or the last of an end that is no more; None
    for a tie without happenings.

    Happenings after the day the snapshot was made are mistakes of a date, and no reason for a longer window.
    """
    found = reader.span(*ends)
    if found is None:
        return None
    made = date.fromisoformat(reader.snapshot.manifest.made[:10])
    known = max(found[1], date.fromisoformat(reader.snapshot.manifest.until or made.isoformat()))
    gone = (state.end for state in map(states.get, ends) if state.end is not None)
    return Window(found[0], max(found[0], min(made, known, *gone)))


def _as_of(pledges: pa.Table, day: date) -> pa.Table:
    """The pledges as they were known on a day: what came of them later is not known yet."""
    known = pc.fill_null(pc.less_equal(pledges["as_of"], pa.scalar(day)), False)
    for name in ("outcome", "as_of", "author"):
        at = pledges.schema.get_field_index(name)
        column = pc.if_else(known, pledges[name], pa.scalar(None, pledges.schema.field(name).type))
        pledges = pledges.set_column(at, pledges.schema.field(name), column)
    return pledges
