"""Pledges: a page and its statements in, pledge records and what they leave unsettled out.

A pledge follows the G7 and G20 commitment manuals: discrete, specific, publicly expressed, future-oriented, and
about what its maker itself will do. Decisions, which belong in the annotation guide:

- How strongly a word binds comes from the ontology's binding verbs; a noun or adjective takes the grade of its verb
  ("readiness" that of "ready"). The act's own verb may bind less: "agreed to consider" is weak. Being determined is
  an intention, as the guide has it.
- Words that wish, try, work towards, offer or oblige ("hopes to", "seeks to", "is eager to", "works to", "offered
  to") commit nobody while they stand alone, whatever their grade.
- The action begins at the committed verb, without "to" and "will", with its adverbs and a denial ("not to expand");
  it keeps objects, purpose and deadline, and leaves out comments (", reinforcing...", ", which...", "because...")
  and the condition. A clause with a doer or thing of its own begins at it ("that their teams will meet").
- Each coordinated verb with its own object is a pledge of its own; "deepen and expand ties" is one.
- Not made: denied, asked of others ("urged Iran to commit to"), conditional on itself ("if Iran agrees to"), in a
  question, modal ("should agree to"). A negative act is a pledge ("pledged not to expand"), and so is a denied
  intention ("does not intend to", "has no plans to"): the action then begins at the denial. A refusal is none
  ("will never give up").
- "agreed on the need for", "agreed that relations are good", "agreed that talks should continue", "commitment to
  democracy" hold no act: no pledges. A thing ("pledged $50 million") and an agreed act ("agreed to a ceasefire")
  are, with less confidence; what such a thing is for ("to allow aid in") is not one more.
- "agreed that": what a party will do, what will be done (passive), and what will begin, last or end. That a thing
  will be useful is a forecast.
- The future ("will", "is going to", "is to") is a pledge where a party speaks of itself, its state or its side, and
  the verb is a deed; or where the report tells a state's deed, with less confidence. What one says others will do
  is a forecast. "would" counts after a past verb of speech.
- A contact ahead ("will meet", "plans to visit", "plan to discuss") is one only if agreed, promised or offered with
  readiness.
- Threats are none: attacks always, sanctions where they hang on a condition. Values are none ("uphold justice"),
  unless somebody's ("defend Ukraine's sovereignty").
- Told as history ("had earlier promised", "did promise", dated more than 31 days before the report): left out,
  since a pledge is dated by its report.
- A noun of commitment counts under a verb that makes it known, also as the purpose of a past contact ("met to
  reaffirm their commitment to"), or with its owner ("welcomed Kyiv's commitment to"); not where it is kept, broken
  or dropped, nor under thanks or support for it.
- Told twice in one document (the same states, verb and objects): kept once, at its fullest place.
- continuing: the act goes on with something ("continue to", "maintain"), or the commitment itself is renewed
  ("remains committed to", "reaffirmed its commitment to").
- Impersonal agreement ("It was agreed to"): the nearest sentence up to four before that names two sides. "We" and
  "I": the speaker of the statement; in a joint statement, those its headline names.
- recipients: named in the action with "to", "for" or "with", or as object of a verb of helping; never the makers.

Unresolved: a sentence too long to be one, a maker the cast cannot settle (with the record where other makers are
known), and a due date that cannot be settled.
"""

from __future__ import annotations

from collections.abc import Iterable

from tieline.coders.page import Coded, Page
from tieline.coders.pledges.amounts import find_amounts
from tieline.coders.pledges.commitment import BACKGROUND, CONFIDENCE, NARRATED, Commitment, Rule
from tieline.coders.pledges.cues import find_cues
from tieline.coders.pledges.future import find_futures, is_announced_contact, is_talk
from tieline.coders.pledges.limits import (
    LONGEST,
    is_bare_value,
    is_empty,
    is_forecast,
    is_history,
    is_refusal,
    is_threat,
)
from tieline.coders.pledges.parties import Parties, find_makers, find_recipients
from tieline.coders.pledges.spans import Span, action_span, condition_spans, deadline
from tieline.coders.pledges.speech import Speech
from tieline.coders.pledges.words import pledge_words
from tieline.language.time.expression import TimeExpression
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Binding, Pledge
from tieline.records.statement import Statement
from tieline.records.unresolved import Unresolved

_THINGS = frozenset({Rule.THING, Rule.AGREED_ACT})


def code_pledges(page: Page, statements: tuple[Statement, ...]) -> Coded[Pledge]:
    """The pledges of a page. statements: those of the same page, for who speaks; never raises."""
    speech = Speech(page, statements)
    coder = _Coder(page, speech)
    for found in _commitments(page, speech):
        coder.add(found)
    coder.skip_overlong()
    pledges = tuple(coder.once())
    kept = {pledge.id for pledge in pledges}
    return Coded(
        pledges, tuple(dict.fromkeys(gap for gap in coder.unresolved if gap.record is None or gap.record in kept))
    )


def _commitments(page: Page, speech: Speech) -> Iterable[Commitment]:
    """Commitments by a word of commitment, then those in the future tense that no such word governs already."""
    told = list(find_cues(page))
    taken = {head.i for found in told for head in (*found.heads, *found.siblings)}
    taken |= {found.cue[0] for found in told}
    told.extend(find_futures(page, speech, frozenset(taken)))
    return sorted(told, key=lambda found: (found.heads[0].i, found.cue))


