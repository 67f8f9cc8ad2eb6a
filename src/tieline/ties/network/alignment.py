"""Alignment: whether two states are friendly and hostile towards the same others, over time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import LEVEL, Estimate, Formula, Measure, NotEnough, Path, Result
from tieline.ties.network.drawn import DRAWS, Sums, drawn, summed
from tieline.ties.stretches import NEEDED
from tieline.ties.window import monday
from tieline.ties.world import Ends, World

NAME = "alignment"
FORMULA = Formula("alignment.s-score-of-weights", 1)
SHARED = 5  # others that both must deal with
LEAST = 5  # happenings with each of them
YEAR = 52  # weeks that a point of the path looks back on
STEP = 13  # weeks between two points
_RANGE = 20.0  # scores run from -10 to 10
_UNIT = "from -1 (opposed) to 1 (alike)"
_SEED = 20_204


def alignment(world: World, ends: Ends, *, level: float = LEVEL) -> Result:
    """How alike two states' mean weights towards all others are, over the window and for each quarter's last year.

    Signorino & Ritter's S (1999, International Studies Quarterly 43), of mean weights per happening in place of
    alliances: 1 - 2 Σ w |p - q| / (20 Σ w), where p and q are the two states' mean weights with the same other, w the
    smaller of their numbers of happenings with it, and 20 the range of scores. Chance alone makes profiles differ, so
    the value is corrected for the difference that drawing the weeks again in stretches of four makes (Efron &
    Tibshirani 1993, chapter 10), and the interval is of the corrected value.

    Their own tie counts in neither profile. Declines where fewer than five others have five happenings with each, or in
    fewer than 12 weeks.
    """
    if ends[0] == ends[1]:
        raise ValueError(f"alignment is of two different states, not of {ends[0]} with itself")
    if len(world.weeks) < NEEDED:
        return NotEnough(name=NAME, formula=FORMULA, reason="too few weeks", n=len(world.weeks), needed=NEEDED)
    rows = _shared(world, ends)
    n = summed(world).n[rows]
    known = n[:, (n >= LEAST).all(axis=0)]
    whole = _score(world, rows, slice(None), level)
    if whole is None:
        reason = f"too few others with whom both have {LEAST} happenings"
        return NotEnough(name=NAME, formula=FORMULA, reason=reason, n=known.shape[1], needed=SHARED)
    value, low, high = whole
    return Measure(
        name=NAME,
        formula=FORMULA,
        estimates=(Estimate(name=NAME, of="-".join(ends), value=value, low=low, high=high, unit=_UNIT),),
        n=int(known.sum()),
        independent=world.independent,
        coverage=world.coverage,
        level=level,
        rows=(),
        paths=(_path(world, rows, level),),
    )


def _shared(world: World, ends: Ends) -> NDArray[np.int64]:
    """Rows of the ties of either end with the same other, shape (2, others)."""
    others = [
        {(b if a == end else a): i for i, (a, b) in enumerate(world.ties) if end in (a, b)} for end in ends
    ]  # fmt: skip
    both = sorted((set(others[0]) & set(others[1])) - set(ends))
    return np.array([[of[other] for other in both] for of in others], dtype=np.int64).reshape(2, -1)


def _score(world: World, rows: NDArray[np.int64], weeks: slice, level: float) -> tuple[float, float, float] | None:
    """The corrected value and its interval; None where too little is shared."""
    sums = summed(world, weeks)
    known = rows[:, (sums.n[rows] >= LEAST).all(axis=0)]
    if known.shape[1] < SHARED:
        return None
    value = s_score(sums, known)
    again = np.array([s_score(one, known) for one in drawn(world, _SEED, weeks, DRAWS)])
    chance = float(np.mean(again)) - value
    tail = (1 - level) / 2
    low, high = np.clip(np.quantile(again, [tail, 1 - tail]) - 2 * chance, -1, 1)
    corrected = float(np.clip(value - chance, -1, 1))
    return corrected, float(min(low, corrected)), float(max(high, corrected))


def s_score(sums: Sums, rows: NDArray[np.int64]) -> float:
    """S of two profiles. rows: of the ties with each other, shape (2, others); what one draw lacks does not count."""
    n = sums.n[rows].min(axis=0)
    apart = np.abs(np.diff(np.nan_to_num(sums.mean[rows]), axis=0))[0]
    return float(1 - 2 * (n * apart).sum() / (_RANGE * max(n.sum(), 1.0)))


def _path(world: World, rows: NDArray[np.int64], level: float) -> Path:
    ends = np.arange(YEAR, len(world.weeks) + 1, STEP)
    unknown = (np.nan, np.nan, np.nan)
    points = [_score(world, rows, slice(end - YEAR, end), level) or unknown for end in ends.tolist()]
    value, low, high = np.array(points, dtype=np.float64).reshape(-1, 3).T
    days = monday(world.weeks[ends - 1]) if len(ends) else monday(world.weeks[:0])
    return Path(name=NAME, days=days, value=value, low=low, high=high, unit=_UNIT)
