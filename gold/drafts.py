"""From an annotator's draft to stand-off gold.

An annotator reads a sheet of numbered sentences (`python gold/drafts.py show DATA OUT`) and writes, for each document,
a draft in which every span is quoted as "NUMBER|words": the number of its sentence (0 is the title) and its words,
verbatim; "first words ... last words" for a long span; "NUMBER#2|words" for the second occurrence in the sentence.
Party references put keys of the draft's cast in front: "xi+putin@2|The two leaders". `python gold/drafts.py compile
DATA DRAFTS OUT` turns drafts into files that hold offsets and labels, and no text of the documents.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from paths import folder, listed, parser, texts
from select_documents import body, rows

from tieline.records.document import with_title

_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|No|vs|etc|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)"
    r"|\b[A-Z]|\b(?:U\.S|U\.N|D\.C|p\.m|a\.m))\.$"
)


class DraftError(ValueError):
    """A draft that cannot be compiled; the message names document, record and fault."""


def stored_text(entry: dict[str, Any], row: dict[str, Any]) -> str:
    """The text the offsets of the gold count: the excerpt of the body, the title behind it."""
    excerpt = body(row)[: entry["excerpt"]]
    return with_title(row.get("title"), excerpt)[0]


def sentences(text: str, title_start: int | None) -> list[tuple[int, int]]:
    """Offsets of the numbered sentences; number 0 is the title (the first sentence of a text without one)."""
    found = [(title_start, len(text))] if title_start is not None else []
    for line in re.finditer(r"[^\n]+", text[:title_start]):
        start = line.start()
        for cut in _BOUNDARY.finditer(line.group()):
            if not _SHORT.search(line.group()[: cut.start()]):
                end = line.start() + cut.start() + len(cut.group().rstrip())
                found.append((start, end))
                start = line.start() + cut.end()
        if text[start : line.end()].strip():
            found.append((start, line.end()))
    return found


def title_start(entry: dict[str, Any], row: dict[str, Any]) -> int | None:
    """Where the title begins in the stored text."""
    return with_title(row.get("title"), body(row)[: entry["excerpt"]])[2]


def sheets(data: Path, entries: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, int | None]]:
    """(entry, stored text, title start) for every entry of the list."""
    wanted = {entry["id"]: entry for entry in entries}
    for source in sorted({entry["source"] for entry in entries}):
        for row in rows(data / source):
            entry = wanted.get(row["id"])
            if entry is not None:
                yield entry, stored_text(entry, row), title_start(entry, row)


def show(entry: dict[str, Any], text: str, start: int | None) -> str:
    """The annotator's sheet."""
    head = f"id {entry['id']}  published {entry['published']}  outlet {entry['outlet']}  kind {entry['kind']}\n"
    first = 0 if start is not None else 1
    lines = [f"{number}| {text[a:b]}" for number, (a, b) in enumerate(sentences(text, start), first)]
    return head + "\n".join(lines) + "\n"


