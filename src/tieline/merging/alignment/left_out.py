"""Two readings in, what one tells of and the other leaves out: issues, third states that are named, and pledges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tieline.language.stems import words
from tieline.merging.actions import named_states
from tieline.merging.alignment.words import folded, small_words, weak_words
from tieline.merging.parties import sides
from tieline.ontology import states
from tieline.ontology.states import How
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


def left_out(teller: Reading, silent: Reading, answered: Iterable[tuple[int, int]] = ()) -> tuple[LeftOut, ...]:
    """What the first report tells and the second does not, in the order of the first.

    answered: where the first report's sentences stand that the second answers. What stands there is left out only if
    nothing of it is in the second.
    """
    known, spans = _matter(silent.document.text), list(answered)
    found = [*_issues(teller, known, spans), *_states(teller, silent), *_pledges(teller, silent, spans)]
    return tuple(sorted(found, key=lambda one: (one.evidence.start, one.what)))


def _issues(teller: Reading, known: frozenset[str], answered: list[tuple[int, int]]) -> Iterator[LeftOut]:
    for issue in teller.issues:
        matter = _matter(issue.text)
        piece = next(issue.spans("text"))
        enough = 1 if _inside(piece, answered) else _HALF * len(matter)
        if issue.label != UNSPECIFIED and matter and len(matter & known) < enough:
            yield LeftOut(what="issue", name=issue.label, text=piece.text, evidence=piece, record=issue.id)


def _states(teller: Reading, silent: Reading) -> Iterator[LeftOut]:
    """Third states that one text names, by whatever name, and the other does not."""
    own = {side for reading in (teller, silent) for c in reading.contacts for side in sides(c.participants)}
    told = own | {code for code, _, _ in named_states(silent.document.text)}
    document = teller.document
    end = document.title_start if document.title_start is not None else len(document.text)
    for code, start, stop in named_states(document.text):
        named = states.by_name(document.text[start:stop])
        by_seat = not named or named[0].how in (How.CAPITAL, How.SEAT)  # "Minsk" may be the place of an agreement
        if code not in told and stop <= end and document.text[start].isupper() and not by_seat:
            told.add(code)
            piece = document.quote("named", start, stop)
            yield LeftOut(what="state", name=states.get(code).name, text=piece.text, evidence=piece)


def _pledges(teller: Reading, silent: Reading, answered: list[tuple[int, int]]) -> Iterator[LeftOut]:
    others = [_matter(pledge.action) for pledge in silent.pledges]
    for pledge in teller.pledges:
        mine = _matter(pledge.action)
        if not any(len(mine & other) >= _HALF * min(len(mine), len(other)) for other in others if mine and other):
            piece = next(pledge.spans("action"))
            if _inside(piece, answered):  # told, but not as a pledge: the pair of sentences shows it
                continue
            yield LeftOut(what="pledge", name=_makers(pledge), text=piece.text, evidence=piece, record=pledge.id)


def _inside(piece: TextEvidence, spans: list[tuple[int, int]]) -> bool:
    return any(start <= piece.start < end for start, end in spans)


def _makers(pledge: Pledge) -> str:
    return ", ".join(actor.canonical or actor.name for actor in pledge.makers)


def _matter(text: str) -> frozenset[str]:
    stems = (word.stem for word in words(text) if len(word.stem) > 1)
    return frozenset(folded(s) for s in stems if s not in small_words()) - weak_words()
