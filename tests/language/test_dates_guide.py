"""The decisions of the annotation guide that are easily got wrong: today's age, rolling spans, clocks, deadlines, names."""

from __future__ import annotations

import pytest
from dates_support import Row, lines, table

WED = "2025-01-22"

AGES: tuple[Row, ...] = (
    (WED, "Today the world faces new threats.", ()),
    (WED, "These are the hardest problems facing our region today.", ()),
    (WED, "There are three camps in the province today.", ()),
    (WED, "Such treaties remain useful today.", ()),
    (WED, "The port is idle today.", ()),
    (WED, "Today, a million commuters use the tunnel.", ()),
    (WED, "The club unites forty towns today.", ()),
    (WED, "In today's circumstances, trade is slow.", ()),
    (WED, "Peace will not come overnight.", ()),
    (WED, "It is held during the Year of Science.", ()),
    (WED, "He spoke of today, when borders are closed.", ()),
    (WED, "They want the roads of tomorrow, not the ones of yesterday.", ("tomorrow = 2025-01-23 day",)),
    (WED, "We are here today to sign a treaty.", ("today = 2025-01-22 day",)),
    (WED, "Today we signed a treaty.", ("Today = 2025-01-22 day",)),
    (WED, "Today I'm announcing a new fund.", ("Today = 2025-01-22 day",)),
    (WED, "Today's agreement remains open to all.", ("Today = 2025-01-22 day",)),
    (WED, "Our friendship is strong today.", ("today = 2025-01-22 day",)),
    (WED, "It is good to be with you today.", ("today = 2025-01-22 day",)),
    (WED, "Trade grew in the 20th century.", ("the 20th century = 1901-01-01..2000-12-31 year",)),
    (WED, "A canal for the twenty-first century.", ("the twenty-first century = 2001-01-01..2100-12-31 year",)),
    (WED, "In the first decade of the 21st century, trade grew.",
     ("the first decade of the 21st century = 2001-01-01..2010-12-31 year",)),
    (WED, "They spoke of the threats of the 21st century and of 21st century ports.", ()),
)  # fmt: skip

ROLLING: tuple[Row, ...] = (
    (WED, "Over the past year they met twice.", ("the past year = 2024-01-22..2025-01-22 year",)),
    (WED, "Over the last year they met twice.", ("the last year = 2024-01-22..2025-01-22 year",)),
    (WED, "The results of the last year were good.", ("the last year = 2024-01-01..2024-12-31 year",)),
    (WED, "In the last two weeks they met twice.", ("the last two weeks = 2025-01-08..2025-01-22 week",)),
    (WED, "Gas will flow for the next 15 years.", ("the next 15 years = 2025-01-23..2040-01-22 year",)),
    (WED, "They will meet in the next few days.", ("the next few days = 2025-01-23..2025-01-29 day",)),
    (WED, "We will say more in the hours and days ahead.",
     ("the hours and days ahead = 2025-01-23..2025-01-29 day",)),
    (WED, "They will meet in the weeks and months ahead.",
     ("the weeks and months ahead = 2025-01-23..2025-04-24 month",)),
    (WED, "They will meet in the coming days and weeks.", ("the coming days and weeks = 2025-01-23..2025-02-19 week",)),
    (WED, "The release last week of a report pleased them.", ("last week = 2025-01-13..2025-01-19 week",)),
    (WED, "The current, outgoing year was good; so is the outgoing year.",
     ("the outgoing year = 2025-01-01..2025-12-31 year",)),
    (WED, "They summed up this departing year.", ("this departing year = 2025-01-01..2025-12-31 year",)),
    ("2024-12-03", "They will meet at the beginning of the new year.",
     ("the beginning of the new year = 2025-01-01..2025-01-31 month",)),
    ("2025-01-09", "They met before the new year and wished all a happy New Year.", ("before the new year = ?",)),
    (WED, "Exports beat the plans for the year.", ("for the year = 2025-01-01..2025-12-31 year",)),
    (WED, "They will meet in the course of the year.", ("in the course of the year = 2025-01-22..2025-12-31 year",)),
    (WED, "Aid will flow throughout and beyond 2025.", ("throughout and beyond 2025 = 2025-01-22..2025-12-31 year",)),
    (WED, "They will meet at the end of the year.", ("the end of the year = 2025-12-01..2025-12-31 month",)),
    (WED, "The truce expires at the end of the year.", ("the end of the year = 2025-12-31 day",)),
    (WED, "They pledged to finish by the middle of this year.",
     ("by the middle of this year = 2025-01-22..2025-08-31 year",)),
    (WED, "Trade grew in nine months of last year.",
     ("nine months of last year = 2024-01-01..2024-09-30 month",)),
    (WED, "Trade grew over three quarters of 2021.",
     ("three quarters of 2021 = 2021-01-01..2021-09-30 quarter",)),
    (WED, "They met in the late 1950s.", ("the late 1950s = 1957-01-01..1959-12-31 year",)),
)  # fmt: skip

