"""Words of contact, loaded once from `data/contacts.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from tieline.coders.lexicon import rule_data


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Words of contact; each mapping goes from a lemma to the mode or class it tells."""

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    gatherings: frozenset[str]
    vague: frozenset[str]
    countable: frozenset[str]
    preparing: Mapping[str, str]
    light: frozenset[str]
    continuing: frozenset[str]
    opening: frozenset[str]
    attending: frozenset[str]
    utterances: frozenset[str]
    addressing: frozenset[str]
    crowds: frozenset[str]
    pleased: frozenset[str]
    delegates: frozenset[str]
    worldwide: frozenset[str]
    lasting: frozenset[str]
    markers: Mapping[str, str]
    status: Mapping[str, str]
    ahead: frozenset[str]
    behind: frozenset[str]
    recent: frozenset[str]


@functools.cache
def contact_words() -> ContactWords:
    """The words of `data/contacts.toml`."""
    data = rule_data("contacts")
    return ContactWords(
        nouns=_inverted(data["nouns"]),
        verbs=_inverted(data["verbs"]),
        gatherings=frozenset(data["gatherings"]["nouns"]),
        countable=frozenset(data["countable"]["nouns"]),
        vague=frozenset(data["vague"]["nouns"]),
        preparing=_inverted(data["preparing"]),
        light=frozenset(data["light"]["verbs"]),
        continuing=frozenset(data["continuing"]["verbs"]),
        opening=frozenset(data["opening"]["verbs"]),
        attending=frozenset(data["attending"]["words"]),
        utterances=frozenset(data["utterances"]["nouns"]),
        addressing=frozenset(data["addressing"]["verbs"]),
        lasting=frozenset(data["lasting"]["adjectives"]),
        delegates=frozenset(data["delegates"]["nouns"]),
        worldwide=frozenset(data["delegates"]["worldwide"]),
        crowds=frozenset(data["crowds"]["nouns"]),
        pleased=frozenset(data["pleased"]["words"]),
        markers=_inverted(data["markers"]),
        status=_inverted(data["status"]),
        ahead=frozenset(data["distance"]["ahead"]),
        behind=frozenset(data["distance"]["behind"]),
        recent=frozenset(data["distance"]["recent"]),
    )


def _inverted(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: group for group, words in groups.items() for word in words}
