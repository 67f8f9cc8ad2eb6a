"""A pledge in, what came of it out: evidence with the fields that matched, a proposed status, and what persons judged.

A proposal is worked out from the ledger as it stands and kept nowhere: what is kept is what a person confirms, gives
instead, or rejects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from tieline.ledger.passages import Sought
from tieline.ledger.query import Query
from tieline.merging.follow.promise import Promise, promise_of
from tieline.merging.follow.status import NOTHING, Coverage, propose
from tieline.merging.follow.weigh import TOLD_LATE, Finding, weigh
from tieline.records.codec import dump
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening, LinkKind
from tieline.records.pledge import Outcome, Pledge, PledgeStatus

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

SHORTEST = 8  # characters of an evidence's id


class FollowError(ValueError):
    """What is asked of a pledge cannot be done; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A pledge and what came of it.

    said: day of its first report; None where it is not known. findings: what speaks for or against it, by day, without
    what a person rejected. proposed: the machine's status; None where a person has given one, which is then `status`.
    """

    happening: Happening
    pledge: Pledge
    said: date | None
    findings: tuple[Finding, ...]
    status: PledgeStatus
    confirmed: bool

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "id": self.happening.id,
            "action": self.pledge.action,
            "makers": [dump(actor) for actor in self.pledge.makers],
            "recipients": [dump(actor) for actor in self.pledge.recipients],
            "said": self.said.isoformat() if self.said else None,
            "deadline": dump(self.pledge.deadline) if self.pledge.deadline else None,
            "status": dump(self.status),
            "confirmed": self.confirmed,
            "findings": [_plain(finding) for finding in self.findings],
        }


def evidence_id(finding: Finding) -> str:
    """The id by which a person names a piece of evidence: its document's and where it begins."""
    return f"{finding.passage.document[:SHORTEST]}:{finding.passage.start}"


