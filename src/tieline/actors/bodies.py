"""Terms in, bodies, sides and groups of people out: "the Greek and Turkish governments", "China's Ministry of
Commerce", "the South Korean side", "Israeli forces".

A body is owned by the state whose name or nationality stands before it, or behind it after "of". One without an owner
("the Foreign Ministry") is kept if it is definite: the document may have named its owner before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.actors import words
from tieline.actors.office_right import pair_of_states
from tieline.actors.offices import DETERMINERS, NAMES, Reading, end_of_ties
from tieline.actors.places import place_ending
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology.organisations import Organisation
from tieline.ontology.places import longest
from tieline.ontology.states import How, State
from tieline.records.actor import ActorKind

_BODY_PHRASES = tuple(tuple(phrase.split()) for phrase in words.BODY_PHRASES)
_BODY_STARTS = {phrase[0] for phrase in _BODY_PHRASES}
BARE = "bare"  # method of a noun alone ("police"), which is a party only where the context tells its state
SHORTENED = "shortened"  # method of a noun that repeats the end of a name ("the council")
_NAMED_AFTER_PEOPLE = frozenset({"administration", "government", "cabinet"})
_LONGEST_MODIFIER = 5  # tokens between a nationality and its noun


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """A party that is no person. states: several for "the Greek and Turkish governments"; none where none is named.

    noun: position of the noun that names it. pair: it is of "the two countries". method, confidence: of what is said
    of its state.
    """

    first: int
    last: int
    noun: int
    kind: ActorKind
    states: tuple[State, ...]
    method: str
    confidence: float
    organisation: Organisation | None = None
    pair: bool = False


def scan_bodies(reading: Reading, taken: set[int]) -> Iterator[PartyPhrase]:
    """Bodies, sides and groups outside the tokens already taken; they may overlap each other."""
    tokens = reading.tokens
    for i, lower in enumerate(tokens.lower):
        if i in taken:
            continue
        last = _body_phrase(reading, i) if lower in _BODY_STARTS else None
        if i in reading.inside and reading.inside[i].entry.kind is not TermKind.TITLE:
            continue  # "State Duma", "Security Council" are names of their own
        end = last if last is not None else i
        if _modifies_more(reading, end) or (last is None and not tokens.tag[i].startswith("NN")):
            continue
        kind = ActorKind.GOVERNMENT_BODY if last is not None else _kind(reading, i)
        if kind is None:
            continue
        phrase = _owned(reading, taken, i, end, kind)
        if phrase is not None:
            yield phrase


def _modifies_more(reading: Reading, i: int) -> bool:
    """ "U.S. military aid", "opposition politicians": the noun only qualifies the one behind it."""
    tokens = reading.tokens
    if tokens.dep[i] not in ("compound", "amod", "nmod") or not i < tokens.head[i]:
        return False
    return all(tokens.tag[j].startswith(("NN", "JJ")) for j in range(i + 1, tokens.head[i] + 1))


def _body_phrase(reading: Reading, i: int) -> int | None:
    tokens = reading.tokens
    for parts in _BODY_PHRASES:
        end = i + len(parts) - 1
        if tuple(tokens.lower[i : end + 1]) == parts and tokens.together(i, end):
            return end
    return None


def _kind(reading: Reading, i: int) -> ActorKind | None:
    tokens, lower = reading.tokens, reading.tokens.lower[i]
    following = i + 1
    goes_on = tokens.together(i, following) and tokens.capital(i) and tokens.proper(following)
    if goes_on and tokens.lower[following] in words.GOVERNMENT_NOUNS:
        return None  # "State Administration Council": the noun comes later
    if lower in words.SIDES:
        return ActorKind.STATE
    if lower in words.GROUPS:
        return ActorKind.GROUP
    if lower in words.BODIES or (lower in words.GOVERNMENT_NOUNS and tokens.capital(i)):
        return ActorKind.GOVERNMENT_BODY
    named = lower in words.MOVEMENTS and tokens.capital(i)
    return ActorKind.ORGANISATION if named or lower in words.SHORTENED else None


def _owned(reading: Reading, taken: set[int], first: int, last: int, kind: ActorKind) -> PartyPhrase | None:
    """The phrase around a noun with its owner; None without one, unless the noun is definite ("the government")."""
    tokens, noun = reading.tokens, last
    start, owners = _left(reading, taken, first)
    if kind is ActorKind.GOVERNMENT_BODY:
        last = _of_what(reading, last)
    pair = _pair_behind(tokens, last)
    if not owners and pair is None:
        links = {"of", "from"} if kind is ActorKind.GROUP else {"of"}
        last, owners = _right(reading, last, links | ({"in"} if tokens.lower[noun] in words.RESIDENT else set()))
    determiner = ""
    before = tokens.lower[start - 1] if start > 0 and tokens.together(start - 1, start) else ""
    if before in DETERMINERS and (before != "that" or tokens.tag[start - 1] == "DT"):
        start -= 1
        determiner = before
    if pair is not None and not owners:
        return PartyPhrase(start, pair, noun, kind, (), "nationality", 0.8, pair=True)
    if owners:
        method = "side" if kind is ActorKind.STATE else "nationality"
        return PartyPhrase(start, last, noun, kind, owners, method, 0.9)
    paired = hyphened(tokens, start, noun)
    named_after = (start - 1 in taken or paired) and kind is ActorKind.GOVERNMENT_BODY  # "the Biden administration"
    headed = not determiner and tokens.headline[start]  # where articles are left out
    definite = (determiner == "the" or headed) and (kind is ActorKind.GOVERNMENT_BODY or first != noun)
    known = tokens.lower[noun] in words.BODIES or first != noun
    titled = noun - start > (determiner != "") and tokens.capital(noun)  # "the National Security Council"
    if named_after or (definite and (known or titled)):
        return PartyPhrase(start, last, noun, kind, (), "body", 0.5)
    if first == noun and not determiner and tokens.capital(noun) and tokens.lower[noun] in words.CHAMBERS:
        return PartyPhrase(start, last, noun, kind, (), "body", 0.5)
    if determiner == "the" and tokens.lower[noun] in words.SHORTENED and not tokens.capital(noun) and start == noun - 1:
        return PartyPhrase(start, last, noun, kind, (), SHORTENED, 0.5)
    party = tokens.lower[noun] in words.MOVEMENTS and tokens.capital(noun) and tokens.proper(noun - 1)
    if determiner in ("", "the") and (tokens.lower[noun] in words.LOCAL or (party and start < noun)):
        return PartyPhrase(start, last, noun, kind, (), BARE, 0.5)
    return None


def hyphened(tokens: Tokens, first: int, noun: int) -> bool:
    """ "the Biden-Harris administration": a government named after two people."""
    marks = (i for i in range(first + 1, noun - 1) if tokens.text[i] in ("-", "–") and not tokens.space[i])
    names = any(tokens.proper(i - 1) and tokens.proper(i + 1) and not tokens.space[i - 1] for i in marks)
    return names and tokens.lower[noun] in _NAMED_AFTER_PEOPLE


def _pair_behind(tokens: Tokens, last: int) -> int | None:
    """Last token of "of the two countries" behind a noun."""
    start = last + 2
    if not tokens.together(last, start) or tokens.lower[last + 1] != "of":
        return None
    return pair_of_states(tokens, start + (tokens.lower[start] == "the"))


def _left(reading: Reading, taken: set[int], first: int) -> tuple[int, tuple[State, ...]]:
    """Where the phrase begins on the left, and its owners."""
    tokens, i, steps = reading.tokens, first - 1, 0
    while i >= 0 and tokens.together(i, first) and steps < _LONGEST_MODIFIER and i not in taken:
        term = reading.ends.get(i)
        if term is not None and term.entry.kind is not TermKind.TITLE:
            return _owner(reading, taken, term, first)
        place = place_ending(tokens, i)
        if place is not None:
            return place[0], (place[1],)
        if tokens.lower[i] not in ("'s", "'", "-", "–"):
            body = tokens.lower[i] in words.BODIES and not tokens.capital(first)  # but "New York Police Department"
            if not tokens.tag[i].startswith(("JJ", "NN", "VBN", "CD")) or body:
                break
            steps += 1
        i -= 1
    return _modified(reading, taken, first), ()


def _modified(reading: Reading, taken: set[int], first: int) -> int:
    """The left edge over the adjectives and names that modify the noun."""
    tokens = reading.tokens
    while first > 0 and tokens.together(first - 1, first) and first - 1 not in taken:
        joined = (
            tokens.text[first - 1] in ("-", "–") and first > 1 and tokens.proper(first - 2) and tokens.proper(first)
        )
        if not joined and (not tokens.tag[first - 1].startswith(("JJ", "NNP")) or first - 1 in reading.ends):
            break
        first -= 1 + joined
    return first


def _owner(reading: Reading, taken: set[int], term: Term, first: int) -> tuple[int, tuple[State, ...]]:
    if term.entry.kind is TermKind.ORGANISATION:
        end = end_of_ties(term.entry.organisations[0])
        return (term.first, (end,)) if end is not None else (_modified(reading, taken, first), ())
    name = reading.state(term)
    if name is None or name.how in (How.CAPITAL, How.SEAT):
        return _modified(reading, taken, first), ()
    start, owners = term.first, [name.state]
    while start >= 2 and reading.tokens.lower[start - 1] in ("and", ",", "-", "–"):
        before = reading.ends.get(start - 2)
        other = reading.state(before)
        if before is None or other is None or other.how is not name.how or before.first in taken:
            break
        if not reading.tokens.together(before.first, start):
            break
        start = before.first
        owners.insert(0, other.state)
    return start, tuple(owners)


def _of_what(reading: Reading, last: int) -> int:
    """ "Ministry of Foreign Affairs", "Department of the Treasury": what a body is in charge of."""
    tokens, i = reading.tokens, last + 2
    if not tokens.together(last, i) or tokens.lower[last + 1] not in ("of", "for") or not tokens.capital(last):
        return last
    i += tokens.lower[i] == "the" and tokens.together(last, i + 1)
    end = last
    while tokens.together(last, i) and i not in reading.inside:
        if tokens.proper(i) or (tokens.capital(i) and tokens.lower[i] in words.PORTFOLIO):
            end = i
        elif (
            tokens.lower[i] not in ("and", "&", "of", ",") or not tokens.together(i, i + 1) or not tokens.proper(i + 1)
        ) or tokens.lower[i + 1] not in words.PORTFOLIO | words.INSTITUTIONS:
            break
        i += 1
    return end


def _right(reading: Reading, last: int, links: set[str]) -> tuple[int, tuple[State, ...]]:
    """ "the government of Japan", "the peoples of Russia and China", "officials from Norway" """
    tokens, i = reading.tokens, last + 2
    if tokens.together(last, i + 2) and tokens.lower[i - 1] == "and" and tokens.lower[i] in words.BODIES | words.GROUPS:
        i += 2  # "the Government and People of Israel"
    if not tokens.together(last, i) or tokens.lower[i - 1] not in links:
        return last, ()
    owners: list[State] = []
    end = last
    while tokens.together(last, i):
        i += tokens.lower[i] == "the" and tokens.together(last, i + 1)
        term = reading.terms.get(i)
        name = reading.state(term)
        place = _place_at(tokens, i) if term is None and not owners else None
        if place is not None:
            return place  # "the government of Sindh"
        if term is None or name is None or name.how not in NAMES:
            break
        owners.append(name.state)
        end, i = term.last, term.last + 1
        if not tokens.together(last, i + 1) or tokens.lower[i] not in (",", "and"):
            break
        i += 1
    return end, tuple(owners)


def _place_at(tokens: Tokens, i: int) -> tuple[int, tuple[State, ...]] | None:
    """Last token and state of a province or city whose name begins at a token."""
    for last in range(i, i + longest()):
        place = place_ending(tokens, last) if tokens.together(i, last) else None
        if place is not None and place[0] == i:
            return last, (place[1],)
    return None
