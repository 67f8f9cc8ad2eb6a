"""Arguments of the scripts in this folder: paths that must be there, with an error that says what was expected."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

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
    """The entries of the list of documents."""
    return [json.loads(line) for line in (HERE / "documents.jsonl").read_text("utf-8").splitlines()]


def parser(description: str | None) -> argparse.ArgumentParser:
    """A parser that shows a script's docstring as it stands."""
    return argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
