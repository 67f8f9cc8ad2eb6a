"""Two accounts in, a judgement out: do they tell one doing?

A new relation between reports is a new rule here and the key that finds its candidates in `Account`; `resolve` follows.
The scores rank the rules against each other; they have not been measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.merging.account import Account, Meeting


class Verdict(StrEnum):
    """What can be said of two accounts."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the rule it comes from, and how sure the rule is, in [0, 1]."""

    verdict: Verdict
    method: str
    score: float


ONE_DOCUMENT = Judgement(Verdict.DIFFERENT, "one_document_tells_two", 1.0)
COPY = Judgement(Verdict.SAME, "verbatim_copy", 1.0)
SAME_DAY = Judgement(Verdict.SAME, "same_parties_same_day", 0.95)
OVERLAPPING_DAY = Judgement(Verdict.SAME, "same_parties_overlapping_day", 0.8)
OTHER_DAY = Judgement(Verdict.DIFFERENT, "same_parties_other_day", 0.95)
NOTHING_SHARED = Judgement(Verdict.UNKNOWN, "nothing_shared", 0.0)
UNKNOWN_ZONE = Judgement(Verdict.UNKNOWN, "neighbouring_days_unknown_zone", 0.0)
UNKNOWN_DAY = Judgement(Verdict.UNKNOWN, "neither_tells_its_day", 0.0)


def judge(one: Account, other: Account) -> Judgement:
    """Whether two accounts tell one doing. Symmetric, and blind to everything but the two."""
    if one.document == other.document:
        return ONE_DOCUMENT
    if one.tale == other.tale:
        return COPY
    if one.meeting is None or other.meeting is None or one.meeting.key != other.meeting.key:
        return NOTHING_SHARED
    return judge_meetings(one.meeting, other.meeting)


def judge_meetings(one: Meeting, other: Meeting) -> Judgement:
    """Whether two tellings of a contact of the same persons in the same mode tell one contact.

    "Tuesday" in Washington and "Wednesday" in Beijing may be one call, if both zones are known.
    """
    if one.strict == other.strict:
        return SAME_DAY
    if one.loose and other.loose:
        return UNKNOWN_DAY
    if not one.overlaps(other):
        return OTHER_DAY
    return OVERLAPPING_DAY if one.day == other.day or (one.zoned and other.zoned) else UNKNOWN_ZONE
