"""What is asked: between, since, until, text, limit, as of; nothing more and nothing less comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_readings import ANA, BEN, CAI, DIA, MONDAY, NIGERIA, SPAIN, TUESDAY, WEDNESDAY, Story, on

from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query, match_expression
from tieline.records.actor import Actor
from tieline.records.contact import Contact
from tieline.records.when import Precision, When


def year(number: int) -> When:
    return When(start=date(number, 1, 1), end=date(number, 12, 31), precision=Precision.YEAR, text="x", rule="x")


MEETINGS: list[tuple[str, tuple[Actor, ...], When | None, str]] = [
    ("monday", (ANA, BEN), on(MONDAY), "Lagos"),
    ("tuesday", (ANA, BEN, CAI), on(TUESDAY), "Abuja"),
    ("wednesday", (CAI, DIA), on(WEDNESDAY), "Lagos"),
    ("year", (ANA, DIA), year(2025), "Jos"),
    ("undated", (ANA, BEN), None, "Kano"),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("query") / "ledger.db"
    with Ledger(path) as writer:
        for name, who, when, place in MEETINGS:
            story = Story(outlet=name, published=WEDNESDAY if name != "undated" else None)
            writer.add(story.contact(*who, when=when, place=place, consult=False).reading(title=None))
        talk = Story(outlet="talk", published=MONDAY)
        writer.add(talk.statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA)).reading())
    with Ledger(path, read_only=True) as reader:
        yield reader


def found(ledger: Ledger, **query: object) -> list[str]:
    """Names of the meetings that answer, in order."""
    outlets = {entry.id: entry.outlet or "" for entry in ledger.documents()}
    return [outlets[h.documents[0]] for h in ledger.happenings("contact", Query(**query))]  # type: ignore[arg-type]


def test_a_listing_is_ordered_by_day_and_ends_with_the_undated(ledger: Ledger) -> None:
    assert found(ledger) == ["year", "monday", "tuesday", "wednesday", "undated"]


def test_between_means_that_all_are_involved_in_one_record(ledger: Ledger) -> None:
    assert found(ledger, between=("ESP", "NGA")) == ["monday", "tuesday", "undated"]
    assert found(ledger, between=("NGA", "ESP")) == ["monday", "tuesday", "undated"]
    assert found(ledger, between=("ESP", "NGA", "CHN")) == ["tuesday"]
    assert found(ledger, between=("IND",)) == ["year", "wednesday"]
    assert found(ledger, between=("NGA", "IND")) == []
    assert found(ledger, between=("ESP", "ESP")) == ["year", "monday", "tuesday", "undated"]


def test_each_kind_has_a_method_of_its_own(ledger: Ledger) -> None:
    assert len(list(ledger.contacts("ESP", "NGA"))) == 3
    assert len(list(ledger.contacts("ESP", "NGA", since=TUESDAY, limit=1))) == 1
    assert len(list(ledger.statements("ESP", "NGA"))) == len(list(ledger.claims("ESP", "NGA"))) == 1
    assert list(ledger.events("ESP")) == list(ledger.pledges("ESP")) == []


def test_a_window_takes_what_overlaps_it_and_nothing_undated(ledger: Ledger) -> None:
    assert found(ledger, since=TUESDAY) == ["year", "tuesday", "wednesday"]
    assert found(ledger, since=TUESDAY, until=TUESDAY) == ["year", "tuesday"]
    assert found(ledger, until=MONDAY) == ["year", "monday"]
    assert found(ledger, since=date(2026, 1, 1)) == []
    assert found(ledger, between=("CHN", "IND"), since=TUESDAY) == ["wednesday"]


def test_text_looks_for_words_and_phrases_in_the_reports(ledger: Ledger) -> None:
    assert found(ledger, text="lagos") == ["monday", "wednesday"]
    assert found(ledger, text='"met in Lagos"') == ["monday", "wednesday"]
    assert found(ledger, text='"Lagos met"') == []
    assert found(ledger, text="lagos", between=("CHN",)) == ["wednesday"]
    assert {entry.outlet for entry in ledger.documents(Query(text="lagos"))} == {"monday", "wednesday"}


def test_a_limit_cuts_the_listing_where_it_stands(ledger: Ledger) -> None:
    assert found(ledger, limit=2) == ["year", "monday"]
    assert found(ledger, limit=0) == []
    assert len(list(ledger.documents(Query(limit=2)))) == 2


def test_what_is_said_involves_its_speaker_and_whom_its_words_name(ledger: Ledger) -> None:
    assert len(list(ledger.happenings("statement", Query(between=("ESP", "NGA"))))) == 1
    assert len(list(ledger.happenings("claim", Query(between=("ESP", "NGA"), since=MONDAY, until=MONDAY)))) == 1
    assert list(ledger.happenings("statement", Query(between=("ESP", "CHN")))) == []
    assert list(ledger.happenings("statement", Query(since=TUESDAY))) == [], "said in Monday's report"


def test_documents_are_found_by_day_by_ends_and_by_what_they_tell(ledger: Ledger) -> None:
    def outlets(**query: object) -> list[str | None]:
        return [entry.outlet for entry in ledger.documents(Query(**query))]  # type: ignore[arg-type]

    assert outlets(since=MONDAY, until=MONDAY) == ["talk"]
    assert set(outlets(between=("CHN",))) == {"tuesday", "wednesday"}
    assert outlets(kind="claim") == ["talk"]
    assert outlets()[-1] == "undated"


def test_all_kinds_can_be_listed_at_once(ledger: Ledger) -> None:
    kinds = [happening.facets[0].KIND for happening in ledger.happenings(query=Query(between=("ESP", "NGA")))]
    assert kinds == ["contact", "contact", "contact", "statement", "claim"]


def test_a_listing_may_be_left_in_the_middle(ledger: Ledger) -> None:
    first = next(iter(ledger.happenings("contact")))
    assert isinstance(first.facets[0], Contact)
    assert len(found(ledger)) == 5


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"kind": "party"}, "no kind of record"),
        ({"since": TUESDAY, "until": MONDAY}, "swap them"),
        ({"limit": -1}, "less than nothing"),
        ({"as_of": datetime(2025, 1, 1)}, "no time zone"),  # noqa: DTZ001
        ({"between": ("Spain", "NGA")}, "'Spain' is not a code"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(query: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Query(**query)  # type: ignore[arg-type]


def test_an_issue_is_no_doing_to_be_listed(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="no kind of doing"):
        list(ledger.happenings("issue"))


@given(st.text(max_size=40))
def test_nothing_a_user_types_is_taken_for_an_operator(ledger: Ledger, text: str) -> None:
    if any(character.isalnum() or character == "_" for character in text):
        list(ledger.documents(Query(text=text)))
    else:
        with pytest.raises(ValueError, match="holds no word"):
            match_expression(text)


def test_the_past_can_be_asked_for_though_nothing_was_there(ledger: Ledger) -> None:
    assert found(ledger, as_of=datetime(2000, 1, 1, tzinfo=UTC)) == []
    assert found(ledger, as_of=datetime(2100, 1, 1, tzinfo=UTC)) == found(ledger)


def test_a_listing_takes_a_fixed_number_of_queries(tmp_path: Path) -> None:
    def asked(many: int) -> int:
        with Ledger(tmp_path / f"{many}.db") as ledger:
            ledger.add_all(
                Story(outlet=f"{i}").contact(ANA, BEN, when=on(TUESDAY), told=f"met {i} times").reading()
                for i in range(many)
            )
            queries: list[str] = []
            ledger._db.set_trace_callback(queries.append)
            assert len(list(ledger.happenings("event"))) == 1
            assert len(list(ledger.documents())) == many
            return len(queries)

    assert asked(40) == asked(4)