class _Coder:
    """Builds records, one commitment at a time, and remembers which actions are told already."""

    def __init__(self, page: Page, speech: Speech) -> None:
        self.page = page
        self.speech = speech
        self.records: list[tuple[Commitment, Span, Pledge]] = []
        self.unresolved: list[Unresolved] = []

    def add(self, found: Commitment) -> None:
        """Turn a commitment into a record, unless it is none, is told already, or its makers cannot be settled."""
        action = action_span(self.page, found)
        if any(span[0] <= action[0] <= span[1] for _, span, _ in self.records):
            return
        conditions = [c for c in condition_spans(self.page, found) if not (action[0] <= c[0] <= action[1])]
        if self._is_none(found, action, bool(conditions)):
            return
        makers = find_makers(self.page, self.speech, found)
        if makers is None:
            return
        if not makers.actors:
            self._gap(None, "makers", makers.reason or "", makers.words or action)
            return
        self._record(found, action, conditions, makers)

    def _is_none(self, found: Commitment, action: Span, conditional: bool) -> bool:
        head = found.heads[0]
        if found.rule not in _THINGS:
            if any(is_empty(verb) for verb in (*found.siblings, head) if verb.i <= head.i) or is_forecast(
                self.page, found
            ):
                return True
            if is_empty(head) or is_bare_value(head) or is_refusal(head) or is_threat(head, conditional):
                return True
            announced = found.binding is Binding.INTENT and found.rule is Rule.INFINITIVE
            if announced and (is_announced_contact(head) or is_talk(head)):
                return True
        return is_history(self.page, self.page.parsed.doc[found.cue[0]], action)

    def _record(self, found: Commitment, action: Span, conditions: list[Span], makers: Parties) -> None:
        page = self.page
        recipients = find_recipients(page, found, action, makers)
        amounts = find_amounts(page, *action)
        due = deadline(page, action)
        evidence: list[TextEvidence] = [*makers.evidence, *recipients.evidence]
        evidence.append(page.evidence("action", *action))
        evidence.append(page.evidence("binding", *found.cue))
        evidence.extend(page.evidence("amounts", first, last, i) for i, (_, first, last) in enumerate(amounts))
        if due is not None and due.when is not None:
            evidence.append(page.evidence("deadline", due.first, due.last))
        condition = conditions[0] if conditions else None
        if condition is not None:
            evidence.append(page.evidence("condition", *condition))
        pledge = Pledge(
            evidence=tuple(evidence),
            confidence=_confidence(found, makers),
            method=f"pledges.rules/{found.rule}",
            makers=makers.actors,
            recipients=recipients.actors,
            action=self._text(action),
            amounts=tuple(amount for amount, _, _ in amounts),
            binding=found.binding,
            deadline=due.when if due is not None else None,
            condition=self._text(condition) if condition else None,
            continuing=found.continuing,
        )
        self.records.append((found, action, pledge))
        if makers.reason is not None:
            self._gap(pledge.id, "makers", makers.reason, makers.words or action)
        if due is not None and due.when is None:
            self._due_gap(pledge, due)

    def _due_gap(self, pledge: Pledge, due: TimeExpression) -> None:
        self._gap(pledge.id, "deadline", due.reason or "the due date cannot be settled", (due.first, due.last))

    def skip_overlong(self) -> None:
        """Say which stretches were not read because they are too long to be sentences."""
        for sentence in self.page.parsed.sentences:
            if len(sentence) > LONGEST:
                reason = f"a sentence of {len(sentence)} words is not read: it is a list, or lacks its stops"
                self._gap(None, "action", reason, (sentence.start, min(sentence.start + 20, sentence.end - 1)))

    def _gap(self, record: str | None, field: str, reason: str, words: Span) -> None:
        evidence = (self.page.evidence(field, *words),)
        self.unresolved.append(Unresolved(record=record, field=field, reason=reason, evidence=evidence))

    def _text(self, span: Span) -> str:
        doc = self.page.parsed.doc
        return self.page.parsed.text(doc[span[0]], doc[span[1]])

    def once(self) -> list[Pledge]:
        """Each pledge once, at its fullest place, in text order."""
        kept: dict[tuple[object, ...], tuple[int, Pledge]] = {}
        for order, (found, _, pledge) in enumerate(self.records):
            key = _same(found, pledge)
            before = kept.get(key)
            if before is None or len(pledge.action) > len(before[1].action):
                kept[key] = (before[0] if before else order, pledge)
        return [pledge for _, pledge in sorted(kept.values(), key=lambda item: item[0])]


def _same(found: Commitment, pledge: Pledge) -> tuple[object, ...]:
    """What two tellings of one pledge share: who, the committed verb and what it is done to."""
    head = found.heads[0]
    objects = sorted(t.lemma_.lower() for c in head.subtree if c.dep_ in ("dobj", "xcomp", "pobj") for t in (c,))
    return (frozenset(a.state or a.name for a in pledge.makers), head.lemma_.lower(), tuple(objects[:3]))


def _confidence(found: Commitment, makers: Parties) -> float:
    value = CONFIDENCE[found.rule] * min(actor.confidence for actor in makers.actors)
    cue = found.heads[0].doc[found.cue[0]].lemma_.lower()
    narrated = pledge_words().has("verbs.narrated", cue)
    return round(value * (BACKGROUND if found.background else 1.0) * (NARRATED if narrated else 1.0), 3)
