"""Words of commitment, loaded once: what the pledge coder asks of a lemma.

How strongly a word binds comes from the ontology's binding verbs; what a binding word may govern, and what is no pledge
although it lies ahead, from `data/pledges.toml`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from tieline.coders.lexicon import rule_data
from tieline.coders.wordsets import WordSets, word_sets
from tieline.ontology import bindings
from tieline.records.pledge import Binding


@dataclass(frozen=True)
class PledgeWords(WordSets):
    """The word sets of `data/pledges.toml`, each under `section.name`.

    derived: nouns and adjectives with the verb whose grade they take. condition_phrases: as words.
    """

    derived: Mapping[str, str]
    condition_phrases: tuple[tuple[str, ...], ...]

    def grade(self, word: str) -> Binding | None:
        """How strongly a verb, adjective or noun commits; None for a word that, standing alone, does not."""
        root = self.derived.get(word, word)
        if root in self.sets["verbs.alone"]:
            return None
        return bindings.grade(root) or bindings.grade(f"be {root}") or bindings.grade(f"stand {root}")

    def cues(self) -> frozenset[str]:
        """Every lemma that can open a pledge: graded words, what is derived from them, and the future."""
        roots = {
            phrase.removesuffix(" to").removeprefix("be ").removeprefix("stand ") for phrase in bindings.gazetteer()
        }
        single = {root for root in roots if " " not in root}
        return frozenset({w for w in single | set(self.derived) if self.grade(w) is not None})


@functools.cache
def pledge_words() -> PledgeWords:
    """The words of `data/pledges.toml`."""
    data = rule_data("pledges")
    sets = word_sets(data)
    phrases = tuple(tuple(phrase.split()) for phrase in sorted(sets["limits.condition_phrases"]))
    return PledgeWords(sets, derived=data["derived"], condition_phrases=phrases)
