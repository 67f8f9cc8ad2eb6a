"""Units of two reports in, links between what says the same out, each with how it is said here and there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from tieline.language.stems import stems, words
from tieline.merging.alignment.facts import number_conflicts
from tieline.merging.alignment.likeness import ALIKE, Likeness
from tieline.merging.alignment.units import Unit
from tieline.merging.alignment.words import folded, opposites

_VERBATIM = 0.85  # share of all words, in their order, that shared wording has in common: a paraphrase is none
_NEW = 0.5  # share of what is common that must not have been matched already, for a further link of a unit
_SURE = 0.45  # dice from which a denial or a contrary direction is about the same thing


class Relation(StrEnum):
    """How two reports say one thing: in the same words (inflection aside), in other words, or with other facts."""

    SHARED = "shared"
    WORDED_DIFFERENTLY = "worded_differently"
    DIFFERENT_IN_FACT = "different_in_fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs: "act" (agreed, discussed), "number", "day", "place", "denial" or "direction"; the words of each."""

    what: str
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two units that say the same thing, by their place among the units. likeness: probability that they do."""

    one: int
    other: int
    likeness: float
    relation: Relation
    differences: tuple[Difference, ...] = ()


def align(ones: Sequence[Unit], others: Sequence[Unit]) -> tuple[Link, ...]:
    """The links between two reports, in the order of the first.

    The likeliest come first. A unit may be linked more than once ("discussed trade, fisheries and Iran" against three
    sentences), but every further link must rest for the most part on words that no earlier one has used.
    """
    likeness = Likeness(ones, others)
    used_one: dict[int, set[str]] = {}
    used_other: dict[int, set[str]] = {}
    links = []
    for score, i, j in likeness.scored():
        if score < ALIKE:
            break
        common = ones[i].matter & others[j].matter
        fresh = common - used_one.get(i, set()) - used_other.get(j, set())
        taken = i in used_one or j in used_other
        if taken and likeness.weight(fresh) < _NEW * likeness.weight(common):
            continue
        if i in used_one and j in used_other:
            continue
        used_one.setdefault(i, set()).update(common)
        used_other.setdefault(j, set()).update(common)
        links.append(_link(i, j, score, ones[i], others[j], likeness))
    return tuple(sorted(links, key=lambda link: (link.one, link.other)))


def _link(i: int, j: int, score: float, one: Unit, other: Unit, likeness: Likeness) -> Link:
    facts = tuple(_facts(one, other, likeness.dice(i, j)))
    acts = tuple(_acts(one, other))
    if facts:
        relation = Relation.DIFFERENT_IN_FACT
    elif not acts and verbatim(one, other):
        relation = Relation.SHARED
    else:
        relation = Relation.WORDED_DIFFERENTLY
    return Link(one=i, other=j, likeness=round(score, 3), relation=relation, differences=(*facts, *acts))


def verbatim(one: Unit, other: Unit) -> bool:
    """Whether two units have one wording: nearly all words, small ones too, in their order, inflection aside."""
    return SequenceMatcher(None, stems(one.text), stems(other.text), autojunk=False).ratio() >= _VERBATIM


def _facts(one: Unit, other: Unit, dice: float) -> Iterator[Difference]:
    for mine, theirs in number_conflicts(one.numbers, other.numbers):
        yield Difference(what="number", one=mine.text.strip(), other=theirs.text.strip())
    if one.days and other.days and all(a.contradicts(b) for a in one.days for b in other.days):
        yield Difference(what="day", one=one.days[0].text, other=other.days[0].text)
    yield from _places(one, other)
    if dice < _SURE:
        return
    if bool(one.denials) != bool(other.denials):
        yield Difference(
            what="denial", one="denied" if one.denials else "affirmed", other="denied" if other.denials else "affirmed"
        )
    here, there = one.matter - other.matter, other.matter - one.matter
    for first, second in opposites():
        if first in here and second in there:
            yield Difference(what="direction", one=_written(one, first), other=_written(other, second))


def _places(one: Unit, other: Unit) -> Iterator[Difference]:
    """Two places, where each report names one behind "in" or "at" that the other's sentence does not hold."""
    mine = [p for p in one.places if p.casefold() not in other.text.casefold()]
    theirs = [p for p in other.places if p.casefold() not in one.text.casefold()]
    if len(one.places) == len(mine) == 1 and len(other.places) == len(theirs) == 1:
        yield Difference(what="place", one=mine[0], other=theirs[0])


def _acts(one: Unit, other: Unit) -> Iterator[Difference]:
    """Acts of different kinds on one matter: "agreed" here, "discussed" there."""
    if one.acts and other.acts and not {a.kind for a in one.acts} & {a.kind for a in other.acts}:
        yield Difference(what="act", one=one.acts[0].word, other=other.acts[0].word)


def _written(unit: Unit, wanted: str) -> str:
    return next(unit.text[w.start : w.end] for w in words(unit.text) if folded(w.stem) == wanted)
