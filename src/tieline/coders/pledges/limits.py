"""What is no pledge although its words commit: asked of others, denied, only possible, a threat, a value, history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar

# Tokens of the longest stretch that is read as a sentence. What is longer is a list or a text without stops: no parse
# of it means anything, and every rule would look through all of it.
LONGEST = 300
# A commitment the text itself dates further back than this is history told by the report, not news of it.
CURRENT = timedelta(days=31)
_IRREALIS = frozenset({"would", "could", "may", "might", "should", "must", "can", "ought", "will", "shall", "need"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether"})


def readable(page: Page) -> Iterator[Token]:
    """The tokens of all sentences short enough to be sentences, in order."""
    for sentence in page.parsed.sentences:
        if len(sentence) <= LONGEST:
            yield from sentence


def commits(verb: Token) -> bool:
    """Whether a verb of commitment tells a commitment made: not denied, asked for, conditional, or still to come."""
    if grammar.is_negated(verb) or is_question(verb) or verb.dep_ in ("amod", "compound"):
        return False
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in _HYPOTHETICAL for c in verb.children):
        return False
    if (
        verb.dep_ == "pcomp"
        and verb.head.lower_ in ("for", "of", "to", "from", "about", "without")
        and not _credited(verb)
    ):
        return False
    # "I will be travelling and look forward to": a finite form takes no helper from the participle it is joined to.
    alone = verb.dep_ == "conj" and verb.tag_ in ("VBP", "VBZ") and verb.head.tag_ in ("VBG", "VBN")
    helpers = [] if alone else grammar.auxiliaries(verb)
    if any(h in _IRREALIS for h in helpers):
        return False
    # "welcome A, and resolve to", "Ghana and Togo look forward to": the tagger misses the finite form.
    joined = verb.dep_ == "conj" and verb.head.tag_ == "VBP"
    finite = not helpers and (joined or any(c.dep_ == "nsubj" for c in verb.children))
    if (verb.tag_ == "VB" and not finite) or "to" in helpers:
        return _carried(verb) or is_performed(verb)
    return not under_asking(verb)


def _credited(verb: Token) -> bool:
    """ "thanked Estonia for agreeing to share": made, by the one who is thanked."""
    return pledge_words().has("verbs.crediting", verb.head.head.lemma_.lower())


def _carried(verb: Token) -> bool:
    """An infinitive or gerund that still tells the commitment itself: "went on to pledge"."""
    words = pledge_words()
    return verb.dep_ in ("xcomp", "advcl") and words.has("verbs.carrying", verb.head.lemma_) and commits(verb.head)


def is_performed(verb: Token) -> bool:
    """ "I would like to reaffirm": done by saying so."""
    governor = verb.head
    return (
        verb.dep_ == "xcomp"
        and governor.lemma_ in ("like", "want", "wish")
        and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in governor.children)
        and not grammar.is_negated(governor)
    )


def is_gapped(clause: Token) -> bool:
    """A relative clause about a thing that stands before it: what hangs on it is the thing's, told in passing."""
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ not in ("relcl", "acl") or any(c.dep_ == "mark" for c in clause.children):
        return False
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    return bool(subjects) and not any(c.lower_ in ("who", "which", "that") for c in subjects)


def under_asking(token: Token) -> bool:
    """Whether a clause hangs on a verb that asks it of others or leaves it undone: "urged Iran to", "refused to".

    Spoken clauses ("he said that...") are passed through; the verb of commitment itself is not looked at.
    """
    words = pledge_words()
    current = token
    while current.head.i != current.i:
        governor = current.head
        if current.dep_ in ("xcomp", "ccomp", "advcl") and governor.pos_ in ("VERB", "AUX"):
            infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in current.children)
            asks = words.has("verbs.asking", governor.lemma_) and not words.has("verbs.speech", governor.lemma_)
            if current.dep_ != "advcl" and (asks or (infinitive and words.has("verbs.asking", governor.lemma_))):
                return True
            if current.dep_ == "ccomp" and grammar.is_negated(governor) and governor.lemma_ != "doubt":
                return True
        if current.dep_ in ("relcl", "acl"):
            return False
        current = governor
    return False


