"""Words by which it is told what came of a pledge: stems of contacts, of deeds, of what is only promised."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from tieline.ontology.tables import toml


@dataclass(frozen=True, slots=True)
class FollowThroughWords:
    """Lemmas by what they show. The meaning of each list stands beside it in `data/follow_through.toml`."""

    contact_verbs: frozenset[str]
    contact_nouns: frozenset[str]
    holding: frozenset[str]
    face_to_face: frozenset[str]
    keeping: frozenset[str]
    open: frozenset[str]
    promised: frozenset[str]
    done: frozenset[str]
    undone: frozenset[str]
    idle: frozenset[str]


@functools.cache
def follow_through_words() -> FollowThroughWords:
    """The lists of the table."""
    table = toml("follow_through.toml")
    contact, deed = table["contact"], table["deed"]
    return FollowThroughWords(
        contact_verbs=frozenset(contact["verbs"]),
        contact_nouns=frozenset(contact["nouns"]),
        holding=frozenset(contact["holding"]),
        face_to_face=frozenset(contact["face_to_face"]),
        keeping=frozenset(contact["keeping"]),
        open=frozenset(contact["open"]),
        promised=frozenset(deed["promised"]),
        done=frozenset(deed["done"]),
        undone=frozenset(deed["undone"]),
        idle=frozenset(deed["idle"]),
    )
