"""Agreed values: most independent sources first; everybody's own value is kept."""

from __future__ import annotations

from made_readings import ANA, BEN, TUESDAY, WEDNESDAY, Story, on

from tieline.merging.agree import Told, happening_of
from tieline.merging.independence import Origin, independent, owner_of
from tieline.records.contact import Contact
from tieline.records.happening import Happening
from tieline.records.reading import Reading


def origin(reading: Reading, copy: str | None = None) -> Origin:
    document = reading.document
    return Origin(document=document.id, owner=owner_of(document.outlet, document.url), copy=copy or document.id)


def told(*readings: Reading, copies: dict[str, str] | None = None) -> Happening:
    """A happening of all records of some readings. copies: texts by outlet, where two outlets print the same."""
    members = [
        Told(record, origin(reading, (copies or {}).get(reading.document.outlet or "")))
        for reading in readings
        for record in reading.records()
    ]
    return happening_of("h", members, method="test")


def contact_of(happening: Happening) -> Contact:
    (contact,) = (facet for facet in happening.facets if isinstance(facet, Contact))
    return contact


def report(outlet: str, place: str | None = None, *, day: bool = True, confidence: float = 0.9) -> Reading:
    when = on(TUESDAY) if day else None
    return (
        Story(outlet=outlet).contact(ANA, BEN, when=when, place=place, confidence=confidence, consult=False).reading()
    )


def test_the_value_of_most_independent_sources_is_agreed() -> None:
    happening = told(report("A", "Lagos", confidence=0.99), report("B", "Abuja"), report("C", "Abuja"))
    assert contact_of(happening).place == "Abuja"
    assert happening.independent == 3


def test_copies_count_once_against_an_independent_majority() -> None:
    copied = [report(outlet, "Lagos") for outlet in ("A", "B", "C")]
    own = [report(outlet, "Abuja") for outlet in ("D", "E")]
    happening = told(*copied, *own, copies=dict.fromkeys("ABC", "one text"))
    assert contact_of(happening).place == "Abuja"
    assert happening.independent == 3


def test_ties_go_to_the_more_confident_telling_and_then_to_the_smaller_record() -> None:
    assert contact_of(told(report("A", "Lagos", confidence=0.5), report("B", "Abuja", confidence=0.6))).place == "Abuja"
    readings = [report("A", "Lagos"), report("B", "Abuja")]
    first = min(readings, key=lambda reading: reading.contacts[0].id)
    assert contact_of(told(*readings)).place == first.contacts[0].place


def test_every_document_keeps_its_own_value_in_a_disagreement() -> None:
    readings = [report("A", "Lagos"), report("B", "Abuja"), report("C", "Abuja")]
    (difference,) = told(*readings).disagreements
    assert difference.field == "place"
    assert [(t.value, set(t.documents)) for t in difference.tellings] == [
        ("Abuja", {readings[1].document.id, readings[2].document.id}),
        ("Lagos", {readings[0].document.id}),
    ]


def test_wording_is_no_disagreement() -> None:
    one = Story(outlet="A").contact(ANA, BEN, when=on(TUESDAY), place="Lagos", told="met")
    other = Story(outlet="B").contact(BEN, ANA, when=on(TUESDAY), place="LAGOS", told="held talks")
    assert told(one.reading(), other.reading()).disagreements == ()


def test_a_report_that_says_nothing_of_a_field_has_no_vote_and_is_completed() -> None:
    readings = [report("A", confidence=0.99), report("B", confidence=0.98), report("C", "Abuja")]
    contact = contact_of(told(*readings))
    assert told(*readings).disagreements == ()
    assert contact.place == "Abuja"
    (piece,) = contact.spans("place")
    assert piece.document == readings[2].document.id
    assert readings[2].document.text[piece.start : piece.end] == piece.text


def test_the_order_of_the_members_does_not_matter() -> None:
    readings = [report("A", "Lagos"), report("B", "Abuja"), report("C"), report("D", "Jos", day=False)]
    assert told(*readings) == told(*reversed(readings))


def test_two_days_of_one_happening_are_told_apart() -> None:
    one = Story(outlet="A").contact(ANA, BEN, when=on(TUESDAY), consult=False).reading()
    other = Story(outlet="B").contact(ANA, BEN, when=on(WEDNESDAY), consult=False).reading()
    (difference,) = told(one, other).disagreements
    assert {t.value for t in difference.tellings} == {"2025-03-04", "2025-03-05"}


def test_an_outlet_is_known_by_any_of_its_names_and_hosts() -> None:
    assert (
        owner_of("Xinhua", None) == owner_of(None, "https://english.news.cn/x") == owner_of("Xinhua News Agency", None)
    )
    assert owner_of("The Village Voice of Nowhere", None) == "the village voice of nowhere"
    assert owner_of(None, "https://www.nowhere.example/a") == "nowhere.example"
    assert owner_of(None, None) == ""


def test_reports_of_unknown_origin_count_once_between_them() -> None:
    unknown = [Origin(document=str(i), owner="", copy=str(i)) for i in range(3)]
    assert independent(unknown) == 1
    assert independent([*unknown, Origin(document="9", owner="a", copy="9")]) == 2
    assert independent([]) == 0
