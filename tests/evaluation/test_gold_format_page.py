"""The page on the gold's file format names every field the validator knows, and its examples are what it says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from tieline.evaluation.gold_checks import check
from tieline.evaluation.gold_fields import MEMBER, RECORDS
from tieline.evaluation.pairs import read_pairs

PAGE = (Path(__file__).parents[2] / "docs" / "annotation" / "format.md").read_text("utf-8")


def test_the_page_lists_every_field_and_which_are_needed() -> None:
    for kind, fields in {"cast": MEMBER, **RECORDS}.items():
        section = re.split(r"^##", PAGE.split(f"\n### {kind}\n")[1], flags=re.MULTILINE)[0]
        rows = [row.split("|") for row in section.splitlines() if row.startswith("| `")]
        told = {name: "needed" in row[3] for row in rows for name in re.findall(r"`(\w+)`", row[1])}
        assert told == {name: field.needed for name, field in fields.items()}, kind


def test_the_example_of_the_page_is_sound() -> None:
    (text,) = re.findall(r"```text\n(.*?)\n```", PAGE, flags=re.DOTALL)
    annotation, entry, sentence = (json.loads(one) for one in re.findall(r"```json\n(.*?)\n```", PAGE, flags=re.DOTALL))
    assert check(annotation, text, date(2025, 3, 4)) == []
    assert all(annotation[kind] for kind in RECORDS if kind != "issues")
    assert entry["excerpt"] == len(text)
    assert sentence["trigger"] in sentence["text"]


def test_the_written_sentence_of_the_page_can_be_read(tmp_path: Path) -> None:
    sentence = re.findall(r"```json\n(.*?)\n```", PAGE, flags=re.DOTALL)[-1]
    path = tmp_path / "sentences.jsonl"
    path.write_text(sentence + "\n", "utf-8")
    (pair,) = read_pairs(path)
    assert (pair.category, pair.split) == ("SUPPORT", "dev")