class Compiler:
    """Compiles one draft."""

    def __init__(self, entry: dict[str, Any], text: str, start: int | None, draft: dict[str, Any]) -> None:
        self.entry, self.text, self.draft = entry, text, draft
        first = 0 if start is not None else 1
        self.numbered = dict(enumerate(sentences(text, start), first))
        self.where = "?"

    def fail(self, fault: str) -> DraftError:
        """The error for a fault of the record at hand."""
        return DraftError(f"{self.entry['id']}: {self.where}: {fault}")

    def span(self, quoted: str) -> list[int]:
        """[start, end] of "3|words"."""
        found = re.match(r"^(\d+)(?:#(\d+))?\|(.+)$", quoted, re.DOTALL)
        if not found:
            raise self.fail(f"{quoted!r} is not NUMBER|words")
        number, nth, words = int(found[1]), int(found[2] or 1), found[3].strip()
        if number not in self.numbered:
            raise self.fail(f"there is no sentence {number}")
        start, _ = self.numbered[number]
        opening, _, closing = words.partition(" ... ")
        at = start - 1
        for _ in range(nth):
            at = self._find(opening, at + 1, number)
        if not closing:
            return [at, at + len(opening)]
        tail = self._find(closing, at + len(opening), number, reach=6000)
        return [at, tail + len(closing)]

    def _find(self, words: str, position: int, number: int, reach: int = 0) -> int:
        limit = max(self.numbered[number][1], position + reach)
        at = self.text.find(words, position, limit)
        if at < 0:
            raise self.fail(f"sentence {number} does not hold {words!r}")
        before = self.text[at - 1] if at else " "
        behind = self.text[at + len(words)] if at + len(words) < len(self.text) else " "
        if (before.isalnum() and words[0].isalnum()) or (behind.isalnum() and words[-1].isalnum()):
            return self._find(words, at + 1, number, reach)
        return at

    def party(self, quoted: str) -> dict[str, Any]:
        """{"cast": [keys], "span": [start, end]} of "xi+putin@2|words"."""
        keys, _, words = quoted.partition("@")
        names = [key for key in keys.split("+") if key]
        unknown = [key for key in names if key not in self.draft["cast"]]
        if unknown or not words:
            raise self.fail(f"{quoted!r}: {'no such cast key ' + unknown[0] if unknown else 'no words'}")
        return {"cast": names, "span": self.span(words)}

    def parties(self, quoted: list[str] | None) -> list[dict[str, Any]]:
        """Party references of a list."""
        return [self.party(q) for q in quoted or []]

    def time(self, index: int | None) -> int | None:
        """The index of a time expression, checked."""
        if index is not None and not 0 <= index < len(self.draft.get("times", [])):
            raise self.fail(f"there is no time {index}")
        return index

    def optional(self, quoted: str | None) -> list[int] | None:
        """A span, or None for none."""
        return self.span(quoted) if quoted else None

    def all(self) -> dict[str, Any]:
        """The stand-off annotation of the document."""
        makers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "times": self._time, "contacts": self._contact, "events": self._event, "statements": self._statement,
            "pledges": self._pledge, "claims": self._claim, "issues": self._issue,
        }  # fmt: skip
        compiled: dict[str, Any] = {"id": self.entry["id"], "cast": self.draft["cast"]}
        for name, maker in makers.items():
            compiled[name] = []
            for number, record in enumerate(self.draft.get(name) or []):
                self.where = f"{name}[{number}]"
                try:
                    compiled[name].append(maker(record))
                except KeyError as missing:
                    raise self.fail(f"{missing} is missing") from missing
        return compiled

    def _time(self, r: dict[str, Any]) -> dict[str, Any]:
        return {"span": self.span(r["at"]), **{k: r.get(k) for k in ("start", "end", "precision", "unresolved")}}

    def _contact(self, r: dict[str, Any]) -> dict[str, Any]:
        host = r.get("host")
        if host and host not in self.draft["cast"]:
            raise self.fail(f"no such cast key {host}")
        return {
            "participants": self.parties(r["participants"]), "mode": r["mode"], "span": self.span(r["mode_at"]),
            "status": r["status"], "when": self.time(r.get("when")), "place": self.optional(r.get("place")),
            "host": host, "duration": self.optional(r.get("duration")), "rank": r.get("rank"),
            "background": bool(r.get("background")),
        }  # fmt: skip

    def _event(self, r: dict[str, Any]) -> dict[str, Any]:
        return {
            "span": self.span(r["trigger"]), "category": r["category"], "mode": r.get("mode"), "aspect": r["aspect"],
            "actors": self.parties(r["actors"]), "recipients": self.parties(r.get("recipients")),
        }  # fmt: skip

    def _statement(self, r: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": r["kind"], "speakers": self.parties(r.get("speakers")), "cue": self.optional(r.get("cue")),
            "content": [self.span(q) for q in r["content"]], "relayed_by": self.parties(r.get("relayed_by")),
            "reason": r.get("reason"),
        }  # fmt: skip

    def _pledge(self, r: dict[str, Any]) -> dict[str, Any]:
        return {
            "makers": self.parties(r["makers"]), "recipients": self.parties(r.get("recipients")),
            "span": self.span(r["action"]), "binding": r["binding"], "binding_span": self.optional(r.get("binding_at")),
            "deadline": self.time(r.get("deadline")), "condition": self.optional(r.get("condition")),
            "continuing": bool(r.get("continuing")), "historical": bool(r.get("historical")),
        }  # fmt: skip

    def _claim(self, r: dict[str, Any]) -> dict[str, Any]:
        return {
            "asserters": self.parties(r.get("asserters")), "tie": self.parties(r["tie"]), "predicate": r["predicate"],
            "span": self.span(r["predicate_at"]), "polarity": r.get("polarity", "affirmed"),
            "scope": self.optional(r.get("scope")),
        }  # fmt: skip

    def _issue(self, r: dict[str, Any]) -> dict[str, Any]:
        return {"span": self.span(r["text"]), "label": r["label"], "raised_by": self.parties(r.get("raised_by"))}


def compile_all(data: Path, drafts: Path, out: Path) -> int:
    """Compile every draft of a folder; faults go to standard error, the other drafts are compiled. The exit code."""
    faults = 0
    for entry, text, start in sheets(data, listed()):
        path = drafts / f"{entry['id']}.json"
        if not path.exists():
            continue
        try:
            compiled = Compiler(entry, text, start, json.loads(path.read_text("utf-8"))).all()
        except (DraftError, ValueError, KeyError, TypeError, AttributeError) as error:
            sys.stderr.write(f"{path}: {error}\n")
            faults += 1
            continue
        (out / f"{entry['id']}.json").write_text(
            json.dumps(compiled, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return int(bool(faults))


def main() -> int:
    """`show`, or `compile`."""
    whole = parser(__doc__)
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="show|compile")
    for verb in ("show", "compile"):
        one = verbs.add_parser(verb)
        one.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
        if verb == "compile":
            one.add_argument("drafts", type=folder, help="folder of drafts, ID.json")
        one.add_argument("out", type=Path, help="folder to write to")
    given = whole.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.verb == "compile":
        return compile_all(given.data, given.drafts, given.out)
    for entry, text, start in sheets(given.data, listed()):
        (given.out / f"{entry['id']}.txt").write_text(show(entry, text, start), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