RECALLED: tuple[Row, ...] = (
    (WED, "The two met on Monday. A crowd cheered. Later that day they dined.",
     ("Monday = 2025-01-20 day", "Later that day = 2025-01-20 day")),
    (WED, "The two met on Monday. A day after, they flew on.",
     ("Monday = 2025-01-20 day", "A day after = 2025-01-21 day")),
    (WED, "He met the envoy, who had arrived the previous day.", ("the previous day = 2025-01-21 day",)),
    (WED, "The vote would be held two months later.", ("two months later = 2025-03-01..2025-03-31 month",)),
    (WED, "The next day they flew on.", ("The next day = ?",)),
    (WED, "Two years ago today, they signed it. Nobody forgets that day.",
     ("Two years ago today = 2023-01-22 day", "that day = 2023-01-22 day")),
    (WED, "They will meet two weeks from today.", ("two weeks from today = 2025-02-05 day",)),
    (WED, "Half an hour ago they signed it.", ("Half an hour ago = 2025-01-22 day",)),
    (WED, "About two hours ago they signed it.", ("About two hours ago = 2025-01-22 day",)),
    (WED, "The patients are 4,000 fewer than three weeks ago.",
     ("three weeks ago = 2024-12-30..2025-01-05 week",)),
    (WED, "Statements are expected over the course of the day.", ("over the course of the day = 2025-01-22 day",)),
    (WED, "He received the envoy in the morning.", ("in the morning = 2025-01-22 day",)),
    (WED, "He will receive the envoy in the morning.", ("in the morning = 2025-01-23 day",)),
    (WED, "On Monday they met. They dined in the evening.",
     ("Monday = 2025-01-20 day", "in the evening = 2025-01-20 day")),
)  # fmt: skip

ALONE: tuple[Row, ...] = (
    (WED, "They met at 3 p.m.", ("3 p.m. = 2025-01-22 day",)),
    (WED, "He spoke soon after 12:00.", ("12:00 = 2025-01-22 day",)),
    (WED, "2:18 P.M. EST", ("2:18 P.M. EST = 2025-01-22T14:18:00-05:00 minute",)),
    (WED, "He will fly out tomorrow. END 2:20 P.M. EST",
     ("tomorrow = 2025-01-23 day", "2:20 P.M. EST = 2025-01-22T14:20:00-05:00 minute")),
    (WED, "The truce begins at 00:00 (Damascus time) on February 1.",
     ("00:00 (Damascus time) on February 1 = 2025-02-01T00:00:00+03:00 minute",)),
    (WED, "They will sign at 9:30 a.m. New York time tomorrow.",
     ("9:30 a.m. New York time tomorrow = 2025-01-23T09:30:00-05:00 minute",)),
    (WED, "The plane will land at 11:40 p.m. Beijing time on Friday.",
     ("11:40 p.m. Beijing time on Friday = 2025-01-24T23:40:00+08:00 minute",)),
    (WED, "The truce ends at midnight GMT on Friday.", ("midnight GMT on Friday = 2025-01-24 day",)),
    (WED, "They met at 2:34 P.M. IDT.", ("2:34 P.M. IDT = 2025-01-22T14:34:00+03:00 minute",)),
    (WED, "She ran it in 1:41.", ()),
)  # fmt: skip

APPOSED: tuple[Row, ...] = (
    (WED, "The text is secret until 5:00 a.m. Eastern, tomorrow, January 23rd.",
     ("until 5:00 a.m. Eastern, tomorrow, January 23rd = 2025-01-22..2025-01-23 day",)),
    (WED, "They will meet tomorrow morning, Thursday, January 23 at 9:00 a.m. GMT.",
     ("tomorrow morning, Thursday, January 23 at 9:00 a.m. GMT = 2025-01-23T09:00:00+00:00 minute",)),
    (WED, "This year, 2025, is decisive.", ("This year, 2025 = 2025-01-01..2025-12-31 year",)),
    (WED, "They will meet tomorrow, Thursday.", ("tomorrow, Thursday = 2025-01-23 day",)),
)  # fmt: skip

