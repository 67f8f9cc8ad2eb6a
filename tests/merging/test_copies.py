"""Verbatim copies: one text in several outlets is one telling."""

from __future__ import annotations

from datetime import date

import pytest
from made_readings import ANA, BEN, CAI, TUESDAY, WEDNESDAY, Story, on

from tieline.merging.copies import UNMISTAKABLE, copy_key, fold
from tieline.merging.judge import COPY, judge
from tieline.merging.within import accounts_of
from tieline.records.document import Document, with_title

LONG = "The two delegations spoke about fisheries, ports and the weather at some length. " * 10


def key(text: str, *, title: str | None = None, outlet: str = "A", published: date | None = TUESDAY) -> str:
    stored, headline, start = with_title(title, text)
    return copy_key(Document(text=stored, title=headline, title_start=start, outlet=outlet, published=published))


@pytest.mark.parametrize(
    "other",
    [
        "“The sides’ talks” —\u00a0ended.",
        '"The sides\' talks" - ended.\n',
        '\\"The sides\' talks\\" - ended.',
        "&quot;The sides&#39; talks&quot; &ndash; ended.",
        '\ufeff"The\n\nsides\' talks" -   ended.',
    ],
)
def test_reprinting_changes_quotes_dashes_entities_and_white_space(other: str) -> None:
    assert fold(other) == fold('"The sides\' talks" - ended.')
    assert key(other, outlet="B") == key('"The sides\' talks" - ended.')


def test_a_new_headline_makes_no_new_text() -> None:
    assert key(LONG, title="Talks held", outlet="B") == key(LONG, title="Ministers meet") == key(LONG)


def test_one_word_more_makes_another_text() -> None:
    assert key(f"{LONG} Indeed.") != key(LONG)


def test_a_short_text_of_another_day_is_no_copy_but_a_long_one_is() -> None:
    short = "The two ministers spoke by phone on Monday."
    assert len(short) < UNMISTAKABLE < len(fold(LONG))
    assert key(short) == key(short, outlet="B")
    assert key(short) != key(short, published=WEDNESDAY)
    assert key(LONG) == key(LONG, published=WEDNESDAY)


def test_the_records_of_copies_pair_off_by_place() -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY)).contact(BEN, CAI, when=on(TUESDAY)).pledge(ANA, BEN)
    story.statement(ANA, "All is well.")
    ours, theirs = accounts_of(story.reading(outlet="A")), accounts_of(story.reading(outlet="B"))
    pairs = [(one, other) for one in ours for other in theirs if judge(one, other) == COPY]
    assert len(pairs) == len(ours) == len(theirs) == 4
    assert all(one.size == other.size for one, other in pairs)


def test_records_pair_off_though_white_space_differs() -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY))
    spaced = Story(outlet="B")
    spaced.text = " "
    spaced.say("\u200b")
    spaced.contact(ANA, BEN, when=on(TUESDAY))
    (one,), (other,) = accounts_of(story.reading()), accounts_of(spaced.reading())
    assert judge(one, other) == COPY


def test_words_of_a_title_behind_the_text_answer_nothing() -> None:
    story = Story()
    story.say("Something else was said at length.\n\n")
    start = len(story.text) + 1
    story.contact(ANA, BEN, when=on(TUESDAY))
    reading = story.reading(title=story.text[start:], title_start=start)
    assert [account.place for account in accounts_of(reading)] == [None]
