"""What stands before an office noun: portfolio, nationality, "former", determiner; read from right to left."""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.offices import DETERMINERS, Draft, Reading
from tieline.actors.terms import Term, TermKind
from tieline.ontology import titles
from tieline.ontology.states import How

_AND = frozenset({"and", ",", "-", "–", "&"})


def grow_left(draft: Draft, reading: Reading, floor: int) -> None:
    """Extend an office phrase to the left, not beyond the token `floor`."""
    tokens = reading.tokens
    while draft.first > floor and tokens.together(draft.first - 1, draft.first):
        i = draft.first - 1
        if tokens.lower[i] in DETERMINERS and tokens.tag[i] in ("DT", "PDT", "WDT", "NNP"):
            draft.first, draft.determiner = i, tokens.lower[i]
            return
        if not (
            _take_count(draft, reading)
            or _take_owner(draft, reading, reading.ends.get(i), floor)
            or _take_possessor(draft, reading, floor)
            or _take_standing(draft, reading, floor)
            or _take_portfolio(draft, reading, floor)
        ):
            return


def _take_count(draft: Draft, reading: Reading) -> bool:
    lower = reading.tokens.lower[draft.first - 1]
    if not draft.plural or lower not in words.NUMBERS:
        return False
    draft.first, draft.count = draft.first - 1, words.NUMBERS[lower]
    return True


def _take_standing(draft: Draft, reading: Reading, floor: int) -> bool:
    """ "former", "acting", "then-", "newly elected" """
    tokens = reading.tokens
    for length in (3, 2, 1):
        start = draft.first - length
        if start < floor or not tokens.together(start, draft.first):
            continue
        written = "".join(tokens.lower[i] + tokens.space[i] for i in range(start, draft.first)).strip(" -–")
        standing = titles.prefixes().get(written)
        if standing is not None:
            draft.first, draft.standing = start, draft.standing or standing
            return True
    return False


def _take_owner(draft: Draft, reading: Reading, term: Term | None, floor: int) -> bool:
    """A state's name or nationality, a seat or an organisation's name right before the title."""
    if term is None or term.first < floor or draft.states or draft.organisation:
        return False
    if term.entry.kind is TermKind.ORGANISATION:
        draft.organisation, draft.first = term.entry.organisations[0], term.first
        return True
    name = reading.state(term)
    if name is None:
        return False
    draft.first = term.first
    if name.how is How.CAPITAL:  # before a title it is a city: "Moscow Mayor"
        draft.elsewhere = True
        return True
    draft.states = (name.state,)
    if name.how is How.SEAT:  # "State Duma Speaker", "White House Press Secretary"
        draft.core_first = term.first
    _take_coordinated(draft, reading, floor)
    return True


def _take_coordinated(draft: Draft, reading: Reading, floor: int) -> None:
    """ "the Russian, Indian and Chinese foreign ministers" """
    tokens = reading.tokens
    while draft.plural and draft.first - 2 >= floor and tokens.lower[draft.first - 1] in _AND:
        mark = draft.first - 1
        if tokens.lower[mark - 1] == "," and mark - 2 >= floor:
            mark -= 1
        before = reading.ends.get(mark - 1)
        name = reading.state(before)
        if before is None or name is None or name.how in (How.CAPITAL, How.SEAT) or before.first < floor:
            return
        if not tokens.together(before.first, draft.first):
            return
        draft.states, draft.first = (name.state, *draft.states), before.first


def _take_possessor(draft: Draft, reading: Reading, floor: int) -> bool:
    """ "Russia's Foreign Minister", "the EU's foreign policy chief" """
    mark = draft.first - 1
    if reading.tokens.lower[mark] not in ("'s", "'") or mark - 1 < floor:
        return False
    return _take_owner(draft, reading, reading.ends.get(mark - 1), floor)


def _modifies(draft: Draft, reading: Reading, i: int) -> bool:
    """ "coup leader", "senior military official": a common noun or adjective the parse hangs on the office noun."""
    tokens = reading.tokens
    if not tokens.tag[i].startswith(("NN", "JJ")) or tokens.dep[i] not in ("compound", "amod", "nmod"):
        return False
    return i < tokens.head[i] <= draft.noun


def _take_portfolio(draft: Draft, reading: Reading, floor: int) -> bool:
    """Words that narrow the office: "Industry and Trade Minister", "Krasnodar Territory Governor", "deputy head"."""
    tokens, i = reading.tokens, draft.first - 1
    if draft.states or draft.organisation or draft.standing:
        return False
    if i in reading.inside and reading.inside[i].entry.kind is not TermKind.TITLE:
        return False
    lower = tokens.lower[i]
    if lower in ("and", "-", ","):
        before = i - 1
        joins = before >= floor and tokens.lower[before] in words.PORTFOLIO and tokens.lower[i + 1] in words.PORTFOLIO
        if not joins or lower == "," or tokens.capital(before) != tokens.capital(i + 1):
            return False
        draft.first = draft.core_first = before
        return True
    if not tokens.capital(i) and not tokens.capital(draft.noun) and _modifies(draft, reading, i):
        draft.first = draft.core_first = i
        return True
    known = lower in words.PORTFOLIO or lower in words.OFFICE_NOUNS
    named = tokens.proper(i) and tokens.entity[i] != "PERSON" and tokens.capital(draft.core_first)
    named = named and lower not in words.TIES  # "After the NATO Summit President Putin ..."
    if not known and not named:
        return False
    if not tokens.capital(i) and not tokens.tag[i].startswith(("NN", "JJ", "VBG", "RB")):
        return False
    draft.elsewhere = draft.elsewhere or not (known or lower in words.INSTITUTIONS)
    draft.first = draft.core_first = i
    return True
