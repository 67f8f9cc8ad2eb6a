"""Settle the disagreements of two annotation passes.

`python gold/adjudicate.py show DATA FIRST SECOND` prints, for each document, its numbered sentences and a sheet of the
records that only one pass has, or that both have (paired as `agreement.py` pairs them) with fields that differ. A
reader decides each after the guide and writes a line of `adjudication.jsonl`: `id`, `kind`, `first` and `second` (the
record's index in each pass, or null), `decision` (`first`, `second`, `both` or `neither`) and `why`. A decision for the
pass that has no such record leaves the record out.

`python gold/adjudicate.py apply DATA FIRST SECOND DECISIONS OUT` writes what the passes agree on and what the decisions
leave, every record as a whole. The first pass names the cast; times are carried over by their words.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agreement import LABELS
from agreement import same as likeness
from drafts import sentences, sheets, show
from paths import file, folder, listed, parser, texts

from tieline.evaluation.matching import Words, folded, pair, same_name

TAKEN = {"first": (True, False), "second": (False, True), "both": (True, True), "neither": (False, False)}
LONG = 160
TIMES = ("when", "deadline")  # fields that hold the index of a time

Pair = tuple[int | None, int | None]


class DecisionError(ValueError):
    """Decisions that do not fit the passes; the message names document and record."""


@dataclass(frozen=True, slots=True)
class Passes:
    """One document and its two annotations, the second with the first's cast keys."""

    entry: dict[str, Any]
    text: str
    title: int | None
    first: dict[str, Any]
    second: dict[str, Any]

    def pairs(self, kind: str) -> list[Pair]:
        """Every record of a kind, with its partner in the other pass or None."""
        one, other = self.first[kind], self.second[kind]
        found = pair(one, other, functools.partial(likeness, kind, Words(self.text)))
        left, right = {i for i, _ in found}, {j for _, j in found}
        alone: list[Pair] = [(i, None) for i in range(len(one)) if i not in left]
        return [*found, *alone, *((None, j) for j in range(len(other)) if j not in right)]

    def disagreements(self) -> Iterator[tuple[str, Pair]]:
        """The records that the two passes do not have alike, by kind."""
        for kind in LABELS:
            for i, j in self.pairs(kind):
                if i is None or j is None or self.plain(self.first, kind, i) != self.plain(self.second, kind, j):
                    yield kind, (i, j)

    def plain(self, annotation: dict[str, Any], kind: str, index: int) -> dict[str, Any]:
        """A record with words for its spans and times, parties in the order of the text: what two readers compare."""
        shown: dict[str, Any] = {}
        for name, value in annotation[kind][index].items():
            if value is False or (not value and value != 0):
                continue
            if name in TIMES:
                shown[name] = self._words(annotation["times"][value]["span"])
            elif isinstance(value, list) and isinstance(value[0], dict):
                ordered = sorted(value, key=lambda reference: reference["span"])
                shown[name] = [f"{'+'.join(sorted(r['cast']))}@{self._words(r['span'])}" for r in ordered]
            elif name == "content":
                shown[name] = [self._words(span) for span in sorted(value)]
            else:
                shown[name] = self._words(value) if isinstance(value, list) else value
        return shown

    def _words(self, span: list[int]) -> str:
        start, end = span
        quoted = self.text[start:end]
        return f"{start}-{end} {quoted if len(quoted) < LONG else f'{quoted[: LONG // 3]} ... {quoted[-LONG // 3 :]}'}"


def read(data: Path, first: Path, second: Path) -> Iterator[Passes]:
    """The documents that both passes hold."""
    both = [e for e in listed() if (first / f"{e['id']}.json").exists() and (second / f"{e['id']}.json").exists()]
    for entry, text, title in sheets(data, both):
        one, other = (json.loads((f / f"{entry['id']}.json").read_text("utf-8")) for f in (first, second))
        yield Passes(entry, text, title, one, _renamed(other, one["cast"]))


