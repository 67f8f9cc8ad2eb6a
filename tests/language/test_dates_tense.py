"""Weekdays and weekends: the verb tells which one."""

from __future__ import annotations

import pytest
from dates_support import Row, lines, table

WED = "2025-01-22"

PAST: tuple[Row, ...] = (
    (WED, "In a recent video meeting held on Tuesday, the two leaders pledged closer ties.", ("Tuesday = 2025-01-21 day",)),
    ("2025-01-21", "In a recent video meeting held on Tuesday, both pledged closer ties.", ("Tuesday = 2025-01-21 day",)),
    ("2025-01-20", "In a recent video meeting held on Tuesday, both pledged closer ties.", ("Tuesday = 2025-01-14 day",)),
    (WED, "The ministers met on Wednesday.", ("Wednesday = 2025-01-22 day",)),
    (WED, "The ministers met on Thursday.", ("Thursday = 2025-01-16 day",)),
    (WED, "The ministers met Sunday evening.", ("Sunday evening = 2025-01-19 day",)),
    (WED, "The talks, held late Monday, failed.", ("late Monday = 2025-01-20 day",)),
    (WED, "The talks failed early on Monday morning.", ("early on Monday morning = 2025-01-20 day",)),
    (WED, "He has been in Cairo since Monday.", ("since Monday = 2025-01-20..2025-01-22 day",)),
    (WED, "Tuesday's talks were cordial.", ("Tuesday = 2025-01-21 day",)),
    (WED, "A spokesman said in a statement on Tuesday that the talks had failed.", ("Tuesday = 2025-01-21 day",)),
    (WED, "The talks on Tuesday were cordial.", ("Tuesday = 2025-01-21 day",)),
    (WED, "Speaking on Monday, the minister rejected the offer.", ("Monday = 2025-01-20 day",)),
    (WED, "The envoy was visiting Kabul on Monday.", ("Monday = 2025-01-20 day",)),
    (WED, "The envoy did not attend the talks on Monday.", ("Monday = 2025-01-20 day",)),
    (WED, "The envoy had left on Friday.", ("Friday = 2025-01-17 day",)),
    (WED, "He managed to reach Kabul on Monday.", ("Monday = 2025-01-20 day",)),
    (WED, "The envoy helped free the hostages on Monday.", ("Monday = 2025-01-20 day",)),
    (WED, "He is in Geneva after Monday's talks.", ("Monday = 2025-01-20 day",)),
    (WED, "The minister, who arrived on Sunday, met the King.", ("Sunday = 2025-01-19 day",)),
    (WED, "A bomb explodes in Kabul on Saturday, killing four.", ("Saturday = 2025-01-18 day",)),
    ("2025-01-01", "The ministers met on Tuesday.", ("Tuesday = 2024-12-31 day",)),
    ("2024-03-01", "The ministers met on Thursday.", ("Thursday = 2024-02-29 day",)),
    ("2023-03-01", "The ministers met on Tuesday.", ("Tuesday = 2023-02-28 day",)),
    ("2025-01-26", "The ministers met on Monday.", ("Monday = 2025-01-20 day",)),
)  # fmt: skip

