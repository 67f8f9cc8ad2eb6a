"""How well reports of one doing are brought together, and what placing a document costs.

python benchmarks/linking.py copies              # copies on the written set gold/copies
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from tieline.ledger.ledger import Ledger
from tieline.merging.near_copies import families
from tieline.merging.values import shown
from tieline.reading import read_document
from tieline.records.contact import Contact
from tieline.records.document import Document
from tieline.records.record import Record
from tieline.sources.build import build
from tieline.version import __version__

WRITTEN = Path(__file__).parents[1] / "gold" / "copies" / "variants.toml"
PAIRS = Path(__file__).parents[1] / "gold" / "linking" / "pairs.jsonl"
SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
FILES = (
    "kremlin_en_2000_2020/dev.jsonl.gz",
    "whitehouse_foreign_2021_2026/dev.jsonl.gz",
    "wikipedia_current_events_2002_2025/dev_all_2002_2022.jsonl.gz",
    "two_sided_contacts/docs.jsonl.gz",
)
COPIES = ("verbatim", "boilerplate", "half", "two fifths", "light edit", "edit in boilerplate")
OTHERS = ("rewrite", "paraphrase", "other meeting", "template")


def forms(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form in which a report of the written set appears, and its text."""
    text = " ".join(report["text"].split())
    edited, other = replaced(text, report["edits"]), replaced(text, report["template"])
    words = text.split()
    yield "base", text
    yield "verbatim", text
    yield "boilerplate", f"{report['header']} {text}\n{report['footer']}"
    yield "half", " ".join(words[: len(words) // 2]) + " ..."
    yield "two fifths", " ".join(words[: len(words) * 2 // 5]) + " ..."
    yield "light edit", edited
    yield "edit in boilerplate", f"{report['header']} {edited}\n{report['footer']}"
    yield "rewrite", report["rewrite"]
    yield "paraphrase", report["paraphrase"]
    yield "other meeting", report["other"]
    yield "template", other


def replaced(text: str, pairs: list[list[str]]) -> str:
    """A text with words replaced; each must stand in it."""
    for old, new in pairs:
        if old not in text:
            raise ValueError(f"{old!r} does not stand in {text[:60]!r}")
        text = text.replace(old, new)
    return text


def copies(split: str, *, errors: bool = False) -> None:
    """Precision and recall of pairs of copies among all forms of a split, all of one day or the next."""
    documents: dict[str, tuple[str, str]] = {}
    shelf = []
    for report in tomllib.loads(WRITTEN.read_text("utf-8"))["report"]:
        if report["split"] == split:
            for number, (form, text) in enumerate(forms(report)):
                day = report["day"] + timedelta(days=number % 2)
                document = Document(text=text, outlet=f"Outlet {number}", published=day)
                documents[document.id] = report["id"], form
                shelf.append(document)
    family = families(shelf)
    right = found = wanted = 0
    per_form = {form: [0, 0] for form in (*COPIES, *OTHERS)}
    for one, other in combinations(documents, 2):
        (report, form), (second, kind) = documents[one], documents[other]
        is_one = report == second and {form, kind} <= {"base", *COPIES}
        said = family[one] == family[other]
        right, found, wanted = right + (is_one and said), found + said, wanted + is_one
        if report == second and form == "base":
            per_form[kind][0] += said
            per_form[kind][1] += 1
        if errors and said != is_one:
            print("  ", "wrongly joined" if said else "missed", report, form, "/", second, kind)
    print(f"{split}: {len(shelf)} texts, {wanted} pairs of copies among {len(shelf) * (len(shelf) - 1) // 2}")
    print(f"  precision {share(right, found)}   recall {share(right, wanted)}")
    for form, (joined, n) in per_form.items():
        print(f"  {form:20} joined with its base: {joined} of {n}{'' if form in COPIES else ' (should be 0)'}")


def stored(ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The shared documents of some ids, as their files hold them."""
    wanted = set(ids)
    found = {}
    for name in FILES:
        with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
            found.update({row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted})
    if missing := wanted - found.keys():
        raise ValueError(f"not in {SHARED}: {', '.join(sorted(missing))}")
    return found


def document(row: dict[str, Any]) -> Document:
    """A shared document as it would come in."""
    lead = row.get("lead") or ""
    return build(
        f"{lead}\n{row['text']}" if lead and not row["text"].startswith(lead) else row["text"],
        title=row.get("title"),
        url=row.get("url") or f"https://current.example/{row['id']}",
        outlet=row.get("outlet") or "Wikipedia current events",
        published=date.fromisoformat(row["date"]),
        zone="Europe/Moscow" if row["id"].startswith(("krem", "put")) else None,
    )


def pairs(split: str, kept: Path | None, *, errors: bool = False) -> None:
    """F1 of pairs of reports whose contact is the same, as they stand in a ledger of all of them."""
    gold = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    rows = stored(id_ for pair in gold for id_ in (pair["one"], pair["other"]))
    documents = {id_: document(row) for id_, row in rows.items()}
    with tempfile.TemporaryDirectory() as folder, Ledger(kept or Path(folder) / "ledger.db") as ledger:
        for told in documents.values():
            if not ledger.knows(told, __version__):
                ledger.add(read_document(told))
        together = {
            frozenset(pair) for told in ledger.happenings("contact") for pair in combinations(sorted(told.documents), 2)
        }
        print(f"{split}: {len(documents)} documents read in all")
        kinds = sorted({pair["between"] for pair in gold})
        for kind in (None, *kinds):
            chosen = [pair for pair in gold if pair["split"] == split and kind in (None, pair["between"])]
            verdicts = [
                (pair["same"], frozenset((documents[pair["one"]].id, documents[pair["other"]].id)) in together)
                for pair in chosen
            ]
            right = sum(same and said for same, said in verdicts)
            wanted, found = sum(same for same, _ in verdicts), sum(said for _, said in verdicts)
            f1 = 2 * right / (wanted + found) if wanted + found else float("nan")
            low, high = f1_interval(verdicts)
            print(f"  {kind or 'all'}: F1 {f1:.3f} ({low:.3f} to {high:.3f})  right {right} of {found} joined, "
                  f"{wanted} the same, {len(chosen)} pairs")  # fmt: skip
            if errors and kind is None:
                for pair, (same, said) in zip(chosen, verdicts, strict=True):
                    if same != said:
                        print("   ", "missed" if same else "wrongly joined", pair["one"], pair["other"], pair["reason"])
                        for id_ in (pair["one"], pair["other"]):
                            for doing in ledger.told_in([documents[id_].id], ["contact"], 5):
                                print("        ", id_, *map(shown_contact, doing.facets))


def shown_contact(record: Record) -> str:
    """A contact in one line; nothing for another record."""
    if not isinstance(record, Contact):
        return ""
    who = ", ".join(shown(actor) for actor in record.participants)
    return f"{record.mode} {record.status} {shown(record.when)} [{who}]{' historical' if record.historical else ''}"


def f1_interval(verdicts: list[tuple[bool, bool]], draws: int = 2000) -> tuple[float, float]:
    """95 % interval of an F1 by drawing the pairs again."""
    draw = random.Random(20261124)
    values = []
    for _ in range(draws):
        again = draw.choices(verdicts, k=len(verdicts))
        total = sum(same for same, _ in again) + sum(said for _, said in again)
        values.append(2 * sum(same and said for same, said in again) / total if total else 1.0)
    values.sort()
    return values[int(0.025 * draws)], values[int(0.975 * draws)]


def share(part: int, whole: int) -> str:
    """A share with its 95 % interval and n."""
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.3f} to {high:.3f}, n {whole})"


def wilson(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Interval of a share (Wilson 1927)."""
    share, spread = part / whole, z * z / whole
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def main() -> None:
    """Score one task."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(dest="task", required=True)
    for name in ("copies", "pairs"):
        tasks.add_parser(name).add_argument("--tune", action="store_true", help="the tuning half, with its errors")
    tasks.choices["pairs"].add_argument("--ledger", type=Path, help="keep the documents read here, for the next run")
    chosen = parser.parse_args()
    split = "tune" if getattr(chosen, "tune", False) else "test"
    if chosen.task == "copies":
        copies(split, errors=split == "tune")
    elif chosen.task == "pairs":
        pairs(split, chosen.ledger, errors=split == "tune")


if __name__ == "__main__":
    main()
