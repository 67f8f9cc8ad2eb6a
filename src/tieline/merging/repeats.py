"""Tellings of pledges in, which repeats which out. A pledge that is said again is one pledge.

The outcome depends on the set of tellings alone, never on the order in which they were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

UNDATED = date.max  # a report of no known day comes after all others: nothing shows that it was first


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPledge:
    """One telling of a pledge.

    happening: id of the doing it tells. form: the pledge's normal form (`actions.normal_form`). said: day of the
    report; None where that is not known. due: last day of its deadline; None without one.
    """

    happening: str
    form: str
    said: date | None
    due: date | None


def repeats(told: Iterable[ToldPledge]) -> dict[str, str]:
    """For each happening that repeats an earlier one, that one's id.

    What is repeated is always the first telling, so that all repetitions of a pledge name one happening. Another
    deadline makes another pledge ("throughout the year", said in two years). A pledge told without its deadline
    repeats the dated one while that is not yet due; a deadline told for the first time is a new commitment.
    """
    families: dict[str, list[ToldPledge]] = defaultdict(list)
    for one in _first_tellings(told):
        families[one.form].append(one)
    found: dict[str, str] = {}
    for family in families.values():
        firsts: list[ToldPledge] = []
        for one in sorted(family, key=_order):
            same = [first for first in firsts if first.due == one.due]
            open_still = [first for first in firsts if one.due is None and _is_open(first, one)]
            first = next(iter((*same, *open_still)), None)
            if first is None:
                firsts.append(one)
            else:
                found[one.happening] = first.happening
    return found


def _first_tellings(told: Iterable[ToldPledge]) -> list[ToldPledge]:
    """The first telling of each happening, which may be told by many reports."""
    first: dict[str, ToldPledge] = {}
    for one in sorted(told, key=_order):
        first.setdefault(one.happening, one)
    return list(first.values())


def _order(one: ToldPledge) -> tuple[date, str, date, str]:
    return one.said or UNDATED, one.happening, one.due or UNDATED, one.form


def _is_open(first: ToldPledge, later: ToldPledge) -> bool:
    return first.due is not None and later.said is not None and later.said <= first.due
