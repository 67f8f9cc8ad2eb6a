"""Choose the documents of the gold set: stratified by source, kind and year, then split by time.

`python gold/select_documents.py FOLDER_OF_TEXTS [OUT]` writes the list (origin, address, hash, excerpt, kind, split; no
text). The choice depends on the seed and on titles and lengths only, never on any coder. Documents that tell a contact
of another split were moved by hand afterwards: see gold/README.md.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from paths import texts

SEED = 20261124
EXCERPT = 3500  # characters of the body; the limit of the guide is 6,000

KINDS = {
    "phone": r"telephone|by phone|phone conversation|\bcall with\b",
    "announcement": r"\bwill (?:meet|visit|hold|attend|travel)\b|travel to|upcoming",
    "joint_statement": r"joint (?:leaders.? )?statement|joint declaration|joint readout",
    "press": r"press statement|statements for the press|news conference|press conference|background press call",
    "sanctions": r"sanction|accountab|expel|executive order|diplomatic|protest|condemn",
    "message": r"condolence|congratulat|message|greetings|letter",
    "visit": r"\bvisit(?:ed|s)?\b|arriv|trip",
    "meeting": r"met with|meeting with|talks|meets|meeting",
}
QUOTAS = {
    "kremlin_en_2000_2020": {
        "phone": 26, "meeting": 40, "visit": 14, "message": 14, "joint_statement": 6, "press": 12, "sanctions": 8,
        "announcement": 6, "other": 12,
    },
    "whitehouse_foreign_2021_2026": {
        "phone": 26, "meeting": 28, "visit": 6, "joint_statement": 18, "press": 8, "sanctions": 14,
        "announcement": 6, "message": 4, "other": 10,
    },
    "kremlin_ukraine_2021_2022": {"phone": 10, "meeting": 8, "message": 3, "visit": 3, "other": 6},
}  # fmt: skip
# More documents from the test period only, rich in speech and pledges, so that every kind of record is frequent enough
# in the test split.
TEST_QUOTAS = {
    "kremlin_en_2000_2020": {"press": 10, "meeting": 12, "visit": 4, "phone": 4},
    "whitehouse_foreign_2021_2026": {"meeting": 10, "phone": 6, "joint_statement": 10, "press": 4},
}
TEST_LENGTH = 1200  # characters the body of such a document has at least
# A third round, again from the test period only: texts whose form promises ambient speech (readouts that run on, joint
# statements) and, among one-sentence reports, those with a short quotation, so that each kind of statement is frequent.
SPEECH_QUOTAS = {
    "whitehouse_foreign_2021_2026": {"joint_statement": 7, "other": 14, "phone": 6, "visit": 4},
    "kremlin_ukraine_2021_2022": {"joint_statement": 3, "meeting": 24, "phone": 8, "other": 6},
    "kremlin_en_2000_2020": {"phone": 8, "meeting": 8, "visit": 6, "other": 4},
}
SPEECH_LENGTH = 700
AMBIENT_QUOTAS = {  # a fourth round of the same kind
    "whitehouse_foreign_2021_2026": {"other": 8, "message": 4},
    "kremlin_ukraine_2021_2022": {"meeting": 6},
}
QUOTED_SENTENCES = 160
SHORT_QUOTATION = re.compile(r"[\"“][^\"“”]{5,90}[\"”]")
SENTENCES = 400  # one-sentence reports of the current-events corpus


LIST = Path(__file__).with_name("documents.jsonl")


def main(data: Path, out: Path) -> None:
    """Write the list of chosen documents."""
    chosen: list[dict[str, Any]] = []
    for source, quotas in QUOTAS.items():
        split = _split(list(_choose(data / source, source, quotas)))
        chosen.extend(split)
        chosen.extend(_more_for_test(data / source, source, split, TEST_QUOTAS, TEST_LENGTH, "test"))
    chosen.extend(_split(_choose_sentences(data)))
    for source in SPEECH_QUOTAS:
        known = [entry for entry in chosen if entry["source"] == source]
        chosen.extend(_more_for_test(data / source, source, known, SPEECH_QUOTAS, SPEECH_LENGTH, "speech"))
    chosen.extend(_quoted_sentences(data, chosen))
    for source in AMBIENT_QUOTAS:
        known = [entry for entry in chosen if entry["source"] == source]
        chosen.extend(_more_for_test(data / source, source, known, AMBIENT_QUOTAS, SPEECH_LENGTH, "ambient"))
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen), encoding="utf-8")


def body(row: dict[str, Any]) -> str:
    """The text of a source row: lead, then text."""
    lead = (row.get("lead") or "").strip()
    return f"{lead}\n{row['text']}".strip() if lead else row["text"].strip()


def kind_of(title: str) -> str:
    """First kind whose pattern the title holds."""
    return next((kind for kind, pattern in KINDS.items() if re.search(pattern, title, re.IGNORECASE)), "other")


def excerpt_end(text: str, limit: int = EXCERPT) -> int:
    """Where the excerpt ends: the whole text, or the last line or sentence end before the limit."""
    if len(text) <= limit:
        return len(text)
    cut = text.rfind("\n", limit // 2, limit)
    return cut if cut > 0 else text.rfind(". ", 0, limit) + 1


def source_file(folder: Path) -> Path | None:
    """A source's only JSON Lines file, gzipped or plain; None if it is not there."""
    return next((path for ending in ("*.jsonl.gz", "*.jsonl") for path in sorted(folder.glob(ending))), None)


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Rows of a source's file; none if it is not there."""
    path = source_file(folder)
    if path is None:
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _choose(folder: Path, source: str, quotas: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Within each kind, spread over the years; foreign policy first where the source says what that is."""
    pools: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(folder):
        text = body(row)
        foreign = row.get("foreign_policy", True) or bool(re.search(r"President|Minister|leader", row["title"][20:]))
        kind = kind_of(row["title"])
        if len(text) >= 250 and (foreign or kind == "other"):
            pools[kind][row["date"][:4]].append(row)
    for kind, quota in quotas.items():
        generator = random.Random(f"{SEED}-{source}-{kind}")
        years = sorted(pools[kind])
        queues = [generator.sample(pools[kind][year], len(pools[kind][year])) for year in years]
        taken = 0
        while taken < quota and any(queues):
            for queue in generator.sample(queues, len(queues)):
                if queue and taken < quota:
                    yield _entry(source, kind, queue.pop())
                    taken += 1


def _more_for_test(
    folder: Path, source: str, known: list[dict[str, Any]], quotas: dict[str, dict[str, int]], length: int, salt: str
) -> list[dict[str, Any]]:
    edge = min(entry["date"] for entry in known if entry["split"] == "test")
    taken = {entry["id"] for entry in known}
    more: list[dict[str, Any]] = []
    for kind, quota in quotas.get(source, {}).items():
        pool = [
            row
            for row in rows(folder)
            if row["date"] >= edge and row["id"] not in taken and kind_of(row["title"]) == kind
            and len(body(row)) >= length and row.get("foreign_policy", True)
        ]  # fmt: skip
        generator = random.Random(f"{SEED}-{source}-{kind}-{salt}")
        picked = generator.sample(pool, min(quota, len(pool)))
        more.extend({**_entry(source, kind, row), "split": "test"} for row in picked)
    return more


def _quoted_sentences(data: Path, chosen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    source = "wikipedia_current_events_2002_2025"
    known = [entry for entry in chosen if entry["source"] == source]
    edge = min(entry["date"] for entry in known if entry["split"] == "test")
    taken = {entry["id"] for entry in known}
    pool = [
        row
        for row in rows(data / source)
        if row["date"] >= edge and row["id"] not in taken and 60 <= len(row["text"]) <= 600 and row["diplomatic"]
        and SHORT_QUOTATION.search(row["text"])
    ]  # fmt: skip
    picked = random.Random(f"{SEED}-{source}-quoted").sample(pool, QUOTED_SENTENCES)
    return [{**_entry(source, "sentence", row), "split": "test"} for row in picked]


def _entry(source: str, kind: str, row: dict[str, Any]) -> dict[str, Any]:
    text = body(row)
    end = excerpt_end(text)
    return {
        "id": row["id"], "source": source, "kind": kind, "date": row["date"],
        "published": row.get("published") or row["date"], "outlet": row.get("outlet"), "url": row.get("url"),
        "title": bool(row.get("title")), "excerpt": end,
        "sha256": hashlib.sha256(text[:end].rstrip().encode("utf-8")).hexdigest(),
    }  # fmt: skip


def _choose_sentences(data: Path) -> list[dict[str, Any]]:
    """Three quarters from reports the corpus flags as diplomatic, spread over the years."""
    source = "wikipedia_current_events_2002_2025"
    pools: dict[tuple[bool, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows(data / source):
        if 60 <= len(row["text"]) <= 600:
            pools[row["diplomatic"], row["date"][:4]].append(row)
    generator = random.Random(f"{SEED}-{source}")
    years = sorted({year for _, year in pools})
    chosen = []
    for flag, share in ((True, SENTENCES * 3 // 4), (False, SENTENCES // 4)):
        for number in range(share):
            pool = pools[flag, years[number % len(years)]]
            chosen.append(_entry(source, "sentence", pool.pop(generator.randrange(len(pool)))))
    return chosen


def _split(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """60/20/20 by time; a day never stands on both sides, so no contact does."""
    entries.sort(key=lambda entry: (entry["date"], entry["id"]))
    edges = [entries[len(entries) * 6 // 10]["date"], entries[len(entries) * 8 // 10]["date"]]
    for entry in entries:
        entry["split"] = "train" if entry["date"] < edges[0] else "dev" if entry["date"] < edges[1] else "test"
    return entries


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=texts, metavar="FOLDER_OF_TEXTS")
    parser.add_argument("out", type=Path, nargs="?", default=LIST, help="the list to write (default: %(default)s)")
    chosen_paths = parser.parse_args()
    main(chosen_paths.data, chosen_paths.out)