DEADLINES: tuple[Row, ...] = (
    (WED, "They agreed to finish by March.", ("by March = 2025-01-22..2025-03-31 month",)),
    (WED, "The troops are to leave by October.", ("by October = 2025-01-22..2025-10-31 month",)),
    (WED, "He ordered the troops home by June.", ("by June = 2025-01-22..2025-06-30 month",)),
    (WED, "The withdrawal was completed by June.", ("by June = 2024-06-01..2024-06-30 month",)),
    (WED, "Trade reached five billion by December.", ("by December = 2024-12-01..2024-12-31 month",)),
    (WED, "Trade must reach five billion by December.", ("by December = 2025-01-22..2025-12-31 month",)),
    (WED, "The shop will stay shut until Friday.", ("until Friday = 2025-01-22..2025-01-24 day",)),
    (WED, "The shop will not open until Friday.", ("until Friday = 2025-01-24 day",)),
    (WED, "The talks did not begin until Monday.", ("until Monday = 2025-01-20 day",)),
    (WED, "The talks didn't begin until December 2024.", ("until December 2024 = 2024-12-01..2024-12-31 month",)),
)  # fmt: skip

LISTED: tuple[Row, ...] = (
    (WED, "The exercises ran from June 28 through July 2.",
     ("from June 28 through July 2 = 2024-06-28..2024-07-02 day",)),
    (WED, "They will meet between May and July.", ("between May and July = 2025-05-01..2025-07-31 month",)),
    (WED, "They met in May-June 2022.", ("May-June 2022 = 2022-05-01..2022-06-30 month",)),
    (WED, "They met on the 5th and 6th of June.", ("the 5th and 6th of June = 2024-06-05..2024-06-06 day",)),
    (WED, "He received the former envoy (2001–2008).", ("2001–2008 = 2001-01-01..2008-12-31 year",)),
)  # fmt: skip

NAMES: tuple[Row, ...] = (
    (WED, "The Iran Freedom Act of 1998 was cited.", ()),
    (WED, "The Resolution of 2002 was cited.", ()),
    (WED, "They recalled the tragedy of 1974.", ("1974 = 1974-01-01..1974-12-31 year",)),
    (WED, "The yield was half of the 2001 figure.", ("2001 = 2001-01-01..2001-12-31 year",)),
    (WED, "Emissions fell from a 2005 baseline.", ("2005 = 2005-01-01..2005-12-31 year",)),
    (WED, "They discussed Latvia's 2023 priorities.", ("2023 = 2023-01-01..2023-12-31 year",)),
    (WED, "They praised the 2005 peace agreement.", ()),
    (WED, "The first time they met was 2015.", ("2015 = 2015-01-01..2015-12-31 year",)),
    (WED, "The number of ships was 2015.", ()),
    (WED, "The March 23 Movement lies low.", ()),
    (WED, "They recalled the September 11 attacks.", ()),
    (WED, "They praised the March 23 meeting.", ("March 23 = 2025-03-23 day",)),
    (WED, "He said so on ABC's This Week on air.", ()),
    (WED, "They met on the sidelines of the summit in Osaka.", ()),
)  # fmt: skip

TO_COME: tuple[Row, ...] = (
    (WED, "They looked forward to talks in Riga in June.", ("June = 2025-06-01..2025-06-30 month",)),
    (WED, "I look forward to receiving you on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The king invites them to a summit on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The king invited them on Friday.", ("Friday = 2025-01-17 day",)),
    (WED, "They set the agenda of the upcoming talks in Riga at the end of June.",
     ("the end of June = 2025-06-21..2025-06-30 month",)),
    (WED, "During the September trip they signed two pacts.", ("September = 2024-09-01..2024-09-30 month",)),
    ("2024-12-31", "He received all who were asked to the talks on January 2.", ("January 2 = 2025-01-02 day",)),
)  # fmt: skip


@table(AGES)
def test_the_present_age_is_no_day(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(ROLLING)
def test_spans_roll_with_the_report(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(RECALLED)
def test_the_last_day_told_is_what_others_count_from(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(ALONE)
def test_a_time_of_day_alone_is_the_reports_day(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(APPOSED)
def test_what_is_said_twice_is_one_expression(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(DEADLINES)
def test_deadlines_follow_what_their_verb_did(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(LISTED)
def test_ranges_run_from_the_first_to_the_last(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(NAMES)
def test_dates_inside_names_are_none(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(TO_COME)
def test_what_is_awaited_lies_ahead(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


def test_a_time_of_day_without_a_report_to_count_from_stays_open() -> None:
    assert lines("They met at 3 p.m. EST.", None) == ["3 p.m. EST = ?"]


@pytest.mark.parametrize(
    "place", ["Moscow", "Kyiv", "New York", "Abu Dhabi", "New Delhi", "Hanoi", "Jerusalem", "Astana"]
)
def test_a_clock_takes_the_zone_of_the_place_it_names(place: str) -> None:
    (line,) = lines(f"They met at 10:00 {place} time on 21 January 2025.", WED)
    assert line.endswith("minute")
