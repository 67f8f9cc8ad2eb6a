"""What reading many sources answers: cards for a few reports, a table and totals for many."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console
from sample_reading import reading

from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.views.digest import FEW, MOST, Digest


def rendered(digest: Digest) -> str:
    out = io.StringIO()
    Console(file=out, width=100).print(digest)
    return out.getvalue()


def digest_of(number: int) -> Digest:
    digest = Digest()
    for i in range(number):
        digest.add(Reading(document=Document(text=f"Report number {i}."), version="0"))
    return digest


@pytest.mark.parametrize("number", [1, FEW])
def test_a_few_reports_are_cards(number: int) -> None:
    shown = rendered(digest_of(number))
    assert shown.count("unknown outlet") == number
    assert "published" not in shown.splitlines()[0]


def test_many_reports_are_a_table_with_totals() -> None:
    digest = digest_of(FEW)
    digest.add(replace(reading()))
    shown = rendered(digest)
    assert shown.startswith("published")
    assert f"{FEW + 1} reports: 1 contact, 2 statements, 1 pledge, 1 claim, 3 events, 2 issues" in shown


def test_a_table_ends_somewhere() -> None:
    digest = digest_of(MOST + 7)
    assert digest.is_full
    digest.pass_over()
    shown = rendered(digest)
    assert shown.count("Report number") == MOST
    assert "and 8 more reports" in shown
    assert "1 report known already not counted" in shown