def _renamed(annotation: dict[str, Any], cast: dict[str, Any]) -> dict[str, Any]:
    """The annotation with the keys that another cast has for the same names, and its other members under free keys."""
    keys = _same_members(annotation["cast"], cast)
    for key in annotation["cast"]:
        keys.setdefault(key, f"{key}_2" if key in cast else key)
    renamed: dict[str, Any] = {"cast": {keys[key]: member for key, member in annotation["cast"].items()}}
    for kind in LABELS:
        renamed[kind] = []
        for record in annotation[kind]:
            fields = dict(record)
            for name, value in record.items():
                if isinstance(value, list) and value and isinstance(value[0], dict):
                    fields[name] = [{**reference, "cast": [keys[k] for k in reference["cast"]]} for reference in value]
            if fields.get("host"):
                fields["host"] = keys[fields["host"]]
            renamed[kind].append(fields)
    return renamed


def _same_members(cast: dict[str, Any], other: dict[str, Any]) -> dict[str, str]:
    """Keys of members of one cast, with the key the other cast has for the same party.

    Equal canonical names first; of the rest, of one kind and state, equal keys or (persons) names of one person.
    """
    by_name = {folded(member["canonical"]): key for key, member in other.items()}
    same = {k: by_name[name] for k, m in cast.items() if (name := folded(m["canonical"])) in by_name}
    for by_key in (True, False):
        for key, member in cast.items():
            rest = {k: m for k, m in other.items() if k not in same.values()}
            alike = [k for k, m in rest.items() if _like(member, m) and (k == key if by_key else _namesake(member, m))]
            if key not in same and len(alike) == 1:
                same[key] = alike[0]
    return same


