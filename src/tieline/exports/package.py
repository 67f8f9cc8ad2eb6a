"""What an export says of itself: a Frictionless data package (specs.frictionlessdata.io), version 1."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.exports.table import Column

NAME = "datapackage.json"
_MEDIA = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".dta": "application/x-stata",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
    ".txt": "text/tab-separated-values",
    ".jsonl": "application/jsonl",
    ".json": "application/json",
    ".md": "text/markdown",
}


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A file of an export. columns: of a table; none for what is no table. rows: how many entries it has."""

    path: Path
    title: str
    rows: int
    columns: tuple[Column, ...] = ()
    encoding: str = "utf-8"


def describe(resources: Iterable[Resource], *, beside: Path, title: str, made_of: Mapping[str, Any]) -> str:
    """The package's JSON. beside: the folder it is to lie in. made_of: what the files were made of (version, snapshot,
    conditions), as further properties."""
    package = {
        "profile": "data-package",
        "name": "tieline-export",
        "title": title,
        "licenses": [{"name": "other", "title": "As the reports and files it was made of"}],
        "tieline": dict(made_of),
        "resources": [_resource(one, beside) for one in resources],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(one: Resource, beside: Path) -> dict[str, Any]:
    content = hashlib.sha256()
    with one.path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            content.update(chunk)
    suffix = one.path.suffix
    told: dict[str, Any] = {
        "name": one.path.stem.lower().replace("_", "-"),
        "title": one.title,
        "path": one.path.relative_to(beside).as_posix(),
        "format": suffix.lstrip("."),
        "mediatype": _MEDIA.get(suffix, "application/octet-stream"),
        "bytes": one.path.stat().st_size,
        "hash": f"sha256:{content.hexdigest()}",
        "rows": one.rows,
    }
    if suffix == ".csv":
        told |= {"profile": "tabular-data-resource", "encoding": one.encoding, "dialect": {"delimiter": ","}}
    if one.columns:
        told["schema"] = {
            "fields": [{"name": c.name, "type": str(c.kind), "description": c.label} for c in one.columns],
            "missingValues": [""],
        }
    return told
