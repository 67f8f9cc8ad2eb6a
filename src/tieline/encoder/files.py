"""The encoder's files and whether they are those it was exported with.

`model.json` beside them tells the SHA-256 of each; `training/events/export.py` writes it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).with_name("model")
ABOUT, WEIGHTS, TOKENIZER = "model.json", "events.onnx", "tokenizer.json"
DIGESTS = {WEIGHTS: "sha256", TOKENIZER: "tokenizer_sha256"}  # file: key of its SHA-256 in model.json


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; raises `OSError` where it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def file_faults(folder: Path = FOLDER) -> list[str]:
    """What is missing or altered, a sentence each; none where all is as it was exported."""
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        wanted = {name: str(about[key]) for name, key in DIGESTS.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"{folder / ABOUT} cannot be read ({type(error).__name__}: {error})"]
    return [fault for name, digest in wanted.items() for fault in _fault(folder / name, digest)]


def _fault(path: Path, digest: str) -> list[str]:
    try:
        found = digest_of(path)
    except OSError as error:
        return [f"{path} cannot be read ({error.strerror})"]
    return [] if found == digest else [f"{path} is not the file that was shipped"]
