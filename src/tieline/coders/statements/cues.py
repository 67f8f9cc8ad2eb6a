"""The words that report speech, as typed values: `data/statements.toml` in, one `Lexicon` out."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any


class Grade(StrEnum):
    """How surely a cue means that something was said; see the data file."""

    SPEECH = "speech"
    ATTITUDE = "attitude"
    COMMITMENT = "commitment"
    COGNITION = "cognition"


class Frame(StrEnum):
    """Where a cue's content stands; see the data file."""

    QUOTATION = "quotation"
    CLAUSE = "clause"
    OBJECT = "object"
    CONVEYED = "conveyed"
    TARGET = "target"
    PREPOSITION = "preposition"
    REPORT = "report"
    INFINITIVE = "infinitive"
    DESCRIBING = "describing"
    NAMING = "naming"


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a cue verb. prepositions: what introduces the content; addressee: the object is the hearer."""

    grade: Grade
    prepositions: frozenset[str] = frozenset()
    addressee: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with the word that completes it ("made clear", "drew attention to")."""

    complement: frozenset[str]
    frame: Frame
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues of one language.

    verbs: uses by lemma ("say", "point_out") and frame. phrases: fixed wordings by their verb. The sets are the lists
    of the data file, by table and name.
    """

    verbs: dict[str, dict[Frame, Use]]
    phrases: dict[str, tuple[Phrase, ...]]
    core: frozenset[str]
    passive: frozenset[str]
    purpose: frozenset[str]
    shows: frozenset[str]
    contacts: frozenset[str]
    seeing: frozenset[str]
    deeds: frozenset[str]
    judgements: frozenset[str]
    content_nouns: frozenset[str]
    conveyed: frozenset[str]
    documents: frozenset[str]
    letters: frozenset[str]
    issuing: frozenset[str]
    sending: frozenset[str]
    utterances: frozenset[str]
    opinion: frozenset[str]
    demands: frozenset[str]
    rules: frozenset[str]
    stance: frozenset[str]
    stance_verbs: frozenset[str]
    speaker_nouns: frozenset[str]
    pronouns: frozenset[str]
    media: frozenset[str]
    labels: frozenset[str]
    agencies: frozenset[str]
    modals: frozenset[str]
    wanting: frozenset[str]
    events: frozenset[str]
    deeds_told: frozenset[str]
    undertaking: frozenset[str]
    openings: frozenset[str]
    judged: frozenset[str]

    @property
    def triggers(self) -> frozenset[str]:
        """Every lemma that may begin a cue; a particle verb counts by its verb."""
        verbs = {lemma.split("_")[0] for lemma in self.verbs} | set(self.phrases) | self.seeing
        nouns = self.content_nouns | self.opinion | self.demands
        return frozenset(verbs | nouns | self.stance | self.stance_verbs | {"accord", "according"})


_LISTS = ("cues", "nouns", "adjectives", "speakers", "ambient")


@functools.cache
def lexicon() -> Lexicon:
    """The cues of English; raises `KeyError` or `ValueError` where the data file is not as its head says."""
    data = tomllib.loads(resources.files("tieline.coders").joinpath("data/statements.toml").read_text("utf-8"))
    return Lexicon(
        verbs=_verbs(data["verbs"]),
        phrases=_phrases(data["phrases"]),
        content_nouns=frozenset(data["nouns"].pop("content")),
        speaker_nouns=frozenset(data["speakers"].pop("nouns")),
        **{name: frozenset(words) for table in _LISTS for name, words in data[table].items()},
    )


def _verbs(tables: Iterable[dict[str, Any]]) -> dict[str, dict[Frame, Use]]:
    """The first table that gives a verb a frame decides its grade; prepositions add up."""
    found: dict[str, dict[Frame, Use]] = {}
    for table in tables:
        prepositions = frozenset(table.get("prepositions", ()))
        for lemma in table["lemmas"]:
            uses = found.setdefault(lemma, {})
            for frame in map(Frame, table["frames"]):
                old = uses.get(frame)
                uses[frame] = Use(
                    old.grade if old else Grade(table["grade"]),
                    prepositions | (old.prepositions if old else frozenset()),
                    bool(table.get("addressee")) or bool(old and old.addressee),
                )
    return found


def _phrases(tables: Iterable[dict[str, Any]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for table in tables:
        phrase = Phrase(frozenset(table["complement"]), Frame(table["frame"]), frozenset(table.get("prepositions", ())))
        found.setdefault(table["verb"], []).append(phrase)
    return {verb: tuple(phrases) for verb, phrases in found.items()}
