"""Parts, limits, times of day, and what is no date at all."""

from __future__ import annotations

import pytest
from dates_support import Row, lines, table, times_in

WED = "2025-01-22"

PARTS: tuple[Row, ...] = (
    (WED, "They will meet in late February.", ("late February = 2025-02-21..2025-02-28 month",)),
    ("2024-01-10", "They will meet in late February.", ("late February = 2024-02-21..2024-02-29 month",)),
    (WED, "They will meet in early March.", ("early March = 2025-03-01..2025-03-10 month",)),
    (WED, "They will meet in mid-March.", ("mid-March = 2025-03-11..2025-03-20 month",)),
    (WED, "They met in mid-March.", ("mid-March = 2024-03-11..2024-03-20 month",)),
    ("2025-02-05", "They met in late February.", ("late February = 2024-02-21..2024-02-29 month",)),
    (WED, "They met in early 2005.", ("early 2005 = 2005-01-01..2005-03-31 quarter",)),
    (WED, "They met in mid-2016.", ("mid-2016 = 2016-05-01..2016-08-31 year",)),
    (WED, "They met in late 2014.", ("late 2014 = 2014-10-01..2014-12-31 quarter",)),
    (WED, "They met at the beginning of 2014.", ("the beginning of 2014 = 2014-01-01..2014-01-31 month",)),
    (WED, "They met at the end of June 2014.", ("the end of June 2014 = 2014-06-21..2014-06-30 month",)),
    (WED, "They will meet at the end of next month.", ("the end of next month = 2025-02-21..2025-02-28 month",)),
    (WED, "They will meet in the middle of May.", ("the middle of May = 2025-05-11..2025-05-20 month",)),
    (WED, "They met in the first half of May 2024.", ("the first half of May 2024 = 2024-05-01..2024-05-15 month",)),
    (WED, "Trade grew in the first nine months of 2018.",
     ("the first nine months of 2018 = 2018-01-01..2018-09-30 month",)),
    (WED, "They will meet in the last week of June.", ("the last week of June = 2025-06-24..2025-06-30 week",)),
    (WED, "They met in the first week of May 2024.", ("the first week of May 2024 = 2024-05-01..2024-05-07 week",)),
    (WED, "They met on the last day of 2024.", ("the last day of 2024 = 2024-12-31 day",)),
    (WED, "They will meet in the week of February 3.", ("the week of February 3 = 2025-02-03..2025-02-09 week",)),
    (WED, "They met on the morning of May 3, 2024.", ("the morning of May 3, 2024 = 2024-05-03 day",)),
    (WED, "They met earlier this month.", ("earlier this month = 2025-01-01..2025-01-22 month",)),
    (WED, "They will meet later this month.", ("later this month = 2025-01-22..2025-01-31 month",)),
    (WED, "They met earlier this year.", ("earlier this year = 2025-01-01..2025-01-22 year",)),
    (WED, "They will meet later in the year.", ("later in the year = 2025-01-22..2025-12-31 year",)),
    (WED, "They will meet later in January.", ("later in January = 2025-01-22..2025-01-31 month",)),
    (WED, "They agreed to maintain strategic communication throughout the year.",
     ("throughout the year = 2025-01-22..2025-12-31 year",)),
    (WED, "Both will keep in touch throughout 2025.", ("throughout 2025 = 2025-01-22..2025-12-31 year",)),
    ("2025-11-03", "The two sides kept in touch throughout the year.",
     ("throughout the year = 2025-01-01..2025-11-03 year",)),
    (WED, "The two sides kept in touch throughout 2023.", ("throughout 2023 = 2023-01-01..2023-12-31 year",)),
    (WED, "They will keep in touch for the rest of the year.", ("the rest of the year = 2025-01-22..2025-12-31 year",)),
    (WED, "They will keep in touch over the course of the year.",
     ("over the course of the year = 2025-01-22..2025-12-31 year",)),
)  # fmt: skip

