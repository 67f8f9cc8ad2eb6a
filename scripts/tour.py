"""Run the commands of docs/tour.md and write what they print below each; with --check only say whether it is so.

Run it with: python3 run.py figures
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "docs" / "tour.md"
SCRIPTS = Path(sysconfig.get_path("scripts"))
LEDGER = ROOT / "build" / "tour.db"
LONGEST = 40  # lines of one answer; a page is read, not scrolled
WIDEST = 150  # characters of one line; JSON has longer ones
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_SHOWN = re.compile(r"(?<=^\$ tieline show )\w+")
# Commands whose answer is not written: one is shown as a picture, the other's differs between machines.
_UNWRITTEN = ("examples/reports/2021-11-25-rus-srb-talks.txt --published 2021-11-25 --ledger", "tieline doctor")
_ID = re.compile(r"\bh[0-9a-f]{7}\b")


class Guide:
    """Answers a page's commands one after the other, as a reader would type them."""

    def __init__(self) -> None:
        self.last = ""  # the answer before, whose last entry `tieline show` opens

    def block(self, found: re.Match[str]) -> str:
        """The same commands, each with its answer."""
        commands = [line for line in found.group().splitlines() if line.startswith("$ ")]
        return "".join(self._answered(command) for command in commands)

    def _answered(self, command: str) -> str:
        ids = _ID.findall(self.last)
        if ids:
            command = _SHOWN.sub(ids[-1], command)
        self.last = _run(command.removeprefix("$ "))
        if any(words in command for words in _UNWRITTEN):
            return f"{command}\n"
        return f"{command}\n{_fitted(self.last)}"


def _run(command: str) -> str:
    """What a command prints on both streams; ends the program where one fails, since the page would be wrong."""
    terminal = dict(os.environ, COLUMNS="100", NO_COLOR="1")
    tool, *words = shlex.split(command)
    told = subprocess.run(
        [SCRIPTS / tool, *words],
        cwd=ROOT,
        env=terminal,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if told.returncode:
        sys.exit(f"{command}\n{told.stdout}\ndocs/tour.md: the command failed, so that the page is left as it was")
    return told.stdout


def _fitted(answer: str) -> str:
    """The answer, cut where it is too long or too wide for a page."""
    lines = [line.rstrip() if len(line) <= WIDEST else line[:WIDEST] + "…" for line in answer.strip("\n").splitlines()]
    if len(lines) > LONGEST:
        lines = [*lines[: LONGEST - 1], "…"]
    return "".join(f"{line}\n" for line in lines) + "\n"


def main() -> int:
    """Write the page anew, or compare it; 1 if it was to be the same and is not."""
    LEDGER.parent.mkdir(exist_ok=True)
    for leftover in LEDGER.parent.glob(f"{LEDGER.name}*"):
        leftover.unlink()
    before = TOUR.read_text("utf-8")
    after = _BLOCK.sub(Guide().block, before)
    after = re.sub(r"\n+(?=```$)", "\n", after, flags=re.MULTILINE)
    if "--check" not in sys.argv:
        TOUR.write_text(after, "utf-8")
        return 0
    if after != before:
        sys.stderr.write("docs/tour.md is not what the commands print now: python3 run.py figures\n")
    return int(after != before)


if __name__ == "__main__":
    sys.exit(main())
