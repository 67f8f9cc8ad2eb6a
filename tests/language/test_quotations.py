"""Quotation marks paired, in all the ways news prints them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.language.parse import Parsed, parse
from tieline.language.quotations import find_quotations
from tieline.records.document import Document, with_title


def parsed(text: str, title: str | None = None) -> Parsed:
    stored, name, start = with_title(title, text)
    return parse(Document(text=stored, title=name, title_start=start, language="en"))


def quoted(text: str, title: str | None = None) -> list[tuple[str, bool]]:
    page = parsed(text, title)
    return [(page.text(page.doc[q.first], page.doc[q.last]), q.closed) for q in find_quotations(page)]


def closed(*words: str) -> list[tuple[str, bool]]:
    return [(w, True) for w in words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We agree," Xi said. “So do we.” He left.', closed("We agree,", "So do we.")),
        (r"\"The two sides must act,\" Xi said.", closed("The two sides must act,")),
        ("&quot;We agree,&quot; Xi said on Monday.", closed("We agree,")),
        ("« We agree », he said on Monday.", closed("We agree")),
        ("„We agree“, he said on Monday.", closed("We agree")),
        ("``We agree,'' he said on Monday.", closed("We agree,")),
        ("She said ”yes” and left the room.", closed("yes")),
        ('The "road map" was a "plan".', closed("road map", "plan")),
        ("In the speech (“a call to arms”) he was brief.", closed("a call to arms")),
    ],
)
def test_double_marks_of_every_shape_are_paired(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We want peace,’ said the envoy. The leaders’ meeting ended.", closed("We want peace,")),
        ("'We want the leaders' support,' said the envoy.", closed("We want the leaders' support,")),
        ("Moscow says 'no' to the states' plan.", closed("no")),
        ("Xi: 'No winners' in trade war, 'only losers'", closed("No winners", "only losers")),
        ("The '90s were 'wild' years, 'twas said.", closed("wild")),
        ("He didn't know Sana'a, and 'Abd al-Rahman's men said 'stop'.", closed("stop")),
        ("The leaders' and ministers' talks were the envoys' work.", []),
        ("She said: 'The president told me \"go\" and I went.'", closed('The president told me "go" and I went.')),
        ("“She said ‘go’ today,” he said.", closed("She said ‘go’ today,")),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me “go away” and left,” she said.", closed("He told me “go away” and left,")),
        ('"He told me "go away" and left," she said.', closed('He told me "go away" and left,')),
    ],
)
def test_only_the_outermost_marks_count(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


def test_a_paragraph_left_open_runs_on_into_one_that_opens_with_a_mark() -> None:
    text = "He said: “We must act.\n“And we must act now,” he added."
    assert quoted(text) == [("We must act.", False), ("And we must act now,", True)]


def test_a_quotation_runs_through_paragraphs_without_marks_to_the_one_that_closes_it() -> None:
    text = "The message said:\n“I am glad.\nWe are friends.\nYours truly.”\nThe talks went on."
    assert quoted(text) == [("I am glad.", False), ("We are friends.", False), ("Yours truly.", True)]


def test_a_mark_without_partner_ends_with_its_sentence_and_says_it_is_open() -> None:
    text = "He said: “We must act now. Then he left.\nThe talks went on without him."
    assert quoted(text) == [("We must act now.", False)]


def test_a_headline_does_not_run_on_into_the_report() -> None:
    assert quoted("“We agree,” said the envoy.", title="“Peace is near") == [
        ("Peace is near", False),
        ("We agree,", True),
    ]


@pytest.mark.parametrize(
    "text", ['A 12" gun and a 6\'2" man were seen there.', 'He called it "".', 'He left." Then he came.']
)
def test_marks_that_open_nothing_are_dropped(text: str) -> None:
    assert quoted(text) == []


_PIECES = st.lists(
    st.sampled_from(
        ['"', "“", "”", "'", "‘", "’", "«", "»", "„", "``", "''", " ", "\n", ",", ".", "say", "Xi", "the sides'", "\\"]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(_PIECES, st.text(max_size=60)))
def test_no_text_fails_and_quotations_never_overlap(text: str) -> None:
    page = parsed(f"Start {text}")
    found = find_quotations(page)
    assert all(q.first <= q.last < len(page.doc) for q in found)
    assert all(a.last < b.first for a, b in pairwise(found))