AHEAD: tuple[Row, ...] = (
    (WED, "The ministers will meet on Tuesday.", ("Tuesday = 2025-01-28 day",)),
    (WED, "The ministers will meet on Thursday.", ("Thursday = 2025-01-23 day",)),
    (WED, "The ministers will meet on Wednesday.", ("Wednesday = 2025-01-22 day",)),
    (WED, "The ministers are to meet on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The ministers are going to meet on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The ministers plan to meet on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The ministers are expected to meet on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The ministers may meet on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The minister is visiting Beijing on Thursday.", ("Thursday = 2025-01-23 day",)),
    (WED, "The summit opens on Friday in Riga.", ("Friday = 2025-01-24 day",)),
    (WED, "The vote is scheduled for Sunday.", ("Sunday = 2025-01-26 day",)),
    (WED, "The vote was scheduled for Sunday.", ("Sunday = 2025-01-26 day",)),
    (WED, "The talks were postponed until Monday.", ("until Monday = 2025-01-22..2025-01-27 day",)),
    (WED, "He set a deadline of Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "He spoke ahead of Friday's summit.", ("Friday = 2025-01-24 day",)),
    (WED, "Preparations for Friday's summit were discussed.", ("Friday = 2025-01-24 day",)),
    (WED, "The summit to be held in Riga on Friday was discussed.", ("Friday = 2025-01-24 day",)),
    (WED, "The upcoming summit in Riga on Friday was discussed.", ("Friday = 2025-01-24 day",)),
    (WED, "The two leaders agreed to meet on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "He said he would meet her on Friday.", ("Friday = 2025-01-24 day",)),
    (WED, "The leaders agreed on Monday to meet on Friday.", ("Monday = 2025-01-20 day", "Friday = 2025-01-24 day")),
    (WED, "He told reporters Monday that they would meet Friday.", ("Monday = 2025-01-20 day", "Friday = 2025-01-24 day")),
    (WED, "The foreign minister will arrive on Thursday and leave on Saturday.",
     ("Thursday = 2025-01-23 day", "Saturday = 2025-01-25 day")),
    ("2024-12-31", "The ministers will meet on Thursday.", ("Thursday = 2025-01-02 day",)),
    ("2024-02-28", "The ministers will meet on Thursday.", ("Thursday = 2024-02-29 day",)),
)  # fmt: skip

NAMED: tuple[Row, ...] = (
    (WED, "They met last Tuesday.", ("last Tuesday = 2025-01-21 day",)),
    ("2025-01-21", "They met last Tuesday.", ("last Tuesday = 2025-01-14 day",)),
    (WED, "They will meet next Friday.", ("next Friday = 2025-01-24 day",)),
    ("2025-01-24", "They will meet next Friday.", ("next Friday = 2025-01-31 day",)),
    (WED, "They will meet this Thursday.", ("this Thursday = 2025-01-23 day",)),
    (WED, "They met this Monday.", ("this Monday = 2025-01-20 day",)),
    (WED, "They met this past Monday.", ("this past Monday = 2025-01-20 day",)),
    (WED, "They will meet this coming Monday.", ("this coming Monday = 2025-01-27 day",)),
    (WED, "They will meet on Tuesday next week.", ("Tuesday next week = 2025-01-28 day",)),
    (WED, "They will meet on Thursday of next week.", ("Thursday of next week = 2025-01-30 day",)),
    (WED, "They met on Thursday last week.", ("Thursday last week = 2025-01-16 day",)),
    (WED, "They met last week on Tuesday.", ("last week on Tuesday = 2025-01-14 day",)),
    (WED, "They met on the last Friday of March 2016.", ("the last Friday of March 2016 = 2016-03-25 day",)),
    (WED, "They will meet on the first Monday in May.", ("the first Monday in May = 2025-05-05 day",)),
    (WED, "They met over the weekend.", ("the weekend = 2025-01-18..2025-01-19 day",)),
    (WED, "They will meet over the weekend.", ("the weekend = 2025-01-25..2025-01-26 day",)),
    ("2025-01-19", "They met at the weekend.", ("the weekend = 2025-01-18..2025-01-19 day",)),
    (WED, "They met last weekend.", ("last weekend = 2025-01-18..2025-01-19 day",)),
    (WED, "They will meet next weekend.", ("next weekend = 2025-02-01..2025-02-02 day",)),
    (WED, "They will meet this weekend.", ("this weekend = 2025-01-25..2025-01-26 day",)),
    (WED, "They met from Monday to Wednesday.", ("from Monday to Wednesday = 2025-01-20..2025-01-22 day",)),
    (WED, "They will meet from Monday to Wednesday.", ("from Monday to Wednesday = 2025-01-27..2025-01-29 day",)),
    (WED, "The vote was moved from Tuesday to Thursday.", ("Tuesday = ?", "Thursday = 2025-01-23 day")),
)  # fmt: skip

OPEN: tuple[Row, ...] = (
    (WED, "Talks in Geneva on Friday.", ("Friday = ?",)),
    (WED, "Talks in Geneva on Wednesday.", ("Wednesday = 2025-01-22 day",)),
    (WED, "They meet every Tuesday.", ("every Tuesday = ?",)),
    (WED, "They meet on Tuesdays.", ("Tuesdays = ?",)),
)


@table(PAST)
def test_after_a_past_verb_a_weekday_is_the_last_one_up_to_the_report(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert lines(sentence, published) == list(expected)


@table(AHEAD)
def test_after_a_verb_that_looks_ahead_a_weekday_is_the_next_one(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert lines(sentence, published) == list(expected)


@table(NAMED)
def test_last_next_and_this_decide_without_the_verb(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(OPEN)
def test_a_weekday_nothing_decides_stays_open(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Latvian and Spanish leaders meet in Riga on Tuesday", "Tuesday = 2025-01-21 day"),
        ("Latvia's president to visit Spain on Friday", "Friday = 2025-01-24 day"),
        ("Latvia's president will visit Spain on Friday", "Friday = 2025-01-24 day"),
        ("Latvia's president visited Spain on Friday", "Friday = 2025-01-17 day"),
    ],
)
def test_a_headlines_present_tense_tells_what_has_happened(title: str, expected: str) -> None:
    assert lines("The two countries discussed trade.", WED, title=title) == [expected]
