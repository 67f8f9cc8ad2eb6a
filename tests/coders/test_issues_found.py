"""What was taken up, in the words of the report."""

from __future__ import annotations

import pytest

from tieline.reading import read_document
from tieline.records.document import Document

MATTERS = [
    ("They discussed the project of an eastern pipeline which will cross Siberia.", "the project of an eastern pipeline"),
    ("They discussed the need to pass legislation that serves the common good.", "the need to pass legislation"),
    ("They discussed the situation in Libya, and dined.", "the situation in Libya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "matter"), MATTERS)
def test_a_matter_ends_before_its_relative_clause(text: str, matter: str) -> None:
    reading = read_document(Document(text=text, language="en"))
    assert [issue.text for issue in reading.issues] == [matter]
