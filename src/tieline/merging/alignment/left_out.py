"""Two readings in, what one tells of and the other leaves out: issues, third states that are named, and pledges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.language.stems import words
from tieline.merging.actions import named_states
from tieline.merging.alignment.words import folded, small_words, weak_words
from tieline.merging.parties import sides
from tieline.ontology import states
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading

UNSPECIFIED = "unspecified"
_HALF = 0.5  # share of the words of an issue or a pledge that the other report must have for it not to be left out


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something one report tells and the other does not.

    what: "issue", "state" or "pledge". name: the issue's PLOVER context, the state's name, or who pledges. text: as
    written. record: id of the issue or pledge; None for a state that is only named.
    """

    what: str
    name: str
    text: str
    evidence: TextEvidence
    record: str | None = None


def left_out(teller: Reading, silent: Reading) -> tuple[LeftOut, ...]:
    """What the first report tells and the second does not, in the order of the first."""
    known = _matter(silent.document.text)
    found = [*_issues(teller, known), *_states(teller, silent), *_pledges(teller, silent)]
    return tuple(sorted(found, key=lambda one: (one.evidence.start, one.what)))


def _issues(teller: Reading, known: frozenset[str]) -> Iterator[LeftOut]:
    for issue in teller.issues:
        matter = _matter(issue.text)
        piece = next(issue.spans("text"))
        if issue.label != UNSPECIFIED and matter and len(matter & known) < _HALF * len(matter):
            yield LeftOut(what="issue", name=issue.label, text=piece.text, evidence=piece, record=issue.id)


def _states(teller: Reading, silent: Reading) -> Iterator[LeftOut]:
    """Third states that one text names, by whatever name, and the other does not."""
    own = {side for reading in (teller, silent) for c in reading.contacts for side in sides(c.participants)}
    told = own | {code for code, _, _ in named_states(silent.document.text)}
    document = teller.document
    end = document.title_start if document.title_start is not None else len(document.text)
    for code, start, stop in named_states(document.text):
        if code not in told and stop <= end and document.text[start].isupper():
            told.add(code)
            piece = document.quote("named", start, stop)
            yield LeftOut(what="state", name=states.get(code).name, text=piece.text, evidence=piece)


def _pledges(teller: Reading, silent: Reading) -> Iterator[LeftOut]:
    others = [_matter(pledge.action) for pledge in silent.pledges]
    for pledge in teller.pledges:
        mine = _matter(pledge.action)
        if not any(len(mine & other) >= _HALF * min(len(mine), len(other)) for other in others if mine and other):
            piece = next(pledge.spans("action"))
            yield LeftOut(what="pledge", name=_makers(pledge), text=piece.text, evidence=piece, record=pledge.id)


def _makers(pledge: Pledge) -> str:
    return ", ".join(actor.canonical or actor.name for actor in pledge.makers)


def _matter(text: str) -> frozenset[str]:
    stems = (word.stem for word in words(text))
    return frozenset(folded(s) for s in stems if s not in small_words()) - weak_words()
