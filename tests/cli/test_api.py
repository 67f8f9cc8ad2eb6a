"""The package as others import it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import tieline

TEXT = "Chinese President Xi Jinping and Russian President Vladimir Putin held a video meeting on Tuesday."


def test_a_text_is_read_with_what_is_known_of_it() -> None:
    reading = tieline.read(TEXT, published="2025-01-22", title="Leaders meet", outlet="CGTN", language="en")
    assert reading.document.published == date(2025, 1, 22)
    assert (reading.document.title, reading.document.outlet) == ("Leaders meet", "CGTN")
    assert reading.document.text.startswith(TEXT)
    assert reading.version == tieline.__version__


@pytest.mark.parametrize(
    ("text", "published"), [("", "2025-01-22"), ("  \n", None), (TEXT, "2025-02-30"), (TEXT, "2025-01-22T10:00")]
)
def test_what_cannot_be_read_is_a_value_error(text: str, published: str | None) -> None:
    with pytest.raises(ValueError, match=r"empty|is not a date|no time zone"):
        tieline.read(text, published=published)


def test_a_ledger_is_opened_by_the_package(tmp_path: Path) -> None:
    with tieline.Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(tieline.read(TEXT, published="2025-01-22"))
        assert len(list(ledger.documents())) == 1


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        tieline.nothing_like_it  # noqa: B018
