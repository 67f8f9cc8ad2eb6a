"""GDELT 2.0 mentions: 16 columns, one row for each report that mentions an event."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from tieline.coded import cells as cell
from tieline.coded.columns import Table
from tieline.coded.layout import Coding, Head, Layout, Shape, tidy, usual_width
from tieline.coded.split import Cells, Dialect

COLUMNS = (
    "globaleventid", "eventtimedate", "mentiontimedate", "mentiontype", "mentionsourcename", "mentionidentifier",
    "sentenceid", "actor1charoffset", "actor2charoffset", "actioncharoffset", "inrawtext", "confidence",
    "mentiondoclen", "mentiondoctone", "mentiondoctranslationinfo", "extras",
)  # fmt: skip
_TEXTS = {
    "event_id": "globaleventid", "event_added": "eventtimedate", "mention_time": "mentiontimedate",
    "mention_type": "mentiontype", "publisher": "mentionsourcename", "report": "mentionidentifier",
    "in_raw_text": "inrawtext",
}  # fmt: skip
_WHOLES = {
    "sentence": "sentenceid", "actor1_offset": "actor1charoffset", "actor2_offset": "actor2charoffset",
    "action_offset": "actioncharoffset", "confidence": "confidence", "length": "mentiondoclen",
}  # fmt: skip


def _shape(head: Head) -> Shape | None:
    if usual_width(head) != len(COLUMNS):
        return None
    titled = tidy(head.lines[0].split("\t")[0]) == COLUMNS[0]
    if not titled and not any(_is_mention(line.split("\t")) for line in head.lines):
        return None
    return Shape(Dialect(COLUMNS, COLUMNS[:14]), int(titled))


def _is_mention(row: list[str]) -> bool:
    return len(row) == len(COLUMNS) and row[0].isdecimal() and len(row[1]) == len(row[2]) == 14 and row[2].isdecimal()


def _code(found: Cells) -> Coding:
    table = {name: found.table.column(name).combine_chunks() for name in found.table.column_names}
    date = cell.days(cell.text(table["mentiontimedate"]))
    columns = {"date": date, "tone": cell.number(table["mentiondoctone"])}
    columns |= {ours: cell.text(table[theirs]) for ours, theirs in _TEXTS.items()}
    columns |= {ours: cell.whole(table[theirs]) for ours, theirs in _WHOLES.items()}
    coding = Coding(columns, table["mentiontimedate"])
    coding.fault(cell.flags(pc.is_null(date)), "its time (MentionTimeDate) cannot be read")
    unnumbered = cell.mapped(columns["event_id"], lambda id_: not id_.isdecimal(), pa.bool_()).fill_null(True)
    coding.fault(cell.flags(unnumbered), "it has no number of an event")
    return coding


MENTIONS = Layout(
    name="gdelt2-mentions",
    title="GDELT 2.0 mentions",
    shape=_shape,
    code=_code,
    wants="16 columns with tabs: the event's number, then two moments of 14 digits",
    table=Table.MENTIONS,
)
