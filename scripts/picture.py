"""Draw docs/assets/card.svg: what the demo prints, as a picture that loads nothing from elsewhere.

With --check it only says whether the picture is what would be drawn now. Run it with: python3 run.py figures
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "assets" / "card.svg"
REPORT = "examples/reports/2021-11-25-rus-srb-talks.txt"
COMMAND = ("tieline", "read", REPORT, "--published", "2021-11-25", "--no-ledger")
COLUMNS = 100
# Rich names a web font in its pictures; any monospaced font of the reader's will do.
_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def printed() -> str:
    """What the command prints on a terminal of `COLUMNS` columns, with its colours."""
    tool = Path(sysconfig.get_path("scripts")) / COMMAND[0]
    terminal = dict(os.environ, FORCE_COLOR="1", COLUMNS=str(COLUMNS), TERM="xterm-256color", COLORTERM="truecolor")
    terminal.pop("NO_COLOR", None)
    told = subprocess.run([tool, *COMMAND[1:]], cwd=ROOT, env=terminal, capture_output=True, text=True, check=True)
    return told.stdout


def draw(ansi: str) -> str:
    """An SVG picture of a terminal's output; the same output gives the same picture."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(ansi.rstrip("\n")))
    title = " ".join(COMMAND).removesuffix(" --no-ledger").replace("examples/reports/", "")
    return _WEB_FONT.sub("", console.export_svg(title=title, theme=MONOKAI, unique_id="card"))


def main() -> int:
    """Draw the picture anew, or compare it; 1 if it was to be the same and is not."""
    drawn = draw(printed())
    if "--check" not in sys.argv:
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(drawn, "utf-8")
        return 0
    same = PICTURE.is_file() and PICTURE.read_text("utf-8") == drawn
    if not same:
        sys.stderr.write("docs/assets/card.svg is not what the demo prints now: python3 run.py figures\n")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
