"""Arguments of the scripts in this folder: paths that must be there, with an error that says what was expected."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tieline.evaluation.gold import SPLITS
from tieline.evaluation.gold_fields import Around, Field, brief, day, flag, name, shape, text, word
from tieline.evaluation.lines import GoldError, LineError, read_lines

HERE = Path(__file__).parent


def folder(given: str) -> Path:
    """A folder that is there."""
    path = Path(given)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{given!r} is no folder")
    return path


def file(given: str) -> Path:
    """A file that is there."""
    path = Path(given)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{given!r} is no file")
    return path


def sources() -> list[str]:
    """The folders of texts that the gold is made on."""
    return sorted({entry["source"] for entry in listed()})


def texts(given: str) -> Path:
    """A folder that holds at least one folder of source texts."""
    path = folder(given)
    if not any((path / source).is_dir() for source in sources()):
        raise argparse.ArgumentTypeError(
            f"{given!r} holds none of the folders of source texts ({', '.join(sources())}): see gold/README.md"
        )
    return path


def listed() -> list[dict[str, Any]]:
    """The entries of the list of documents; leaves the program with every fault of a list that is not sound."""
    try:
        return [entry for _, entry in read_lines(HERE / "documents.jsonl", _entry)]
    except GoldError as error:
        sys.exit(str(error))


def _entry(raw: dict[str, Any]) -> dict[str, Any]:
    faults = list(shape(raw, _ENTRY, Around("", (), 0)))
    if faults:
        raise LineError(faults)
    return raw


def _number(value: Any, _: Around) -> Iterator[str]:
    if type(value) is not int or value < 1:
        yield f"{brief(value)} is no number of characters"


_ENTRY = {
    **{key: Field(name, needed=True, empty=False) for key in ("id", "source", "kind", "sha256")},
    **{key: Field(day, needed=True, empty=False) for key in ("date", "published")},
    **{key: Field(text, needed=True, empty=True) for key in ("outlet", "url")},
    "title": Field(flag, needed=True, empty=False),
    "excerpt": Field(_number, needed=True, empty=False),
    "split": Field(word(SPLITS), needed=True, empty=False),
}


def parser(description: str | None) -> argparse.ArgumentParser:
    """A parser that shows a script's docstring as it stands."""
    return argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
