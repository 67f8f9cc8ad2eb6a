"""What counts from the report, or from what was said just before."""

from __future__ import annotations

from dates_support import Row, lines, table

WED = "2025-01-22"

NEAR: tuple[Row, ...] = (
    (WED, "The two leaders met today.", ("today = 2025-01-22 day",)),
    (WED, "The two leaders met earlier today.", ("earlier today = 2025-01-22 day",)),
    (WED, "The two leaders met yesterday.", ("yesterday = 2025-01-21 day",)),
    (WED, "The two leaders met yesterday evening.", ("yesterday evening = 2025-01-21 day",)),
    (WED, "The two leaders will meet tomorrow.", ("tomorrow = 2025-01-23 day",)),
    (WED, "The two leaders will meet tomorrow morning.", ("tomorrow morning = 2025-01-23 day",)),
    (WED, "The two leaders will meet tonight.", ("tonight = 2025-01-22 day",)),
    (WED, "The two leaders met this morning.", ("this morning = 2025-01-22 day",)),
    (WED, "The two leaders met early this morning.", ("early this morning = 2025-01-22 day",)),
    (WED, "The two leaders met last night.", ("last night = 2025-01-21 day",)),
    (WED, "The two leaders met the day before yesterday.", ("the day before yesterday = 2025-01-20 day",)),
    (WED, "The two leaders will meet the day after tomorrow.", ("the day after tomorrow = 2025-01-24 day",)),
    (WED, "The town was shelled overnight.", ("overnight = 2025-01-21..2025-01-22 day",)),
    (WED, "He praised the results of today's talks.", ("today = 2025-01-22 day",)),
    (WED, "As of today, no visa is needed.", ("today = 2025-01-22 day",)),
    (WED, "Today's talks were cordial, yesterday's were not.",
     ("Today = 2025-01-22 day", "yesterday = 2025-01-21 day")),
    ("2025-01-01", "The two leaders met yesterday.", ("yesterday = 2024-12-31 day",)),
    ("2024-02-28", "The two leaders will meet tomorrow.", ("tomorrow = 2024-02-29 day",)),
    ("2023-02-28", "The two leaders will meet tomorrow.", ("tomorrow = 2023-03-01 day",)),
    ("2025-03-01", "The two leaders met yesterday.", ("yesterday = 2025-02-28 day",)),
)  # fmt: skip

UNITS: tuple[Row, ...] = (
    (WED, "The two leaders met this week.", ("this week = 2025-01-20..2025-01-26 week",)),
    (WED, "The two leaders met last week.", ("last week = 2025-01-13..2025-01-19 week",)),
    (WED, "The two leaders will meet next week.", ("next week = 2025-01-27..2025-02-02 week",)),
    (WED, "The two leaders met early last week.", ("early last week = 2025-01-13..2025-01-15 week",)),
    (WED, "The two leaders will meet late next week.", ("late next week = 2025-01-30..2025-02-02 week",)),
    (WED, "The two leaders met this month.", ("this month = 2025-01-01..2025-01-31 month",)),
    (WED, "The two leaders met last month.", ("last month = 2024-12-01..2024-12-31 month",)),
    (WED, "The two leaders will meet next month.", ("next month = 2025-02-01..2025-02-28 month",)),
    ("2025-03-31", "The two leaders met last month.", ("last month = 2025-02-01..2025-02-28 month",)),
    ("2024-12-05", "The two leaders will meet next month.", ("next month = 2025-01-01..2025-01-31 month",)),
    (WED, "The two leaders met this year.", ("this year = 2025-01-01..2025-12-31 year",)),
    (WED, "The two leaders met last year.", ("last year = 2024-01-01..2024-12-31 year",)),
    (WED, "The two leaders met late last year.", ("late last year = 2024-10-01..2024-12-31 quarter",)),
    (WED, "The two leaders will meet next year.", ("next year = 2026-01-01..2026-12-31 year",)),
    (WED, "Growth will return next quarter.", ("next quarter = 2025-04-01..2025-06-30 quarter",)),
    (WED, "Growth ended last quarter.", ("last quarter = 2024-10-01..2024-12-31 quarter",)),
    (WED, "Growth ended in the last quarter.", ("the last quarter = 2024-10-01..2024-12-31 quarter",)),
    (WED, "The current year is decisive.", ("The current year = 2025-01-01..2025-12-31 year",)),
    ("2025-12-31", "They will meet next week.", ("next week = 2026-01-05..2026-01-11 week",)),
)