def _like(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one["kind"] == other["kind"] and (one["state"] or None) == (other["state"] or None)


def _namesake(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one["kind"] == "person" and same_name(one["canonical"], other["canonical"])


def sheet(passes: Passes) -> str:
    """The adjudicator's sheet of one document; empty if its passes are alike."""
    numbered = list(enumerate(sentences(passes.text, passes.title), 0 if passes.title is not None else 1))
    lines = []
    for number, (kind, (i, j)) in enumerate(passes.disagreements(), 1):
        here = passes.first[kind][i] if i is not None else passes.second[kind][j or 0]
        at = (here["content"][0] if kind == "statements" else here["span"])[0]
        where = next((n for n, (start, end) in numbered if start <= at < end), "?")
        lines.append(f"\n#{number} {kind} {i} {j}: sentence {where}")
        one = passes.plain(passes.first, kind, i) if i is not None else {}
        other = passes.plain(passes.second, kind, j) if j is not None else {}
        shared = [f"{name}: {one[name]}" for name in one if one[name] == other.get(name)]
        lines.extend(["    = " + "; ".join(shared)] if shared else [])
        for side, record in (("1", one), ("2", other)):
            own = [f"{name}: {record.get(name)}" for name in {**one, **other} if one.get(name) != other.get(name)]
            lines.extend([f"    {side} " + "; ".join(own)] if record else [])
    return show(passes.entry, passes.text, passes.title) + "\n".join(lines) + "\n" if lines else ""


def settled(passes: Passes, decisions: dict[tuple[str, Pair], str]) -> dict[str, Any]:
    """The annotation that the decisions leave; records of the first pass in their order, then those of the second."""
    open_ones = set(passes.disagreements())
    unfit = open_ones ^ set(decisions)
    if unfit:
        raise DecisionError(f"{passes.entry['id']}: {sorted(map(str, unfit))[0]} is not decided, or not open")
    result: dict[str, Any] = {"id": passes.entry["id"], "cast": {}}
    chosen: dict[str, list[tuple[int, dict[str, Any]]]] = {}  # pass (0 or 1) and record
    for kind in LABELS:
        kept: dict[bool, list[tuple[int, tuple[int, dict[str, Any]]]]] = {False: [], True: []}
        for i, j in passes.pairs(kind):
            one, other = TAKEN[decisions.get((kind, (i, j)), "first")]
            if one and i is not None:
                kept[False].append((i, (0, passes.first[kind][i])))
            if other and j is not None:
                kept[i is None or one].append((j if i is None or one else i, (1, passes.second[kind][j])))
        chosen[kind] = [found for behind in (False, True) for _, found in sorted(kept[behind], key=lambda k: k[0])]
    times = [record for _, record in chosen["times"]]
    for kind, records in chosen.items():
        result[kind] = [_timed(record, (passes.first, passes.second)[side]["times"], times) for side, record in records]
    members = {**passes.second["cast"], **passes.first["cast"]}
    used = {key for kind in LABELS for record in result[kind] for key in _keys(record)}
    result["cast"] = {key: members[key] for key in members if key in used or key in passes.first["cast"]}
    return result


def _timed(record: dict[str, Any], old: list[dict[str, Any]], new: list[dict[str, Any]]) -> dict[str, Any]:
    """The record with its times as indices into the new list: the same words, else words that overlap, else none."""
    fields = dict(record)
    for name in TIMES:
        if record.get(name) is not None:
            start, end = old[record[name]]["span"]
            alike = [n for n, t in enumerate(new) if t["span"] == [start, end]]
            near = [n for n, t in enumerate(new) if t["span"][0] < end and start < t["span"][1]]
            fields[name] = next(iter(alike + near), None)
    return fields


def _keys(record: dict[str, Any]) -> set[str]:
    """Keys of the cast that a record uses."""
    lists = [value for value in record.values() if isinstance(value, list)]
    references = [item for value in lists for item in value if isinstance(item, dict)]
    return {key for reference in references for key in reference["cast"]} | {record.get("host") or ""} - {""}


def decided(path: Path) -> list[dict[str, Any]]:
    """The decisions of a file; raises `DecisionError` with the line of one that is none."""
    lines = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            raw = json.loads(line)
            {"id": raw["id"], "kind": raw["kind"], "first": raw["first"], "second": raw["second"]}
            TAKEN[raw["decision"]]
        except (KeyError, TypeError, ValueError) as fault:
            raise DecisionError(
                f"{path}:{number}: no decision ({fault}): each line needs id, kind, first, second and decision, one of "
                f"{', '.join(TAKEN)}"
            ) from fault
        lines.append(raw)
    return lines


def apply(data: Path, first: Path, second: Path, decisions: Path, out: Path) -> None:
    """Write the settled annotation, and print how the decisions fell."""
    lines = decided(decisions)
    by_document: dict[str, dict[tuple[str, Pair], str]] = {}
    for line in lines:
        by_document.setdefault(line["id"], {})[line["kind"], (line["first"], line["second"])] = line["decision"]
    out.mkdir(parents=True, exist_ok=True)
    for passes in read(data, first, second):
        result = settled(passes, by_document.get(passes.entry["id"], {}))
        path = out / f"{result['id']}.json"
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    counts = Counter(line["decision"] for line in lines)
    sys.stdout.write(f"{len(lines)} disagreements: {', '.join(f'{counts[word]} {word}' for word in TAKEN)}\n")


def arguments() -> argparse.Namespace:
    """What is asked for on the command line."""
    whole = parser(__doc__)
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="show|apply")
    for verb in ("show", "apply"):
        one = verbs.add_parser(verb)
        one.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
        one.add_argument("first", type=folder, help="folder of the first pass, ID.json")
        one.add_argument("second", type=folder, help="folder of the second pass")
        if verb == "apply":
            one.add_argument("decisions", type=file, help="the decisions, JSON Lines")
            one.add_argument("out", type=Path, help="folder for the settled annotation")
    return whole.parse_args()


def main() -> int:
    """`show`, or `apply`."""
    given = arguments()
    if given.verb == "show":
        for passes in read(given.data, given.first, given.second):
            sys.stdout.write(sheet(passes))
        return 0
    try:
        apply(given.data, given.first, given.second, given.decisions, given.out)
    except DecisionError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
