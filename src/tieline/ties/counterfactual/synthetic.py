"""Synthetic control: a tie and others before a shock in, how far it fell from their mixture afterwards out.

Abadie, Diamond & Hainmueller (2010, JASA 105) with the series' own means before the shock taken out first (Ferman &
Pinto 2021, Quantitative Economics 12), since ties differ in how friendly they are and a mixture cannot lie outside of
what it is mixed from. Doubt comes from placebos in space: every donor is treated as if it had been hit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tieline.ties.counterfactual.donors import Panel
from tieline.ties.measure import Floats
from tieline.ties.world import Ends

_STEPS = 2_000
_CLOSE = 1e-7
_EXACT = 0.1  # of its spread: a tie that is matched more closely is matched by chance, and its error measures nothing
SMOOTH = 4  # weeks: one week's happenings are too few to see a fall in


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """How a tie differed from its synthetic control.

    gap: shape (weeks,), NaN where nothing happened. placebos: shape (donors, weeks): the same of each donor, in units
    of the treated tie's error. before: weeks before the shock. error: root mean square of the gap before it. exact:
    whether that is so small that the mixture matches the tie by chance. weights: of the donors, summing to one. ties:
    the donors.
    """

    gap: Floats
    placebos: Floats
    before: int
    error: float
    exact: bool
    weights: Floats
    ties: tuple[Ends, ...]

    @property
    def band(self) -> float:
        """How far below zero the smoothed gap still counts as none: its standard deviation before the shock."""
        return float(np.nanstd(trailing(self.gap[: self.before])))

    @property
    def after(self) -> Floats:
        """The gap from the week of the shock on."""
        return self.gap[self.before :]

    @property
    def placebos_after(self) -> Floats:
        """The placebos' gaps from the week of the shock on."""
        return self.placebos[:, self.before :]


def gaps(panel: Panel) -> Gaps:
    """The gaps of a tie and of its placebos. A placebo's own donors share no member with it; one that
    they match exactly is left out."""
    gap, error, weights = _fitted(panel.treated, panel.filled, panel.before)
    placebos = np.zeros_like(panel.donors)
    for i, tie in enumerate(panel.ties):
        others = np.array([not set(tie) & set(other) for other in panel.ties])
        if not others.any():
            placebos[i] = np.nan
            continue
        own, own_error, _ = _fitted(panel.donors[i], panel.filled[others], panel.before)
        exact = own_error <= _EXACT * np.nanstd(panel.donors[i, : panel.before])
        placebos[i] = np.nan if exact else own * (error / own_error)
    usable = np.isfinite(placebos).any(axis=1)
    return Gaps(
        gap=gap,
        placebos=placebos[usable],
        before=panel.before,
        error=error,
        exact=bool(error <= _EXACT * np.nanstd(panel.treated[: panel.before])),
        weights=weights,
        ties=panel.ties,
    )


def _fitted(treated: Floats, donors: Floats, before: int) -> tuple[Floats, float, Floats]:
    """Gap, its error before the shock, and the weights."""
    seen = np.flatnonzero(np.isfinite(treated[:before]))
    own = treated - treated[seen].mean()
    others = donors - donors[:, seen].mean(axis=1, keepdims=True)
    weights = mixture(own[seen], others[:, seen])
    gap = own - weights @ others
    return gap, float(np.sqrt(np.mean(gap[seen] ** 2))), weights


def mixture(target: Floats, parts: Floats) -> Floats:
    """Weights, none below zero and one in sum, with which the parts come closest to the target in least squares.

    target: shape (n,). parts: shape (m, n). By accelerated projected gradient (Beck & Teboulle 2009, SIAM J. Imaging
    Sciences 2) with the projection onto the simplex of Duchi et al. (2008, ICML).
    """
    gram, toward = parts @ parts.T, parts @ target
    step = 1 / max(float(np.linalg.eigvalsh(gram)[-1]), np.finfo(float).tiny)
    weights = ahead = np.full(len(parts), 1 / len(parts))
    pace = 1.0
    for _ in range(_STEPS):
        new = onto_simplex(ahead - step * (gram @ ahead - toward))
        if (new - weights) @ (ahead - new) > 0:  # it overshoots: begin to gather pace anew
            pace = 1.0
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        moved = new - weights
        ahead, weights, pace = new + (pace - 1) / faster * moved, new, faster
        if float(np.abs(moved).max()) < _CLOSE:
            break
    return weights


def onto_simplex(point: Floats) -> Floats:
    """The nearest point with no coordinate below zero and a sum of one."""
    ordered = np.sort(point)[::-1]
    excess = np.cumsum(ordered) - 1
    count = int(np.flatnonzero(ordered - excess / np.arange(1, len(point) + 1) > 0)[-1]) + 1
    return np.asarray(np.maximum(point - excess[count - 1] / count, 0.0))


def share_as_large(own: float, others: Floats) -> float:
    """The placebo p-value: the share of all, the tie itself among them, that are as large; in (0, 1]."""
    return float((1 + np.sum(others >= own)) / (1 + len(others)))


def trailing(values: Floats) -> Floats:
    """Mean of each week and the three before it, of those of them that hold a number; NaN for the first three, whose
    means would be of fewer weeks, and wilder."""
    known = np.isfinite(values)
    window = np.ones(SMOOTH)
    count = np.convolve(known, window)[: len(values)]
    total = np.convolve(np.where(known, values, 0.0), window)[: len(values)]
    smooth = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    smooth[: SMOOTH - 1] = np.nan
    return smooth
