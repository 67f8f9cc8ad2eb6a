"""How a candidate is put before the encoder: its sentence, with marks around actor, recipient and predicate.

In: a sentence and spans. Out: token ids. Training and reading share this file, so that they cannot differ. The marks
are tokens the base model's vocabulary left unused.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

Span = tuple[int, int]
ACTOR, RECIPIENT, TRIGGER = ("[unused1]", "[unused2]"), ("[unused3]", "[unused4]"), ("[unused5]", "[unused6]")
LENGTH = 128  # tokens at most, the window around both parties
REACH = 2048  # characters of an endless sentence that are tokenised on either side of the middle between the parties


class Marked(NamedTuple):
    """A sentence with its actor, its recipient and, where known, the words of the predicate (character spans)."""

    text: str
    actor: Span
    recipient: Span
    trigger: Span | None = None


class Marker:
    """Turns marked sentences into token ids with a tokenizer file."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        marks = [*ACTOR, *RECIPIENT, *TRIGGER]
        missing = [mark for mark in marks if self._tokenizer.token_to_id(mark) is None]
        if missing:
            raise ValueError(f"{path}: the vocabulary lacks the marks {missing}")
        self._tokenizer.add_special_tokens(marks)
        self.padding: int = next(i for i in map(self._tokenizer.token_to_id, ("<pad>", "[PAD]")) if i is not None)
        self._openings = [self._tokenizer.token_to_id(side[0]) for side in (ACTOR, RECIPIENT)]

    def ids(self, marked: Marked) -> list[int] | None:
        """Token ids; of a longer sentence the window around both parties; None if they stand too far apart."""
        near = _near(marked)
        if near is None:
            return None
        ids: list[int] = self._tokenizer.encode(with_marks(near)).ids
        if len(ids) > LENGTH:
            middle = sum(self.places(ids)) // 2
            start = max(1, min(middle - LENGTH // 2, len(ids) - LENGTH + 1))
            ids = [ids[0], *ids[start : start + LENGTH - 2], ids[-1]]
            if any(opening not in ids for opening in self._openings):
                return None
        return ids

    def places(self, ids: Sequence[int]) -> tuple[int, int]:
        """Where the marks in front of actor and recipient stand."""
        return ids.index(self._openings[0]), ids.index(self._openings[1])


def _near(marked: Marked) -> Marked | None:
    """What lies around the parties of an endless sentence, so that its candidates do not tokenise all of it each."""
    if len(marked.text) <= 2 * REACH:
        return marked
    middle = (marked.actor[0] + marked.recipient[0]) // 2
    begin, end = max(0, middle - REACH), middle + REACH
    spans = [marked.actor, marked.recipient]
    if any(start < begin or stop > end for start, stop in spans):
        return None
    actor, recipient = ((start - begin, stop - begin) for start, stop in spans)
    trigger = marked.trigger
    if trigger is not None:
        trigger = (trigger[0] - begin, trigger[1] - begin) if begin <= trigger[0] and trigger[1] <= end else None
    return Marked(marked.text[begin:end], actor, recipient, trigger)


def with_marks(marked: Marked) -> str:
    """The sentence with its marks as words of their own; an inner span's marks stand inside the outer's."""
    spans = [(*marked.actor, ACTOR), (*marked.recipient, RECIPIENT)]
    if marked.trigger is not None:
        spans.append((*marked.trigger, TRIGGER))
    cuts = [(start, 1, -end, mark[0]) for start, end, mark in spans]
    cuts += [(end, 0, -start, mark[1]) for start, end, mark in spans]
    words, at = [], 0
    for place, _, _, mark in sorted(cuts):
        words += [marked.text[at:place], f" {mark} "]
        at = place
    return "".join([*words, marked.text[at:]])