STRETCHES: tuple[Row, ...] = (
    (WED, "Trade fell over the past week.", ("the past week = 2025-01-15..2025-01-22 week",)),
    (WED, "Trade fell over the last three days.", ("the last three days = 2025-01-19..2025-01-22 day",)),
    (WED, "Trade fell in the past 24 hours.", ("the past 24 hours = 2025-01-21..2025-01-22 day",)),
    (WED, "Trade fell in the past 48 hours.", ("the past 48 hours = 2025-01-20..2025-01-22 day",)),
    (WED, "Trade fell over the past two or three weeks.", ("the past two or three weeks = 2025-01-01..2025-01-22 week",)),
    (WED, "Trade fell over the past five years.", ("the past five years = 2020-01-22..2025-01-22 year",)),
    ("2024-02-29", "Trade fell over the past year.", ("the past year = 2023-02-28..2024-02-29 year",)),
    (WED, "Trade fell over the past decade.", ("the past decade = 2015-01-22..2025-01-22 year",)),
    (WED, "Aid will flow for the next five years.", ("the next five years = 2025-01-23..2030-01-22 year",)),
    (WED, "Aid will flow over the next 12 months.", ("the next 12 months = 2025-01-23..2026-01-22 month",)),
    (WED, "Aid will flow over the coming year.", ("the coming year = 2025-01-23..2026-01-22 year",)),
    (WED, "Aid will flow in the coming days.", ("the coming days = 2025-01-23..2025-01-29 day",)),
    (WED, "Aid will flow in the coming weeks.", ("the coming weeks = 2025-01-23..2025-02-19 week",)),
    (WED, "Aid will flow in the coming months.", ("the coming months = 2025-01-23..2025-04-24 month",)),
    (WED, "Aid will flow over the next few weeks.", ("the next few weeks = 2025-01-23..2025-02-19 week",)),
    (WED, "Aid will flow in the weeks ahead.", ("the weeks ahead = 2025-01-23..2025-02-19 week",)),
    (WED, "Trade fell in recent weeks.", ("recent weeks = 2024-12-25..2025-01-22 week",)),
    (WED, "Trade fell in recent years.", ("recent years = ?",)),
    (WED, "Aid will flow in the coming years.", ("the coming years = ?",)),
    (WED, "They pledged to ratify it within 90 days.", ("within 90 days = 2025-01-22..2025-04-22 day",)),
    (WED, "They pledged to ratify it within a week.", ("within a week = 2025-01-22..2025-01-29 week",)),
    (WED, "They pledged to ratify it within the next two years.",
     ("within the next two years = 2025-01-23..2027-01-22 year",)),
    (WED, "They pledged to ratify it within weeks.", ("within weeks = 2025-01-23..2025-02-19 week",)),
    (WED, "They pledged to ratify it within 90 days of signature.", ("within 90 days of = ?",)),
    (WED, "He died within two days.", ("within two days = ?",)),
)  # fmt: skip

POINTS: tuple[Row, ...] = (
    (WED, "The two leaders met two days ago.", ("two days ago = 2025-01-20 day",)),
    (WED, "The two leaders met a week ago.", ("a week ago = 2025-01-13..2025-01-19 week",)),
    (WED, "The two leaders met three weeks ago.", ("three weeks ago = 2024-12-30..2025-01-05 week",)),
    (WED, "The two leaders met two months ago.", ("two months ago = 2024-11-01..2024-11-30 month",)),
    ("2025-03-31", "The two leaders met one month ago.", ("one month ago = 2025-02-01..2025-02-28 month",)),
    (WED, "The two leaders met five years ago.", ("five years ago = 2020-01-01..2020-12-31 year",)),
    (WED, "The two leaders met twenty-five years ago.", ("twenty-five years ago = 2000-01-01..2000-12-31 year",)),
    (WED, "The two empires met five hundred years ago.", ("five hundred years ago = 1525-01-01..1525-12-31 year",)),
    (WED, "The two leaders met almost 20 years ago.", ("almost 20 years ago = ?",)),
    (WED, "The two leaders met two or three weeks ago.", ("two or three weeks ago = 2024-12-30..2025-01-12 week",)),
    (WED, "The two leaders met a few days ago.", ("a few days ago = 2025-01-15..2025-01-21 day",)),
    (WED, "The two leaders met several months ago.", ("several months ago = 2024-10-22..2025-01-21 month",)),
    (WED, "The two leaders met two hours ago.", ("two hours ago = 2025-01-22 day",)),
    (WED, "The two leaders met half a year ago.", ("half a year ago = 2024-07-01..2024-07-31 month",)),
    (WED, "The two leaders met a year and a half ago.", ("a year and a half ago = 2023-07-01..2023-07-31 month",)),
    (WED, "The two leaders met two and a half years ago.",
     ("two and a half years ago = 2022-07-01..2022-07-31 month",)),
    (WED, "The two leaders met years ago.", ("years ago = ?",)),
    (WED, "The two leaders met many years ago.", ("many years ago = ?",)),
    (WED, "The two leaders met more than two years ago.", ("two years ago = ?",)),
    (WED, "The two leaders met decades ago.", ("decades ago = ?",)),
    (WED, "The two leaders will meet in three days.", ("in three days = 2025-01-25 day",)),
    (WED, "The two leaders will meet in two weeks.", ("in two weeks = 2025-02-03..2025-02-09 week",)),
    (WED, "The two leaders will meet in a week's time.", ("in a week's time = 2025-01-27..2025-02-02 week",)),
    (WED, "A deal is due in two or three months' time.",
     ("in two or three months' time = 2025-03-01..2025-04-30 month",)),
    (WED, "The base will close five years from now.", ("five years from now = 2030-01-01..2030-12-31 year",)),
    (WED, "The base will close two years hence.", ("two years hence = 2027-01-01..2027-12-31 year",)),
    (WED, "The base was built in two years.", ()),
    (WED, "They will meet for the first time in five years.", ()),
)  # fmt: skip

