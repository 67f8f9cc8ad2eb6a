"""Terms in, office phrases out, by a scan that needs no dependency parse.

Parsers tear long titles apart ("Deputy Crown Prince and Defence Minister of Saudi Arabia ..."); what stands before and
behind an office noun is regular enough to be read word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tieline.actors import words
from tieline.actors.office_left import grow_left
from tieline.actors.office_right import grow_right
from tieline.actors.offices import OFFICE_PLURALS, Draft, OfficePhrase, Reading
from tieline.actors.speaker_notes import speaker_notes
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology import titles
from tieline.ontology.titles import Title

_SMALL = frozenset({"of", "and", "the", "for", "to", "on", "at", "with"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})


def scan_offices(tokens: Tokens, terms: dict[int, Term], on: date | None) -> list[OfficePhrase]:
    """All office phrases of a document, in order, none overlapping another."""
    reading = Reading.of(tokens, terms, on)
    found: list[OfficePhrase] = []
    floor = 0
    notes = {i for first, last in speaker_notes(tokens).items() for i in range(first, last + 1)}
    for draft in _nouns(reading):
        if draft.first < floor or draft.first in notes:
            continue
        grow_left(draft, reading, floor)
        grow_right(draft, reading)
        phrase = _finished(draft, reading)
        if _plausible(phrase, reading):
            found.append(phrase)
            floor = draft.last + 1
    return found


def _nouns(reading: Reading) -> Iterator[Draft]:
    tokens = reading.tokens
    for i, lower in enumerate(tokens.lower):
        term = reading.terms.get(i)
        last = term.last if term is not None else i
        if not _is_noun(tokens, last) or _names_institution(tokens, last) or _narrows_next(reading, i, last):
            continue
        if _is_surname(tokens, last):
            continue
        if term is not None and term.entry.kind is TermKind.TITLE:
            yield Draft(i, last, i, last, _noun(tokens, term), term.entry.title, term.entry.plural)
        elif (lower in words.OFFICE_NOUNS or lower in OFFICE_PLURALS) and i not in reading.inside:
            title = titles.find(OFFICE_PLURALS.get(lower, lower))
            yield Draft(i, i, i, i, i, title, lower not in words.OFFICE_NOUNS)


def _is_noun(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i].startswith("NN") or tokens.capital(i)


def _is_surname(tokens: Tokens, i: int) -> bool:
    """ "Julie Bishop": a title's word that ends a name behind a given name."""
    given = i > 0 and tokens.lower[i - 1] in words.FEMALE_NAMES | words.MALE_NAMES and tokens.capital(i)
    return given and tokens.entity[i - 1] == "PERSON" and not (tokens.together(i, i + 1) and tokens.proper(i + 1))


def _names_institution(tokens: Tokens, last: int) -> bool:
    """ "General Assembly", "Prime Minister's Office": the title is only part of an institution's name."""
    following = last + 1
    if tokens.together(last, following + 1) and tokens.lower[following] in ("'s", "'"):
        following += 1
    if not tokens.together(last, following):
        return False
    return tokens.capital(following) and tokens.capital(last) and tokens.lower[following] in words.INSTITUTIONS


def _narrows_next(reading: Reading, first: int, last: int) -> bool:
    """ "Deputy Head", "Chief Economic Advisor": the noun only narrows the office noun behind it."""
    tokens = reading.tokens
    if first != last or tokens.lower[last] not in words.NARROWING:
        return False
    i = last + 1
    while tokens.together(last, i) and i - last < 3 and tokens.lower[i] in words.PORTFOLIO - words.OFFICE_NOUNS:
        i += 1
    if not tokens.together(last, i) or tokens.capital(i) != tokens.capital(last):
        return False
    term = reading.terms.get(i)
    title = term is not None and term.entry.kind is TermKind.TITLE
    return title or tokens.lower[i] in words.OFFICE_NOUNS or tokens.lower[i] in OFFICE_PLURALS


