"""Days, months, years, seasons and quarters as written on a calendar."""

from __future__ import annotations

from dates_support import Row, lines, table

# A Wednesday, unless the row is about another day.
WED = "2025-01-22"

FULL_DATES: tuple[Row, ...] = (
    (WED, "The treaty was signed on 21 January 2025.", ("21 January 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on January 21, 2025, in Rome.", ("January 21, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on Jan. 21, 2025.", ("Jan. 21, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 21 Jan 2025.", ("21 Jan 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on the 21st of January 2025.", ("the 21st of January 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 21st January, 2025.", ("21st January, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on January 21st, 2025.", ("January 21st, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on JANUARY 21, 2025.", ("JANUARY 21, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 2025-01-21 in Rome.", ("2025-01-21 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 1/21/2025.", ("1/21/2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 21/1/2025.", ("21/1/2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 21.01.2025.", ("21.01.2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 5/5/2024.", ("5/5/2024 = 2024-05-05 day",)),
    (WED, "The treaty was signed on 1/2/2025.", ("1/2/2025 = ?",)),
    (WED, "The treaty was signed on 2025/01/21.", ("2025/01/21 = 2025-01-21 day",)),
    (WED, "The treaty was signed on 29 February 2024.", ("29 February 2024 = 2024-02-29 day",)),
    (WED, "The treaty was signed on 29 February 2023.", ("29 February 2023 = ?",)),
    (WED, "The treaty was signed on February 30, 2024.", ("February 30, 2024 = ?",)),
    (WED, "The treaty was signed on Tuesday, 21 January 2025.", ("Tuesday, 21 January 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on Tuesday, January 21, 2025.", ("Tuesday, January 21, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on Tues., Jan. 21, 2025.", ("Tues., Jan. 21, 2025 = 2025-01-21 day",)),
    (WED, "The treaty was signed on Monday, January 21, 2025.", ("Monday, January 21, 2025 = ?",)),
    (WED, "The treaty was signed on the first of May 2024.", ("the first of May 2024 = 2024-05-01 day",)),
    ("2001-09-20", "Since the attacks of Sept. 11, 2001, they cooperate.", ("Sept. 11, 2001 = 2001-09-11 day",)),
)

NO_YEAR: tuple[Row, ...] = (
    (WED, "The two presidents met on January 21.", ("January 21 = 2025-01-21 day",)),
    (WED, "The two presidents met on Jan. 21.", ("Jan. 21 = 2025-01-21 day",)),
    (WED, "The two presidents met on 21 January.", ("21 January = 2025-01-21 day",)),
    (WED, "The two presidents met on the 21st of January.", ("the 21st of January = 2025-01-21 day",)),
    (WED, "The two presidents met on December 30.", ("December 30 = 2024-12-30 day",)),
    (WED, "The two presidents will meet on December 30.", ("December 30 = 2025-12-30 day",)),
    (WED, "The two presidents met on March 20.", ("March 20 = 2024-03-20 day",)),
    (WED, "The two presidents will meet on March 20.", ("March 20 = 2025-03-20 day",)),
    ("2024-12-31", "The two presidents will meet on January 2.", ("January 2 = 2025-01-02 day",)),
    ("2025-01-01", "The two presidents met on December 31.", ("December 31 = 2024-12-31 day",)),
    ("2025-03-01", "The two presidents met on February 29.", ("February 29 = 2024-02-29 day",)),
    ("2024-03-01", "The two presidents met on February 29.", ("February 29 = 2024-02-29 day",)),
    ("2025-03-01", "The two presidents will meet on February 29.", ("February 29 = 2028-02-29 day",)),
    (WED, "The two presidents met on February 30.", ("February 30 = ?",)),
    (WED, "The two presidents met on Tuesday, January 21.", ("Tuesday, January 21 = 2025-01-21 day",)),
    (WED, "The two presidents met on Friday, May 3.", ("Friday, May 3 = 2024-05-03 day",)),
    (WED, "Both will attend on Sunday, June 15.", ("Sunday, June 15 = 2025-06-15 day",)),
    (WED, "The two presidents met on Wednesday the 15th.", ("Wednesday the 15th = 2025-01-15 day",)),
    (WED, "The two presidents met last May 9.", ("last May 9 = 2024-05-09 day",)),
    (WED, "The two presidents met on May 9 last year.", ("May 9 last year = 2024-05-09 day",)),
    (WED, "The two presidents met on May 9 of last year.", ("May 9 of last year = 2024-05-09 day",)),
    (WED, "They will meet on December 15 this year.", ("December 15 this year = 2025-12-15 day",)),
    (
        "2022-11-07",
        "They met to discuss implementation of the 25 March Joint Statement.",
        ("25 March = 2022-03-25 day",),
    ),
    ("2024-12-27", "He arrived for the informal summit on December 28.", ("December 28 = 2024-12-28 day",)),
    ("2024-12-30", "They saw in the year together on New Year's Eve.", ("New Year's Eve = 2024-12-31 day",)),
    ("2025-01-03", "He spoke on New Year's Day.", ("New Year's Day = 2025-01-01 day",)),
)

SEVERAL_DAYS: tuple[Row, ...] = (
    (WED, "He visited Oslo from 3 to 5 May 2024.", ("from 3 to 5 May 2024 = 2024-05-03..2024-05-05 day",)),
    (WED, "He visited Oslo from 3 to 5 May.", ("from 3 to 5 May = 2024-05-03..2024-05-05 day",)),
    (WED, "He will visit Oslo from 3 to 5 May.", ("from 3 to 5 May = 2025-05-03..2025-05-05 day",)),
    (WED, "He visited Oslo on May 3 and 4.", ("May 3 and 4 = 2024-05-03..2024-05-04 day",)),
    (WED, "He visited Oslo on 3 and 4 May.", ("3 and 4 May = 2024-05-03..2024-05-04 day",)),
    (WED, "He visited Oslo on May 3-5.", ("May 3-5 = 2024-05-03..2024-05-05 day",)),
    (WED, "He visited Oslo on May 3–5, 2023.", ("May 3–5, 2023 = 2023-05-03..2023-05-05 day",)),
    (WED, "He visited Oslo on 3-5 May 2023.", ("3-5 May 2023 = 2023-05-03..2023-05-05 day",)),
    (WED, "He visited Oslo on May 3, 4 and 5.", ("May 3, 4 and 5 = 2024-05-03..2024-05-05 day",)),
    (WED, "He visited Oslo between May 3 and 5.", ("between May 3 and 5 = 2024-05-03..2024-05-05 day",)),
    (WED, "He visited Oslo from May 30 to June 2.", ("from May 30 to June 2 = 2024-05-30..2024-06-02 day",)),
    (WED, "He visited Oslo from 30 May to 2 June 2023.", ("from 30 May to 2 June 2023 = 2023-05-30..2023-06-02 day",)),
    (WED, "He was in Oslo from December 30 to January 2.", ("from December 30 to January 2 = 2024-12-30..2025-01-02 day",)),
    (WED, "He will visit Oslo from December 30 to January 2.",
     ("from December 30 to January 2 = 2025-12-30..2026-01-02 day",)),
    (WED, "He visited Oslo from December 30, 2022 to January 2, 2023.",
     ("from December 30, 2022 to January 2, 2023 = 2022-12-30..2023-01-02 day",)),
    (WED, "The forum was held on May 30-June 2, 2024.", ("May 30-June 2, 2024 = 2024-05-30..2024-06-02 day",)),
    (WED, "The forum was held from 5 to 3 May.", ("from 5 to 3 May = ?",)),
    (WED, "He spoke on May 3 and June 4.", ("May 3 = 2024-05-03 day", "June 4 = 2024-06-04 day")),
    (WED, "He spoke on May 3 and June 4, 2019.", ("May 3 = 2019-05-03 day", "June 4, 2019 = 2019-06-04 day")),
)  # fmt: skip

MONTHS: tuple[Row, ...] = (
    (WED, "The pact was signed in March 2014.", ("March 2014 = 2014-03-01..2014-03-31 month",)),
    (WED, "The pact was signed in March, 2014.", ("March, 2014 = 2014-03-01..2014-03-31 month",)),
    (WED, "The pact was signed in Sept. 2014.", ("Sept. 2014 = 2014-09-01..2014-09-30 month",)),
    (WED, "The pact was signed in May of 2022.", ("May of 2022 = 2022-05-01..2022-05-31 month",)),
    (WED, "The pact was signed in March.", ("March = 2024-03-01..2024-03-31 month",)),
    (WED, "The pact will be signed in March.", ("March = 2025-03-01..2025-03-31 month",)),
    (WED, "The pact was signed in January.", ("January = 2025-01-01..2025-01-31 month",)),
    (WED, "The pact was signed in December.", ("December = 2024-12-01..2024-12-31 month",)),
    (WED, "The pact was signed last March.", ("last March = 2024-03-01..2024-03-31 month",)),
    ("2025-03-20", "The pact was signed last March.", ("last March = 2024-03-01..2024-03-31 month",)),
    (WED, "The pact will be signed next March.", ("next March = 2025-03-01..2025-03-31 month",)),
    (WED, "The pact will be signed this coming March.", ("this coming March = 2025-03-01..2025-03-31 month",)),
    ("2024-11-05", "The pact was signed this March.", ("this March = 2024-03-01..2024-03-31 month",)),
    (WED, "The pact was signed in December last year.", ("December last year = 2024-12-01..2024-12-31 month",)),
    (WED, "The pact will be signed in March this year.", ("March this year = 2025-03-01..2025-03-31 month",)),
    (WED, "Talks were held in June and July 2018.",
     ("June = 2018-06-01..2018-06-30 month", "July 2018 = 2018-07-01..2018-07-31 month")),
    (WED, "Talks were held in December and January 2018.",
     ("December = 2017-12-01..2017-12-31 month", "January 2018 = 2018-01-01..2018-01-31 month")),
    (WED, "Talks were held from March to May 2014.", ("from March to May 2014 = 2014-03-01..2014-05-31 month",)),
    (WED, "Exports will rise from April to June.", ("from April to June = 2025-04-01..2025-06-30 month",)),
    (WED, "Exports rose in January-October 2023.", ("January-October 2023 = 2023-01-01..2023-10-31 month",)),
    ("2021-03-04", "Bars are closed for the entire month of February.",
     ("the entire month of February = 2021-02-01..2021-02-28 month",)),
)  # fmt: skip

LONGER: tuple[Row, ...] = (
    (WED, "Crimea was annexed in 2014.", ("2014 = 2014-01-01..2014-12-31 year",)),
    (WED, "They will work closely in 2025 to deepen ties.", ("2025 = 2025-01-01..2025-12-31 year",)),
    (WED, "In 2025 China will host the summit.", ("2025 = 2025-01-01..2025-12-31 year",)),
    (WED, "2016 was the hardest year.", ("2016 = 2016-01-01..2016-12-31 year",)),
    (WED, "Talks failed in the year 2000.", ("the year 2000 = 2000-01-01..2000-12-31 year",)),
    (WED, "He won in 2000, 2004 and 2012.",
     ("2000 = 2000-01-01..2000-12-31 year", "2004 = 2004-01-01..2004-12-31 year", "2012 = 2012-01-01..2012-12-31 year")),
    (WED, "He governed from 1999 to 2008.", ("from 1999 to 2008 = 1999-01-01..2008-12-31 year",)),
    (WED, "Trade doubled between 2010 and 2015.", ("between 2010 and 2015 = 2010-01-01..2015-12-31 year",)),
    (WED, "The programme for 2018-2025 was adopted.", ("2018-2025 = 2018-01-01..2025-12-31 year",)),
    (WED, "The plan covers 2018–25.", ("2018–25 = 2018-01-01..2025-12-31 year",)),
    (WED, "Ties cooled in the 1990s.", ("the 1990s = 1990-01-01..1999-12-31 year",)),
    (WED, "Ties cooled in the early 1990s.", ("the early 1990s = 1990-01-01..1993-12-31 year",)),
    (WED, "Ties cooled in the third quarter of 2009.", ("the third quarter of 2009 = 2009-07-01..2009-09-30 quarter",)),
    (WED, "Ties cooled in Q3 2024.", ("Q3 2024 = 2024-07-01..2024-09-30 quarter",)),
    (WED, "Output grew in Q4.", ("Q4 = 2024-10-01..2024-12-31 quarter",)),
    (WED, "Output grew in the third quarter.", ("the third quarter = 2024-07-01..2024-09-30 quarter",)),
    (WED, "Output will grow in the second quarter.", ("the second quarter = 2025-04-01..2025-06-30 quarter",)),
    (WED, "Output grew in the last quarter of 2023.", ("the last quarter of 2023 = 2023-10-01..2023-12-31 quarter",)),
    (WED, "Output grew in the first half of 2024.", ("the first half of 2024 = 2024-01-01..2024-06-30 half",)),
    (WED, "Output will grow in the second half of the year.",
     ("the second half of the year = 2025-07-01..2025-12-31 half",)),
    (WED, "Output grew in H1 2024.", ("H1 2024 = 2024-01-01..2024-06-30 half",)),
    (WED, "Output grew in H2.", ("H2 = 2024-07-01..2024-12-31 half",)),
    (WED, "The front moved in the summer of 2024.", ("the summer of 2024 = 2024-06-01..2024-08-31 season",)),
    (WED, "The front moved in spring 2023.", ("spring 2023 = 2023-03-01..2023-05-31 season",)),
    (WED, "The front moved last autumn.", ("last autumn = 2024-09-01..2024-11-30 season",)),
    (WED, "The front moved last fall.", ("last fall = 2024-09-01..2024-11-30 season",)),
    (WED, "The front moved in the winter of 2014-15.", ("the winter of 2014-15 = 2014-12-01..2015-02-28 season",)),
    (WED, "The front moved in winter 2014.", ("winter 2014 = ?",)),
    (WED, "The front will move this winter.", ("this winter = 2024-12-01..2025-02-28 season",)),
    (WED, "The front will move next summer.", ("next summer = 2025-06-01..2025-08-31 season",)),
)  # fmt: skip


@table(FULL_DATES)
def test_a_date_with_its_year_is_that_day(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(FULL_DATES[:3] + MONTHS[:1] + LONGER[:1])
def test_a_date_with_its_year_needs_no_publication(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, None) == list(expected)


@table(NO_YEAR)
def test_a_day_without_a_year_is_the_one_the_tense_points_to(
    published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert lines(sentence, published) == list(expected)


@table(SEVERAL_DAYS)
def test_several_days_are_one_interval(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(MONTHS)
def test_months_are_whole_months(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


@table(LONGER)
def test_years_seasons_quarters_and_halves(published: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert lines(sentence, published) == list(expected)


def test_seasons_turn_round_south_of_the_equator() -> None:
    assert lines("It fell in the summer of 2024.", WED, zone="Australia/Sydney") == [
        "the summer of 2024 = ?"  # December 2024 to February 2025, or a year earlier: the text names only one year
    ]
    assert lines("It fell last winter.", WED, zone="Australia/Sydney") == [
        "last winter = 2024-06-01..2024-08-31 season"
    ]
