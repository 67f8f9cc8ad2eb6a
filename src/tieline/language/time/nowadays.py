""" "Today" the day, and "today" the present age: a match in, whether it is the day out.

The present age speaks in what goes on for years: a simple present of being, having or doing habitually, told of things
and people in general ("the challenges the world faces today", "there are three camps in the region today"). What those
present do or feel ("we are here today"), what happens, will happen or has happened, is of the day.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.language.grammar import auxiliaries
from tieline.language.time.checks import text_of
from tieline.language.time.grammar import Found
from tieline.language.time.words import AGE_NOUNS

# Verbs that tell a lasting state or a habit in the simple present.
_LASTING = frozenset(
    {"face", "exist", "live", "need", "play", "use", "depend", "require", "represent", "constitute", "account", "lack",
     "enjoy", "suffer", "own", "belong", "consist", "matter", "threaten", "understand", "know", "employ", "produce",
     "export", "import", "dominate", "rely", "possess", "occupy", "experience", "enable", "contain",
     "exceed", "unite", "comprise", "serve", "operate", "attract", "number"}
)  # fmt: skip
_BEING = frozenset({"be", "remain", "stay", "seem", "become"})
_PRESENT_ONES = frozenset({"i", "we", "you", "today", "he", "she"})
_OURS = frozenset({"our", "my", "your", "that"})


def is_today(found: Found) -> bool:
    """Whether "today" is the day: not "Russia Today", not "today's world", not "the challenges we face today"."""
    before, node = found.before(), found["day"]
    if node.capital and before is not None and before.capital and before.text.isalpha() and before.text != "on":
        return False
    if text_of(found.after()) == "'s":
        return not {text_of(found.after(2)), text_of(found.after(3))} & AGE_NOUNS
    if text_of(before) == "of":
        return text_of(found.before(2)) == "as"  # "the youth of today", but "as of today"
    if text_of(found.after()) == "," and text_of(found.after(2)) == "when":
        return False  # "today, when the world is confronted with new threats"
    token = found.parse(node) if len(found.inside) == 1 else None
    return token is None or not _is_present_age(token)


def is_near_day(found: Found) -> bool:
    """Whether "yesterday" or "tomorrow" is the day: not "the ideas of yesterday", "not the one of tomorrow"."""
    if text_of(found.before()) != "of":
        return True
    token = found.parse(found.inside[-1])
    owner = token.head.head if token is not None and token.head.lower_ == "of" else None
    return owner is None or not (owner.lemma_ in ("one", "that", "those") or owner.lower_ in AGE_NOUNS)


def _is_present_age(token: Token) -> bool:
    holder = token.head
    if token.dep_ != "npadvmod":
        return False
    if holder.pos_ in ("NOUN", "PROPN"):
        return holder.lower_ in AGE_NOUNS
    if holder.pos_ not in ("VERB", "AUX"):
        return False
    if holder.lemma_ in _LASTING and holder.tag_ in ("VBZ", "VBP", "VBG", "VB"):
        return not [word for word in auxiliaries(holder) if word != "do"]
    return holder.lemma_ in _BEING and holder.tag_ in ("VBZ", "VBP") and _is_general(holder)


def _is_general(verb: Token) -> bool:
    """Whether the subject of "is" or "remains" is things in general, not those present nor what they do."""
    if any(c.lower_ == "there" and c.dep_ == "expl" for c in verb.children):
        return True
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in _PRESENT_ONES or any(c.lower_ in _OURS for c in subject.children):
        return False
    if subject.lower_ == "it":
        return not any(c.dep_ in ("xcomp", "ccomp", "advcl") or c.pos_ == "NOUN" for c in verb.children)
    return any(c.dep_ == "acomp" for c in verb.children) and not any(
        c.lower_ in ("here", "present", "ready") or c.tag_ in ("JJR", "VBN") for c in verb.children
    )
