"""What a pledge promises, in normal form: the same for two wordings that differ in inflection, tense and small words.

"will strengthen their cooperation", "strengthening bilateral cooperation" and "to strengthen cooperation between China
and Russia" are one action of China and Russia; "supply 10 radars" and "supply 20 radars" are two.
"""

from __future__ import annotations

from collections.abc import Iterator

from tieline.language.stems import stem, stems, words
from tieline.language.words import FUNCTION_WORDS
from tieline.merging.parties import sides
from tieline.ontology import states
from tieline.records.pledge import Pledge
from tieline.records.record import digest

# Words that say how an act is done, or go without saying between two sides, and so may come and go.
_WEAK = (
    "actively", "bilateral", "bilaterally", "closely", "close", "closer", "continue", "continued", "country", "effort",
    "firmly", "forward", "future", "joint", "jointly", "mutual", "mutually", "nation", "part", "party", "side",
    "steadily", "time", "way", "work",
)  # fmt: skip
# Words of acts that need another side.
_OWED = {stem(w) for w in ("contact", "consult", "consultation", "discuss", "meet", "talk", "touch", "you", "your")}
_LEAST = 2  # words an action needs to be recognised: "cooperate" alone is said of anything
_LONGEST_NAME = 4  # words of a state's name that are looked for at once

Span = tuple[int, int]


def normal_form(pledge: Pledge) -> str | None:
    """Equal for pledges of the same makers to the same recipients with the same action; 16 hexadecimal digits.

    None where a maker or recipient is not known, or the action has too few words of its own, or it is owed to somebody
    who is not told: one state's promise to "stay in touch" differs from call to call.
    """
    parties = (*pledge.makers, *pledge.recipients)
    if any(actor.state is None and actor.canonical is None for actor in parties):
        return None
    if len(sides(parties)) < len(("maker", "other")) and _OWED & set(stems(pledge.action)):
        return None
    named = action_words(pledge)
    if len(named) < _LEAST:
        return None
    makers, recipients = sorted(sides(pledge.makers)), sorted(sides(pledge.recipients))
    return digest("pledge", *makers, "to", *recipients, "do", *sorted(named))


def action_words(pledge: Pledge) -> frozenset[str]:
    """The stems of the words that carry an action: without its parties, its deadline and words that say little."""
    own = sides((*pledge.makers, *pledge.recipients))
    left_out = [*_deadline(pledge), *_names(pledge.action, own)]
    found = (word for word in words(pledge.action) if not any(s <= word.start < e for s, e in left_out))
    return frozenset(w.stem for w in found if w.stem not in _SMALL)


def _deadline(pledge: Pledge) -> Iterator[Span]:
    """Where the action tells its deadline."""
    starts = [e.start for e in pledge.spans("action")]
    for piece in pledge.spans("deadline"):
        if starts:
            yield piece.start - starts[0], piece.end - starts[0]


def _names(text: str, own: frozenset[str]) -> Iterator[Span]:
    """Where a text names the states whose codes are given."""
    return ((start, end) for code, start, end in named_states(text) if code in own)


def named_states(text: str) -> Iterator[tuple[str, int, int]]:
    """The states a text names: their codes, and where."""
    found = list(words(text))
    for first, word in enumerate(found):
        for last in found[first : first + _LONGEST_NAME]:
            for end in (last.end, last.end + 1):  # "U.S." keeps its stop
                named = states.by_name(text[word.start : end])
                if named:
                    yield named[0].state.code, word.start, end


_SMALL = FUNCTION_WORDS | {stem(word) for word in (*FUNCTION_WORDS, *_WEAK)}
