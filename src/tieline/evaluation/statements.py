"""Statements: full@.5 — content overlaps by half, cue and source share a word — and what was made of the speaker.

In: a gold document and its reading. Out: counts. A statement is right when the intersection of its content words with
the gold's, over their union, is at least .5, and its cue and its source each share a word with the gold's (or both are
empty): the measure of Pareti (2015) for attributions, as used for PolNeAR. A statement without a cue has no source of
its own in the text, and any words that stand for its speaker may be cited: there the source is also right if it is the
same parties as the gold's, whatever words are cited.
"""

from __future__ import annotations

from dataclasses import dataclass

from tieline.evaluation.contacts import same_party
from tieline.evaluation.gold import GoldDocument, Member, Party
from tieline.evaluation.matching import Words, iou, pair
from tieline.evaluation.score import Counts, Error, Tally
from tieline.records.actor import Actor
from tieline.records.evidence import TextEvidence
from tieline.records.reading import Reading
from tieline.records.statement import Statement

OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class _Shape:
    """A statement as sets of words, and whom its source stands for."""

    kind: str
    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    span: tuple[int, int]
    members: tuple[Member, ...] = ()  # speakers, of the gold
    actors: tuple[Actor, ...] = ()  # speakers, of the reading

    @property
    def states(self) -> frozenset[str]:
        return frozenset(
            state for state in (*(m.state for m in self.members), *(a.state for a in self.actors)) if state
        )


def tally_statements(gold: GoldDocument, reading: Reading) -> Tally:
    """Counts under "all" (full@.5), "content" (overlap alone), each kind, "speaker_state" and "speaker_and_content"."""
    words = Words(gold.document.text)
    wanted = [_gold_shape(words, gold, raw) for raw in gold.records("statements")]
    found = [_found_shape(words, s, reading) for s in reading.statements]
    pairs = pair(wanted, found, lambda g, p: iou(g.content, p.content) + 0.01 * _agreement(g, p))
    counts: dict[str, Counts] = {}
    errors: list[Error] = []
    matched: set[int] = set()
    for i, j in pairs:
        g, p = wanted[i], found[j]
        near = iou(g.content, p.content) >= OVERLAP
        full = near and _shares(g.cue, p.cue) and _of_one_source(g, p)
        if full:
            matched |= {i}
        _count(counts, "all", right=full)
        _count(counts, "content", right=near)
        _count(counts, "speaker_and_content", right=near and _of_one_source(g, p))
        _count(counts, g.kind, right=full)
        if near and g.states:
            _count(counts, "speaker_state", right=g.states == p.states, gold=1, found=int(bool(p.states)))
        if not full:
            fault = "bounds differ" if not near else "cue or speaker differs"
            errors.append(Error(gold.id, fault, *g.span, gold.document.text[slice(*g.span)]))
    for i, g in enumerate(wanted):
        _add(counts, ("all", "content", "speaker_and_content", g.kind), gold=1)
        if i not in {a for a, _ in pairs}:
            errors.append(Error(gold.id, f"missed ({g.kind})", *g.span, gold.document.text[slice(*g.span)]))
    for j, p in enumerate(found):
        _add(counts, ("all", "content", "speaker_and_content", p.kind), found=1)
        if j not in {b for _, b in pairs}:
            errors.append(Error(gold.id, f"invented ({p.kind})", *p.span, gold.document.text[slice(*p.span)]))
    return Tally(counts, tuple(errors))


def _count(counts: dict[str, Counts], name: str, *, right: bool, gold: int = 0, found: int = 0) -> None:
    counts[name] = counts.get(name, Counts()) + Counts(int(right), gold, found)


def _add(counts: dict[str, Counts], names: tuple[str, ...], gold: int = 0, found: int = 0) -> None:
    for name in names:
        counts[name] = counts.get(name, Counts()) + Counts(0, gold, found)


def _shares(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)


def _of_one_source(g: _Shape, p: _Shape) -> bool:
    return _shares(g.source, p.source) or (not (g.cue or p.cue) and _same_parties(g, p))


def _same_parties(g: _Shape, p: _Shape) -> bool:
    """Whether the speakers are the same; of several, leaders and the states they speak for are one."""
    if len(g.states) > 1:
        return g.states == p.states
    named = all(any(same_party(m, a) for a in p.actors) for m in g.members)
    return bool(g.members) and named and all(any(same_party(m, a) for m in g.members) for a in p.actors)


def _agreement(g: _Shape, p: _Shape) -> int:
    return _shares(g.cue, p.cue) + _of_one_source(g, p)


def _gold_shape(words: Words, gold: GoldDocument, raw: object) -> _Shape:
    assert isinstance(raw, dict)
    parties: list[Party] = gold.parties(raw["speakers"])
    content = raw["content"]
    return _Shape(
        raw["kind"],
        words.under(content),
        words.under([raw["cue"]] if raw["cue"] else []),
        words.under([(p.start, p.end) for p in parties]),
        (content[0][0], content[-1][1]),
        members=tuple(m for p in parties for m in p.members),
    )


def _found_shape(words: Words, statement: Statement, reading: Reading) -> _Shape:
    """A speaker whose words were found but not identified stands among the unresolved: the words still count."""
    unnamed = [
        (e.start, e.end)
        for gap in reading.unresolved
        if gap.record == statement.id and gap.field == "speakers"
        for e in gap.evidence
        if isinstance(e, TextEvidence)
    ]
    content = [(e.start, e.end) for e in statement.spans("content")]
    return _Shape(
        statement.kind.value,
        words.under(content),
        words.under([(e.start, e.end) for e in statement.spans("cue")]),
        words.under([(e.start, e.end) for e in statement.spans("speakers")] + unnamed),
        (content[0][0], content[-1][1]),
        actors=statement.speakers,
    )
