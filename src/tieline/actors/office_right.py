"""What stands behind an office noun: "-elect", "of Kazakhstan", "of the Federal Security Service", "to Turkey"."""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.offices import NAMES, Draft, Reading
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology.states import How

_LINKS = frozenset({"of", "for", "to", "on", "at", "with", "from"})
_TOWARDS = frozenset({"to", "on", "with", "for", "at"})
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "ambassadors", "envoys", "representatives"})
_JOINERS = frozenset({"of", "and", "the", "for", "'s", "'", "’", "&", "-"})
_LONGEST_COMPLEMENT = 14  # tokens


def grow_right(draft: Draft, reading: Reading) -> None:
    """Extend an office phrase to the right. A person's name behind it is not part of it."""
    tokens = reading.tokens
    _take_elect(draft, reading)
    while tokens.together(draft.last, draft.last + 2) and tokens.lower[draft.last + 1] in _LINKS:
        link = tokens.lower[draft.last + 1]
        start = draft.last + 2
        if link == "to" and tokens.tag[start] == "VB":
            return  # "Call by Officials to Preview the Summit"
        if tokens.lower[start] == "the" and tokens.together(start, start + 1):
            start += 1
        end = pair_of_states(tokens, start) if draft.plural and link == "of" else None
        if end is not None and not draft.states:
            draft.last, draft.pair = end, True
            return
        if link == "for" and tokens.lower[draft.noun].startswith("spokes"):
            link = "of"  # "a spokesman for the Ministry" is the Ministry's
        if link == "at" and tokens.capital(draft.noun) and tokens.lower[draft.noun] in words.SERVING - _ENVOYS:
            link = "of"  # "Coordinator for Defense Policy at the National Security Council"
        term = reading.terms.get(start)
        if term is not None and _take_owner(draft, reading, term, link):
            continue
        end = _complement(draft, reading, start, link)
        if end is None:
            return
        _note_complement(draft, reading, start, end, owned=link not in _TOWARDS)
        draft.last = end


def pair_of_states(tokens: Tokens, start: int) -> int | None:
    """Last token of "two countries", "both nations" at a position behind "of" and "the"; None for anything else."""
    if not tokens.together(start, start + 1) or tokens.lower[start] not in words.NUMBERS:
        return None
    return start + 1 if tokens.lower[start + 1] in words.PLURAL_STATES else None


def _take_elect(draft: Draft, reading: Reading) -> None:
    """ "President-elect", "prime minister designate" """
    tokens, i = reading.tokens, draft.last + 1
    i += tokens.together(draft.last, i) and tokens.text[i] == "-"
    if tokens.together(draft.last, i) and tokens.lower[i] in ("elect", "designate"):
        draft.last, draft.standing = i, "elect"


def _take_owner(draft: Draft, reading: Reading, term: Term, link: str) -> bool:
    tokens, entry = reading.tokens, term.entry
    if entry.kind not in (TermKind.STATE, TermKind.ORGANISATION):
        return False
    if link in _TOWARDS:
        return _take_direction(draft, reading, term)
    if link == "from" and ((tokens.capital(draft.noun) and not draft.plural) or _possessed(draft, tokens)):
        return False  # "they withdraw their ambassadors from Peru": whence, not whose
    if entry.kind is TermKind.ORGANISATION:
        if not draft.states:
            draft.organisation = draft.organisation or entry.organisations[0]
        draft.last = term.last
        return True
    name = reading.state(term)
    after = term.last + 1
    if name is None or name.how not in NAMES:
        return False
    if tokens.together(term.last, after) and (_names_institution(reading, after) or tokens.lower[after] == "'s"):
        return False
    if not draft.states:
        draft.states = (name.state,)
        draft.last = term.last
        _take_coordinated(draft, reading)
    else:
        draft.last = term.last
    return True


def _possessed(draft: Draft, tokens: Tokens) -> bool:
    """ "their ambassadors", "its respective envoys" """
    return any(
        tokens.tag[i] == "PRP$" and tokens.together(i, draft.noun) for i in (draft.noun - 1, draft.noun - 2) if i >= 0
    )


def _take_direction(draft: Draft, reading: Reading, term: Term) -> bool:
    """ "ambassador to Turkey": towards whom the office is held, not whose it is; but "envoy for North Korea Policy"."""
    tokens, after = reading.tokens, term.last + 1
    policy = tokens.together(term.last, after) and _names_institution(reading, after)
    if policy or tokens.lower[draft.noun] not in _ENVOYS:
        return False
    draft.last = term.last
    return True


def _names_institution(reading: Reading, i: int) -> bool:
    """ "Secretary of the Russian Federation Security Council": the state only qualifies an institution."""
    tokens = reading.tokens
    return tokens.capital(i) and tokens.lower[i] in words.INSTITUTIONS | words.PORTFOLIO


def _take_coordinated(draft: Draft, reading: Reading) -> None:
    """ "the Presidents of Russia, Belarus and Kazakhstan" """
    tokens = reading.tokens
    while draft.plural and tokens.together(draft.last, draft.last + 2):  # also "officials from Japan and Korea"
        i = draft.last + 1
        while tokens.together(draft.last, i) and tokens.lower[i] in (",", "and", "the", "&"):
            i += 1
        term = reading.terms.get(i)
        name = reading.state(term)
        if i == draft.last + 1 or term is None or name is None or name.how not in NAMES:
            return
        draft.states, draft.last = (*draft.states, name.state), term.last


