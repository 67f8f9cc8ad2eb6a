"""Finds who is called what in dated texts: "<state's> <title> <of state> <name>" in, sightings out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date

from offices.evidence import Sighting, tidy, words
from tieline.ontology import states, titles
from tieline.ontology.states import How, StateKind
from tieline.ontology.titles import Title, TitleKind
from tieline.records.actor import Rank

WANTED = frozenset(
    (
        Rank.HEAD_OF_STATE,
        Rank.HEAD_OF_GOVERNMENT,
        Rank.DEPUTY_HEAD,
        Rank.FOREIGN_OR_DEFENCE_MINISTER,
        Rank.SECURITY_ADVISER_OR_ENVOY,
    )
)
# Of the advisers and envoys only the national security advisers: an envoy's title says nothing of his state.
ADVISER = "National Security Adviser"
NOT_IN_OFFICE = "(?:" + "|".join(words()["not_in_office"]) + ")"
NOT_NAMES = frozenset(words()["not_names"])
# Offices of the European Union, which has its own code among the states.
EUROPEAN = frozenset(("European Commission President", "European Council President", "High Representative"))

_LETTER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
_WORD = rf"(?:{_LETTER}[\w'’]+(?:[-‐‑][\w'’]+)*|{_LETTER}h?\.)"
_PARTICLE = r"(?:bin|ibn|al|el|de|da|do|dos|del|della|di|du|la|van|von|der|den|ter|Al|wa|ould|ul|ur)"
_NAME = rf"{_WORD}(?:[ -](?:{_PARTICLE}[ -]){{0,2}}{_WORD}){{0,3}}"


def sightings(text: str, day: date, source: str, document: str, place: str | None = None) -> Iterator[Sighting]:
    """Every title with a name behind it; the state where the text puts one beside the title."""
    for match in _pattern().finditer(_masked(text)):
        title = titles.find(match["title"])
        if title is None or match["not"] or match["past"]:
            continue
        name = _clean(match["name"])
        state = _state(match["before"], day) or _state(match["of"], day)
        if title.office in EUROPEAN:
            state = "EUU"
        rank = title.rank_for(state or place)
        if name and _wanted(title, rank) and title.office and rank:
            office = usual_office(title.office, state)
            yield Sighting(name, office, rank, state, day, source, document, place)


def usual_office(office: str, state: str | None) -> str:
    """One name for an office that reports call by several: the Russian Premier is the Prime Minister."""
    if state in PREMIERS:
        return {"Prime Minister": "Premier", "Deputy Prime Minister": "Vice Premier"}.get(office, office)
    own = OWN_NAMES.get(state or "", {})
    return own.get(office) or {"Premier": "Prime Minister", "Vice Premier": "Deputy Prime Minister"}.get(office, office)


PREMIERS = frozenset(("CHN", "TWN", "PRK"))
OWN_NAMES = {
    "USA": {"Foreign Minister": "Secretary of State", "Defence Minister": "Secretary of Defense"},
    "GBR": {"Foreign Minister": "Foreign Secretary", "Premier": "Prime Minister"},
    "PHL": {"Foreign Secretary": "Foreign Minister"},
    "DEU": {"Prime Minister": "Chancellor"},
    "AUT": {"Prime Minister": "Chancellor"},
}


def _masked(text: str) -> str:
    """The text, of equal length, with phrases that hold a state's name without meaning the state blotted out."""
    return _namesakes().sub(lambda match: "_" * len(match[0]), text)


@functools.cache
def _namesakes() -> re.Pattern[str]:
    phrases = sorted(states.namesakes(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _wanted(title: Title, rank: Rank | None) -> bool:
    return rank in WANTED and (rank is not Rank.SECURITY_ADVISER_OR_ENVOY or title.office == ADVISER)


def _clean(name: str) -> str | None:
    """The name up to its possessive or to the first word that is none; None if nothing is left of it."""
    kept: list[str] = []
    for word in name.split():
        bare = re.sub(r"['’]s?$", "", word)
        if bare.strip(".") in NOT_NAMES:
            break
        capitals = bare.isupper() and len(bare) > 2 and not re.fullmatch("[IVX]+", bare)
        kept.append(bare.title() if capitals else bare)
        if bare != word:
            break
    tidied = tidy(" ".join(kept))
    return tidied if len(tidied) > 1 and not states.by_name(tidied) else None


def _state(form: str | None, day: date) -> str | None:
    if not form:
        return None
    bare = form.strip()
    found = [n for n in states.by_name(bare, day) if n.state.kind is not StateKind.BLOC and n.how not in _PLACES]
    codes = {n.state.code for n in found}
    if len(codes) == 1 or (found and found[0].how in (How.NAME, How.OFFICIAL)):
        return found[0].state.code
    return None


_PLACES = (How.CAPITAL, How.SEAT)


@functools.cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(
        (f for f, names in states.gazetteer().items() if any(n.how not in _PLACES for n in names)),
        key=len,
        reverse=True,
    )
    state = "(?>" + "|".join(map(re.escape, forms)) + ")"  # atomic: not "Saudi" and a name "Arabia"
    phrases = sorted(
        (p for p, t in titles.gazetteer().items() if _office_of_any(t) and len(p) > 2), key=len, reverse=True
    )
    title = "(?:" + "|".join(_spaced(p) for p in phrases) + ")"
    absent = rf"\b(?i:{NOT_IN_OFFICE})[ -]+"
    return re.compile(
        rf"(?P<past>{absent})?(?P<before>\b{state}(?:['’]s?)?[ ])?(?P<not>{absent})?(?P<title>\b(?i:{title}))"
        rf"(?:[ ]of[ ](?:the[ ])?(?P<of>{state}))?,?[ ](?:H\.E\.[ ]|Mr\.?[ ]|Dr\.?[ ])?(?P<name>{_NAME})"
    )


def _office_of_any(title: Title) -> bool:
    """Every title of office is looked for, wanted or not: "Deputy Foreign Minister" must not pass for the minister."""
    return title.kind in (TitleKind.OFFICE, TitleKind.ORGANISATION)


def _spaced(phrase: str) -> str:
    return r"[ -]".join(re.escape(word) for word in re.split(r"[ -]", phrase))
