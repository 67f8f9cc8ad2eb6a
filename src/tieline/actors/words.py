"""The word lists by which English names parties, from `data/words.toml`, where each is explained."""

from __future__ import annotations

import tomllib
from importlib import resources

_LISTS = tomllib.loads((resources.files(__package__) / "data" / "words.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


OFFICE_NOUNS = _words("office_nouns")
PORTFOLIO = _words("portfolio")
INSTITUTIONS = _words("institutions")
NAME_PARTICLES = _words("name_particles")
SUFFIXES = _words("suffixes")
GENERATIONS = _words("generations")
NO_NAME = _words("no_name")
BODIES = _words("bodies")
BODY_PHRASES: tuple[str, ...] = tuple(_LISTS["body_phrases"])
GROUPS = _words("groups")
SIDES = _words("sides")
TIES = _words("ties")
PLACE_PREPOSITIONS = _words("place_prepositions")
TRAVEL = _words("travel")
FEMALE_NAMES = _words("female_names")
MALE_NAMES = _words("male_names")
THANKS = _words("thanks")
TOWARDS_OBJECT = _words("towards_object")
NARROWING = _words("narrowing")
GOVERNMENT_NOUNS = _words("government_nouns")
PLURAL_STATES = _words("plural_states")
PLURAL_SIDES = _words("plural_sides")
COMBINING: dict[str, str] = dict(_LISTS["combining"])
NUMBERS: dict[str, int] = dict(_LISTS["numbers"])
MALE = _words("male")
FEMALE = _words("female")
PLURAL = _words("plural")
NEUTER = _words("neuter")
FIRST_PLURAL = _words("first_plural")
FIRST_SINGULAR = _words("first_singular")
MALE_ADDRESS = _words("male_address")
FEMALE_ADDRESS = _words("female_address")
ABOUT = _words("about")
STATEMENTS = _words("statements")
DOCUMENTS = _words("documents")
LETTERS = _words("letters")
SPEECH = _words("speech")
MUTUAL_VERBS = _words("mutual_verbs")
MUTUAL_ADVERBS = _words("mutual_adverbs")
MUTUAL_ADJECTIVES = _words("mutual_adjectives")
SHARED = _words("shared")
SECOND = _words("second")
ADMINISTRATIVE = _words("administrative")
SENTIENT = _words("sentient")
DEEDS = _words("deeds")
GOING = _words("going")
AGGRESSION = _words("aggression")
ORDERING = _words("ordering")
LOCAL = _words("local")
RESIDENT = _words("resident")
