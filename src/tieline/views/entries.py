"""One record -> its entry: who, what and when on a line or two, and the sentence it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from tieline.records.claim import Claim, Polarity
from tieline.records.contact import Contact
from tieline.records.event import Aspect, Event
from tieline.records.evidence import RowEvidence
from tieline.records.issue import Issue
from tieline.records.pledge import Pledge
from tieline.records.record import Record
from tieline.records.statement import Statement
from tieline.records.when import When
from tieline.views.layout import entry, joined
from tieline.views.passage import Passages
from tieline.views.safe import shown
from tieline.views.style import DIM, WARN, WHAT, WHEN
from tieline.views.wording import MODES, amount, dated, day, people, person, sides, words

Lines = tuple[Text, list[Text]]
Reasons = Mapping[tuple[str | None, str], str]
"""Why a field of a record is empty, by the record's id and the field."""

UNSPECIFIED = "unspecified"  # the label of "issues of common concern": it says nothing in a list of labels
_LONGEST_ACTION = 200


def record_entry(record: Record, passages: Passages, reasons: Reasons) -> RenderableType:
    """The entry of any record that stands in a text (or in a row of a coded file, which has no sentence)."""
    line, details = lines_of(record, reasons)
    passage = passages.of(record.spans(), record.ANCHOR)
    rows = [e for e in record.evidence if isinstance(e, RowEvidence)]
    if rows:
        details.append(Text(f"row {rows[0].row} of file {rows[0].file[:12]}", DIM))
    return entry(line, record.id, details, passage)


def lines_of(record: Record, reasons: Reasons) -> Lines:
    """The first line of a record and the lines under it, without its sentence."""
    return _LINES[record.KIND](record, reasons)


def _contact(contact: Contact, reasons: Reasons) -> Lines:
    line = joined([
        Text(MODES[contact.mode], f"bold {WHAT}"),
        _status(contact.status),
        dated(contact.when) if contact.when else _missing(contact, "when", reasons, "no date"),
    ])  # fmt: skip
    named = [issue for issue in contact.issues if issue != UNSPECIFIED]
    details = joined([
        "told as background" if contact.historical else None,
        shown(contact.place, 60) if contact.place else None,
        Text.assemble("hosted by ", person(contact.host, office=False)) if contact.host else None,
        Text(shown(contact.duration, 40), WHEN) if contact.duration else None,
        f"rank: {words(contact.rank)}" if contact.rank else None,
        f"on {', '.join(map(words, named))}" if named else None,
    ])  # fmt: skip
    return line, [*sides(contact.participants), details]


def _status(status: str) -> Text:
    return Text(words(status), {"cancelled": "red", "announced": WARN, "invited": WARN}.get(status, ""))


def _event(event: Event, _: Reasons) -> Lines:
    category = event.category or f"{event.scheme or 'code'} {event.code}"
    arrow = Text.assemble(" → ", people(event.recipients)) if event.recipients else Text()
    symmetric = not event.recipients and len(event.actors) > 1
    who = people(event.actors, separator=" ↔ " if symmetric else ", ") + arrow
    weight = f"  {event.weight:+g}" if event.weight else ""
    line = Text.assemble((f"{shown(str(category)):<9}", f"bold {WHAT}"), "  ", who, (weight, DIM))
    details = joined([
        None if event.aspect is Aspect.ASSERTED else Text(words(event.aspect), WARN),
        dated(event.when) if event.when else None,
        ", ".join(words(mode) for mode in event.modes),
        shown(event.place, 60) if event.place else None,
        ", ".join(amount(value) for value in event.amounts),
        f"context: {', '.join(words(context) for context in event.contexts)}" if event.contexts else None,
    ])  # fmt: skip
    return line, [details]


def _statement(statement: Statement, reasons: Reasons) -> Lines:
    who = joined([person(speaker) for speaker in statement.speakers], " and ")
    relayed = joined([person(actor, office=False) for actor in statement.relayed_by], ", ")
    line = joined([
        who or _missing(statement, "speakers", reasons, "no speaker named"),
        Text(shown(statement.cue, 40), f"bold {WHAT}") if statement.cue else None,
        Text(words(statement.kind), DIM),
        Text.assemble("relayed by ", relayed) if relayed else None,
    ])  # fmt: skip
    return line, []


def _pledge(pledge: Pledge, _: Reasons) -> Lines:
    line = Text(shown(pledge.action, _LONGEST_ACTION), "bold")
    who = people(pledge.makers)
    if pledge.recipients:
        who = Text.assemble(who, " → ", people(pledge.recipients))
    details = joined([
        who,
        Text(words(pledge.binding), WHAT),
        _due(pledge.deadline) if pledge.deadline else None,
        ", ".join(amount(value) for value in pledge.amounts),
        f"if: “{shown(pledge.condition, 80)}”" if pledge.condition else None,
        "goes on doing" if pledge.continuing else None,
        "told as history" if pledge.historical else None,
        Text(words(pledge.status[-1].outcome), "bold") if pledge.status else None,
    ])  # fmt: skip
    return line, [details]


def _due(deadline: When) -> Text:
    """The last day of the interval, and the words it was read from."""
    return Text.assemble("by ", (day(deadline.end), WHEN), (f" · “{shown(deadline.text, 60)}”", DIM))


def _claim(claim: Claim, _: Reasons) -> Lines:
    what = words(claim.predicate) + (" denied" if claim.polarity is Polarity.DENIED else "")
    line = Text.assemble((what, f"bold {WHAT}"), " of ", people(claim.tie, separator=" – "))
    says = Text.assemble("according to ", people(claim.asserters, office=True)) if claim.asserters else None
    details = joined([
        says or "in the report's own voice",
        f"scope: “{shown(claim.scope, 80)}”" if claim.scope else None,
        Text(f"tested by {words(claim.measure)}" if claim.measure else "no test for it yet", DIM),
    ])  # fmt: skip
    return line, [details]


def _issue(issue: Issue, _: Reasons) -> Lines:
    raised = Text.assemble("raised by ", people(issue.raised_by)) if issue.raised_by else None
    return joined([Text(words(issue.label), f"bold {WHAT}"), f"“{shown(issue.text, 90)}”", raised]), []


def _missing(record: Record, name: str, reasons: Reasons, otherwise: str) -> Text:
    reason = reasons.get((record.id, name))
    return Text(f"{otherwise}: {shown(reason, 100)}" if reason else otherwise, WARN)


# Any: each function takes its own kind of record, which `lines_of` looks up by that kind.
_LINES: dict[str, Callable[[Any, Reasons], Lines]] = {
    Contact.KIND: _contact, Event.KIND: _event, Statement.KIND: _statement, Pledge.KIND: _pledge, Claim.KIND: _claim,
    Issue.KIND: _issue,
}  # fmt: skip
