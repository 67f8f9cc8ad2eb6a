"""A promise, what later reports tell of it, and how far they reach in; what is proposed to have come of it out.

The words are those of the compliance manuals of the G7 and G20 research groups. Silence proves nothing: a pledge has
lapsed only if its deadline passed and reports of the same parties cover the time since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tieline.merging.follow.promise import Promise
from tieline.merging.follow.weigh import Direction, Finding, Stage
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Outcome, Pledge, PledgeStatus

AUTHOR = "tieline"
WHOLE = 0.75  # of a promise's words that a deed must have to be the whole of it


@dataclass(frozen=True, slots=True)
class Coverage:
    """Reports after the deadline that would tell of it: how many, and the day of the last."""

    reports: int
    last: date | None


ENOUGH = 3  # later reports on the matter from which on silence is worth proposing a lapse
NOTHING = Coverage(0, None)


def propose(
    pledge: Pledge, promise: Promise, findings: Sequence[Finding], coverage: Coverage, today: date
) -> PledgeStatus:
    """What came of a pledge as of a day, as far as the findings go; always with evidence and a reason.

    findings: in any order. coverage: after the deadline; it does not matter where there is none.
    """
    known = sorted((f for f in findings if f.day <= today), key=lambda f: (f.day, f.passage.document, f.passage.start))
    outcome, reason, shown = _outcome(pledge, promise, known, coverage, today)
    evidence = tuple(_quoted(finding) for finding in shown) or _own_words(pledge)
    return PledgeStatus(outcome=outcome, as_of=today, author=AUTHOR, evidence=evidence, reason=reason)


def _outcome(
    pledge: Pledge, promise: Promise, known: Sequence[Finding], coverage: Coverage, today: date
) -> tuple[Outcome, str, Sequence[Finding]]:
    speaking_for = [f for f in known if f.direction is Direction.FOR]
    against = [f for f in known if f.direction is Direction.AGAINST]
    passed = promise.due is not None and today > promise.due
    if against and speaking_for:
        return Outcome.NOT_RATED, "reports speak for it and against it", known
    if against:
        if passed and coverage.reports and pledge.condition is None:
            return Outcome.BROKEN, f"{_told(against)}, and the deadline {promise.due} has passed", against
        return Outcome.NOT_RATED, f"{_told(against)}, but {_open(pledge, promise, passed)}", against
    if speaking_for:
        return _kept(promise, speaking_for, passed)
    return (*_silent(pledge, promise, coverage, passed), ())


def _kept(promise: Promise, found: Sequence[Finding], passed: bool) -> tuple[Outcome, str, Sequence[Finding]]:
    done = [f for f in found if f.stage is Stage.DONE]
    if not done:
        if passed:
            return Outcome.NOT_RATED, f"{_told(found)}, but no report says that it was done", found
        return Outcome.IN_THE_WORKS, _told(found), found
    if promise.continuing or promise.lasting:
        if passed:
            return Outcome.FULFILLED, f"{_told(done)} until {promise.due}", done
        return Outcome.IN_THE_WORKS, f"{_told(done)}; it is to go on", done
    if promise.contact or max(f.share for f in done) >= WHOLE:
        return Outcome.FULFILLED, _told(done), done
    return Outcome.PARTLY_FULFILLED, f"{_told(done)}, which is not all of its words", done


def _silent(pledge: Pledge, promise: Promise, coverage: Coverage, passed: bool) -> tuple[Outcome, str]:
    """Nothing was found."""
    if promise.due is not None and not passed:
        return Outcome.TOO_EARLY, f"it is due by {promise.due}, and no report tells of it yet"
    goes_on = promise.continuing or promise.lasting
    if passed and coverage.reports >= ENOUGH and pledge.condition is None and not goes_on:
        since = f"none of {coverage.reports} later reports on the matter, up to {coverage.last}, tells that it was done"
        return Outcome.LAPSED, f"the deadline {promise.due} has passed, and {since}"
    return Outcome.NOT_RATED, f"no report tells of it, and {_open(pledge, promise, passed)}"


def _open(pledge: Pledge, promise: Promise, passed: bool) -> str:
    """Why nothing can be concluded from what is not told."""
    if promise.due is None:
        return "it has no deadline"
    if not passed:
        return f"the deadline {promise.due} has not passed"
    if promise.continuing or promise.lasting:
        return "what is to go on is not shown to have ended by what is not told"
    if pledge.condition is not None:
        return f"it depends on a condition (“{pledge.condition}”)"
    return f"too few reports on the matter cover the time of the deadline {promise.due}"


def _told(found: Sequence[Finding]) -> str:
    """The findings in words: how many, of what, from when to when."""
    days = sorted({f.day for f in found})
    when = f"on {days[0]}" if len(days) == 1 else f"from {days[0]} to {days[-1]}"
    one, several = ("contact", "contacts") if found[0].rule == "contact" else ("report of a deed", "reports of a deed")
    number = len(days) if found[0].rule == "contact" else len(found)
    return f"{number} {several if number > 1 else one} {when}"


def _quoted(finding: Finding) -> TextEvidence:
    passage = finding.passage
    return TextEvidence(
        field="status", document=passage.document, start=passage.start, end=passage.end, text=passage.text
    )


def _own_words(pledge: Pledge) -> tuple[TextEvidence, ...]:
    """The pledge's own deadline, else its action: all there is to go by."""
    return tuple(pledge.spans("deadline")) or tuple(pledge.spans("action"))