LIMITS: tuple[Row, ...] = (
    (WED, "They pledged to finish by Friday.", ("by Friday = 2025-01-22..2025-01-24 day",)),
    (WED, "He ordered the troops out by Friday.", ("by Friday = 2025-01-22..2025-01-24 day",)),
    (WED, "The troops had left by Friday.", ("by Friday = 2025-01-17 day",)),
    (WED, "They pledged to finish by the end of June.", ("by the end of June = 2025-01-22..2025-06-30 month",)),
    (WED, "They pledged to finish by the end of the year.", ("by the end of the year = 2025-01-22..2025-12-31 year",)),
    (WED, "They pledged to finish by the end of the month.",
     ("by the end of the month = 2025-01-22..2025-01-31 month",)),
    (WED, "They pledged to finish by year-end.", ("by year-end = 2025-01-22..2025-12-31 year",)),
    (WED, "They pledged to finish by 2030.", ("by 2030 = 2025-01-22..2030-12-31 year",)),
    (WED, "They pledged to finish by the year 2030.", ("by the year 2030 = 2025-01-22..2030-12-31 year",)),
    (WED, "They pledged to finish by mid-2026.", ("by mid-2026 = 2025-01-22..2026-08-31 year",)),
    (WED, "They pledged to finish by end-June.", ("by end-June = 2025-01-22..2025-06-30 month",)),
    (WED, "They pledged to finish no later than 1 July 2025.",
     ("no later than 1 July 2025 = 2025-01-22..2025-07-01 day",)),
    (WED, "They pledged to finish before the end of this month.",
     ("before the end of this month = 2025-01-22..2025-01-31 month",)),
    (WED, "They pledged to finish before Friday.", ("before Friday = 2025-01-22..2025-01-23 day",)),
    (WED, "Sanctions were extended until December.", ("until December = 2025-01-22..2025-12-31 month",)),
    (WED, "Sanctions were extended until July 31, 2025.", ("until July 31, 2025 = 2025-01-22..2025-07-31 day",)),
    (WED, "Sanctions will last until at least 2030.", ("until at least 2030 = 2025-01-22..2030-12-31 year",)),
    (WED, "He stressed that since 1992 much had been said.", ("since 1992 = 1992-01-01..2025-01-22 year",)),
    (WED, "Sanctions will last through 2026.", ("through 2026 = 2025-01-22..2026-12-31 year",)),
    (WED, "From now until Friday, nobody will travel.", ("From now until Friday = 2025-01-22..2025-01-24 day",)),
    (WED, "He was president until 2014.", ("until 2014 = ?",)),
    (WED, "By 2014 trade had doubled.", ("By 2014 = 2014-01-01..2014-12-31 year",)),
    (WED, "Trade has doubled since 2014.", ("since 2014 = 2014-01-01..2025-01-22 year",)),
    (WED, "Trade has doubled since last May.", ("since last May = 2024-05-01..2025-01-22 month",)),
    (WED, "Trade has doubled since December.", ("since December = 2024-12-01..2025-01-22 month",)),
    (WED, "He left after March 1, 2024.", ("after March 1, 2024 = 2024-03-02..2025-01-22 day",)),
    (WED, "He left after Tuesday's talks.", ("Tuesday = 2025-01-21 day",)),
    (WED, "The levy applies from January 1, 2023.", ("January 1, 2023 = 2023-01-01 day",)),
    (WED, "The letters between January 1, 2002, and May 2, 2003 were lost.",
     ("between January 1, 2002, and May 2, 2003 = 2002-01-01..2003-05-02 day",)),
)  # fmt: skip

CLOCKS: tuple[Row, ...] = (
    (WED, "He landed at 9:05 a.m. EDT on 21 July 2024.", ("9:05 a.m. EDT on 21 July 2024 = 2024-07-21T09:05:00-04:00 minute",)),
    (WED, "He landed on Tuesday at 9:05 a.m. EST.", ("Tuesday at 9:05 a.m. EST = 2025-01-21T09:05:00-05:00 minute",)),
    (WED, "He landed on Tuesday at 9 pm GMT.", ("Tuesday at 9 pm GMT = 2025-01-21T21:00:00+00:00 minute",)),
    (WED, "He landed at 16:30 Moscow time on Friday.", ("16:30 Moscow time on Friday = 2025-01-17T16:30:00+03:00 minute",)),
    (WED, "He landed at noon GMT on Friday.", ("noon GMT on Friday = 2025-01-17T12:00:00+00:00 minute",)),
    (WED, "He landed at 1430 GMT on Friday.", ("1430 GMT on Friday = 2025-01-17T14:30:00+00:00 minute",)),
    (WED, "He landed at 12:30 a.m. Eastern time on July 4, 2024.",
     ("12:30 a.m. Eastern time on July 4, 2024 = 2024-07-04T00:30:00-04:00 minute",)),
    (WED, "He landed on Tuesday at 9:05 a.m.", ("Tuesday at 9:05 a.m. = 2025-01-21 day",)),
    (WED, "He landed on Tuesday at 9:05 a.m. local time.", ("Tuesday at 9:05 a.m. local time = 2025-01-21 day",)),
    (WED, "He landed on Tuesday at 9:05 a.m. CST.", ("Tuesday at 9:05 a.m. CST = 2025-01-21 day",)),
    (WED, "He will land at 5:00 a.m. Eastern, tomorrow.",
     ("5:00 a.m. Eastern, tomorrow = 2025-01-23T05:00:00-05:00 minute",)),
    (WED, "He landed at 9:05 a.m. EDT.", ("9:05 a.m. EDT = 2025-01-22T09:05:00-04:00 minute",)),
    (WED, "He landed on Tuesday in Oslo. At 9 p.m. GMT he dined.",
     ("Tuesday = 2025-01-21 day", "9 p.m. GMT = 2025-01-21T21:00:00+00:00 minute")),
    (WED, "The log reads 2025-01-21T09:05:00Z throughout.", ("2025-01-21T09:05:00Z = 2025-01-21T09:05:00+00:00 minute",)),
    (WED, "They won 3:05 against Oslo.", ()),
)  # fmt: skip