def is_hypothetical(verb: Token) -> bool:
    """Whether a clause is itself a condition."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "whether") for c in verb.children)


def is_question(token: Token) -> bool:
    """Whether the sentence of a token asks."""
    sentence = token.sent
    return any(t.lower_ == "?" for t in sentence[-2:])


def is_history(page: Page, verb: Token, action: tuple[int, int]) -> bool:
    """Whether the text itself puts a commitment into the past of the report.

    "Last year Russia pledged", "had earlier promised", "in 1994 pledged". Such pledges are left out, because a pledge's
    date is the date of its report and they were not made then.
    """
    words = pledge_words()
    if any(c.dep_ == "advmod" and words.has("limits.past_adverbs", c.lower_) for c in verb.children) and not any(
        t.first - 1 <= c.i <= t.last for t in page.times for c in verb.children if c.lower_ == "earlier"
    ):
        return True
    if any(c.dep_ == "aux" and c.lower_ == "did" for c in verb.children):
        return True
    pluperfect = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children)
    if pluperfect and verb.dep_ in ("ROOT", "relcl", "advcl", "conj"):
        return True
    return _dated_back(page, verb, action)


def _dated_back(page: Page, verb: Token, action: tuple[int, int]) -> bool:
    published = page.parsed.document.published
    if published is None:
        return False
    day = published.date() if isinstance(published, datetime) else published
    for time in page.times_of(verb):
        if action[0] <= time.first <= action[1] or time.when is None:
            continue
        end = time.when.end
        last: date = end.date() if isinstance(end, datetime) else end
        if last < day - CURRENT:
            return True
    return False


def is_threat(act: Token, conditional: bool) -> bool:
    """Harm held out to somebody: attacks, sanctions, a treaty left, aid cut off; other harm on a condition."""
    words = pledge_words()
    if grammar.is_negated(act):
        return False
    carried = next((c for c in act.children if c.dep_ == "xcomp" and words.has("limits.continuing", act.lemma_)), act)
    lemma = carried.lemma_.lower()
    if words.has("limits.threats", lemma) or (conditional and words.has("limits.sanctions", lemma)):
        return True
    things = {o.lemma_.lower() for o in (*grammar.objects(carried), *(g for _, g in grammar.obliques(carried)))}
    things |= {o.lemma_.lower() for c in carried.children if c.dep_ == "prep" for v in c.children for o in v.children}
    return (
        words.has("limits.harms", lemma)
        or (words.has("limits.leaving", lemma) and bool(things & words.sets["limits.bonds"]))
        or (words.has("limits.cutting", lemma) and _keeping(carried))
        or (words.has("limits.cutting", lemma) and bool(things & words.sets["limits.favours"]))
        or bool(things & words.sets["limits.blows"])
        or (bool(things & words.sets["limits.sanctioning"]) and not words.has("limits.sparing", lemma))
    )


def _keeping(verb: Token) -> bool:
    """ "stop abiding by the agreement": to end what a bond asks for is to leave it."""
    return any(c.dep_ == "xcomp" and pledge_words().has("limits.keeping", c.lemma_.lower()) for c in verb.children)


def is_refusal(act: Token) -> bool:
    """What one will not do for others: "will never give up its right"."""
    return grammar.is_negated(act) and pledge_words().has("limits.refused", act.lemma_.lower())


def is_bare_value(act: Token) -> bool:
    """Only a value upheld ("uphold fairness and justice"), which nobody could later check."""
    words = pledge_words()
    if not words.has("limits.value_verbs", act.lemma_.lower()) or any(p == "by" for p, _ in grammar.obliques(act)):
        return False
    objects = [c for c in act.children if c.dep_ == "dobj"]
    heads = [t for o in objects for t in grammar.conjuncts(o)]
    return bool(heads) and all(
        words.has("limits.values", t.lemma_.lower()) and t.ent_type_ == "" and not _has_party(t) for t in heads
    )


def _has_party(noun: Token) -> bool:
    """Somebody's: "defend Ukraine's sovereignty" is an act towards somebody, "defend sovereignty" a value."""
    return any(t.ent_type_ in ("GPE", "PERSON", "NORP", "ORG") for t in noun.subtree)


def is_forecast(page: Page, found: Commitment) -> bool:
    """An agreed clause about a thing that does nothing: "agreed that normal relations would serve both sides".

    Theirs are a party's deed ("that their teams will meet"), what is to be done ("that an office will be opened"), and
    what is to begin, last or end ("that the talks will continue").
    """
    if found.rule is not Rule.THAT_CLAUSE or not found.own_subject:
        return False
    words = pledge_words()
    head = found.heads[0]
    if grammar.is_passive(head) or words.has("limits.running", head.lemma_.lower()):
        return False
    return not any(
        ((mention := page.cast.at(s)) is not None and mention.actors)
        or words.has("collective.nouns", s.lemma_.lower())
        or any(c.dep_ == "poss" for c in s.children)
        for s in grammar.subjects(head)
    )


def is_empty(act: Token) -> bool:
    """A complement that commits to nothing: "agreed to disagree", "allow me to remind you"."""
    courtesy = act.lemma_ in ("allow", "let") and act.doc[min(act.i + 1, len(act.doc) - 1)].lower_ in ("me", "us")
    return courtesy or pledge_words().has("limits.empty", act.lemma_.lower())
