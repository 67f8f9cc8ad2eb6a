"""Two readouts side by side: whether they tell one contact, what both say, what one says, what each leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from tieline.views.layout import heading
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, LABEL, WARN, WHAT, WHO

Plain = Mapping[str, Any]
WIDEST = 150  # columns: two texts stand beside each other

SAMENESS = {
    "same": "The two tell one contact", "likely": "The two probably tell one contact",
    "different": "The two do not tell one contact", "unknown": "Whether the two tell one contact cannot be told",
}  # fmt: skip
RELATIONS = {
    "different_in_fact": "different in fact", "worded_differently": "worded differently", "shared": "shared wording",
}  # fmt: skip
VERDICTS = {
    "same": "same", "different": "different", "time_zone": "same time, two zones", "only_one": "only here",
    "only_other": "only there",
}  # fmt: skip
KINDS = {"issue": "issue", "state": "third party", "pledge": "pledge"}


class ComparisonPage:
    """told: as `--json` prints it."""

    def __init__(self, told: Plain) -> None:
        self._told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The verdict, the contact's fields, the aligned sentences, and what each side left out."""
        told = self._told
        contact = told["contact"]
        sure = contact["sameness"] in ("same", "likely")
        body: list[RenderableType] = [
            Text(f"{SAMENESS[contact['sameness']]}: {contact['reason']}.", HEAD if sure else f"bold {WARN}"),
            Text(),
            self._sides(),
        ]
        if told["pairs"]:
            body += [Text(), heading("Both say", len(told["pairs"])), self._pairs()]
        for key, name in (("only_one", "one"), ("only_other", "other")):
            if told[key]:
                only = _grid(2)
                for quoted in told[key]:
                    only.add_row(Text("•", DIM), Text(shown(quoted["text"])))
                body += [Text(), heading(f"Only {side_name(told[name])} says", len(told[key])), only]
        for key, name in (("left_out_by_one", "one"), ("left_out_by_other", "other")):
            if told[key]:
                left = _grid(3)
                for one in told[key]:
                    left.add_row(
                        Text(KINDS[one["what"]], LABEL), Text(shown(one["name"]), WHAT), Text(shown(one["text"]))
                    )
                body += [Text(), heading(f"{side_name(told[name])} leaves out", len(told[key])), left]
        yield from console.render(Group(*body), options.update_width(min(options.max_width, WIDEST)))

    def _sides(self) -> Table:
        told = self._told
        table = _columns("")
        table.add_row(Text("report", LABEL), *(Text(shown(side_name(told[side])), WHO) for side in ("one", "other")))
        table.add_row(Text("title", LABEL), *(Text(shown(told[side]["title"] or "–")) for side in ("one", "other")))
        table.add_row(Text("published", LABEL), *(Text(_published(told[side])) for side in ("one", "other")))
        for field in told["contact"]["fields"]:
            label = Text(field["field"], LABEL)
            if field["verdict"] not in ("same",):
                label.append(f"\n{VERDICTS[field['verdict']]}", WARN)
            if field["one"] is None and field["other"] is None:
                continue
            table.add_row(label, *(Text(shown(field[side] or "not told")) for side in ("one", "other")))
            if field["note"]:
                table.add_row(Text(), Text(shown(field["note"]), DIM), Text())
        return table

    def _pairs(self) -> Table:
        table = _columns("")
        for pair in _ordered(self._told["pairs"]):
            label = Text(RELATIONS[pair["relation"]], WARN if pair["relation"] == "different_in_fact" else LABEL)
            for difference in pair["differences"]:
                label.append(f"\n{said(difference)}", DIM)
            cells = [_marked(pair[side]["text"], pair["differences"], side) for side in ("one", "other")]
            table.add_row(label, *cells)
        return table


def side_name(side: Plain) -> str:
    """Who tells it: the outlet, else the title, else the id."""
    return str(side["outlet"] or side["title"] or side["document"][:8])


def said(difference: Plain) -> str:
    """A difference in words: "agreed / discussed"."""
    return f"{shown(difference['one'])} / {shown(difference['other'])}"


def _ordered(pairs: list[Plain]) -> Iterator[Plain]:
    """What differs in fact first, what is worded alike last; within each in the order of the first report."""
    return iter(sorted(pairs, key=lambda pair: list(RELATIONS).index(pair["relation"])))


def _published(side: Plain) -> str:
    zone = f" ({side['zone']})" if side["zone"] else ""
    return shown(f"{side['published'] or 'no date'}{zone}")


def _marked(text: str, differences: list[Plain], side: str) -> Text:
    said_here = Text(shown(text))
    said_here.highlight_words([shown(d[side]) for d in differences if d["what"] != "denial"], "bold underline")
    return said_here


def _columns(first: str) -> Table:
    table = Table(box=None, padding=(0, 2, 1, 0), header_style=HEAD, expand=True, show_header=bool(first))
    table.add_column(first, width=20)
    table.add_column("", ratio=1, overflow="fold")
    table.add_column("", ratio=1, overflow="fold")
    return table


def _grid(columns: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        grid.add_column(overflow="fold")
    return grid
