"""Snapshots as a list: what each holds, what it was made of, and whether it is kept, in use, and sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from tieline.views.style import DIM, HEAD, WARN, WHAT


class SnapshotList:
    """found: snapshots as `--json` prints them."""

    def __init__(self, found: Iterable[Mapping[str, Any]]) -> None:
        self._found = found

    def __rich_console__(self, _: Console, __: ConsoleOptions) -> RenderResult:
        """For each its id and how it stands, and below what it holds."""
        for one in self._found:
            yield _head(one)
            yield Padding(_content(one), (0, 0, 0, 2))
            for said in one["inputs"]:
                yield Padding(Text(f"from {said}", DIM), (0, 0, 0, 2))


def _head(one: Mapping[str, Any]) -> Text:
    line = Text(one["snapshot"], HEAD)
    line.append(f"  {one['made'][:16].replace('T', ' ')} UTC", f"not bold {DIM}")
    for word in ("current", "pinned"):
        if one[word]:
            line.append(f"  {word}", f"not bold {WHAT}")
    sound = one.get("sound")
    if sound is not None:
        line.append("  sound" if sound else "  damaged", f"not bold {WHAT if sound else WARN}")
    return line


def _content(one: Mapping[str, Any]) -> Text:
    days = f", {one['since']} to {one['until']}" if one["since"] else ""
    left_out = f", {one['undated']:,} left out for want of a day" if one["undated"] else ""
    return Text(f"{one['doings']:,} doings between two ends{days}; {one['pledges']:,} pledges{left_out}")
