"""Headline, dateline, paragraphs, references: what is read as prose and what is not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tieline.language.blocks import BlockKind, split_blocks
from tieline.language.references import read_references
from tieline.records.document import Document, with_title

H, D, P, R, B = (
    BlockKind.HEADLINE,
    BlockKind.DATELINE,
    BlockKind.PARAGRAPH,
    BlockKind.REFERENCE,
    BlockKind.BOILERPLATE,
)


def kinds(text: str, title: str | None = None) -> list[BlockKind]:
    stored, kept, start = with_title(title, text)
    return [block.kind for block in split_blocks(Document(text=stored, title=kept, title_start=start))]


def test_a_title_beside_the_text_comes_first() -> None:
    assert kinds("The ministers met.", "Ministers meet") == [H, P]


def test_an_opening_line_without_a_full_stop_is_a_headline() -> None:
    assert kinds("Ministers meet in Oslo\nThe ministers met on Monday.") == [H, P]
    assert kinds("The ministers met on Monday.\nThey parted.") == [P, P]


def test_a_dateline_is_cut_off_the_first_paragraph() -> None:
    for line in (
        "OSLO, Jan. 21 (Norwire) -- The ministers met.",
        "Oslo, 3 June — The ministers met.",
        "OSLO — The ministers met.",
        "(Norwire) OSLO, March 3, 2021 - The ministers met.",
    ):
        blocks = split_blocks(Document(text=line))
        assert [b.kind for b in blocks] == [D, P], line
        assert blocks[1].normal.text == "The ministers met."


def test_a_dash_in_prose_is_no_dateline() -> None:
    assert kinds("Norway and Sweden — old friends — met again.") == [P]


def test_reference_lines_are_not_read_as_prose() -> None:
    text = "The ministers met.\nReference(s):\nMinisters meet in Oslo\nhttps://news.example/1"
    assert kinds(text) == [P, R, R, R]


def test_sources_in_mid_report_are_prose() -> None:
    long = "Sources: diplomats who asked not to be named say " + "that the talks were long and hard " * 12 + "."
    assert kinds(f"The ministers met.\n{long}\nThey parted late.") == [P, P, P]


def test_closing_marks_are_boilerplate() -> None:
    assert kinds("The ministers met.\n###\n© 2021 Norwire") == [P, B, B]


def references(text: str) -> list[tuple[str | None, str | None, str | None]]:
    document = Document(text=text)
    return [(r.title, r.url, r.outlet) for r in read_references(document, tuple(split_blocks(document)))]


def test_a_title_and_the_address_under_it_are_one_reference() -> None:
    text = "They met.\nReference(s):\nMinisters meet in Oslo\nwww.news.example/1"
    assert references(text) == [("Ministers meet in Oslo", "www.news.example/1", "news.example")]


def test_several_references_each_with_its_address() -> None:
    text = "They met.\nSources:\n1. First title - https://a.example/x\nSecond title\nb.example"
    found = references(text)
    assert [r[1] for r in found] == ["https://a.example/x", "b.example"]
    assert found[1][0] == "Second title"


def test_a_reference_without_address_is_kept() -> None:
    assert references("They met.\nSource: The Oslo Gazette, 3 May") == [("The Oslo Gazette, 3 May", None, None)]


def test_initials_in_a_title_are_no_address() -> None:
    assert references("They met.\nReference(s):\nU.S. ties with Oslo\nnews.example") == [
        ("U.S. ties with Oslo", "news.example", "news.example")
    ]


@given(st.text(max_size=300))
def test_blocks_lie_inside_the_text_in_order(text: str) -> None:
    if not text.strip():
        return
    blocks = split_blocks(Document(text=text))
    assert all(0 <= b.start < b.end <= len(text) for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