def _plain(finding: Finding) -> dict[str, Any]:
    passage = finding.passage
    return {
        "id": evidence_id(finding),
        "direction": finding.direction.value,
        "stage": finding.stage.value,
        "day": finding.day.isoformat(),
        "matched": dict(finding.matched),
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


class Follower:
    """Follows the pledges of one ledger as of one day; what it reads of reports serves all of them."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        self._today = today
        self._passages = ledger.passages()

    def follow(self, happening: Happening) -> Followed:
        """What came of the pledge that a happening tells; raises `FollowError` where it tells none."""
        pledge = _pledge_of(happening)
        judged = self._ledger.judged(_tellings(self._ledger, happening))
        said = self._said(happening)
        promise = promise_of(pledge, said) if said is not None else None
        findings = self._findings(promise) if promise is not None else ()
        kept = tuple(f for f in findings if not any(_overlap(f, spot) for spot in judged.rejected))
        status = judged.history[-1] if judged.history else self._proposed(pledge, promise, kept)
        return Followed(
            happening=happening, pledge=pledge, said=said, findings=kept, status=status,
            confirmed=bool(judged.history),
        )  # fmt: skip

    def _said(self, happening: Happening) -> date | None:
        days = [r.published[:10] for r in self._ledger.reports(happening.documents).values() if r.published]
        return date.fromisoformat(min(days)) if days else None

    def _findings(self, promise: Promise) -> tuple[Finding, ...]:
        until = min(promise.last, self._today)
        if until <= promise.said or (promise.contact and len(promise.parties) < 2):  # who, and with whom
            return ()
        words = frozenset() if promise.contact else promise.words
        if not promise.contact and not words:
            return ()
        sought = Sought(
            promise.parties if promise.contact else promise.makers,
            promise.said,
            min(until + TOLD_LATE, self._today),
            words,
        )
        weighed = (weigh(promise, passage) for passage in self._passages.passages(sought))
        return tuple(sorted((f for f in weighed if f is not None and f.day <= self._today), key=_order))

    def _proposed(self, pledge: Pledge, promise: Promise | None, found: tuple[Finding, ...]) -> PledgeStatus:
        if promise is None:
            reason = "the day of its report is not known, so nothing can be said to come after it"
            evidence = tuple(pledge.spans("action"))
            return PledgeStatus(
                outcome=Outcome.NOT_RATED, as_of=self._today, author="tieline", evidence=evidence, reason=reason
            )
        coverage = NOTHING if promise.due is None or found else self._coverage(promise, promise.due)
        return propose(pledge, promise, found, coverage, self._today)

    def _coverage(self, promise: Promise, due: date) -> Coverage:
        """Reports after the deadline that would tell of it: of the same parties, on the same matter.

        For a contact they must cover the time before the deadline too, and none of them may tell of a contact that
        could have been it, in other words than were promised.
        """
        if self._today <= due or len(promise.parties) < 2:
            return NOTHING
        after = self._passages.coverage(Sought(promise.parties, due, self._today, promise.words))
        if not promise.contact:
            return after
        before = self._passages.coverage(Sought(promise.parties, promise.said, due))
        any_contact = self._findings(replace(promise, words=frozenset(), face_to_face=False))
        return after if before.reports and not any_contact else NOTHING


def follow(ledger: Ledger, prefix: str, today: date) -> Followed:
    """What came of the pledge whose happening's or record's id begins so."""
    return Follower(ledger, today).follow(_happening(ledger, prefix))


def due(ledger: Ledger, query: Query, today: date) -> Iterator[Followed]:
    """The pledges with a deadline that answer a query, by deadline; without those that repeat another, and history."""
    follower = Follower(ledger, today)
    dated = []
    for happening in ledger.pledges(*query.between, since=query.since, until=query.until, text=query.text):
        pledge = _pledge_of(happening)
        repeats = any(link.kind is LinkKind.REPEATS for link in happening.links)
        if pledge.deadline is not None and not repeats and not pledge.historical:
            dated.append((pledge.deadline.end.isoformat(), happening.id, happening))
    followed = (follower.follow(happening) for _, _, happening in sorted(dated, key=lambda one: one[:2]))
    yield from islice((one for one in followed if one.said is None or one.said <= today), query.limit)


def confirm(
    ledger: Ledger,
    prefix: str,
    today: date,
    *,
    author: str,
    outcome: Outcome | None = None,
    evidence: tuple[str, ...] = (),
    reason: str | None = None,
) -> Followed:
    """Keep a person's word on a pledge: the proposed status, or another outcome. Raises `FollowError`.

    evidence: ids of the proposed pieces it rests on; all of them if none is named.
    """
    found = follow(ledger, prefix, today)
    if outcome is None and found.confirmed and not evidence:
        raise FollowError(f"{found.status.author} has given its status already: take it back with --undo, or name --as")
    chosen = [_named(found, id_) for id_ in evidence] or list(found.findings)
    quoted = tuple(_quoted(finding) for finding in chosen) or found.status.evidence
    settled = outcome or found.status.outcome
    if not found.findings and settled in (Outcome.FULFILLED, Outcome.PARTLY_FULFILLED, Outcome.BROKEN) and not reason:
        raise FollowError(f"nothing in the ledger shows that it is {settled}: say with --reason how you know")
    why = reason or found.status.reason
    status = PledgeStatus(outcome=settled, as_of=today, author=author, evidence=quoted, reason=why)
    ledger.rate(found.pledge, status)
    return follow(ledger, prefix, today)


def reject(ledger: Ledger, prefix: str, today: date, *, author: str, evidence: tuple[str, ...]) -> Followed:
    """Keep that proposed passages are no evidence; they are not proposed again. Raises `FollowError`."""
    found = follow(ledger, prefix, today)
    for finding in [_named(found, id_) for id_ in evidence]:
        ledger.reject_evidence(found.pledge, _quoted(finding), author)
    return follow(ledger, prefix, today)


def undo(ledger: Ledger, prefix: str, today: date) -> Followed:
    """Take back the latest that was judged of a pledge. Raises `FollowError` where nothing was."""
    happening = _happening(ledger, prefix)
    if not ledger.take_back_rating(_tellings(ledger, happening)):
        raise FollowError(f"nobody has judged {happening.id}: there is nothing to take back")
    return follow(ledger, prefix, today)


def _happening(ledger: Ledger, prefix: str) -> Happening:
    what, id_ = ledger.entry(prefix)
    if what == "document":
        raise FollowError(f"{id_} is a report: `tieline pledges` lists the pledges it tells")
    if what == "record":
        id_ = ledger.record(id_).happening or ""
    return ledger.happening(id_)


def _pledge_of(happening: Happening) -> Pledge:
    pledge = next((facet for facet in happening.facets if isinstance(facet, Pledge)), None)
    if pledge is None:
        kinds = " and ".join(facet.KIND for facet in happening.facets)
        raise FollowError(f"{happening.id} is no pledge, but a {kinds}: `tieline pledges` lists pledges")
    return pledge


def _tellings(ledger: Ledger, happening: Happening) -> list[Pledge]:
    return [record for record in ledger.members(happening.id) if isinstance(record, Pledge)]


def _named(found: Followed, id_: str) -> Finding:
    named = [finding for finding in found.findings if evidence_id(finding).startswith(id_)]
    if len(named) != 1:
        known = ", ".join(evidence_id(finding) for finding in found.findings) or "none"
        raise FollowError(f"{id_!r} names {len(named)} pieces of evidence of {found.happening.id}; there are: {known}")
    return named[0]


def _quoted(finding: Finding) -> TextEvidence:
    passage = finding.passage
    return TextEvidence(
        field="status", document=passage.document, start=passage.start, end=passage.end, text=passage.text
    )


def _overlap(finding: Finding, spot: tuple[str, int, int]) -> bool:
    passage = finding.passage
    return passage.document == spot[0] and passage.start < spot[2] and spot[1] < passage.end


def _order(finding: Finding) -> tuple[date, str, int]:
    return finding.day, finding.passage.document, finding.passage.start
