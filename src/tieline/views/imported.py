"""What became of a file of coded rows, in a few lines: the sum, what was understood, where it went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, WARN

_REASONS = 5  # that are listed; the file of rejects has them all
_FILLED = {"category": "a PLOVER category", "source_state": "the source's state", "target_state": "the target's state"}


class ImportPage:
    """One imported file. told: what `--json` prints of it."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """File and layout, the sum, what was understood, rejects, the place."""
        told = self.told
        how = "told from the file" if told["detected"] else "as you said"
        yield Text.assemble((shown(told["file"]), HEAD), f"  {told['title']} ({told['format']}, {how})")
        yield Text(
            f"  {told['read']:,} read = {told['stored']:,} stored + {told['collapsed']:,} collapsed "
            f"+ {told['rejected']:,} rejected"
        )
        found = [f"{told['filled'][name]:,} with {said}" for name, said in _FILLED.items() if name in told["filled"]]
        if found:
            yield Text(f"  of those stored: {', '.join(found)}", DIM)
        yield from self._rejected()
        if told["interrupted"]:
            yield Text("  interrupted: the same command goes on from here", WARN)
        yield Text(f"  {self._new()} {shown(told['place'])}", DIM)

    def _new(self) -> str:
        told = self.told
        if not told["new"] and told["stored"]:
            return "nothing new: these rows are known, in"
        return "all new, in" if told["new"] == told["stored"] else f"{told['new']:,} of them new, in"

    def _rejected(self) -> RenderResult:
        reasons = sorted(self.told["reasons"].items(), key=lambda pair: (-pair[1], pair[0]))
        for reason, count in reasons[:_REASONS]:
            yield Text(f"  {count:,} rejected: {shown(reason)}", WARN)
        if len(reasons) > _REASONS:
            yield Text(f"  and {len(reasons) - _REASONS} more reasons", WARN)
        if self.told["rejects"]:
            yield Text(f"  rejected lines: {shown(self.told['rejects'])}", DIM)
