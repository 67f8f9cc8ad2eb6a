"""Histories of formulas: the values of the desk's `phrases` and `missing_phrases` in, tables out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tieline.views.layout import SHORT_ID, Barred, heading, joined
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, OTHER, WARN, WHAT, WHEN
from tieline.views.wording import counted, day

MOST = 12  # lines of one table
_LONGEST_SENTENCE = 360


def history_page(history: Mapping[str, Any]) -> RenderableType:
    """A formula's history: overall, by speaker, outlet and tie, and the sentences of its first and last use.

    history: the keys of `tieline phrases TEXT --json`.
    """
    overall, uses = history["overall"], history["uses"]
    lines: list[RenderableType] = [
        Text.assemble(("“", DIM), (shown(history["phrase"], 120), "bold"), ("”", DIM)),
        joined([
            f"{counted(overall['uses'], 'use')} in {overall['reports']} of {counted(history['searched'], 'report')}",
            Text.assemble("first ", (_day(overall["first"]), WHEN)),
            Text.assemble("last ", (_day(overall["last"]), WHEN)),
            _silence(overall),
        ]),
        Text(),
    ]  # fmt: skip
    for title, key in (("By speaker", "speakers"), ("By outlet", "outlets"), ("By tie", "ties")):
        if history[key]:
            lines += [heading(title, len(history[key])), Padding(_table(history[key]), (0, 0, 1, 1))]
    lines += [heading("First use"), _use(uses[0])]
    if len(uses) > 1:
        lines += [heading("Last use"), _use(uses[-1])]
    return Group(*lines)


def _table(rows: Sequence[Mapping[str, Any]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEAD, expand=True)
    table.add_column("", ratio=1, min_width=16, overflow="fold")
    for name in ("uses", "reports"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("first", "last"):
        table.add_column(name, no_wrap=True)
    table.add_column("since", max_width=26, overflow="fold")
    for row in rows[:MOST]:
        table.add_row(
            shown(row["name"], 60), str(row["uses"]), f"{row['reports']} of {row['between']}",
            Text(row["first"], WHEN), Text(row["last"], WHEN), _silence(row),
        )  # fmt: skip
    if len(rows) > MOST:
        table.add_row(Text(f"and {len(rows) - MOST} more", DIM))
    return table


def _silence(line: Mapping[str, Any]) -> Text:
    """What came after the last use: nothing, reports without it, or so many that it is gone."""
    if not line["since"]:
        return Text("no report since", DIM)
    said = f"{counted(line['since'], 'report')} since without it"
    return Text(f"gone: {said}", WARN) if line["gone"] else Text(said, DIM)


def _use(use: Mapping[str, Any]) -> RenderableType:
    who = ", ".join(f"{s['name']} {s['state'] or ''}".strip() for s in use["speakers"]) or "the report's own words"
    evidence = use["evidence"]
    line = joined([
        Text(_day(use["day"]), WHEN), shown(who, 80), Text(shown(use["outlet"] or "unknown outlet", 60), OTHER),
        Text(evidence["document"][:SHORT_ID], DIM),
    ])  # fmt: skip
    before, found, after = use["sentence"].partition(evidence["text"])
    left, right = (" " if part != part.strip() else "" for part in (before, after[:1]))
    sentence = Text.assemble(
        (shown(before[-_LONGEST_SENTENCE:]) + left, DIM), (shown(found), f"underline {WHAT}"),
        (right + shown(after[:_LONGEST_SENTENCE]), DIM),
    )  # fmt: skip
    return Padding(Group(line, Barred(sentence)), (0, 0, 1, 1))


def missing_page(readouts: Iterable[Mapping[str, Any]]) -> RenderableType:
    """What the newest report of each outlet lacks; the keys of `tieline phrases --missing --json`."""
    lines: list[RenderableType] = []
    for readout in readouts:
        lines.append(joined([
            Text(shown(readout["outlet"], 60), OTHER), Text(_day(readout["day"]), WHEN),
            Text(shown(readout["title"] or "untitled", 90), "bold"), Text(readout["document"][:SHORT_ID], DIM),
        ]))  # fmt: skip
        if readout["reason"]:
            lines.append(Padding(Text(shown(readout["reason"]), WARN), (0, 0, 1, 2)))
        elif not readout["missing"]:
            told = f"nothing that recurs in the {readout['earlier']} reports before it is missing"
            lines.append(Padding(Text(told, DIM), (0, 0, 1, 2)))
        else:
            lines.append(
                Padding(Group(*(_missing(one, readout["earlier"]) for one in readout["missing"])), (0, 0, 1, 2))
            )
    return Group(*lines)


def _missing(missing: Mapping[str, Any], earlier: int) -> Text:
    first = Text("missing for the first time", WARN) if missing["first_time"] else None
    return joined([
        Text(f"“{shown(missing['words'], 100)}”"), first, f"in {missing['had']} of the {earlier} before",
        Text.assemble("last ", (_day(missing["last_day"]), WHEN), (f" {missing['last']['document'][:SHORT_ID]}", DIM)),
    ])  # fmt: skip


def _day(text: str) -> str:
    return day(date.fromisoformat(text))
