"""Judgements in, what was decided by whom and when out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tieline.records.judgement import Act, Decision, Judgement
from tieline.views.layout import SHORT_ID, joined
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, WARN
from tieline.views.wording import counted, words

_NAMED = 4  # records named in a line

_SAID = {
    Decision.SAME: "tell one doing",
    Decision.DIFFERENT: "tell different doings",
    Decision.WRONG: "rejected",
    Decision.CORRECTED: "corrected",
}
_ACTS = {Act.SET: "is", Act.ADD: "has also", Act.REMOVE: "has not", Act.REPLACE: "is"}


def judgements_page(judgements: Sequence[Judgement]) -> RenderableType:
    """All of them, oldest first."""
    if not judgements:
        return Text("Nobody has judged anything yet: tieline merge, split, correct and reject do", DIM)
    return Group(*(Padding(_lines(judgement), (0, 0, 1, 0)) for judgement in judgements))


def judged_page(judgement: Judgement, happenings: Iterable[str]) -> RenderableType:
    """One that was just made or taken back, and the happenings its records tell now."""
    now = ", ".join(happenings)
    return Group(_lines(judgement), Text(f"told now in {now}" if now else "told in no happening now", DIM))


def said(judgement: Judgement) -> Text:
    """What was decided, and by whom, in a line."""
    line = joined([Text(_decision(judgement)), Text.assemble("by ", (shown(judgement.by, 40), HEAD)), _day(judgement)])
    if judgement.reason:
        line.append(f"  “{shown(judgement.reason, 200)}”")
    return line


def judgement_lines(judgements: Iterable[Judgement], was: Mapping[tuple[str, str], str]) -> list[Text]:
    """For an entry: what was decided of it, and the id by which it is taken back.

    was: the values as they were read, in words, by judgement and field.
    """
    lines = []
    for judgement in judgements:
        line = said(judgement)
        field = judgement.correction.field if judgement.correction else ""
        if (judgement.id, field) in was:
            line.append(f"  read as {shown(was[judgement.id, field], 120) or 'nothing'}", WARN)
        line.append(f"  {judgement.id}", DIM)
        lines.append(line)
    return lines


def _lines(judgement: Judgement) -> RenderableType:
    lines: list[RenderableType] = [Text(judgement.id, DIM), said(judgement), Text(_records(judgement), DIM)]
    if judgement.undone_at is not None:
        why = f": {shown(judgement.undone_reason, 200)}" if judgement.undone_reason else ""
        who = shown(judgement.undone_by or "", 40)
        lines.append(Text(f"taken back by {who}, {judgement.undone_at:%Y-%m-%d %H:%M}{why}", WARN))
    if judgement.missing:
        gone = ", ".join(id_[:SHORT_ID] for id_ in judgement.missing[:_NAMED])
        lines.append(Text(f"stands without its record: no reading tells {gone} any more", WARN))
    return Group(*lines)


def _decision(judgement: Judgement) -> str:
    correction = judgement.correction
    if correction is None:
        return _SAID[judgement.decision]
    written = shown(correction.written, 120) or "nothing"
    act = _ACTS[correction.act]
    value = written if correction.act is Act.SET else written.lstrip("+-− ")
    return f"{words(correction.field)} {act} {value}"


def _day(judgement: Judgement) -> str:
    return f"{judgement.made_at:%Y-%m-%d %H:%M}"


def _records(judgement: Judgement) -> str:
    sides: dict[int, list[str]] = {}
    for anchor in judgement.anchors:
        sides.setdefault(anchor.side, []).append(f"{words(anchor.kind)} {anchor.record[:SHORT_ID]}")
    return " | ".join(_some(records) for records in sides.values())


def _some(records: Sequence[str]) -> str:
    more = len(records) - _NAMED
    listed = ", ".join(records[:_NAMED])
    return f"{listed} and {counted(more, 'more record')}" if more > 0 else listed
