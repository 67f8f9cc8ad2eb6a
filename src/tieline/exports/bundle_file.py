"""An evidence bundle: entries with the sentences they rest on, for people and programs, each file with its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENTRIES, PAGE, SUMS = "entries.jsonl", "evidence.md", "SHA256SUMS"


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """One report's words for an entry. text: verbatim; start, end: its place in the stored text of the document."""

    document: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of the bundle. heading: one line. facts: what is told of it, label and value. plain: as `--json` has
    it."""

    id: str
    kind: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    quoted: tuple[Quoted, ...]
    disagreements: tuple[str, ...]
    plain: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A report that entries rest on. sha256: of its stored text."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    sha256: str


def write_bundle(
    folder: Path, entries: Iterable[Entry], sources: Mapping[str, Source], made_of: str
) -> tuple[Path, ...]:
    """Write evidence.md, entries.jsonl and SHA256SUMS into a folder; returns their paths. made_of: one line that says
    what ledger and version it is from.

    The texts of reports stay where they are, but for the sentences an entry rests on; the hash of each stored text
    says which text was read. `sha256sum --check SHA256SUMS` checks the files.
    """
    told = list(entries)
    numbers = {id_: number for number, id_ in enumerate(sources, 1)}
    page, data = folder / PAGE, folder / ENTRIES
    page.write_text(_page(told, sources, numbers, made_of), "utf-8")
    with data.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(dict(entry.plain), ensure_ascii=False) + "\n" for entry in told)
    sums = folder / SUMS
    sums.write_text("".join(f"{_sha256(path)}  {path.name}\n" for path in (page, data)), "utf-8")
    return page, data, sums


def _page(entries: list[Entry], sources: Mapping[str, Source], numbers: Mapping[str, int], made_of: str) -> str:
    lines = ["# Evidence", "", made_of, ""]
    for entry in entries:
        lines += [f"## {_plain(entry.heading)}", "", f"{entry.kind} `{entry.id}`", ""]
        lines += [f"- {label}: {_plain(value)}" for label, value in entry.facts]
        lines += [f"- reports differ on {_plain(said)}" for said in entry.disagreements]
        for one in entry.quoted:
            where = f"[{numbers[one.document]}], characters {one.start} to {one.end}"
            lines += ["", f"> {_plain(one.text)}", ">", f"> {where}"]
        lines.append("")
    lines += ["## Reports", ""]
    for id_, number in numbers.items():
        source = sources[id_]
        about = [source.title, source.outlet, source.published, source.url]
        told = ", ".join(_plain(one) for one in about if one)
        lines.append(f"{number}. {told or 'untitled'} (document `{source.id}`, SHA-256 of its text `{source.sha256}`)")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """On one line, with what Markdown or HTML would take for markup marked as text."""
    kept = " ".join(text.split())
    for sign in "\\`*_[]<>#|":
        kept = kept.replace(sign, f"\\{sign}")
    return kept


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
