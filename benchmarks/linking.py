"""How well reports of one doing are brought together, and what placing a document costs.

python benchmarks/linking.py copies              # copies on the written set gold/copies
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from tieline.merging.near_copies import families
from tieline.records.document import Document

WRITTEN = Path(__file__).parents[1] / "gold" / "copies" / "variants.toml"
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
    tasks.add_parser("copies").add_argument("--tune", action="store_true", help="the tuning half, with its errors")
    chosen = parser.parse_args()
    if chosen.task == "copies":
        copies("tune" if chosen.tune else "test", errors=chosen.tune)


if __name__ == "__main__":
    main()
