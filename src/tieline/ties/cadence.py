"""Contact cadence: how often the two ends meet, speak or write, by rank and by mode, and whether they fell silent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tieline.ties.filters.pace import drifting_pace
from tieline.ties.happenings import Happenings
from tieline.ties.measure import FLOOR, Estimate, Formula, Path, Result
from tieline.ties.posteriors import Gamma
from tieline.ties.tie import Tie
from tieline.ties.window import Days, monday, week_of

NAME = "cadence"
PACE = "pace"
FORMULA = Formula("cadence.gamma-poisson", 1)
DAYS_OF_A_MONTH = 365.25 / 12
_A_WEEK = 7 / DAYS_OF_A_MONTH  # in months
_UNIT = "contact-days a month"


def cadence(tie: Tie) -> Result:
    """Contact-days a month over the window, of all contacts and by rank and mode; the pace as of each week; the gap.

    A contact-day is a day on which at least one contact of the kind ended: the ten meetings of a summit are one, and a
    visit of several days counts on its last. Contacts held count, announced ones do not. Time is what the sources
    cover: a week in which they report nothing of any tie is missing, not quiet.

    Over the window: Gamma-Poisson with Jeffreys' prior. The pace: the same with discounting (West & Harrison 1997,
    sections 6.3 and 12.2), half-lives from under two weeks to four years that count by what they foretold. The gap
    since the last contact stands beside the gap to expect, one over the pace up to that contact; `silence` is the
    probability of a gap at least as long at that pace, over all paces that the contacts allow (Lomax).

    Declines below 20 contact-days; a rank or mode with fewer is given with its count.
    """
    held, covered = tie.contacts, tie.covered_for_contacts
    days = np.unique(held.end)
    if len(days) < FLOOR:
        return tie.declined(NAME, FORMULA, "too few days with contacts that were held", n=len(days))
    months = float(covered.sum()) * _A_WEEK
    path = _pace(tie, days)
    value, low, high = (float(bounds[-1]) for bounds in (path.value, path.low, path.high))
    estimates = [
        _rate(NAME, None, len(days), months, tie.level),
        Estimate(name=PACE, value=value, low=low, high=high, unit=_UNIT),
        *_by(held, "rank", months, tie.level),
        *_by(held, "mode", months, tie.level),
        *_gap(tie, days, tie.happenings.contacts),
    ]
    return tie.measured(NAME, FORMULA, estimates, tie.happenings.contacts, paths=(path,))


def _rate(name: str, of: str | None, count: int, months: float, level: float) -> Estimate:
    low, high = (float(bound) for bound in Gamma(np.array(count + 0.5), np.array(months)).interval(level))
    note = f"{count} contact-days only" if count < FLOOR else None
    return Estimate(name=name, of=of, value=count / months, low=low, high=high, unit=_UNIT, note=note)


def _by(held: Happenings, column: str, months: float, level: float) -> Iterator[Estimate]:
    """The cadence of each rank or mode, in the order of their names; "unknown" where only some have one."""
    words = np.array([word or "unknown" for word in held.words(column)], dtype=np.str_)
    for word in np.unique(words).tolist() if any(held.words(column)) else ():
        yield _rate(f"by_{column}", word, len(np.unique(held.end[words == word])), months, level)


def _pace(tie: Tie, days: Days) -> Path:
    weeks = tie.window.weeks
    counts = np.bincount(week_of(days) - weeks[0], minlength=len(weeks))
    known = drifting_pace(counts, np.where(tie.covered_for_contacts, _A_WEEK, 0.0))
    enough = np.cumsum(counts) >= FLOOR
    value, low, high = (np.where(enough, path, np.nan) for path in (known.mean, *known.interval(tie.level)))
    return Path(name=PACE, days=monday(weeks), value=value, low=low, high=high, unit=_UNIT)


def _gap(tie: Tie, days: Days, every: Happenings) -> Iterator[Estimate]:
    """The gap there is, the gap to expect, and how likely one as long is."""
    until = np.datetime64(tie.window.until)
    last = every.end.max()
    yield Estimate(
        name="gap",
        value=float((until - last).astype(np.int64)),
        low=None,
        high=None,
        unit="days",
        note=f"counted: the last contact ended on {last}",
    )
    covered = (monday(tie.window.weeks[tie.covered_for_contacts])[:, None] + np.arange(7)).ravel()
    before, since = int((covered <= last).sum()), int((covered > last).sum())
    pace = Gamma(np.array(len(days) + 0.5), np.array(float(before)))
    low, high = pace.interval(tie.level)
    expected = 1 / float(pace.mean)
    yield Estimate(name="gap_expected", value=expected, low=float(1 / high), high=float(1 / low), unit="days")
    yield Estimate(
        name="silence",
        value=float((before / (before + since)) ** pace.shape),
        low=None,
        high=None,
        unit="probability",
        note=f"of {since} days or more without contact, as many as the sources cover; the pace is averaged over",
    )
