"""JSON Lines: a file in, what each line was read as out; every line that cannot be read is named, not just one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")


class GoldError(ValueError):
    """A file that does not say what it means: a line for each fault, with file, line, document, field and remedy."""


class LineError(ValueError):
    """A line that cannot be read, with all that is wrong with it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


def read_lines(path: Path, read: Callable[[dict[str, Any]], Item]) -> list[tuple[int, Item]]:
    """(line number, item) of every line; blank lines are left out.

    read: raises `LineError` for a line that it cannot read. Raises `GoldError` with the faults of all lines.
    """
    items: list[tuple[int, Item]] = []
    faults: list[str] = []
    for number, raw in _objects(path):
        try:
            items.append((number, read(_object(raw))))
        except LineError as error:
            faults.extend(f"{path}:{number}: {fault}" for fault in error.faults)
    if faults:
        raise GoldError("\n".join(faults))
    return items


def first_line(path: Path) -> str:
    """The first line that is not blank, without its end; "" if there is none."""
    with path.open(encoding="utf-8-sig") as lines:
        return next((line.rstrip("\r\n") for line in lines if line.strip()), "")


def _objects(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8-sig") as lines:
        yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _object(line: str) -> dict[str, Any]:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise LineError([f"no JSON ({fault}): write one object on each line"]) from fault
    if not isinstance(raw, dict):
        raise LineError([f"no object but {line[:40].rstrip()!r}: write one object on each line"])
    return raw