TOLD: tuple[Row, ...] = (
    (WED, "On May 9, 2024 they met; the next day they flew on.",
     ("May 9, 2024 = 2024-05-09 day", "the next day = 2024-05-10 day")),
    (WED, "They met on 9 May 2024. The following day they flew on.",
     ("9 May 2024 = 2024-05-09 day", "The following day = 2024-05-10 day")),
    (WED, "They met on 9 May 2024. They had spoken the previous day.",
     ("9 May 2024 = 2024-05-09 day", "the previous day = 2024-05-08 day")),
    (WED, "They met on 9 May 2024. They had spoken the day before.",
     ("9 May 2024 = 2024-05-09 day", "the day before = 2024-05-08 day")),
    (WED, "They met on 9 May 2024 and signed the treaty on the same day.",
     ("9 May 2024 = 2024-05-09 day", "the same day = 2024-05-09 day")),
    (WED, "They met on 9 May 2024. Three weeks later they met again.",
     ("9 May 2024 = 2024-05-09 day", "Three weeks later = 2024-05-27..2024-06-02 week")),
    (WED, "They met on 9 May 2024. Two days earlier they had spoken.",
     ("9 May 2024 = 2024-05-09 day", "Two days earlier = 2024-05-07 day")),
    (WED, "They met on 9 May 2024. They met again the following Tuesday.",
     ("9 May 2024 = 2024-05-09 day", "the following Tuesday = 2024-05-14 day")),
    (WED, "The war ended in 1945. That year the Organization was founded.",
     ("1945 = 1945-01-01..1945-12-31 year", "That year = 1945-01-01..1945-12-31 year")),
    (WED, "The two met on Tuesday. Later that day they dined.",
     ("Tuesday = 2025-01-21 day", "Later that day = 2025-01-21 day")),
    (WED, "The two met on Tuesday. Earlier in the day, he met the King.",
     ("Tuesday = 2025-01-21 day", "Earlier in the day = 2025-01-21 day")),
    (WED, "Earlier in the day, he met the King.", ("Earlier in the day = 2025-01-22 day",)),
    (WED, "The call was held on the same day.", ("the same day = ?",)),
    (WED, "Three weeks later they met again.", ("Three weeks later = ?",)),
    (WED, "Two days after the attack, they met.", ("Two days after = ?",)),
    (WED, "Two days after May 9, 2024, they met.", ("Two days after May 9, 2024 = 2024-05-11 day",)),
    (WED, "They met a week before January 20, 2025.", ("a week before January 20, 2025 = 2025-01-13..2025-01-19 week",)),
    (WED, "They will pay within a week of 1 June 2025.", ("within a week of 1 June 2025 = 2025-06-01..2025-06-08 week",)),
    (WED, "They met on the day before the summit.", ("the day before = ?",)),
    (WED, "They met on 9 May 2024. A crowd cheered. Nobody slept. The next day they flew on.",
     ("9 May 2024 = 2024-05-09 day", "The next day = ?")),
)  # fmt: skip


@table(NEAR)
def test_words_for_days_near_the_report(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(UNITS)
def test_last_this_and_next_name_calendar_units(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(STRETCHES)
def test_counted_units_stretch_from_or_to_the_report(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(POINTS)
def test_so_long_ago_is_the_unit_that_lies_there(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(TOLD)
def test_what_counts_from_the_text_itself_needs_a_date_just_before(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert lines(sentence, published) == list(expected)


@table(NEAR[:3] + UNITS[:3] + STRETCHES[:3] + POINTS[:2])
def test_without_publication_what_counts_from_the_report_stays_open(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    words = [line.split(" = ")[0] for line in expected]
    assert lines(sentence, None) == [f"{each} = ?" for each in words]
