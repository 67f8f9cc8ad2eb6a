"""A claim that shocks do not touch a tie, or that it recovers from them, put to the test."""

from __future__ import annotations

from tieline.records.claim import Polarity
from tieline.ties.claim_test.around import Around, Refused, around
from tieline.ties.claim_test.effect import Effect, Flat, effect
from tieline.ties.claim_test.plan import Plan
from tieline.ties.claim_test.pooling import Finding, Outcome, pooled
from tieline.ties.claim_test.verdict import Tested, Verdict
from tieline.ties.measure import Formula
from tieline.ties.tie import Tie

IMPACT = Formula("claim-test.impact", 1)
RECOVERY = Formula("claim-test.recovery", 1)


def shaken(tie: Tie, plan: Plan) -> Tested:
    """Whether shocks from outside moved a tie, under every normaliser of a plan.

    For each shock the mean gap to a synthetic control over the weeks looked at, in standard deviations of the tie's
    weeks before it (`tieline.ties.claim_test.effect`); p, interval and multiplicity from placebos in space, the mean
    of all shocks, and its equivalence to none within the margin (`tieline.ties.claim_test.pooling`).

    A claim is contradicted where every normaliser finds that a shock, or all of them on average, moved the tie, and
    the conformal test and the forecast from the tie's own past do not see that shock move it the other way. It is
    supported within the margin where under every normaliser the mean effect lies within the margin by two one-sided
    tests and no shock moved the tie. Where normalisers disagree, or none can tell, it is inconclusive. A claim that
    denies it has it the other way round.
    """
    formula = RECOVERY if plan.delay else IMPACT
    found = [around(tie, plan, shock) for shock in plan.shocks]
    refused = tuple(one for one in found if isinstance(one, Refused))
    weeks = tuple(one for one in found if isinstance(one, Around))
    if not weeks:
        return Tested(
            plan=plan, formula=formula, verdict=Verdict.NOT_ENOUGH, reason=_none(plan, refused), refused=refused
        )
    outcomes: list[Outcome] = []
    notes: list[str] = []
    for normaliser in plan.normalisers:
        effects = [effect(one, plan, normaliser) for one in weeks]
        notes += [f"{flat.reason}: left out" for flat in effects if isinstance(flat, Flat)]
        told = [one for one in effects if isinstance(one, Effect)]
        if told:
            outcomes.append(pooled(told, plan, normaliser))
    if not outcomes:
        return Tested(plan=plan, formula=formula, verdict=Verdict.NOT_ENOUGH, reason=notes[0], refused=refused)
    verdict, reason = decide(tuple(outcomes), plan)
    if any(outcome.finding is Finding.HIT for outcome in outcomes):
        notes.append("what changed in these weeks need not come from the shock: look at the happenings themselves")
    used = {int(week) for one in weeks for week in one.weeks}
    rows = tuple(id_ for id_, week in zip(tie.acts.ids, tie.acts.week.tolist(), strict=True) if week in used)
    return Tested(
        plan=plan, formula=formula, verdict=verdict, reason=reason, refused=refused, outcomes=tuple(outcomes),
        notes=(*notes, *tie.remarks()), rows=rows,
    )  # fmt: skip


def _none(plan: Plan, refused: tuple[Refused, ...]) -> str:
    if not refused:
        own = f"; {len(plan.excluded)} are left out" if plan.excluded else ""
        return (
            f"No shock from outside falls into {plan.window.since} to {plan.window.until}{own}: take a longer "
            f"window, or "
            "name shocks of your own with --shock or --shocks."
        )
    most = max(refused, key=lambda one: one.n / one.needed)
    which = "" if len(refused) == 1 else f"any of {len(refused)} shocks, not even "
    return (
        f"There is not enough to test {which}{most.shock.name}: {most.reason} ({most.n} of {most.needed} needed); "
        f"{most.remedy}."
    )


def decide(outcomes: tuple[Outcome, ...], plan: Plan) -> tuple[Verdict, str]:
    """The verdict, and the reason in one sentence."""
    findings = {outcome.finding for outcome in outcomes}
    first = outcomes[0]
    denied = plan.polarity is Polarity.DENIED
    if len(findings) > 1:
        said = "; ".join(f"under {one.normaliser!r} {_word(one.finding)}" for one in outcomes)
        return (
            Verdict.INCONCLUSIVE,
            f"The answer changes with the normaliser: {said} ({first.normaliser!r}: {first.why}).",
        )
    finding = first.finding
    if finding is Finding.HIT and len({outcome.worst.effect.value < 0 for outcome in outcomes}) > 1:
        said = ", ".join(f"{one.worst.effect.value:+.1f} sd under {one.normaliser!r}" for one in outcomes)
        return Verdict.INCONCLUSIVE, f"The normalisers disagree about the direction: {said}."
    if finding is Finding.OPEN:
        least = first.pooled.detectable
        return Verdict.INCONCLUSIVE, (
            f"Neither an effect nor its absence can be shown: {first.why}, and with this many shocks and donors "
            f"only one of "
            f"{least:.1f} sd would be found in four cases of five."
        )
    under = ", ".join(outcome.normaliser for outcome in outcomes)
    hit = finding is Finding.HIT
    verdict = Verdict.SUPPORTED if hit == denied else Verdict.CONTRADICTED
    return verdict, f"{first.why[0].upper()}{first.why[1:]}; so under each normaliser ({under})."


def _word(finding: Finding) -> str:
    return {Finding.HIT: "it was hit", Finding.NONE: "it was not", Finding.OPEN: "it is open"}[finding]
