"""Which way from the report an expression of time points: its place in the parse in, a direction out.

Reported speech counts like direct speech: in "he said he would meet her on Tuesday" the Tuesday lies ahead.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from tieline.language.grammar import auxiliaries
from tieline.language.time.values import Direction
from tieline.language.time.words import MOVING_VERBS

_MODALS = frozenset({"will", "shall", "would", "may", "might", "can", "could", "must", "should", "ought"})
# Verbs that put their object or complement ahead of them: what they name is still to come when they are past.
_PROSPECTIVE = frozenset(
    {"schedule", "reschedule", "plan", "expect", "slate", "set", "postpone", "delay", "defer", "adjourn", "move", "fix",
     "propose", "intend", "tip", "bill", "anticipate", "forecast", "push", "time", "book", "await", "project"}
)  # fmt: skip
# Nouns whose infinitive or date lies ahead of them: "plans to visit on Friday", "a deadline of Thursday".
_PROSPECTIVE_NOUNS = frozenset(
    {"plan", "decision", "intention", "agreement", "invitation", "proposal", "readiness", "offer", "promise", "pledge",
     "commitment", "schedule", "deadline", "ultimatum", "date", "request", "order", "call", "vow", "hope", "bid",
     "warning", "demand", "instruction", "command", "permission", "wish", "resolution", "ruling"}
)  # fmt: skip
# An infinitive under these happened, or failed to happen, when they did.
_IMPLICATIVE = frozenset(
    {"manage", "fail", "begin", "start", "continue", "come", "get", "help", "try", "refuse", "decline", "cease", "stop",
     "happen", "appear", "seem", "use", "tend", "proceed", "go", "return", "rush", "attempt"}
)  # fmt: skip
# Verbs whose promise or demand an infinitive states: what follows the infinitive dates the promised deed.
_COMMITTING = frozenset(
    {"agree", "pledge", "promise", "vow", "undertake", "decide", "plan", "intend", "order", "urge", "ask", "want",
     "propose", "offer", "resolve", "commit", "expect", "hope", "instruct", "call", "threaten", "prepare", "aim"}
)  # fmt: skip
# In the present tense these announce a timetable ("the summit opens on Friday"); others tell news ("a bus crashes").
_TIMETABLE = frozenset(
    {"begin", "start", "open", "close", "end", "arrive", "depart", "leave", "travel", "fly", "expire", "run", "take",
     "convene", "be", "come", "conclude", "resume", "return", "go", "gather", "last", "finish"}
)  # fmt: skip
# What is told of these in the past was done by the day named: "the withdrawal was completed by June".
_ACCOMPLISHED = frozenset(
    {"complete", "finish", "reach", "achieve", "rise", "grow", "fall", "double", "exceed", "drop", "increase",
     "decrease", "restore", "become", "arrive", "recover", "collapse", "attain", "shrink", "triple"}
)  # fmt: skip
_STILL_TO_COME = frozenset({"upcoming", "forthcoming", "future", "planned", "scheduled", "impending", "coming"})
# "Was supposed to happen in June": the day was to come then, and is past now.
_MISSED = frozenset({"suppose", "mean"})
_PREPARING = frozenset({"preparation", "prepare", "plan", "ready", "readiness", "schedule", "registration", "agenda"})
_OUTCOMES = frozenset({"result", "outcome", "aftermath", "consequence", "wake"})
# What is carried out or complied with was made before.
_CARRIED_OUT = frozenset({"implementation", "fulfilment", "fulfillment", "compliance"})
_PREMODIFIERS = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
# "Talks starting on Friday" lie ahead; of other participles the verb above decides.
_ONWARD = frozenset({"start", "begin", "open", "commence", "finish", "end", "conclude", "take", "run"})
_HELPING = frozenset({"help", "helps", "helped", "helping"})  # the parser takes it for an auxiliary, without a lemma
_TOWARDS = frozenset({"for", "into", "towards", "toward"})
_AHEAD, _BEHIND = frozenset({"ahead", "before", "prior", "until"}), frozenset({"after", "following", "since"})


def direction_of(span: Span, *, headline: bool) -> Direction:
    """The direction of the expression in `span`. headline: its present tense tells what has happened."""
    preposition = span[0].nbor(-1).lower_ if span[0].i > 0 and not span[0].is_sent_start else ""
    if preposition in _TOWARDS and span[0].lower_ != "the":  # "closed for the month of February" tells how long
        return Direction.FUTURE
    sentence_end = span[0].sent.end
    if span.end > sentence_end:  # parsers end a sentence after "p.m.": the verb stands in front of it
        span = span.doc[span.start : sentence_end]
    current, behind, during = span.root, False, False
    describes = current.dep_ in _PREMODIFIERS and current.head.i > current.i
    for _ in range(30):  # a parse is a tree, but a broken one must not hold up the reading
        if current.pos_ in ("VERB", "AUX") and current.i not in range(span.start, span.end):
            owner = _owner_before(current, span)
            if owner is not None and _looks_ahead(owner):
                return Direction.FUTURE
            verb = owner if owner is not None and owner.pos_ in ("VERB", "AUX") else current
            if _told_to_come(verb, span):
                return Direction.FUTURE
            direction = _of_verb(verb, span, preposition, headline=headline)
            if behind:  # "will resume after Monday's break": the break may be over or not
                return Direction.NONE if direction is Direction.FUTURE else Direction.PAST
            return _weaker(direction) if describes and not during else direction
        if _looks_ahead(current):
            return Direction.FUTURE
        if current.pos_ == "NOUN" and current.lemma_ in _CARRIED_OUT:
            return Direction.PAST
        behind = behind or _looks_back(current)
        during = during or current.lower_ == "during"
        if current.head.i == current.i:
            return Direction.PAST if behind else Direction.NONE
        current = current.head
    return Direction.NONE


def _owner_before(verb: Token, span: Span) -> Token | None:
    """What an expression in front of its verb belongs to after all: "The summit to be held in Riga on Friday was ...".

    Parsers hang such an expression on the main verb behind it. It belongs to the subject it directly follows: to the
    verb inside it, if it has one, else to its head.
    """
    if verb.i <= span.end:
        return None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and span.start - 2 <= child.right_edge.i < span.start:
            inner = [t for t in child.subtree if t.dep_ in ("relcl", "acl") and t.pos_ == "VERB"]
            return inner[-1] if inner else child
    return None


def _told_to_come(verb: Token, span: Span) -> bool:
    """Between verb and expression stands what lies ahead: "the agenda of the upcoming summits in Riga on Friday".

    Parsers hang the expression on the verb there too; one that follows another verb is not meant.
    """
    between = verb.doc[verb.i + 1 : span.start]
    if any(token.pos_ == "VERB" for token in between):
        return False
    return any(token.lower_ in ("upcoming", "forthcoming") and token.dep_ == "amod" for token in between)


def _weaker(direction: Direction) -> Direction:
    """Of a noun that is described ("the March sanctions"), the verb's tense tells less than the calendar."""
    if direction.ahead:
        return Direction.LIKELY_FUTURE
    return Direction.LIKELY_PAST if direction.behind else direction


