"""What comes out of a test: the verdict, the reason in a sentence, and all that stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from tieline.ties.claim_test.around import Refused
from tieline.ties.claim_test.effect import Own
from tieline.ties.claim_test.plan import Plan
from tieline.ties.claim_test.pooling import Judged, Outcome
from tieline.ties.measure import Estimate, Formula
from tieline.ties.window import monday

DONORS_TOLD = 5


class Verdict(StrEnum):
    """What the record says of a claim. supported: within the margin that the plan names."""

    CONTRADICTED = "contradicted"
    SUPPORTED = "supported"
    INCONCLUSIVE = "inconclusive"
    NOT_ENOUGH = "not_enough_evidence"
    NO_TEST = "no_test_yet"


@dataclass(frozen=True, kw_only=True)
class Tested:
    """A claim that was put to the test. reason: one sentence. refused: shocks that could not be tested. outcomes: of a
    test on shocks, what each normaliser says, the first leads. estimates: of a test of level or trend, its numbers.
    rows: ids of the happenings that were looked at. notes: what a reader should know."""

    plan: Plan
    formula: Formula | None
    verdict: Verdict
    reason: str
    refused: tuple[Refused, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    notes: tuple[str, ...] = ()
    rows: tuple[str, ...] = field(default=(), repr=False)

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "verdict": str(self.verdict),
            "margin": self.plan.margin,
            "reason": self.reason,
            "formula": str(self.formula) if self.formula is not None else None,
            "happenings": len(self.rows),
            "outcomes": [_outcome(one) for one in self.outcomes],
            "estimates": [
                {"name": e.name, "of": e.of, "value": e.value, "low": e.low, "high": e.high, "unit": e.unit, "note":
                e.note} for e in self.estimates ], "refused": [ {"shock": r.shock.id, "name": r.shock.name, "day":
                r.shock.day.isoformat(), "reason": r.reason, "n": r.n, "needed": r.needed, "remedy": r.remedy} for r in
                self.refused ], "notes": list(self.notes), }  # fmt: skip


def _outcome(one: Outcome) -> dict[str, Any]:
    mean = one.pooled
    return {
        "normaliser": one.normaliser,
        "finding": str(one.finding),
        "why": one.why,
        "effect": mean.value,
        "low": mean.low,
        "high": mean.high,
        "p": mean.p,
        "adjusted_p": mean.adjusted,
        "outside_margin_p": mean.outside,
        "detectable": mean.detectable,
        "placebos": np.round(mean.placebos, 4).tolist(),
        "worst_shock": one.worst.effect.shock.id,
        "shocks": [_shock(judged) for judged in one.shocks],
    }


def _shock(judged: Judged) -> dict[str, Any]:
    effect = judged.effect
    heaviest = np.argsort(-effect.weights, kind="stable")[:DONORS_TOLD]
    return {
        "shock": effect.shock.id,
        "name": effect.shock.name,
        "day": effect.shock.day.isoformat(),
        "effect": effect.value,
        "low": judged.low,
        "high": judged.high,
        "p": judged.p,
        "adjusted_p": judged.adjusted,
        "sd": effect.unit,
        "conformal": _own(effect.conformal),
        "forecast": _own(effect.forecast),
        "donors": len(effect.donors),
        "heaviest_donors": [
            {"ends": list(effect.donors[i]), "weight": round(float(effect.weights[i]), 4)} for i in heaviest
        ],
        "placebos": np.round(np.sort(effect.placebos * effect.error), 4).tolist(),
        "weeks": monday(effect.weeks).astype(str).tolist(),
        "before": effect.before,
        "observed": [None if not np.isfinite(v) else round(float(v), 4) for v in effect.observed],
        "control": [round(float(v), 4) for v in effect.control],
    }


def _own(own: Own) -> dict[str, float]:
    return {"effect": own.value, "low": own.low, "high": own.high, "p": own.p}