def _complement(draft: Draft, reading: Reading, start: int, link: str) -> int | None:
    """Last token of what an office is an office of.

    Capitalised words, up to where a person's name begins: after the last noun of an institution or a portfolio, at a
    name the recogniser sees, or else at the end. An office may be that of another ("Press Secretary of the President").
    """
    tokens = reading.tokens
    if link == "from":
        return None
    nested = reading.terms.get(start)
    if nested is not None and nested.entry.kind is TermKind.TITLE and link in ("of", "to", "for"):
        inner = Draft(start, nested.last, start, nested.last, nested.last, None, nested.entry.plural)
        grow_right(inner, reading)
        if inner.states and not draft.states:
            draft.states = inner.states
        return inner.last
    if link in ("on", "at", "with") and not (tokens.lower[draft.noun] in _ENVOYS and tokens.capital(start)):
        return None
    if tokens.entity[start] in ("DATE", "TIME"):
        return None
    towards = reading.state(nested)
    if link in _TOWARDS and towards is not None and tokens.lower[draft.noun] not in _ENVOYS:
        return None  # "the visit of the Uzbek President to Russia"
    settled = _settled(reading, start)
    while settled is not None and tokens.together(settled, settled + 1) and tokens.head[settled] == settled + 1:
        if tokens.dep[settled] != "amod" or tokens.capital(settled):
            break
        settled += 1  # "representatives of regional governments"
    while settled is not None and settled >= start and tokens.lower[settled] in _JOINERS:
        settled -= 1
    return settled if settled is not None and settled >= start else None


def _settled(reading: Reading, start: int) -> int | None:
    tokens, i, settled = reading.tokens, start, None
    while tokens.together(start, i) and i - start < _LONGEST_COMPLEMENT:
        lower = tokens.lower[i]
        if i > start and tokens.entity[i] == "PERSON" and tokens.entity[i - 1] != "PERSON":
            return settled if settled is not None else i - 1
        if lower in words.INSTITUTIONS or lower in words.PORTFOLIO or _closes(reading, i):
            settled = i
        elif not tokens.proper(i) and not (_joins(reading, i) and _goes_on(reading, i)):
            break
        i += 1
    if settled is None and i > start and tokens.proper(start):
        return _before_name(reading, start, i - 1)
    return settled


def _before_name(reading: Reading, first: int, last: int) -> int:
    """Where a run of capitalised words without any noun of an institution stops being a place: "Chechnya | Akhmat
    Kadyrov". At the end of a place the recogniser sees; else the last two words are the name, if it ends in one."""
    tokens = reading.tokens
    for i in range(first, last):
        if tokens.entity[i] in ("GPE", "LOC", "FAC") and tokens.entity_end[i] == i:
            return i
    words_in = [i for i in range(first, last + 1) if tokens.text[i] != "-"]
    return words_in[-2] - 1 if len(words_in) > 2 and tokens.entity[last] == "PERSON" else last


def _closes(reading: Reading, i: int) -> bool:
    term = reading.inside.get(i)
    return term is not None and term.entry.kind is not TermKind.ADDRESS and i == term.last


def _joins(reading: Reading, i: int) -> bool:
    """Words that may stand inside the name of an institution; adjectives before it ("the exiled Tibetan ...")."""
    tokens = reading.tokens
    if tokens.lower[i] == ",":  # "for Environmental Protection, Ecology and Transport"
        listed = tokens.together(i - 1, i + 1) and tokens.lower[i + 1] in words.PORTFOLIO and tokens.capital(i + 1)
        return listed and tokens.lower[i - 1] in words.PORTFOLIO
    return tokens.lower[i] in _JOINERS or tokens.tag[i] in ("JJ", "VBN")


def _goes_on(reading: Reading, i: int) -> bool:
    tokens = reading.tokens
    if not tokens.together(i, i + 1):
        return False
    if tokens.lower[i] == "and" and reading.inside.get(i + 1) is not None:
        return False
    return tokens.proper(i + 1) or tokens.lower[i + 1] in words.PORTFOLIO | {"the"}


def _note_complement(draft: Draft, reading: Reading, start: int, end: int, *, owned: bool) -> None:
    """A state inside the complement owns the office ("of the Russian Security Council"), unless the office is held
    towards it ("for North Korea Policy"); a complement of portfolio words only narrows it."""
    tokens = reading.tokens
    narrow = True
    for i in range(start, end + 1):
        term = reading.inside.get(i)
        name = reading.state(term)
        if name is not None and name.how is not How.CAPITAL:
            draft.states = draft.states or ((name.state,) if owned else ())
        elif tokens.lower[i] not in words.PORTFOLIO | words.INSTITUTIONS | _JOINERS and term is None:
            narrow = False
    if narrow:
        draft.core_last = max(draft.core_last, end)
    else:
        draft.elsewhere = True
