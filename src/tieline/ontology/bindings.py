"""How strongly words commit: a verb or phrase in, a binding grade out.

After the commitment manuals of the G7 and G20 research groups: a discrete, specific, publicly expressed and
future-oriented commitment is graded by its verb, from the unconditional promise down to the mere consideration.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from tieline.ontology.tables import toml
from tieline.records.pledge import Binding


@functools.cache
def gazetteer() -> Mapping[str, Binding]:
    """Every verb (as lemma) and phrase with its grade, for a matcher; lower case."""
    grades = toml("bindings.toml")
    return MappingProxyType({phrase: grade for grade in Binding for phrase in grades[grade]["phrases"]})


def grade(lemma_or_phrase: str) -> Binding | None:
    """The grade of a verb's lemma or of a phrase ("stand ready to"); None where the words commit to nothing.

    Case and a trailing "to" do not count.
    """
    written = " ".join(lemma_or_phrase.lower().split())
    return gazetteer().get(written) or gazetteer().get(written.removesuffix(" to"))
