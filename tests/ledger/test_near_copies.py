"""Texts printed again with small changes: found by an index, joined whatever the order, parted when what joined them
goes."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from contents import contents
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, TUESDAY, Story

from tieline.ledger.ledger import Ledger
from tieline.merging.near_copies import families
from tieline.merging.resolve import resolve
from tieline.merging.within import accounts_of
from tieline.records.reading import Reading

SENTENCES = (
    "The harbour of Vigo will be dredged again before the winter storms arrive from the west.",
    "Fishermen from both coasts have asked for licences that last longer than a single season.",
    "A commission of four experts is to draw the boundary of the protected waters anew.",
    "Nobody spoke of the trawler that was towed to Lagos with its crew last summer.",
    "Prices of sardines have risen by a third since the ban on nets of fine mesh.",
    "The ministries expect the first joint patrol to leave port in the early spring.",
)


def telling(
    *sentences: int, header: str = "", footer: str = "", words: tuple[str, str] = ("", ""), cut: bool = False
) -> Story:
    """A report of some of the sentences, with a statement in the middle, in an agency's lines, with one word changed."""
    story = Story()
    if header:
        story.say(header)
    for number, sentence in enumerate(sentences):
        story.say(SENTENCES[sentence].replace(*words) if words[0] else SENTENCES[sentence])
        if number == 1:
            story.statement(ANA, "All our nets are mended.")
    if not cut:
        story.pledge(ANA, BEN, action="count the boats of both coasts")
    if footer:
        story.say(footer)
    return story


WHOLE = telling(*range(6))
FORMS = (
    WHOLE,
    telling(*range(6), header="VIGO, March 4 (EFE) - Our correspondent reports as follows.", footer="All rights kept."),
    telling(*range(3), cut=True),
    telling(*range(3), header="LAGOS - Evening edition."),
    telling(*range(6), words=("asked for", "demanded")),
    telling(3, 4, 5),
    telling(0, 1, 2, 3, words=("Vigo", "Bilbao")),
)


@st.composite
def shelves(draw: st.DrawFn) -> list[Reading]:
    found: dict[str, Reading] = {}
    for number in range(draw(st.integers(2, 7))):
        day = draw(st.sampled_from([None, *(TUESDAY + timedelta(days=5 * step) for step in range(4))]))
        reading = draw(st.sampled_from(FORMS)).reading(outlet=f"Outlet {number}", published=day)
        found[reading.document.id] = reading
    return list(found.values())


def built(readings: list[Reading], folder: str) -> Path:
    path = Path(folder) / f"{len(list(Path(folder).iterdir()))}.db"
    with Ledger(path) as ledger:
        ledger.add_all(readings, batch=2)
        assert ledger.faults() == []
    return path


@settings(max_examples=40, deadline=None)
@given(shelves(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter_and_all_pairs_are_found(
    readings: list[Reading], order: random.Random
) -> None:
    shuffled = list(readings)
    order.shuffle(shuffled)
    family = families(reading.document for reading in readings)
    groups = resolve(replace(a, copy=family[a.document]) for reading in readings for a in accounts_of(reading))
    with tempfile.TemporaryDirectory() as folder:
        told = contents(built(readings, folder))
        assert told == contents(built(shuffled, folder))
    assert {first: happening for first, *_, happening, _method, _today in told["accounts"]} == {
        account.first: group.id for group in groups for account in group.accounts
    }


@settings(max_examples=30, deadline=None)
@given(shelves(), st.data())
def test_what_was_told_before_leaves_no_trace(readings: list[Reading], data: st.DataObject) -> None:
    drafts = [
        replace(reading, version="0.1", document=replace(reading.document, published=day))
        for reading in readings
        for day in data.draw(st.lists(st.sampled_from([None, TUESDAY]), max_size=1))
    ]
    dated = [
        replace(r, document=replace(r.document, published=r.document.published or date(2025, 3, 1))) for r in readings
    ]
    with tempfile.TemporaryDirectory() as folder:
        used = built([*data.draw(st.permutations(drafts)), *data.draw(st.permutations(dated))], folder)
        assert contents(used, today=True) == contents(built(dated, folder), today=True)


def sources(*forms: Story, published: date = TUESDAY) -> int:
    """How many independent sources tell what Ana said, if each form stands in an outlet of its own."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.db") as ledger:
        for number, form in enumerate(forms):
            ledger.add(form.reading(outlet=f"Outlet {number}", published=published))
        statements = list(ledger.happenings("statement"))
        assert len(statements) == 1
        return statements[0].independent


def test_a_text_in_an_agencys_lines_cut_short_or_edited_is_no_further_source() -> None:
    assert sources(WHOLE, FORMS[1], FORMS[2], FORMS[4]) == 1


def test_another_place_in_the_same_words_is_another_text() -> None:
    family = families(form.reading(outlet="A").document for form in (WHOLE, FORMS[6]))
    assert len(set(family.values())) == 2


def test_the_same_words_weeks_later_are_no_copy() -> None:
    one = WHOLE.reading(outlet="A", published=TUESDAY).document
    later = FORMS[1].reading(outlet="B", published=TUESDAY + timedelta(days=30)).document
    soon = FORMS[1].reading(outlet="B", published=TUESDAY + timedelta(days=3)).document
    assert len(set(families([one, later]).values())) == 2
    assert len(set(families([one, soon]).values())) == 1
