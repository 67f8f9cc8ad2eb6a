"""The few styles of everything Tieline prints: names of the terminal's own colours, which suit its background.

One colour for who, one for what and one for when, in an entry and in the sentence under it, so that the eye finds
each value's words. Without colour they are told apart by weight and underlining.
"""

from __future__ import annotations

WHO = "cyan"
WHAT = "green"
WHEN = "magenta"
OTHER = "blue"
DIM = "dim"
WARN = "yellow"
HEAD = "bold"
LABEL = "bold"

# How the words that carry a value stand out from the dimmed sentence around them.
MARK = "not dim underline {colour}"

FIELD_COLOURS = {
    "participants": WHO, "speakers": WHO, "relayed_by": WHO, "actors": WHO, "recipients": WHO, "makers": WHO,
    "asserters": WHO, "raised_by": WHO, "host": WHO, "tie": WHO,
    "mode": WHAT, "cue": WHAT, "category": WHAT, "predicate": WHAT, "binding": WHAT, "text": WHAT,
    "when": WHEN, "deadline": WHEN, "duration": WHEN,
}  # fmt: skip
"""Which colour the evidence of a field has; a field that is not here has `OTHER`, or only stands out (`PLAIN`)."""

PLAIN = frozenset({"content", "action", "scope", "condition"})
"""Fields that run over most of a sentence: they are not dimmed, and nothing more."""