def _looks_ahead(token: Token) -> bool:
    """On the way to the verb a noun or preposition settles it: "ahead of Friday's summit", "a deadline of Thursday"."""
    if token.dep_ in ("prep", "advmod", "mark", "pcomp"):
        return token.lower_ in _AHEAD or (token.lower_ == "for" and token.head.lemma_ in _PREPARING)
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return token.lemma_ in ("deadline", "ultimatum") or any(
        child.dep_ == "amod" and child.lower_ in _STILL_TO_COME for child in token.children
    )


def _looks_back(token: Token) -> bool:
    """A preposition or noun that looks back: "after Monday's talks", "the results of the autumn elections"."""
    return (token.dep_ == "prep" and token.lower_ in _BEHIND) or (token.pos_ == "NOUN" and token.lemma_ in _OUTCOMES)


def _of_verb(verb: Token, span: Span, preposition: str, *, headline: bool, depth: int = 0) -> Direction:
    if depth > 8:
        return Direction.NONE
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lemmas = {*auxiliaries(verb)}
    if "have" in lemmas and not lemmas & _MODALS:
        return Direction.PAST_PERFECT if "had" in helpers else Direction.PAST
    if lemmas & _MODALS or helpers & {"'ll", "wo", "'d"}:
        return Direction.FUTURE
    if _promises(verb, span) or _awaits(verb, span):
        return Direction.FUTURE
    if verb.lemma_ in _ACCOMPLISHED and verb.tag_ in ("VBD", "VBN") and "by" in (preposition, span[0].lower_):
        return Direction.PAST if helpers & {"is", "are"} else Direction.PAST_PERFECT
    if verb.tag_ == "VB" or (verb.tag_ == "VBN" and {"to", "be"} <= helpers):
        return _of_infinitive(verb, span, lemmas, helpers, headline=headline, depth=depth)
    if preposition == "from" and verb.lemma_ in MOVING_VERBS:
        return Direction.NONE
    if verb.tag_ == "VBD":
        ahead = verb.lemma_ in _PROSPECTIVE and preposition in ("to", "until", "till", "by")
        return Direction.FUTURE if ahead else Direction.PAST
    if verb.tag_ == "VBN":
        return _of_participle(verb, helpers, headline=headline)
    if verb.tag_ == "VBG":
        return _of_gerund(verb, span, helpers, headline=headline, depth=depth)
    return _of_present(verb, headline=headline)


