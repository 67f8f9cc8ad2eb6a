"""Terms in, parties other than persons out: states, their bodies and people, organisations, blocs.

What counts. The name of a state is a party wherever it stands except as a place ("in Russia"). A capital is one only
where it acts or is dealt with ("Beijing said", "ties with Moscow"), a seat ("the Kremlin") likewise. A bare
nationality is one only before a noun of ties ("Russian-Chinese relations", "U.S.-China trade", method "adjective",
low confidence); before a body, a side or a group of people it belongs to that phrase ("the South Korean side",
"Israeli forces"); before anything else ("Chinese exports") it is no party.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tieline.actors import words
from tieline.actors.offices import DETERMINERS, NAMES, end_of_ties, state_of
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology import states
from tieline.ontology.organisations import Organisation
from tieline.ontology.states import How, State, StateName
from tieline.records.actor import ActorKind

_PAIR_MARKS = frozenset({"-", "–", "—", "‑", "/"})
_BODY_STARTS = {phrase.split()[0] for phrase in words.BODY_PHRASES}


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """A party that is no person. states: several for "the Greek and Turkish governments"; none where none is named."""

    first: int
    last: int
    kind: ActorKind
    states: tuple[State, ...]
    method: str
    confidence: float
    organisation: Organisation | None = None


class PartyScanner:
    """Finds the parties of one document that are no persons."""

    def __init__(self, tokens: Tokens, terms: dict[int, Term], taken: set[int], on: date | None) -> None:
        self.tokens = tokens
        self.terms = {i: t for i, t in terms.items() if not taken & set(range(t.first, t.last + 1))}
        self.ends = {t.last: t for t in self.terms.values()}
        self.taken = set(taken)
        self.on = on

    def scan(self) -> list[PartyPhrase]:
        """All such parties, in order, none overlapping another or a person phrase."""
        found: list[PartyPhrase] = []
        for reader in (self._bodies, self._compounds, self._named):
            for phrase in reader():
                span = set(range(phrase.first, phrase.last + 1))
                if not span & self.taken:
                    self.taken |= span
                    found.append(phrase)
        return sorted(found, key=lambda phrase: phrase.first)

    # -- bodies, sides and groups of people ------------------------------------------------------------------------

    def _bodies(self) -> Iterator[PartyPhrase]:
        tokens = self.tokens
        for i, lower in enumerate(tokens.lower):
            if i in self.taken:
                continue
            last = self._body_phrase(i)
            if last is not None:
                phrase = self._owned(i, last, ActorKind.GOVERNMENT_BODY, definite=True)
            elif not tokens.tag[i].startswith("NN"):
                continue
            elif lower in words.BODIES:
                phrase = self._owned(i, i, ActorKind.GOVERNMENT_BODY, definite=tokens.tag[i] in ("NN", "NNP"))
            elif lower in words.SIDES:
                phrase = self._owned(i, i, ActorKind.STATE, definite=False)
            elif lower in words.GROUPS:
                phrase = self._owned(i, i, ActorKind.GROUP, definite=False)
            else:
                continue
            if phrase is not None:
                yield phrase

    def _body_phrase(self, i: int) -> int | None:
        tokens = self.tokens
        if tokens.lower[i] not in _BODY_STARTS:
            return None
        for phrase in words.BODY_PHRASES:
            parts = phrase.split()
            if tokens.lower[i : i + len(parts)] == parts and tokens.together(i, i + len(parts) - 1):
                return i + len(parts) - 1
        return None

    def _owned(self, first: int, last: int, kind: ActorKind, *, definite: bool) -> PartyPhrase | None:
        """The phrase around a noun with its owner; None without one, unless the noun is definite ("the government")."""
        tokens, noun = self.tokens, last
        start, owners = self._left(first)
        if not owners:
            last, owners = self._right(last)
        if start > 0 and tokens.together(start - 1, start) and tokens.lower[start - 1] in DETERMINERS:
            determiner, start = tokens.lower[start - 1], start - 1
        else:
            determiner = ""
        if owners:
            method = "side" if tokens.lower[noun] in words.SIDES else "nationality"
            return PartyPhrase(start, last, kind, owners, method, 0.9)
        if definite and determiner == "the" and kind is ActorKind.GOVERNMENT_BODY:
            return PartyPhrase(start, last, kind, (), "body", 0.5)
        return None

    def _left(self, first: int) -> tuple[int, tuple[State, ...]]:
        """Where the phrase begins on the left, and its owners: "the Greek and Turkish governments"."""
        tokens, i, steps = self.tokens, first - 1, 0
        while i >= 0 and tokens.together(i, first) and steps < 5 and i not in self.taken:
            term = self.ends.get(i)
            if term is not None:
                return self._owner(term, first)
            if tokens.lower[i] in ("'s", "'", "-", "–"):
                i -= 1
                continue
            if not tokens.tag[i].startswith(("JJ", "NN", "VBN", "CD")) or tokens.lower[i] in words.BODIES:
                break
            i, steps = i - 1, steps + 1
        return self._modified(first), ()

    def _modified(self, first: int) -> int:
        """The left edge over adjectives and nouns that modify the noun."""
        tokens = self.tokens
        while first > 0 and tokens.together(first - 1, first) and first - 1 not in self.taken:
            i = first - 1
            if not tokens.tag[i].startswith(("JJ", "NNP")) or i in self.ends:
                break
            first = i
        return first

    def _owner(self, term: Term, first: int) -> tuple[int, tuple[State, ...]]:
        entry = term.entry
        if entry.kind is TermKind.ORGANISATION and entry.organisations[0].state:
            return term.first, (states.get(entry.organisations[0].state),)
        name = state_of(entry.states, self.on) if entry.kind is TermKind.STATE else None
        if name is None or name.how in (How.CAPITAL, How.SEAT):
            return self._modified(first), ()
        start: int = term.first
        owners: tuple[State, ...] = (name.state,)
        while start >= 2 and self.tokens.lower[start - 1] in ("and", ",", "-", "–"):
            before = self.ends.get(start - 2)
            other = state_of(before.entry.states, self.on) if before else None
            if before is None or other is None or other.how is not name.how:
                break
            if not self.tokens.together(before.first, start):
                break
            start, owners = before.first, (other.state, *owners)
        return start, owners

    def _right(self, last: int) -> tuple[int, tuple[State, ...]]:
        """ "the government of Japan", "the peoples of Russia and China" """
        tokens, i = self.tokens, last + 2
        if not tokens.together(last, i) or tokens.lower[last + 1] != "of":
            return last, ()
        owners: list[State] = []
        end = last
        while tokens.together(last, i):
            i += tokens.lower[i] == "the" and tokens.together(last, i + 1)
            term = self.terms.get(i)
            name = state_of(term.entry.states, self.on) if term is not None else None
            if term is None or name is None or name.how not in NAMES:
                break
            owners.append(name.state)
            end, i = term.last, term.last + 1
            if not tokens.together(last, i + 1) or tokens.lower[i] not in (",", "and"):
                break
            i += 1
        return end, tuple(owners)

    # -- "U.S.-China" in one token ---------------------------------------------------------------------------------

    def _compounds(self) -> Iterator[PartyPhrase]:
        for i, text in enumerate(self.tokens.text):
            if len(text) < 5 or i in self.taken or not any(mark in text for mark in ("-", "–")):
                continue
            parts = text.replace("–", "-").split("-")
            readings = [self._state_word(part) for part in parts]
            if len(parts) > 1 and all(readings):
                pair = tuple(name.state for name in readings if name)
                yield PartyPhrase(i, i, ActorKind.STATE, pair, "adjective", 0.7)

    def _state_word(self, word: str) -> StateName | None:
        name = state_of(states.by_name(word, self.on), self.on) if word[:1].isupper() else None
        return name if name is not None and name.how in (*NAMES, How.DEMONYM) else None

    # -- names -------------------------------------------------------------------------------------------------------

    def _named(self) -> Iterator[PartyPhrase]:
        for term in self.terms.values():
            if any(i in self.taken for i in range(term.first, term.last + 1)):
                continue
            if term.entry.kind is TermKind.ORGANISATION:
                phrase = self._organisation(term)
            elif term.entry.kind is TermKind.STATE:
                phrase = self._state(term)
            else:
                continue
            if phrase is not None:
                yield phrase

    def _organisation(self, term: Term) -> PartyPhrase | None:
        body = term.entry.organisations[0]
        if self.is_place(term.first, term.last):
            return None
        end = end_of_ties(body)
        sure = 0.9 if len(term.entry.organisations) == 1 else 0.6
        return PartyPhrase(
            self._with_article(term), term.last, body.kind, (end,) if end else (), "organisation_name", sure, body
        )

    def _state(self, term: Term) -> PartyPhrase | None:
        name = state_of(term.entry.states, self.on)
        if name is None:
            return None
        doubt = (0.1 if name.ambiguous else 0.0) + (0.2 if not name.fits(self.on) else 0.0)
        first = self._with_article(term)
        if name.how is How.CAPITAL:
            if not self._acts(term) or (name.ambiguous and self.tokens.entity[term.last] != "GPE"):
                return None
            return PartyPhrase(term.first, term.last, ActorKind.STATE, (name.state,), "capital", 0.8 - doubt)
        if name.how is How.SEAT:
            if self.is_place(term.first, term.last) or not self._acts(term):
                return None
            return PartyPhrase(first, term.last, ActorKind.GOVERNMENT_BODY, (name.state,), "seat", 0.85 - doubt)
        if self._qualifies(term, name):
            if not self._qualifies_ties(term):
                return None
            return PartyPhrase(term.first, term.last, ActorKind.STATE, (name.state,), "adjective", 0.7 - doubt)
        if name.how is How.DEMONYM:
            return self._people(term, name)
        if self.is_place(term.first, term.last) or self.tokens.entity[term.last] == "PERSON":
            return None
        return PartyPhrase(first, term.last, ActorKind.STATE, (name.state,), "state_name", 0.95 - doubt)

    def _with_article(self, term: Term) -> int:
        before = term.first - 1
        article = before >= 0 and self.tokens.together(before, term.first) and self.tokens.lower[before] == "the"
        return before if article and before not in self.taken else term.first

    def _people(self, term: Term, name: StateName) -> PartyPhrase | None:
        """ "the Chinese", "Americans": a people, where no noun follows."""
        tokens = self.tokens
        plural = tokens.tag[term.last] in ("NNS", "NNPS")
        article = self._with_article(term) != term.first
        if not (plural or article) or self.is_place(term.first, term.last):
            return None
        return PartyPhrase(self._with_article(term), term.last, ActorKind.GROUP, (name.state,), "nationality", 0.6)

    def _qualifies(self, term: Term, name: StateName) -> bool:
        """Whether it stands before a noun as its adjective: by its form, or by the parse for a name ("US goods")."""
        tokens, last = self.tokens, term.last
        if tokens.together(last, last + 1) and tokens.lower[last + 1] in ("'s", "'"):
            return False
        if tokens.together(last, last + 1) and tokens.lower[last + 1] in _PAIR_MARKS:
            return True
        if term.first >= 1 and tokens.lower[term.first - 1] in _PAIR_MARKS and term.first - 2 in self.ends:
            return True
        governed = tokens.dep[last] in ("compound", "amod", "nmod") and tokens.head[last] > last
        if name.how is How.DEMONYM:
            chained = tokens.dep[last] == "conj" and tokens.tag[last] == "JJ"
            return governed or chained or (tokens.tag[last] == "JJ" and tokens.dep[last] != "dobj")
        return governed

    def _qualifies_ties(self, term: Term) -> bool:
        """Whether a noun of ties follows within the phrase: "Russian-Chinese trade and economic relations"."""
        tokens = self.tokens
        for i in range(term.last + 1, min(term.last + 9, len(tokens))):
            if not tokens.together(term.last, i):
                return False
            if tokens.lower[i] in words.TIES:
                return True
            if not tokens.tag[i].startswith(("JJ", "NN", "HYPH", "CC", ":", "VBG", "CD", ",")) and (
                tokens.text[i] not in _PAIR_MARKS
            ):
                return False
        return False

    def is_place(self, first: int, last: int) -> bool:
        """Whether a name stands as a place: governed by a preposition of place, or naming the country of a town."""
        tokens, i = self.tokens, self.tokens.root(first, last)
        seen = 0
        while tokens.dep[i] in ("conj", "appos") and seen < 6:
            i, seen = tokens.head[i], seen + 1
        if tokens.dep[i] == "pobj" and tokens.lower[tokens.head[i]] in words.PLACE_PREPOSITIONS:
            return True
        before = first - 1
        if before >= 0 and tokens.together(before, first) and tokens.lower[before] == "the":
            before -= 1
        if before < 0 or not tokens.together(before, first):
            return False
        if tokens.lower[before] in ("in", "at", "inside", "within", "across", "throughout", "near"):
            after = last + 1
            return not (tokens.together(last, after) and tokens.lower[after] in ("'s", "'"))
        town = before - 1
        in_town = tokens.lower[before] == "," and town >= 0 and tokens.entity[town] in ("GPE", "LOC", "FAC")
        return in_town and tokens.dep[tokens.root(first, last)] in ("appos", "npadvmod") and town not in self.ends

    def _acts(self, term: Term) -> bool:
        """Whether a capital or seat acts or is dealt with, as a government does and a town does not."""
        tokens, i = self.tokens, self.tokens.root(term.first, term.last)
        after = term.last + 1
        if tokens.together(term.last, after + 1) and tokens.lower[after] == "," and tokens.entity[after + 1] == "GPE":
            return False
        seen = 0
        while tokens.dep[i] == "conj" and seen < 6:
            i, seen = tokens.head[i], seen + 1
        if tokens.dep[i] in ("nsubj", "nsubjpass", "poss"):
            return True
        if tokens.dep[i] in ("dobj", "dative"):
            return tokens.lower[tokens.head[i]] not in words.TRAVEL
        if tokens.dep[i] == "pobj" or (tokens.dep[i] == "pcomp"):
            preposition = tokens.head[i]
            if tokens.lower[preposition] in ("with", "between", "by", "against", "toward", "towards"):
                return True
        return False
