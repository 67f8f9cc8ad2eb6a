"""Events by a user's verb dictionary: who does what to whom, and what becomes of Tieline's own events beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from dictionary_support import DAY, VERBS, loaded, made, triples

from tieline.coders.events import code_events
from tieline.coders.events.dictionary.load import Dictionaries, load_dictionaries
from tieline.coders.page import Coded
from tieline.reading import open_page
from tieline.records.document import Document
from tieline.records.event import Category, Event


@pytest.fixture(scope="module")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Dictionaries:
    return loaded(tmp_path_factory.mktemp("dictionaries"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arnor gave Gondor grain.", [("ARN", "GON", "070")]),
        ("Arnor gave Gondor two million euros on Monday.", [("ARN", "GON", "071")]),
        ("Arnor lashed out at Gondor.", [("ARN", "GON", "111")]),
        ("Mordor was attacked by Gondor.", [("GON", "MOR", "190")]),
        ("Troops were attacked in the north.", []),
        ("Arnor will not attack Gondor.", [("ARN", "GON", "013")]),
        ("Rohan will soon restore diplomatic contacts with Mordor, an official said.", [("ROH", "MOR", "050"), ("MOR", "ROH", "051")]),
        ("Arnor gave Rohan grain and attacked Mordor.", [("ARN", "ROH", "070"), ("ARN", "MOR", "190")]),
        ("Arnor said nothing of Gondor.", []),
        ("The Village Green attacked Gondor.", []),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(dictionaries: Dictionaries, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert triples(dictionaries, text) == expected


def test_the_uppermost_verb_speaks_for_what_hangs_on_it(dictionaries: Dictionaries) -> None:
    assert triples(dictionaries, "Arnor said Gondor attacked Mordor.") == [("ARN", "GON", "010")]


def test_a_pattern_that_names_the_verb_above_wins_over_it(dictionaries: Dictionaries) -> None:
    assert triples(dictionaries, "Arnor said it would attack Gondor.") == [("ARN", "GON", "138")]


def test_a_compound_acts_on_itself(dictionaries: Dictionaries) -> None:
    both = [("ARN", "GON", "040"), ("GON", "ARN", "040")]
    assert triples(dictionaries, "Arnor and Gondor met on Monday.") == both
    assert triples(dictionaries, "Arnor met on Monday.") == []


def test_a_pattern_places_source_and_target(dictionaries: Dictionaries) -> None:
    told = triples(dictionaries, "Arnor met on Monday with Rohan at Gondor.")
    assert told == [("ROH", "GON", "041"), ("GON", "ROH", "042")]


def test_a_skipped_phrase_is_no_party(dictionaries: Dictionaries) -> None:
    assert triples(dictionaries, "Arnor sheltered Rohan from Mordor.") == [("ARN", "MOR", "075")]


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ("Gondorian policemen", ["GONCOP"]),
        ("The foreign minister of Arnor", ["ARNGOVFRM"]),
        ("Arnor's president, an official,", ["ARNGOV"]),
        ("Troops in Rohan", ["ROHMIL"]),
        ("Officials", ["---GOV"]),
        ("A rights group of Arnor", ["NGOARN"]),
        ("A Gondorian congresswoman", ["GONLEG"]),
        ("Gondor and Rohan", ["GON", "ROH"]),
        ("The Twin Towns", ["TWA", "TWB"]),
        ("Sam Gamgee", ["HOBGOV"]),
    ],
)
def test_the_code_of_a_party(dictionaries: Dictionaries, who: str, codes: list[str]) -> None:
    assert triples(dictionaries, f"{who} attacked Mordor.") == [(code, "MOR", "190") for code in codes]


@pytest.mark.parametrize(("on", "code"), [(date(2024, 12, 31), "HOB"), (date(2025, 12, 31), "HOBGOV"), (None, "HOB")])
def test_a_code_holds_on_its_days(dictionaries: Dictionaries, on: date | None, code: str) -> None:
    assert triples(dictionaries, "Sam Gamgee attacked Mordor.", on) == [(code, "MOR", "190")]


def test_petrarch2_nouns_are_those_of_the_verb_and_in_the_passive_its_subject(tmp_path: Path) -> None:
    text = "--- HIT [190] ---\nHIT {HIT HITTING}\n- * MONUMENT [145]\n- * (WITH ROCKET) [195]\n"
    known = load_dictionaries(*made(tmp_path, verbs=text))
    assert triples(known, "Arnor hit the monuments of Gondor.") == [("ARN", "GON", "145")]
    assert triples(known, "The monuments of Gondor were hit by Arnor.") == [("ARN", "GON", "145")]
    assert triples(known, "Arnor hit Gondor near a monument.") == [("ARN", "GON", "190")]
    assert triples(known, "Arnor hit Gondor with heavy rockets.") == [("ARN", "GON", "195")]


def coded(folder: Path, text: str, **files: str) -> Coded[Event]:
    """The events of a text by rule, with the dictionaries."""
    page = open_page(Document(text=text, language="en", published=DAY))
    return code_events(page, (), rules_only=True, dictionaries=load_dictionaries(*made(folder, **files)))


def test_an_event_carries_code_category_and_the_words_it_stands_on(tmp_path: Path) -> None:
    (event,) = coded(tmp_path, "Norway officials gave Chile two million euros on Monday.").records
    assert (event.scheme, event.code, event.category, event.method) == (
        "cameo",
        "071",
        Category.AID,
        "events.dictionary",
    )
    assert [a.state for a in (*event.actors, *event.recipients)] == ["NOR", "CHL"]
    assert {e.field: e.text for e in event.spans()} == {
        "category": "gave", "actors": "Norway officials", "recipients": "Chile", "when": "Monday",
    }  # fmt: skip


def test_a_code_there_and_back_is_two_events(tmp_path: Path) -> None:
    there, back = coded(tmp_path, "Norway restored diplomatic ties with Chile.").records
    assert [(e.code, e.actors[0].state, e.recipients[0].state) for e in (there, back)] == [
        ("050", "NOR", "CHL"), ("051", "CHL", "NOR"),
    ]  # fmt: skip
    assert there.id != back.id


def test_a_code_without_a_category_stays_and_the_reason_is_told(tmp_path: Path) -> None:
    verbs = "--- CHEER [903] ---\nCHEER\n"
    told = coded(tmp_path, "Norway cheered Chile.", verbs=verbs)
    (event,) = told.records
    assert (event.code, event.category, event.weight) == ("903", None, None)
    assert [(g.record, g.field, g.reason) for g in told.unresolved] == [
        (event.id, "category", "the crosswalk knows no CAMEO code 903")
    ]


def test_a_verb_of_the_dictionary_is_coded_by_it_alone_and_the_others_by_tieline(tmp_path: Path) -> None:
    text = "Norway praised Chile. Sweden condemned Peru. Norway sheltered Chile."
    verbs = "--- PRAISE [---] ---\nPRAISE\n"
    (event,) = coded(tmp_path, text, verbs=verbs).records
    assert (event.method, event.category) == ("events.rules", Category.ACCUSE)


def test_a_party_of_the_cast_acts_too(tmp_path: Path) -> None:
    (event,) = coded(tmp_path, "Sweden attacked Peru.", actors="").records
    assert [a.state for a in (*event.actors, *event.recipients)] == ["SWE", "PER"]


def test_an_invented_country_is_a_party_without_a_state(tmp_path: Path) -> None:
    (event,) = coded(tmp_path, "Arnor attacked Chile.").records
    assert [(a.name, a.state) for a in event.actors] == [("Arnor", None)]


@pytest.mark.parametrize(("discards", "left"), [("", 2), ("CHESS", 1), ("+CHESS", 0)])
def test_what_is_discarded_is_not_coded(tmp_path: Path, discards: str, left: int) -> None:
    text = "Norway attacked Chile at chess. Sweden condemned Peru."
    assert len(coded(tmp_path, text, verbs=VERBS, discards=discards).records) == left
