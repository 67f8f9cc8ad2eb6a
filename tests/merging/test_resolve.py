"""Happenings depend on the set of accounts, and keep their two invariants, whatever looks the same."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.merging.account import Account, Meeting
from tieline.merging.judge import COPY, OVERLAPPING_DAY, SAME_DAY, Verdict, judge
from tieline.merging.resolve import Group, resolve

DAY = datetime(2025, 3, 4, tzinfo=UTC)
ZONES = (None, "Asia/Shanghai", "America/New_York")


def meeting(day: int = 0, zone: str | None = None, key: str = "k", minute: int | None = None) -> Meeting:
    date = (DAY + timedelta(days=day)).date()
    if minute is not None:
        start = datetime.combine(date, time(), UTC) + timedelta(minutes=minute)
        opens, closes = start, start + timedelta(minutes=1)
    elif zone is None:
        start = datetime.combine(date, time(), UTC)
        opens, closes = start - timedelta(hours=14), start + timedelta(hours=36)
    else:
        opens = datetime.combine(date, time(), ZoneInfo(zone)).astimezone(UTC)
        closes = opens + timedelta(days=1)
    return Meeting(
        key=key,
        day=date.toordinal(),
        opens=opens,
        closes=closes,
        zoned=zone is not None or minute is not None,
        exact=minute is not None,
    )


def account(
    first: str, document: str, told: Meeting | None = None, *, copy: str = "", place: str | None = "p"
) -> Account:
    return Account(
        kind="contact", first=first, size=1, document=document, copy=copy or document, place=place, meeting=told
    )


def firsts(groups: tuple[Group, ...]) -> list[list[str]]:
    return [[a.first for a in group.accounts] for group in groups]


@st.composite
def ledgers(draw: st.DrawFn) -> list[Account]:
    """Accounts of a few documents that are easily taken for each other."""
    accounts = []
    for number in range(draw(st.integers(1, 7))):
        copy = draw(st.sampled_from(["x", "y", f"own{number}"]))
        places = draw(st.lists(st.sampled_from("pqr"), unique=True, min_size=1, max_size=3))
        for place in places:
            told = draw(
                st.none()
                | st.builds(meeting, st.integers(0, 2), st.sampled_from(ZONES), st.sampled_from("kl"))
                | st.builds(meeting, st.integers(0, 1), key=st.just("k"), minute=st.sampled_from([60, 700]))
            )
            accounts.append(
                account(f"{draw(st.integers(0, 10**6)):07}{number}{place}", f"d{number}", told, copy=copy, place=place)
            )
    return accounts


@settings(max_examples=50, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(accounts: list[Account], order: random.Random) -> None:
    shuffled = list(accounts)
    order.shuffle(shuffled)
    assert resolve(shuffled) == resolve(accounts)


@settings(max_examples=50, deadline=None)
@given(ledgers())
def test_a_happening_holds_one_account_of_a_document_and_no_two_that_differ(accounts: list[Account]) -> None:
    groups = resolve(accounts)
    assert sorted(a.first for group in groups for a in group.accounts) == sorted(a.first for a in accounts)
    for group in groups:
        assert max(Counter(a.document for a in group.accounts).values()) == 1
        for one, other in combinations(group.accounts, 2):
            assert judge(one, other).verdict is not Verdict.DIFFERENT


@settings(max_examples=50, deadline=None)
@given(ledgers(), ledgers())
def test_unconnected_accounts_do_not_change_each_other(one: list[Account], other: list[Account]) -> None:
    """What lets the ledger look only at the neighbourhood of a new document."""
    far = [
        Account(
            kind=a.kind,
            first=f"z{a.first}",
            size=1,
            document=f"far {a.document}",
            copy=f"far {a.copy}",
            place=a.place,
            meeting=None if a.meeting is None else meeting(key=f"far {a.meeting.key}", day=a.meeting.day % 3),
        )
        for a in other
    ]
    together = resolve([*one, *far])
    assert set(firsts_set(together)) == set(firsts_set(resolve(one))) | set(firsts_set(resolve(far)))


def firsts_set(groups: tuple[Group, ...]) -> list[tuple[str, ...]]:
    return [tuple(a.first for a in group.accounts) for group in groups]


def test_reports_of_one_meeting_are_one_happening_named_after_its_smallest_record() -> None:
    (group,) = resolve([account("c", "1", meeting()), account("a", "2", meeting()), account("b", "3", meeting())])
    assert (group.id, group.method) == ("ha", SAME_DAY.method)


def test_two_meetings_of_one_document_are_not_joined_through_another() -> None:
    groups = resolve(
        [account("a", "1", meeting()), account("b", "1", meeting(), place="q"), account("c", "2", meeting())]
    )
    assert firsts(groups) == [["a"], ["b"], ["c"]]


def test_a_document_in_doubt_does_not_part_the_others() -> None:
    clear = [account(name, name, meeting()) for name in "cde"]
    groups = resolve([account("a", "1", meeting()), account("b", "1", meeting(), place="q"), *clear])
    assert firsts(groups) == [["a"], ["b"], ["c", "d", "e"]]


def test_copies_of_a_text_with_two_meetings_pair_off() -> None:
    told = [
        account(f"{document}{place}", document, meeting(), copy="x", place=place) for document in "12" for place in "pq"
    ]
    groups = resolve(told)
    assert firsts(groups) == [["1p", "2p"], ["1q", "2q"]]
    assert {group.method for group in groups} == {COPY.method}


def test_a_copy_with_another_date_joins_its_text_and_nothing_else() -> None:
    groups = resolve(
        [
            account("a", "1", meeting(0), copy="x"),
            account("b", "2", meeting(7), copy="x"),
            account("c", "3", meeting(0)),
            account("d", "4", meeting(7)),
        ]
    )
    assert firsts(groups) == [["a", "b"], ["c"], ["d"]]


def test_days_that_overlap_across_zones_are_joined_where_nothing_contradicts() -> None:
    evening, morning = meeting(0, "America/New_York"), meeting(1, "Asia/Shanghai")
    (group,) = resolve([account("a", "1", evening), account("b", "2", morning)])
    assert group.method == OVERLAPPING_DAY.method


def test_a_day_between_two_others_joins_neither() -> None:
    groups = resolve(
        [
            account("a", "1", meeting(1, "Asia/Shanghai")),
            account("b", "2", meeting(0, "America/New_York")),
            account("c", "3", meeting(0, "Asia/Shanghai")),
            account("d", "4", meeting(1, "America/New_York")),
        ]
    )
    assert firsts(groups) == [["a", "d"], ["b", "c"]]
