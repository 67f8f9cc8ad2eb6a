"""The software bill of materials: what stands in this environment because Tieline needs it, as CycloneDX 1.6 JSON.

    python scripts/bill_of_materials.py [--extra dev ...] [-o FILE]

Read from the metadata of what is installed; nothing is asked of the network. The models stand in it with the SHA-256
of their files. The same installation gives the same bytes: there is no time in it, and its serial number is made of
its content.
"""

from __future__ import annotations

import argparse
import json
import sys
import uuid
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tieline.encoder import files
from tieline.language.model import MODEL, WEIGHTS, find_model

ROOT = "tieline"
SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cyclonedx.org/")


def bill(extras: Iterable[str] = ()) -> dict[str, Any]:
    """The whole document. extras: of Tieline's own, whose packages are listed too where they are installed."""
    found = needed(ROOT, frozenset(extras))
    models = [_model(MODEL, find_model(), WEIGHTS), _model("tieline-events", files.FOLDER, files.DIGESTS)]
    told = {
        "metadata": {"component": {**_component(distribution(ROOT)), "type": "application"}},
        "components": [*(_component(distribution(name)) for name in sorted(found) if name != ROOT), *models],
        "dependencies": [
            {"ref": _purl(distribution(name)), "dependsOn": [_purl(distribution(one)) for one in sorted(below)]}
            for name, below in sorted(found.items())
        ],
    }
    number = uuid.uuid5(SPACE, json.dumps(told, sort_keys=True))
    return {
        "$schema": SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}",
        "version": 1, **told,
    }  # fmt: skip


def needed(root: str, extras: frozenset[str]) -> dict[str, set[str]]:
    """Every installed package that `root` needs, directly or not, with those it needs itself; names are canonical."""
    found: dict[str, set[str]] = {}
    asked: dict[str, frozenset[str]] = {}
    waiting = [(root, extras)]
    while waiting:
        name, wanted = waiting.pop()
        if name in asked and wanted <= asked[name]:
            continue
        asked[name] = asked.get(name, frozenset()) | wanted
        below = [one for one in _requirements(name, asked[name]) if _is_installed(one.name)]
        found[name] = {str(canonicalize_name(one.name)) for one in below}
        waiting.extend((str(canonicalize_name(one.name)), frozenset(one.extras)) for one in below)
    return found


def _requirements(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    """What a package asks for here: on this system, under this Python, with these extras."""
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield wanted


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _purl(package: Distribution) -> str:
    """The package URL, which names a package in every bill alike."""
    return f"pkg:pypi/{canonicalize_name(package.name)}@{package.version}"


def _component(package: Distribution) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library", "bom-ref": _purl(package), "name": package.name, "version": package.version,
        "purl": _purl(package),
    }  # fmt: skip
    licences = list(_licences(package))
    return {**told, "licenses": licences} if licences else told


def _licences(package: Distribution) -> Iterator[dict[str, Any]]:
    """The licence as the package states it: an SPDX expression, else its classifiers, else a short free text."""
    about = package.metadata
    classes = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    if "License-Expression" in about:
        yield {"expression": about["License-Expression"]}
    elif classes:
        yield from ({"license": {"name": line.rpartition(" :: ")[2]}} for line in classes)
    elif "License" in about and about["License"] and "\n" not in about["License"]:
        yield {"license": {"name": about["License"]}}


def _model(name: str, folder: Path, parts: Iterable[str]) -> dict[str, Any]:
    """A model with the files that decide what it says."""
    return {
        "type": "machine-learning-model", "bom-ref": f"model:{name}", "name": name,
        "components": [
            {
                "type": "file", "bom-ref": f"model:{name}/{part}", "name": part,
                "hashes": [{"alg": "SHA-256", "content": files.digest_of(folder / part)}],
            }
            for part in sorted(parts)
        ],
    }  # fmt: skip


def main() -> None:
    """Print the bill, or write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extra", action="append", default=[], help="list the packages of this extra too")
    parser.add_argument("-o", "--output", type=Path, help="a file, instead of standard output")
    asked = parser.parse_args()
    told = json.dumps(bill(asked.extra), indent=2, ensure_ascii=False) + "\n"
    if asked.output:
        asked.output.write_text(told, "utf-8")
    else:
        sys.stdout.write(told)


if __name__ == "__main__":
    main()
