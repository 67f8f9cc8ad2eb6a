"""Times of a document: the report's day, the rules' coverage, and what holds for any text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from dates_support import Row, lines, times_in
from hypothesis import given, settings
from hypothesis import strategies as st
from test_dates_calendar import FULL_DATES, LONGER, MONTHS, NO_YEAR, SEVERAL_DAYS
from test_dates_counted import NEAR, POINTS, STRETCHES, TOLD, UNITS
from test_dates_guide import AGES, ALONE, APPOSED, DEADLINES, LISTED, NAMES, RECALLED, ROLLING, TO_COME
from test_dates_joined import CLOCKS, LIMITS, PARTS, REFUSED
from test_dates_tense import AHEAD, NAMED, OPEN, PAST

from tieline.language.parse import parse
from tieline.language.time.anchor import dateline_fault, report_day
from tieline.language.time.dates import read_times
from tieline.language.time.expressions import RULES, recognise
from tieline.language.time.values import Direction, Setting
from tieline.reading import read_document
from tieline.records.document import Document
from tieline.records.when import Precision

TABLES: tuple[tuple[Row, ...], ...] = (
    FULL_DATES, NO_YEAR, SEVERAL_DAYS, MONTHS, LONGER, NEAR, UNITS, STRETCHES, POINTS, TOLD, PARTS, LIMITS, CLOCKS,
    REFUSED, PAST, AHEAD, NAMED, OPEN, AGES, ALONE, APPOSED, DEADLINES, LISTED, NAMES, RECALLED, ROLLING, TO_COME,
)  # fmt: skip
# Beside the tables' sentences: rules that the tables do not need.
MORE = (
    "They met in the run-up, overnight, and in Q1 of 2020.",
    "It was 9.05 a.m. on Monday, or 14:05 on Tuesday, or on Wednesday at noon.",
    "Late in 2019, end 2020, this summer, the third fiscal quarter.",
    "The weekend of May 3 was long, and so was Thursday, May 8 afternoon.",
    "In March of this year, in the first quarter of the year, the fiscal year is over.",
    "On the second of June, three years before the war, two days from May 3.",
)


def at(published: date | datetime | None, text: str, *, zone: str | None = None) -> date | None:
    return report_day(parse(Document(text=text, published=published, zone=zone, language="en")))


# --- the report's day ------------------------------------------------------------------------------------------------


def test_the_reports_day_is_the_one_in_the_sources_zone() -> None:
    late = datetime(2025, 1, 21, 22, 30, tzinfo=UTC)
    assert at(late, "They met today.") == date(2025, 1, 21)
    assert at(late, "They met today.", zone="Asia/Shanghai") == date(2025, 1, 22)
    assert at(late, "They met today.", zone="America/New_York") == date(2025, 1, 21)


def test_a_moment_without_a_zone_counts_in_its_own_offset() -> None:
    assert at(datetime.fromisoformat("2025-01-22T01:00:00+08:00"), "They met today.") == date(2025, 1, 22)


def test_a_zone_nobody_knows_leaves_the_moments_own_day() -> None:
    assert at(datetime(2025, 1, 21, 22, 30, tzinfo=UTC), "They met.", zone="Moon/Tranquility") == date(2025, 1, 21)


@pytest.mark.parametrize(
    ("published", "dateline", "day"),
    [
        (date(2025, 1, 22), "BEIJING, Jan. 21", date(2025, 1, 21)),
        (date(2025, 1, 21), "BEIJING, Jan. 22", date(2025, 1, 22)),  # Beijing's day begins before New York's
        (date(2025, 1, 28), "BEIJING, Jan. 21", date(2025, 1, 21)),
        (date(2025, 1, 29), "BEIJING, Jan. 21", date(2025, 1, 29)),
        (date(2025, 1, 2), "BEIJING, Dec. 31", date(2024, 12, 31)),
        (date(2025, 1, 22), "BEIJING, Jan. 21, 2025", date(2025, 1, 21)),
        (None, "BEIJING, Jan. 21, 2025", date(2025, 1, 21)),
        (None, "BEIJING, Jan. 21", None),
    ],
)
def test_a_dateline_of_the_last_week_is_the_reports_day(
    published: date | None, dateline: str, day: date | None
) -> None:
    text = f"{dateline} (Xinhua) -- The two presidents met today.\nThey dined together in the evening."
    parsed = parse(Document(text=text, published=published, language="en"))
    assert parsed.dateline is not None
    assert report_day(parsed) == day
    today = read_times(parsed)[0]
    assert (today.when.start if today.when else None) == day


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Via Teleconference (January 21, 2025)", date(2025, 1, 21)),
        ("*January 21, 2025*", date(2025, 1, 21)),
        ("Oval Office\n(January 21, 2025)", date(2025, 1, 21)),
        ("Via Teleconference (January 2, 2025)", date(2025, 1, 22)),
        ("Decree of January 21, 2025 on customs", date(2025, 1, 22)),
        ("Talks in Riga (January 21)", date(2025, 1, 22)),
    ],
)
def test_a_full_date_on_a_line_above_the_text_is_the_reports_day(heading: str, day: date) -> None:
    assert at(date(2025, 1, 22), f"{heading}\nThe two ministers met today and spoke at length about trade.") == day


@pytest.mark.parametrize(
    ("dateline", "reason"),
    [
        ("KYIV, Feb. 31 (Reuters)", "that month has no such day"),
        ("KYIV, Jan. 1, 2025 (Reuters)", "it lies more than a week from the publication on 2025-03-01"),
        ("KYIV, Feb. 28 (Reuters)", None),
        ("KYIV (Reuters)", None),
    ],
)
def test_a_dateline_that_cannot_be_is_passed_over_with_the_reason(dateline: str, reason: str | None) -> None:
    document = Document(text=f"{dateline} -- The two ministers met on Thursday.\nThey dined.", published=date(2025, 3, 1),
                        language="en")  # fmt: skip
    fault = dateline_fault(parse(document))
    assert fault == (f"'{dateline} --': {reason}" if reason else None)
    gaps = [gap for gap in read_document(document).unresolved if gap.field == "dateline"]
    assert [gap.reason for gap in gaps] == ([fault] if fault else [])


def test_the_day_of_publication_dates_nothing_unless_the_rule_says_so() -> None:
    undated = Document(text="President Putin met President Xi in Moscow. They discussed trade.",
                       published=date(2025, 1, 22), language="en")  # fmt: skip
    reading = read_document(undated)
    assert reading.contacts
    assert {contact.when for contact in reading.contacts} == {None}
    assert {event.when for event in reading.events} == {None}
    for sentence, rule in (
        ("They met today.", "today"),
        ("They met at 3 p.m. EST.", "clock_on_report_day"),
        ("They met in the evening.", "part_of_report_day"),
        ("Earlier in the day, they met.", "part_of_day_of_report"),
        ("They arrived the previous day.", "unit_counted_of_report"),
    ):
        ((_, found),) = times_in(sentence, date(2025, 1, 22))
        assert found.when is not None
        assert found.when.rule == rule


def test_a_moment_is_one_moment_in_every_zone() -> None:
    ((_, found),) = times_in("The truce begins at 00:30 Damascus time on February 1.", date(2025, 1, 22))
    assert found.when is not None
    begins = datetime(2025, 1, 31, 21, 30, tzinfo=UTC)
    assert found.when.bounds() == (begins, begins)


def test_the_zone_of_the_document_goes_with_every_interval() -> None:
    ((_, found),) = times_in("They met yesterday.", date(2025, 1, 22), zone="Asia/Shanghai")
    assert found.when is not None
    assert found.when.zone == "Asia/Shanghai"


def test_text_and_positions_are_those_of_the_stored_text() -> None:
    text = "They  met in\u00a0late\u00a0February\u00a02024, he said."
    document = Document(text=text, published=date(2025, 1, 22), language="en")
    parsed = parse(document)
    (found,) = read_times(parsed)
    assert found.when is not None
    assert found.when.text == "late\u00a0February\u00a02024"
    assert found.when.text == parsed.text(parsed.doc[found.first], parsed.doc[found.last])


def test_a_headlines_day_is_not_what_the_next_day_counts_from() -> None:
    assert lines("The next day, they flew on.", "2025-01-22", title="Leaders meet in Riga on 9 May 2024") == [
        "9 May 2024 = 2024-05-09 day",
        "The next day = ?",
    ]


# --- the rules -------------------------------------------------------------------------------------------------------


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_no_rule_repeats_without_bound() -> None:
    """An unbounded repetition makes a hostile text of one word take quadratic time."""
    assert [rule.name for rule in RULES if set("*+") & set(rule.pattern)] == []


def test_every_rule_is_used_by_a_tested_sentence() -> None:
    """The sentences are recognised without a parse here, so that this stays quick."""
    sentences = [sentence for rows in TABLES for _, sentence, _ in rows] + list(MORE)
    used = {name for sentence in sentences for node in recognise(sentence) for name in node.rules}
    assert {rule.name for rule in RULES} - used == set()


def test_the_tables_hold_at_least_250_phrases() -> None:
    assert sum(len(rows) for rows in TABLES) >= 250


# --- what holds for any text -----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["the", "of", "in", "on", "by", "since", "from", "to", "and", "between", "until", "last", "next", "this", "early", "late",
     "end", "half", "first", "second", "week", "weeks", "month", "years", "day", "days", "year", "quarter", "decade", "ago",
     "later", "within", "Monday", "Friday", "weekend", "May", "March", "February", "Dec.", "3", "29", "31", "2024", "1999",
     "2025-02-30", "1/13/2024", "99", "few", "a", "today", "tomorrow", "morning", "9:05", "a.m.", "EDT", "noon", "winter",
     "Q3", "century", "the", "-", "–", ",", ".", "'s", "they", "met", "will", "meet", "1990s", "before", "after", "9999"]
)  # fmt: skip
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
NEAR_DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))


def check(text: str, published: date | None) -> None:
    last = -1
    for words, found in times_in(text, published):
        assert last < found.first <= found.last
        assert words
        last = found.last
        if found.when is not None:
            assert found.when.start <= found.when.end
            assert found.when.rule
            assert found.when.text == words


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=14), st.none() | DAYS)
def test_any_string_of_date_words_is_read_without_failing(words: list[str], published: date | None) -> None:
    check(" ".join(words), published)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80).filter(str.strip), st.none() | NEAR_DAYS)
def test_any_text_is_read_without_failing(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=40, deadline=None)
@given(NEAR_DAYS, st.integers(min_value=-200, max_value=200), st.sampled_from(["Monday", "Thursday", "Sunday"]),
       st.sampled_from(["met on", "will meet on", "met last", "will meet next"]))  # fmt: skip
def test_weekdays_move_with_the_publication_by_whole_weeks(day: date, weeks: int, weekday: str, verb: str) -> None:
    moved = day + timedelta(weeks=weeks)
    sentence = f"The ministers {verb} {weekday}."
    ((_, here),), ((_, there),) = times_in(sentence, day), times_in(sentence, moved)
    assert here.when is not None
    assert there.when is not None
    assert there.when.start == here.when.start + timedelta(weeks=weeks)
    assert day - timedelta(days=7) <= here.when.start <= day + timedelta(days=7)


@settings(max_examples=40, deadline=None)
@given(NEAR_DAYS)
def test_intervals_lie_on_the_side_of_the_report_their_words_say(day: date) -> None:
    def when(sentence: str) -> tuple[date, date]:
        ((_, found),) = times_in(sentence, day)
        assert found.when is not None
        return found.when.start, found.when.end

    assert when("They met today.") == (day, day)
    assert when("They met this week.")[0] <= day <= when("They met this week.")[1]
    assert when("They met last month.")[1] < day < when("They will meet next month.")[0]
    assert when("They met last Friday.")[1] < day < when("They will meet next Friday.")[0]
    assert when("They have met since May.")[1] == day == when("They pledged to meet by May.")[0]
    assert when("They met in the past three weeks.")[1] == day == when("They will meet within three weeks.")[0]
    assert when("They will keep in touch throughout the year.") == (day, date(day.year, 12, 31))


def test_precision_is_no_finer_than_the_words() -> None:
    expected = {
        "They met on 3 May 2024.": Precision.DAY,
        "They met in late May 2024.": Precision.MONTH,
        "They met in the summer of 2024.": Precision.SEASON,
        "They met two weeks ago.": Precision.WEEK,
        "They met five years ago.": Precision.YEAR,
    }
    for sentence, precision in expected.items():
        ((_, found),) = times_in(sentence, date(2025, 1, 22))
        assert found.when is not None
        assert found.when.precision is precision


def test_a_moment_anchors_what_stands_beside_it_by_its_day() -> None:
    """As in "on Friday and on 6 July, 10:00 Moscow time": days are counted from days."""
    moment = datetime(2018, 7, 6, 10, tzinfo=UTC)
    assert Setting(None).facing(Direction.PAST, moment).anchor == date(2018, 7, 6)
