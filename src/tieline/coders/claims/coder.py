"""Claims: a page and its statements in, sentences that say how a tie is out.

A claim says as a fact how the relations, cooperation, partnership, friendship, alliance or trust between two ends
are, so that the record can be held against it. Decisions:

- Told as fact: an indicative clause. Not told: a wish, call or task ("should develop", "hope that ties improve",
  "to build a strong partnership"), a condition, a question, a forecast ("relations will improve"). "will" counts
  only where it says what shocks do not do or that it lasts ("will never be affected", "will remain stable").
- "will continue to develop" says that it develops, also said with confidence.
- Taken for granted counts, with less confidence: under a word that presupposes it ("praised the strong
  partnership", "satisfaction with the high level"), as a subject ("the stability of their ties would help"), as a
  circumstance ("amid strained relations"), and, least, where it is only mentioned ("discussed their close ties")
  or is to be strengthened ("to deepen our close ties") and points at the tie with an article or owner. Under a noun of
  wishing, and what is to be built or restored, it does not ("the importance of a stable relationship", "to build
  friendly ties").
- "A's ironclad commitment to B" (or to B's security) is a claim about their tie; a commitment to an act is none.
- Nations that stand together or rely on each other, growing tensions, and a good foundation for cooperation are claims.
- Trend nouns ("the growth of ties") count only under words that presuppose them; a "further strengthening" is a
  task.
- Fixed names ("strategic partnership") and "mutually beneficial cooperation" as an object say nothing; an adjective
  of degree does ("deep strategic partnership"). Parity needs a predicate or a word that presupposes it.
- level: good or bad, close, at its height. trend: moves, "new level", "new stage". stability: steady,
  long-standing. resilience: shocks do not hurt it; "has been affected by" denies it. parity: equals, equal footing,
  mutual respect as the basis. primacy: a model, the closest ally. A comparative after "never" affirms ("has never
  been stronger").
- polarity is of the good end: "relations are strained" is level, denied.
- A pronoun stands for the tie its sentence, or the subject before it, is about ("relations were cold, but they have
  improved").
- One claim a tie and predicate: "warm and friendly relations" is one of level.
- asserters: the speaker of the statement it stands in, else the subject of the verb that presupposes it; in a joint
  statement those its headline names; none where the report says it itself.
- scope: the phrase it is said for or against, with its preposition ("by changes in the international situation").
- The two ends are states or blocs; a person or body stands for its state. "our relations", "bilateral ties": the
  pair the passage is about; where more than two states could be meant, it is reported as unresolved.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.claims.found import CONFIDENCE, FROM_DOCUMENT, Found, Rule
from tieline.coders.claims.scan import merged, scan
from tieline.coders.claims.scope import find_scope
from tieline.coders.claims.ties import Ends, ends_of
from tieline.coders.page import Coded, Page
from tieline.coders.pledges.speech import NOBODY, Speech, Voice, renamed
from tieline.language import grammar
from tieline.records.claim import Claim, Predicate
from tieline.records.evidence import TextEvidence
from tieline.records.statement import Statement
from tieline.records.unresolved import Unresolved

MEASURES = {
    Predicate.LEVEL: "tone_level",
    Predicate.TREND: "tone_trend",
    Predicate.STABILITY: "stability",
    Predicate.RESILIENCE: "resilience",
    Predicate.PARITY: None,
    Predicate.PRIMACY: None,
}


def code_claims(page: Page, statements: tuple[Statement, ...]) -> Coded[Claim]:
    """The claims of a page. statements: those of the same page, for who says so; never raises."""
    speech = Speech(page, statements)
    records: dict[str, Claim] = {}
    gaps: list[Unresolved] = []
    for found in merged(scan(page)):
        voice = _voice(page, speech, found)
        ends = ends_of(page, found.tie, voice, found.others)
        if len(ends.actors) < 2:
            gaps.extend(_gap(page, ends))
            continue
        claim = _claim(page, found, ends, voice)
        records.setdefault(claim.id, claim)
    return Coded(tuple(records.values()), tuple(dict.fromkeys(gaps)))


def _voice(page: Page, speech: Speech, found: Found) -> Voice:
    """Who says so: the speaker of the statement, or whoever praises, notes or regrets it.

    What is only mentioned ("discussed their close ties", "amid growing tensions") is said by the report.
    """
    voice = speech.voice(found.tie)
    if voice.statement is not None or found.rule is not Rule.PRESUPPOSED:
        return voice if voice.actors else NOBODY
    verb = _presupposing_verb(found.tie)
    if verb is None:
        return voice
    if verb.dep_ == "pcomp" and verb.tag_ == "VB":  # "spoke with the Emir to affirm": the one who spoke affirms
        verb = verb.head.head
    mentions = [m for m in page.cast.of(grammar.subjects(verb)) if m.actors]
    return Voice(*page.parties("asserters", mentions)) if mentions else voice


def _presupposing_verb(noun: Token) -> Token | None:
    current = noun
    while current.head.i != current.i:
        if current.dep_ in ("nsubj", "nsubjpass", "relcl"):
            return None
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            return current
    return None


def _gap(page: Page, ends: Ends) -> list[Unresolved]:
    if not ends.paired:
        return []
    evidence = (page.evidence("tie", ends.first, ends.last),)
    return [Unresolved(record=None, field="tie", reason=ends.reason or "the ends are not settled", evidence=evidence)]


def _claim(page: Page, found: Found, ends: Ends, voice: Voice) -> Claim:
    said = found.said
    scope = find_scope(page, found, ends)
    edges = [said.first, said.last, found.tie.i, *(scope or ())]
    mention = page.cast.at(found.tie)
    if found.rule not in (Rule.PARTNER, Rule.MUTUAL):
        edges += [ends.first, ends.last]
    elif mention is not None:
        edges += [mention.first, mention.last]
    doc = page.parsed.doc
    sentence = doc[said.first].sent  # a pronoun's tie may stand in the sentence before
    edges = [i for i in edges if sentence.start <= i < sentence.end]
    evidence: list[TextEvidence] = [*ends.evidence, *renamed(voice.evidence, "asserters")]
    evidence.append(page.evidence("predicate", *sorted((said.first, said.last))))
    if scope is not None:
        evidence.append(page.evidence("scope", *scope))
    confidence = CONFIDENCE[found.rule] * min(actor.confidence for actor in ends.actors)
    return Claim(
        evidence=tuple(evidence),
        confidence=round(confidence * (FROM_DOCUMENT if ends.from_document else 1.0), 3),
        method=f"claims.rules/{found.rule}",
        tie=ends.actors,
        predicate=said.predicate,
        text=page.parsed.text(doc[min(edges)], doc[max(edges)]),
        polarity=said.polarity,
        asserters=voice.actors,
        scope=page.parsed.text(doc[scope[0]], doc[scope[1]]) if scope is not None else None,
        measure=MEASURES[said.predicate],
    )
