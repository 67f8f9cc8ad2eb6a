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


FORMS = [
    ("The two leaders took stock of the border talks.", ["the border talks"]),
    ("The ministers discussed expanding trade in fish.", ["expanding trade in fish"]),
    ("They discussed how Kenya and Ghana can curb smuggling.", ["how Kenya and Ghana can curb smuggling"]),
    ("They discussed the steps they are taking to end the strike.", ["the steps they are taking to end the strike"]),
    ("The presidents analysed the situation in Libya.", ["the situation in Libya"]),
    ("The minister took the train.", []),
]


@pytest.mark.parametrize(("text", "matters"), FORMS)
def test_matters_told_as_acts_and_questions_and_taken_stock_of(text: str, matters: list[str]) -> None:
    assert [issue.text for issue in read_document(Document(text=text, language="en")).issues] == matters


LABELS = [
    ("They discussed current international issues.", "unspecified"),
    ("They discussed bilateral cooperation in trade.", "economic"),
    ("They discussed the forthcoming elections.", "unspecified"),
    ("They discussed the work of their embassies.", "diplomatic"),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_a_label_is_given_where_the_words_are_sure_of_it(text: str, label: str) -> None:
    (issue,) = read_document(Document(text=text, language="en")).issues
    assert issue.label == label


def test_a_matter_ends_before_what_is_told_beside_it() -> None:
    text = "The two leaders discussed the chairmanship of ASEAN, with President Biden reiterating the commitment to it."
    (issue,) = read_document(Document(text=text, language="en")).issues
    assert issue.text == "the chairmanship of ASEAN"