def _promises(verb: Token, span: Span) -> bool:
    """An infinitive stands between the verb and the expression: "agreed to maintain contacts throughout the year"."""
    return verb.lemma_ in _COMMITTING and any(
        c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and verb.i < c.i < span.start for c in verb.children
    )


def _awaits(verb: Token, span: Span) -> bool:
    """What the verb names is still to come: "look forward to talks in June", "invites him to a summit on Sunday"."""
    if verb.lemma_ == "look":
        return any(child.lower_ == "forward" for child in verb.children)
    if verb.lemma_ != "invite":
        return False
    holder = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
    return holder.i != verb.i


def _of_infinitive(
    verb: Token, span: Span, lemmas: set[str], helpers: set[str], *, headline: bool, depth: int
) -> Direction:
    if "do" in lemmas:
        return Direction.PAST if "did" in helpers else _of_present(verb, headline=headline)
    helping = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in _HELPING), None)
    if helping is not None and helping.tag_ == "VBD":  # "helped free the hostages"
        return Direction.PAST
    governor = verb.head
    if "to" not in helpers and (verb.dep_ in ("xcomp", "ccomp") or helping is not None) and governor.i != verb.i:
        return _of_verb(_verb_above(verb), span, "", headline=headline, depth=depth + 1)
    if "to" not in helpers or governor.i == verb.i:
        return Direction.FUTURE
    if verb.dep_ in ("xcomp", "ccomp"):
        if governor.lemma_ in _MISSED and any(c.lower_ in ("was", "were", "been") for c in governor.children):
            return Direction.PAST
        if governor.lemma_ in _IMPLICATIVE and not (governor.lemma_ == "go" and governor.tag_ == "VBG"):
            return _of_verb(governor, span, "", headline=headline, depth=depth + 1)
        return Direction.FUTURE
    if governor.pos_ in ("NOUN", "PROPN"):
        if governor.lemma_ in _PROSPECTIVE_NOUNS or "be" in helpers:  # "the summit to be held on Friday"
            return Direction.FUTURE
        governor = _verb_above(governor)
    if governor.pos_ in ("VERB", "AUX") and governor.i != verb.i:
        return _of_verb(governor, span, "", headline=headline, depth=depth + 1)
    return Direction.FUTURE


def _of_participle(verb: Token, helpers: set[str], *, headline: bool) -> Direction:
    if verb.lemma_ in _PROSPECTIVE:
        return Direction.FUTURE
    if helpers & {"is", "are", "'s", "'re"}:
        return Direction.FUTURE if "being" in helpers else _of_present(verb, headline=headline)
    return Direction.PAST


def _of_gerund(verb: Token, span: Span, helpers: set[str], *, headline: bool, depth: int) -> Direction:
    if helpers & {"was", "were", "been"}:
        return Direction.PAST
    if helpers & {"is", "are", "am", "'s", "'re", "'m"} or verb.lemma_ in _ONWARD:
        return Direction.FUTURE
    if verb.dep_ == "pcomp" and verb.head.lower_ in _BEHIND:
        return Direction.PAST
    governor = _verb_above(verb)
    if governor.i == verb.i:
        return Direction.NONE
    return _of_verb(governor, span, "", headline=headline, depth=depth + 1)


def _of_present(verb: Token, *, headline: bool) -> Direction:
    if headline:
        return Direction.PAST
    return Direction.LIKELY_FUTURE if verb.lemma_ in _TIMETABLE else Direction.LIKELY_PAST


def _verb_above(token: Token) -> Token:
    current = token.head
    while current.pos_ not in ("VERB", "AUX") and current.head.i != current.i:
        current = current.head
    return current if current.pos_ in ("VERB", "AUX") else token
