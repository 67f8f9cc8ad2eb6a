"""Sentences as the encoder gets them: marks around the parties, windows of long sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.encoder.files import FOLDER
from tieline.encoder.marking import ACTOR, LENGTH, RECIPIENT, TRIGGER, Marked, Marker, with_marks

MARKS = [*ACTOR, *RECIPIENT, *TRIGGER]
TEXT = "Oslo's envoy thanked Lima for the grain."


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture(scope="module")
def marker() -> Marker:
    return Marker(FOLDER / "tokenizer.json")


def test_marks_stand_around_actor_recipient_and_predicate() -> None:
    marked = with_marks(Marked(TEXT, at("Oslo"), at("Lima"), at("thanked")))
    assert " ".join(marked.split()) == (
        "[unused1] Oslo [unused2] 's envoy [unused5] thanked [unused6] [unused3] Lima [unused4] for the grain."
    )


def test_a_party_inside_the_other_has_its_marks_inside() -> None:
    marked = with_marks(Marked(TEXT, at("Oslo"), at("Oslo's envoy"))).split()
    assert [w for w in marked if w in MARKS] == [RECIPIENT[0], ACTOR[0], ACTOR[1], RECIPIENT[1]]


words = st.lists(st.text(alphabet="abcdeé'-", min_size=1, max_size=6), min_size=4, max_size=60)


@given(words, st.data())
def test_without_its_marks_the_sentence_is_what_it_was(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens)
    places = data.draw(st.lists(st.integers(0, len(tokens) - 1), min_size=3, max_size=3, unique=True))
    starts = [sum(len(t) + 1 for t in tokens[:place]) for place in places]
    spans = [(start, start + len(tokens[place])) for start, place in zip(starts, places, strict=True)]
    marked = with_marks(Marked(text, *spans))
    for mark in MARKS:
        assert marked.count(mark) == 1
        marked = marked.replace(f" {mark} ", "")
    assert marked == text


def test_a_long_sentence_is_cut_to_a_window_with_both_parties(marker: Marker) -> None:
    filler = "and then some more words " * 60
    text = f"{filler} Oslo thanked Lima {filler}"
    ids = marker.ids(Marked(text, at("Oslo", text), at("Lima", text)))
    assert ids is not None
    assert len(ids) <= LENGTH
    first, second = marker.places(ids)
    assert 0 < first < second < LENGTH


def test_parties_too_far_apart_are_not_read(marker: Marker) -> None:
    text = f"Oslo {'and then some more words ' * 60} Lima"
    assert marker.ids(Marked(text, at("Oslo", text), at("Lima", text))) is None


def test_a_vocabulary_without_the_marks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    plain = (FOLDER / "tokenizer.json").read_text("utf-8")
    path.write_text(plain.replace('"[unused3]"', '"[unknown3]"'), "utf-8")
    with pytest.raises(ValueError, match="lacks the marks"):
        Marker(path)


def test_an_endless_sentence_is_tokenised_around_its_parties_only() -> None:
    filler = "and then nothing more was said of it " * 20000
    text = f"{filler}France condemned Iran {filler}"
    at = len(filler)
    marker = Marker(FOLDER / "tokenizer.json")
    began = marker.ids(Marked(text, (at, at + 6), (at + 17, at + 21), (at + 7, at + 16)))
    short = f"{filler[-800:]}France condemned Iran {filler[:800]}"
    assert began is not None
    assert began == marker.ids(Marked(short, (800, 806), (817, 821), (807, 816)))
    assert marker.ids(Marked(text, (0, 3), (at, at + 6))) is None
