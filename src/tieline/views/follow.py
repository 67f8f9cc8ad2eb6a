"""What came of pledges: the values of the desk's `follow` in, a page or a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tieline.views.layout import SHORT_ID, Barred, heading, joined
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, OTHER, WARN, WHAT, WHEN
from tieline.views.wording import counted, day, words

_LONGEST_ACTION = 200
_LONGEST_PASSAGE = 400
_COLOURS = {"fulfilled": WHAT, "partly_fulfilled": WHAT, "broken": "red", "lapsed": WARN}


def followed_page(followed: Mapping[str, Any]) -> RenderableType:
    """One pledge: what was promised, what came of it, and every piece of evidence with its sentence.

    followed: the keys of `tieline follow --json`.
    """
    status = followed["status"]
    lines: list[RenderableType] = [
        Rule(style=DIM),
        joined([Text("PLEDGE", HEAD), Text(followed["id"], DIM)]),
        Padding(Group(
            Text(shown(followed["action"], _LONGEST_ACTION), "bold"),
            joined([_who(followed), f"said {followed['said']}" if followed["said"] else None, _due(followed)]),
        ), (0, 0, 1, 1)),
        heading("What came of it"),
        Padding(Group(
            joined([_outcome(followed), Text(f"as of {status['as_of']}", WHEN)]), Text(shown(status["reason"], 300))
        ), (0, 0, 1, 1)),
    ]  # fmt: skip
    findings = followed["findings"]
    if findings:
        lines.append(heading("Evidence", len(findings)))
        lines.append(Padding(Group(*map(_finding, findings)), (0, 0, 0, 1)))
    return Group(*lines)


def due_table(rows: Iterable[Mapping[str, Any]], today: date) -> Table:
    """Pledges by deadline, with what came of each; the rows' keys are those of `tieline follow --json`."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEAD, expand=True)
    for name, width in (("due", 15), ("who", 20), ("status", 18)):
        table.add_column(name, max_width=width, overflow="fold")
    table.add_column("what", ratio=1, min_width=20, overflow="fold")
    table.add_column("ev.", justify="right", no_wrap=True)
    table.add_column("id", no_wrap=True)
    for row in rows:
        end = date.fromisoformat(row["deadline"]["end"][:10])
        late = (today - end).days
        when = Text(day(end), WHEN)
        when.append(f"\nin {counted(-late, 'day')}" if late < 0 else "", DIM)
        table.add_row(
            when, _who(row), _outcome(row), Text(shown(row["action"], _LONGEST_ACTION)),
            Text(str(len(row["findings"])) if row["findings"] else "·"), Text(row["id"][:SHORT_ID], DIM),
        )  # fmt: skip
    return table


def _who(followed: Mapping[str, Any]) -> Text:
    who = Text(", ".join(_names(followed["makers"])))
    if followed["recipients"]:
        who.append(f" → {', '.join(_names(followed['recipients']))}")
    return who


def _names(actors: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each side once: its state, or its name where a state is not known."""
    return list(dict.fromkeys(shown(a["state"] or a["canonical"] or a["name"], 40) for a in actors))


def _due(followed: Mapping[str, Any]) -> Text | None:
    return Text.assemble("due by ", (followed["deadline"]["end"][:10], WHEN)) if followed["deadline"] else None


def _outcome(followed: Mapping[str, Any]) -> Text:
    """The outcome, and whose word it is: a machine's is proposed until a person confirms it."""
    status = followed["status"]
    outcome = Text(words(status["outcome"]), f"bold {_COLOURS.get(status['outcome'], '')}".strip())
    if followed["confirmed"]:
        return outcome.append(f" · {shown(status['author'], 40)}", OTHER)
    return outcome.append(" · proposed", DIM)


def _finding(finding: Mapping[str, Any]) -> RenderableType:
    sign = Text("for", WHAT) if finding["direction"] == "for" else Text("against", "red")
    line = joined([sign, words(finding["stage"]), Text(finding["day"], WHEN), Text(finding["id"], DIM)])
    matched = joined([f"{field}: {shown(value, 160)}" for field, value in finding["matched"].items()])
    passage = Text(shown(finding["text"], _LONGEST_PASSAGE), DIM)
    return Group(line, Padding(Group(matched, Barred(passage)), (0, 0, 1, 2)))
