"""Write docs/commands.md from the help of every command; with --check only say whether it is so.

Run it with: python3 run.py figures
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tieline.cli.main import tieline

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
WIDTH = 100
INTRO = """\
# Commands

<!-- Made by scripts/commands.py: change the help texts in src/tieline/cli, then run python3 run.py figures. -->

A day with Tieline, in four lines:

```console
$ tieline read reports/ --outlet "Foreign ministry" --published 2021-12-15
$ tieline contacts --between CHN RUS --since 2021-01-01
$ tieline show h137c6f1
$ tieline pledges --between CHN RUS --csv > pledges.csv
```

- **Which ledger.** Every command takes `--ledger FILE`; otherwise `$TIELINE_LEDGER` counts, else `tieline/ledger.db` in
  your data folder.
- **States** are given as ISO 3166-1 alpha-3 codes or by name.
- **Ids** may be shortened to any beginning that no other id has.
- **Answers** go to standard output; remarks and what went wrong go to standard error. `--json` prints one object per
  line, described in [JSON output](json.md).
- **Exit codes**: 0 all done; 1 something failed (each named on standard error, the rest kept); 2 wrong usage.
"""


def page() -> str:
    """The whole page: the introduction, then a section for each command with its own help."""
    sections = (f"## {name}\n\n```text\n{text}\n```\n" for name, text in _helps(tieline, "tieline", None))
    return "\n".join([INTRO, *sections])


def _helps(command: click.Command, name: str, above: click.Context | None) -> Iterator[tuple[str, str]]:
    """(full name, help text) of a command and of all below it."""
    context = click.Context(
        command, info_name=name.split()[-1], parent=above, terminal_width=WIDTH, **command.context_settings
    )
    yield name, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None and not found.hidden:
                yield from _helps(found, f"{name} {below}", context)


def main() -> int:
    """Write the page anew, or compare it; 1 if it was to be the same and is not."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), "utf-8")
        return 0
    same = PAGE.read_text("utf-8") == page()
    if not same:
        sys.stderr.write("docs/commands.md is not what the commands say now: python3 run.py figures\n")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
