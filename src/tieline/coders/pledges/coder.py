"""Pledges: a page and its statements in, pledge records and what they leave unsettled out.

A pledge follows the G7 and G20 commitment manuals: discrete, specific, publicly expressed, future-oriented, and
about what its maker itself will do. Decisions, which belong in the annotation guide:

- How strongly a word binds comes from the ontology's binding verbs; a noun or adjective takes the grade of its verb
  ("readiness" that of "ready"). The word that commits gives the grade, not the act: "agreed to explore" is firm,
  "ready to consider" an intention. Being determined is an intention, as the guide has it; so is an offer.
- Words that wish, try, work towards or oblige ("is eager to", "works to") commit nobody while they stand alone. Weak
  pledges are the hopes, efforts and expectations a party tells of itself in the present ("we hope to", "we seek to"),
  and what it looks forward to doing, but not the courtesies ("look forward to welcoming").
- The action begins at the committed verb, without "to" and "will", with its adverbs and a denial ("not to expand");
  it keeps objects, purpose and deadline, and leaves out comments (", reinforcing...", ", which...", "because...")
  and the condition. A clause with a doer or thing of its own begins at it ("that their teams will meet").
- Each coordinated verb with its own object is a pledge of its own; "deepen and expand ties" is one.
- Not made: denied, asked of others ("urged Iran to commit to"), conditional on itself ("if Iran agrees to"), in a
  question, modal ("should agree to"). A negative act is a pledge ("pledged not to expand"), and so is a denied
  intention ("does not intend to", "has no plans to"): the action then begins at the denial. A refusal is none
  ("will never give up").
- "agreed on the need for", "agreed that relations are good", "agreed that talks should continue", "commitment to
  democracy" hold no act: no pledges. A thing ("pledged $50 million"), aid announced ("announced a package for Kyiv"),
  an agreed act ("agreed to a ceasefire") and more of an act ("commitment to further engagement", "ready for closer
  contacts") are, with less confidence; what such a thing is for ("to allow aid in") is not one more.
- "our goal is to", "set the target of", "commit to a shared ambition to": the act behind is pledged.
- A sentence that ends "commit to:" pledges each point of the list below it.
- "agreed that": what a party will do, what will be done (passive), and what will begin, last or end. That a thing
  will be useful is a forecast.
- The future ("will", "is going to", "is to") is a pledge where a party speaks of itself, its state or its side, and
  the verb is a deed; a government's own page and a joint statement speak for those who issue them. Where the report
  tells it in its own voice, only a state's or body's deeds count, with less confidence: what a person will do at a
  meeting ahead is its programme. What one says others will do is a forecast. "would" counts after a past verb of
  speech. How a press call goes on ("we will take questions") is no deed.
- A contact ahead ("will meet", "plans to visit", "plan to discuss") is one only if agreed, promised or offered with
  readiness.
- Threats are none: attacks, sanctions, leaving a treaty and cutting off aid always, other harm where it hangs on a
  condition. Values are none ("uphold justice"),
  unless somebody's ("defend Ukraine's sovereignty").
- Told as history ("had earlier promised", "did promise", dated more than 31 days before the report): marked
  historical, since a pledge is otherwise dated by its report.
- A noun of commitment counts under a verb that makes it known, also as the purpose of a past contact ("met to
  reaffirm their commitment to"), or with its owner ("welcomed Kyiv's commitment to"); not where it is kept, broken
  or dropped, nor under thanks or support for it.
- Told twice in one document (the same states and verb, and all that the shorter says is in the longer): kept once,
  at its fullest place.
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
from tieline.coders.pledges.conditions import Span, condition_spans, deadline
from tieline.coders.pledges.cues import find_cues
from tieline.coders.pledges.deeds import is_announced_contact, is_talk
from tieline.coders.pledges.future import find_futures
from tieline.coders.pledges.limits import (
    LONGEST,
    is_bare_value,
    is_empty,
    is_forecast,
    is_history,
    is_refusal,
    is_threat,
)
from tieline.coders.pledges.lists import find_lists
from tieline.coders.pledges.parties import Parties, find_makers, find_recipients
from tieline.coders.pledges.spans import action_span
from tieline.coders.pledges.speech import Speech
from tieline.coders.pledges.words import pledge_words
from tieline.language.time.expression import TimeExpression
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Binding, Pledge
from tieline.records.statement import Statement
from tieline.records.unresolved import Unresolved

# What makes a second act of what reads like the first: "reduce the prices", "reduce them further".
_MORE = frozenset({"further", "additional", "another", "more", "again", "second", "third"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_THINGS = frozenset({Rule.THING, Rule.AGREED_ACT, Rule.LISTED})


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
    told = [*find_cues(page), *find_lists(page)]
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
        if found.rule not in _THINGS and _is_none(self.page, found, bool(conditions)):
            return
        makers = find_makers(self.page, self.speech, found)
        if makers is None:
            return
        if not makers.actors:
            self._gap(None, "makers", makers.reason or "", makers.words or action)
            return
        self._record(found, action, conditions, makers)

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
            historical=is_history(page, page.parsed.doc[found.cue[0]], action),
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
        kept: list[tuple[int, frozenset[str], Commitment, Pledge]] = []
        for order, (found, action, pledge) in enumerate(self.records):
            words = self._content(action)
            twin = next((k for k in kept if _same(k, (order, words, found, pledge))), None)
            if twin is None:
                kept.append((order, words, found, pledge))
            elif len(pledge.action) > len(twin[3].action):
                kept[kept.index(twin)] = (twin[0], words, found, pledge)
        return [pledge for *_, pledge in sorted(kept, key=lambda item: item[0])]

    def _content(self, action: Span) -> frozenset[str]:
        tokens = self.page.parsed.doc[action[0] : action[1] + 1]
        more = {t.lower_ for t in tokens if t.lower_ in _MORE}
        return frozenset({t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT} | more)


def _is_none(page: Page, found: Commitment, conditional: bool) -> bool:
    """Whether the words commit to no act: nothing, a value, a refusal, a threat, a forecast, a contact announced."""
    head = found.heads[0]
    if any(is_empty(verb) for verb in found.siblings if verb.i <= head.i) or is_forecast(page, found):
        return True
    if is_empty(head) or is_bare_value(head) or is_refusal(head):
        return True
    if found.negative_cue is None and is_threat(head, conditional):
        return True
    announced = found.binding is Binding.INTENT and found.rule is Rule.INFINITIVE
    return announced and (is_announced_contact(head) or is_talk(head))


def _same(
    one: tuple[int, frozenset[str], Commitment, Pledge], other: tuple[int, frozenset[str], Commitment, Pledge]
) -> bool:
    """Two tellings of one pledge: the same parties, the same verb, and all that the shorter says is in the longer."""
    _, first, found, pledge = one
    _, second, again, twin = other
    makers = [frozenset(a.state or a.name for a in p.makers) for p in (pledge, twin)]
    verbs = [f.heads[0].lemma_.lower() for f in (found, again)]
    within = first <= second or second <= first
    return makers[0] == makers[1] and verbs[0] == verbs[1] and within and not (first ^ second) & _MORE


def _confidence(found: Commitment, makers: Parties) -> float:
    value = CONFIDENCE[found.rule] * min(actor.confidence for actor in makers.actors)
    cue = found.heads[0].doc[found.cue[0]].lemma_.lower()
    narrated = pledge_words().has("verbs.narrated", cue)
    return round(value * (BACKGROUND if found.background else 1.0) * (NARRATED if narrated else 1.0), 3)
