"""Which way from the report an expression of time points: its place in the parse in, a direction out.

Reported speech counts like direct speech: in "he said he would meet her on Tuesday" the Tuesday lies ahead.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from tieline.language.grammar import auxiliaries
from tieline.language.time_values import Direction
from tieline.language.time_words import MOVING_VERBS

_MODALS = frozenset({"will", "shall", "would", "may", "might", "can", "could", "must", "should", "ought"})
# Verbs that put their object or complement ahead of them: what they name is still to come when they are past.
_PROSPECTIVE = frozenset(
    {"schedule", "reschedule", "plan", "expect", "slate", "set", "postpone", "delay", "defer", "adjourn", "move", "fix",
     "propose", "intend", "tip", "bill", "anticipate", "forecast", "push", "time", "book", "await", "invite", "project"}
)  # fmt: skip
# Nouns whose infinitive or date lies ahead of them: "plans to visit on Friday", "a deadline of Thursday".
_PROSPECTIVE_NOUNS = frozenset(
    {"plan", "decision", "intention", "agreement", "invitation", "proposal", "readiness", "offer", "promise", "pledge",
     "commitment", "schedule", "deadline", "ultimatum", "date", "request", "order", "call", "vow", "hope", "bid"}
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
     "convene", "be", "come", "conclude", "resume", "return", "go", "gather", "last"}
)  # fmt: skip
_ONWARD = frozenset({"start", "begin", "open", "commence", "come"})
_AHEAD, _BEHIND = frozenset({"ahead", "before", "prior", "until"}), frozenset({"after", "following", "since"})


def direction_of(span: Span, *, headline: bool) -> Direction:
    """The direction of the expression in `span`. headline: its present tense tells what has happened."""
    preposition = span[0].nbor(-1).lower_ if span[0].i > 0 and not span[0].is_sent_start else ""
    if preposition == "for":
        return Direction.FUTURE
    current = span.root
    for _ in range(30):  # a parse is a tree, but a broken one must not hold up the reading
        if current.pos_ in ("VERB", "AUX") and current.i not in range(span.start, span.end):
            return _of_verb(current, span, preposition, headline=headline)
        if sideways := _of_noun(current):
            return sideways
        if current.head.i == current.i:
            return Direction.NONE
        current = current.head
    return Direction.NONE


def _of_noun(token: Token) -> Direction | None:
    """What a noun or preposition on the way to the verb settles by itself: "ahead of Friday's summit"."""
    if token.dep_ in ("prep", "advmod", "mark", "pcomp") and token.lower_ in _AHEAD:
        return Direction.FUTURE
    if token.dep_ == "prep" and token.lower_ in _BEHIND:
        return Direction.PAST
    if token.pos_ == "NOUN" and token.lemma_ in ("deadline", "ultimatum"):
        return Direction.FUTURE
    return None


def _of_verb(verb: Token, span: Span, preposition: str, *, headline: bool, depth: int = 0) -> Direction:
    if depth > 8:
        return Direction.NONE
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lemmas = {*auxiliaries(verb)}
    if "have" in lemmas and not lemmas & _MODALS:
        return Direction.PAST_PERFECT if "had" in helpers else Direction.PAST
    if lemmas & _MODALS or helpers & {"'ll", "wo", "'d"}:
        return Direction.FUTURE
    if _promises(verb, span):
        return Direction.FUTURE
    if verb.tag_ == "VB":
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


def _of_infinitive(
    verb: Token, span: Span, lemmas: set[str], helpers: set[str], *, headline: bool, depth: int
) -> Direction:
    if "do" in lemmas:
        return Direction.PAST if "did" in helpers else _of_present(verb, headline=headline)
    governor = verb.head
    if "to" not in helpers or governor.i == verb.i:
        return Direction.FUTURE
    if verb.dep_ in ("xcomp", "ccomp"):
        if governor.lemma_ in _IMPLICATIVE and not (governor.lemma_ == "go" and governor.tag_ == "VBG"):
            return _of_verb(governor, span, "", headline=headline, depth=depth + 1)
        return Direction.FUTURE
    if governor.pos_ in ("NOUN", "PROPN"):
        if governor.lemma_ in _PROSPECTIVE_NOUNS:
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
    governor = _verb_above(verb)
    if governor.i == verb.i:
        return Direction.NONE
    return _of_verb(governor, span, "", headline=headline, depth=depth + 1)


def _of_present(verb: Token, *, headline: bool) -> Direction:
    return Direction.FUTURE if verb.lemma_ in _TIMETABLE and not headline else Direction.PAST


def _verb_above(token: Token) -> Token:
    current = token.head
    while current.pos_ not in ("VERB", "AUX") and current.head.i != current.i:
        current = current.head
    return current if current.pos_ in ("VERB", "AUX") else token
