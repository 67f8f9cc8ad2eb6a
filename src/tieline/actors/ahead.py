"""A pronoun that comes before whom it means in, the actor out: "Ahead of his visit, the President of Peru"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tieline.actors import words
from tieline.actors.actor_values import renamed
from tieline.actors.cast import Mention
from tieline.actors.tokens import Tokens
from tieline.records.actor import ActorKind


def ahead(tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The mention with the subject of its sentence, where it is a "his" or "her" that opens the sentence and nothing
    before it could be meant; any other as it is."""
    i = mention.first
    if mention.actors or tokens.lower[i] not in words.MALE | words.FEMALE or tokens.dep[i] != "poss":
        return mention
    subject = _subject_behind(tokens, i)
    if subject is None:
        return mention
    meant = next((m for m in mentions if m.first <= subject <= m.last and len(m.actors) == 1), None)
    if meant is None or meant.actors[0].kind is not ActorKind.PERSON:
        return mention
    actor = renamed(meant.actors[0], tokens.text[i], "pronoun/ahead", 0.7)
    return replace(mention, actors=(actor,), reason=None)


def _subject_behind(tokens: Tokens, i: int) -> int | None:
    """The subject of the verb a phrase at the beginning of a sentence hangs on, where it stands behind the phrase."""
    at = i
    for _ in range(8):
        above = tokens.head[at]
        if above == at:
            return None
        subject = tokens.subject_of.get(above)
        if subject is not None and subject > i and tokens.dep[at] in ("prep", "advcl", "advmod"):
            return subject
        if subject is not None and subject < i:
            return None
        at = above
    return None
