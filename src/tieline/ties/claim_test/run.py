"""A tie and a plan in, the tested claim out: which predicate is tested how."""

from __future__ import annotations

from tieline.records.claim import Predicate
from tieline.ties.claim_test.level import level_claim
from tieline.ties.claim_test.plan import Plan
from tieline.ties.claim_test.shaken import shaken
from tieline.ties.claim_test.trend import trend_claim
from tieline.ties.claim_test.verdict import Tested, Verdict
from tieline.ties.measure import FLOOR
from tieline.ties.tie import Tie

TESTS = {
    Predicate.STABILITY: shaken,
    Predicate.RESILIENCE: shaken,
    Predicate.LEVEL: level_claim,
    Predicate.TREND: trend_claim,
}


def run_test(tie: Tie, plan: Plan) -> Tested:
    """Put a claim to the test that its plan names. Parity and primacy have none yet, and the answer says so."""
    if plan.predicate not in TESTS:
        reason = (
            f"There is no test of {plan.predicate} yet: the record of one tie does not say how it compares in rank."
        )
        return Tested(plan=plan, formula=None, verdict=Verdict.NO_TEST, reason=reason)
    if len(tie.acts) < FLOOR:
        reason = (
            f"The tie has {len(tie.acts)} happenings with a weight in the window, and a test takes {FLOOR}: take "
            f"a longer "
            "window, or add a source."
        )
        return Tested(plan=plan, formula=None, verdict=Verdict.NOT_ENOUGH, reason=reason)
    return TESTS[plan.predicate](tie, plan)
