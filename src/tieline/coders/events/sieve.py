"""Which candidates are worth the encoder's time: most are no event, and the parse alone shows it.

In: the candidates of a page. Out: those that could be recorded and whose predicate and way to the parties weigh
enough. The weights (`sieve.tsv`, one feature a line) are those of a logistic regression that foretells the encoder's
own answer; `training/events/sieve.py` makes them.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.events.candidate import Candidate, Group
from tieline.coders.events.making import apart
from tieline.coders.events.unlisted import is_unlisted

WEIGHTS = Path(__file__).with_name("sieve.tsv")
# The sum from which a candidate is put before the encoder: swept on the development documents, docs/accuracy.md.
FLOOR = -1.65
# The same for a candidate with a party that no table knows: swept with the other on development documents and wire.
UNLISTED_FLOOR = -2.1
_LINKS = frozenset({"prep", "prt"})
_TELLING = frozenset({"neg", "aux", "mark", "prt", "dobj", "prep", "xcomp", "agent", "auxpass"})


def worth_reading(offered: Iterable[Candidate]) -> list[Candidate]:
    """The candidates to put before the encoder, in their order."""
    return [c for c in offered if possible(c) and weight(c) >= floor(c)]


def floor(candidate: Candidate) -> float:
    """The least weight a candidate is read at."""
    return UNLISTED_FLOOR if any(map(is_unlisted, (*candidate.actors, *candidate.recipients))) else FLOOR


def possible(candidate: Candidate) -> bool:
    """Whether an event could be recorded at all: resolved parties on both sides, and not the same ones."""
    actors = [a for m in candidate.actors for a in m.actors]
    if not candidate.recipients:
        return len({a.identity for a in actors}) > 1
    return bool(actors) and any(m.actors and apart(actors, m.actors) for m in candidate.recipients)


def weight(candidate: Candidate) -> float:
    """The logit of the encoder's chance, as far as the parse foretells it."""
    known = weights()
    return math.fsum(known.get(feature, 0.0) for feature in features(candidate))


def features(candidate: Candidate) -> Iterator[str]:
    """What the parse says of a candidate, each once."""
    trigger = candidate.trigger
    others = candidate.recipients or candidate.actors[1:] or candidate.actors
    up, down = _way(candidate.actors[0], trigger), _way(others[0], trigger)
    yield "any"
    yield from predicate_features(trigger)
    yield from _side("actor", candidate.actors, trigger, up)
    yield from _side("recipient", candidate.recipients, trigger, down)
    yield f"ways {_end(up[0])} {_end(down[0])} {bool(up[1])} {bool(down[1])}"
    yield f"steps {_steps(up)} {_steps(down)}"
    if not candidate.recipients:
        yield "together"
        yield f"together {trigger.lemma_.lower()}"


def predicate_features(trigger: Token) -> Iterator[str]:
    """The predicate: its lemma, its place in the sentence and what hangs on it."""
    lemma = trigger.lemma_.lower()
    yield f"lemma {lemma}"
    yield f"tag {trigger.tag_}"
    yield f"dep {trigger.dep_} {trigger.pos_}"
    yield f"head {trigger.head.pos_}"
    hanging = {(c.dep_, c.lower_) for c in trigger.children}
    yield from {f"has {dep}" for dep, _ in hanging if dep in _TELLING}
    for dep, word in hanging:
        if dep in _LINKS or dep == "dobj":
            yield f"with {dep} {word}"
        if dep in _LINKS:
            yield f"lemma {lemma} {word}"


Way = tuple[list[str], list[str]]


def _side(name: str, group: Group, trigger: Token, way: Way) -> Iterator[str]:
    """One party: how the parse leads from it to the predicate, what it is, where it stands."""
    ups, downs = way
    yield f"{name} way {' '.join(ups[-3:])} < {' '.join(downs[:2])}"
    yield f"{name} up {min(len(ups), 5)}"
    yield f"{name} down {min(len(downs), 4)}"
    yield f"{name} first {ups[0] if ups else '-'}"
    yield f"{name} last {_end(ups)}"
    if any(map(is_unlisted, group)):
        yield f"{name} unlisted"
    if not downs:
        yield f"{name} last {_end(ups)} {trigger.lemma_.lower()}"
    yield from {f"{name} kind {a.kind}" for m in group for a in m.actors}
    if group:
        yield f"{name} far {max(-5, min(5, (group[0].head - trigger.i) // 3))}"


def _way(party: Mention, trigger: Token) -> Way:
    """Dependencies up from a party to the predicate or what holds both, and down from there to the predicate."""
    above = [trigger, *trigger.ancestors]
    places = {t.i for t in above}
    token, ups = trigger.doc[party.head], []
    while token.i not in places:
        ups.append(f"{token.dep_}_{token.head.lower_}" if token.head.dep_ == "prep" else token.dep_)
        token = token.head
    downs = []
    for step in above:
        if step.i == token.i:
            break
        downs.append(step.dep_)
    return ups, downs


def _end(ups: list[str]) -> str:
    return ups[-1] if ups else "-"


def _steps(way: Way) -> str:
    return f"{min(len(way[0]), 4)}{min(len(way[1]), 2)}"


@functools.cache
def weights() -> dict[str, float]:
    """Weight of every feature that has one."""
    lines = WEIGHTS.read_text("utf-8").splitlines()
    return {feature: float(number) for feature, number in (line.rsplit("\t", 1) for line in lines)}