REFUSED: tuple[Row, ...] = (
    (WED, "On the 70th anniversary of the victory, they met.", ("the 70th anniversary = ?",)),
    (WED, "It was so at the turn of the century.", ("the turn of the century = ?",)),
    (WED, "It was so in the middle of the 20th century.", ("the middle of the 20th century = ?",)),
    (WED, "In this century, trade grew.", ("this century = ?",)),
    (WED, "They met on 31 February.", ("31 February = ?",)),
    (WED, "They will meet on April 31st.", ("April 31st = ?",)),
    (WED, "They met on 30 February 2024.", ("30 February 2024 = ?",)),
    (WED, "They met on February 29, 2023.", ("February 29, 2023 = ?",)),
    (WED, "They met on Monday, 21 January 2025.", ("Monday, 21 January 2025 = ?",)),
    (WED, "The leaders declared October 7 a day of mourning.", ("October 7 = ?",)),
    (WED, "The ice is thinner than in at least the last 300 years.", ("the last 300 years = ?",)),
    (WED, "The budget for fiscal year 2023 was passed.", ("fiscal year 2023 = ?",)),
    (WED, "The budget for FY2024 was passed.", ("FY2024 = ?",)),
)

NO_DATE = (
    "They recalled the 1994 Budapest Memorandum.",
    "They praised the 2016 U.S. presidential election.",
    "Iran complied with Resolution 2231 and Resolution 2231 (2015).",
    "They discussed Agenda 2030 and the 2030 Agenda.",
    "COVID-19, the G20 and the Su-35 were discussed.",
    "Some 2,000 troops and 1500 vehicles crossed the border.",
    "More than 2000 were injured, a total of 2000.",
    "He paid $2000, or 2000 euros.",
    "The 54-year-old ruled for 24 hours and got 14 years in prison.",
    "It was a three-day visit in a 20-year war.",
    "The two have met recently and will soon meet again; now they wait.",
    "Theresa May thanked August Pfluger and April Ryan.",
    "They may meet, and troops march on.",
    "Russia Today and USA Today reported it.",
    "In today's uncertain world, the youth of today is right.",
    "The Sunday Times reported on Black Friday sales.",
    "They met on the sidelines of the G20 summit in Osaka.",
    "They met during the talks and after the summit.",
    "The fall of Kabul was swift, and a spring broke.",
    "He sat in the Sun and wed his friend Dec.",
    "Athletes prepared for the Winter Olympics.",
    "He was the second to speak in the last hour of his last year as mayor.",
)


@table(PARTS)
def test_a_part_of_a_period_is_narrower_than_the_period(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert lines(sentence, published) == list(expected)


@table(LIMITS)
def test_limits_run_from_or_to_the_report(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(CLOCKS)
def test_a_time_of_day_is_a_moment_only_with_day_and_zone(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert lines(sentence, published) == list(expected)


@table(REFUSED)
def test_expressions_that_date_nothing_are_refused(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@pytest.mark.parametrize("sentence", NO_DATE)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert lines(sentence, WED) == []


def test_an_unresolved_expression_says_why() -> None:
    ((_, found),) = times_in("They met on the same day.", None)
    assert found.when is None
    assert found.reason == "it counts from another event, which the text does not date just before"