def _noun(tokens: Tokens, term: Term) -> int:
    """Position of the noun of a title of several words: before "of", else the last."""
    for i in range(term.first + 1, term.last + 1):
        if tokens.lower[i] == "of":
            return i - 1
    return term.last


def _finished(draft: Draft, reading: Reading) -> OfficePhrase:
    title, office = _named(draft, reading)
    return OfficePhrase(
        first=draft.first,
        last=draft.last,
        noun=draft.noun,
        office=office,
        title=title,
        standing=draft.standing,
        plural=draft.plural,
        states=draft.states,
        organisation=draft.organisation,
        elsewhere=draft.elsewhere,
        determiner=draft.determiner,
        counterpart=reading.tokens.lower[draft.noun] in _COUNTERPARTS,
        count=draft.count,
        pair=draft.pair,
    )


def _named(draft: Draft, reading: Reading) -> tuple[Title | None, str]:
    """The titles table's entry for the office, and the office in words.

    The table's word is used where it is itself a title ("Foreign Minister" for "top diplomat"); where it only names a
    class ("Officer"), or where more words narrow the office, the office stays as written.
    """
    tokens = reading.tokens
    core = range(draft.core_first, draft.core_last + 1)
    written = [tokens.text[i] for i in core]
    bare = " ".join(tokens.text[i] for i in core if not _is_state(reading, i))
    whole = titles.find(" ".join(written)) or titles.find(bare)
    if draft.organisation is not None:
        name = draft.organisation.name
        whole = titles.find(f"{bare} of the {name}") or titles.find(f"{name} {bare}") or whole
    covers = whole is not None or draft.core_last - draft.core_first == _length(draft, reading) - 1
    title = whole or draft.title
    if title is not None and covers and title.office and _is_title(title):
        return title, title.office
    return title, _spelled([_singular(w) for w in written] if draft.plural else written)


def _is_state(reading: Reading, i: int) -> bool:
    term = reading.inside.get(i)
    return term is not None and term.entry.kind is TermKind.STATE


def _is_title(title: Title) -> bool:
    named = titles.find(title.office or "")
    return named is not None and named.office == title.office


def _length(draft: Draft, reading: Reading) -> int:
    term = reading.terms.get(draft.noun) or reading.inside.get(draft.noun)
    return term.last - term.first + 1 if term is not None else 1


def _singular(word: str) -> str:
    single = OFFICE_PLURALS.get(word.lower())
    return word if single is None else (single.capitalize() if word[:1].isupper() else single)


def _spelled(written: list[str]) -> str:
    """ "first deputy prime minister" -> "First Deputy Prime Minister" """
    while written and written[-1].lower() in _SMALL:
        written = written[:-1]
    capitals = [w.title() if w.isupper() and len(w) > 4 else w for w in written]
    text = " ".join(w if w.lower() in _SMALL or w[:1].isupper() else w.capitalize() for w in capitals)
    return text.replace(" - ", "-").replace(" 's", "'s")


def _plausible(phrase: OfficePhrase, reading: Reading) -> bool:
    """Whether a word that also has other meanings ("justice", "head", "count") is an office here."""
    tokens, i = reading.tokens, phrase.noun
    if phrase.determiner in ("no", "any", "every", "each", "another"):
        return False
    if phrase.counterpart and not phrase.plural and tokens.dep[phrase.first - 1] == "poss" and phrase.first == i:
        return tokens.lower[i] == "counterpart"  # "his counterpart"
    if tokens.capital(i) and not phrase.determiner and tokens.dep[i] in ("attr", "oprd"):
        after = phrase.last + 1
        return bool(phrase.states) or (tokens.together(phrase.last, after) and tokens.proper(after))
    if tokens.capital(i) or phrase.states or phrase.organisation or phrase.count:
        return True
    after = phrase.last + 1
    if tokens.together(phrase.last, after) and tokens.proper(after):
        return True
    if tokens.dep[i] in ("compound", "amod", "npadvmod") and tokens.head[i] > phrase.last:
        return False
    if phrase.plural and not phrase.determiner and phrase.first == phrase.last:
        return False
    return bool(phrase.determiner) or phrase.plural or phrase.first < i
