"""Terms in, parties other than persons out: states, their bodies and people, organisations, blocs.

What counts. The name of a state is a party wherever it stands except as a place ("in Russia"). A capital is one only
where it acts or is dealt with ("Beijing said", "ties with Moscow"), a seat ("the Kremlin") likewise. A bare
nationality is one only before a noun of ties ("Russian-Chinese relations", "U.S.-China trade", method "adjective",
low confidence); before a body, a side or a group of people it belongs to that phrase ("the South Korean side",
"Israeli forces"); before a thing ("Chinese exports") it is its state, method "attribute", weakest of all: no pronoun
means it, and it counts for nothing in finding whom a document is about; before a language it is no party.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tieline.actors import words
from tieline.actors.bodies import PartyPhrase, scan_bodies
from tieline.actors.cast import ATTRIBUTE
from tieline.actors.offices import NAMES, Reading, end_of_ties, state_of
from tieline.actors.placing import Placing
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology import states
from tieline.ontology.states import How, StateName
from tieline.records.actor import ActorKind

_NAMING = frozenset({"LANGUAGE", "EVENT", "WORK_OF_ART", "DATE", "PERSON", "LAW", "PRODUCT"})
_MODIFYING = ("JJ", "HYPH", "VBN", "VBG", "NN", "CD")
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_PAIR_MARKS = frozenset({"-", "–", "—", "‑", "/"})


class PartyScanner:
    """Finds the parties of one document that are no persons."""

    def __init__(self, tokens: Tokens, terms: dict[int, Term], taken: set[int], on: date | None) -> None:
        free = {i: t for i, t in terms.items() if not taken & set(range(t.first, t.last + 1))}
        self.reading = Reading.of(tokens, free, on)
        self.tokens = tokens
        self.terms = free
        self.ends = self.reading.ends
        self.placing = Placing(tokens, self.reading.ends)
        self.taken = set(taken)
        self.on = on

    def scan(self) -> list[PartyPhrase]:
        """All such parties, in order, none overlapping another or a person phrase."""
        found: list[PartyPhrase] = []
        for reader in (self._bodies, self._pairs, self._combined, self._compounds, self._named):
            for phrase in reader():
                span = set(range(phrase.first, phrase.last + 1))
                if not span & self.taken:
                    self.taken |= span
                    found.append(phrase)
        return self._joined(sorted(found, key=lambda phrase: phrase.first))

    def _joined(self, found: list[PartyPhrase]) -> list[PartyPhrase]:
        """ "Russian-Chinese relations": two halves with a mark between them are one mention of two states."""
        joined: list[PartyPhrase] = []
        for phrase in found:
            before = joined[-1] if joined else None
            if before is not None and self._halves(before, phrase):
                states = tuple(dict.fromkeys([*before.states, *phrase.states]))
                confidence = min(before.confidence, phrase.confidence)
                joined[-1] = PartyPhrase(
                    before.first, phrase.last, phrase.noun, ActorKind.STATE, states, "adjective", confidence
                )
            else:
                joined.append(phrase)
        return joined

    def _halves(self, before: PartyPhrase, phrase: PartyPhrase) -> bool:
        mark = before.last + 1
        if phrase.first != mark + 1 or self.tokens.text[mark] not in _PAIR_MARKS or self.tokens.space[before.last]:
            return False
        return before.method == "adjective" and bool(phrase.states) and phrase.kind is not ActorKind.GOVERNMENT_BODY

    def _bodies(self) -> Iterator[PartyPhrase]:
        yield from scan_bodies(self.reading, self.taken)

    def _pairs(self) -> Iterator[PartyPhrase]:
        """ "North and South Korea": the first half lacks its noun."""
        tokens = self.tokens
        for term in self.terms.values():
            if (
                term.entry.kind is not TermKind.STATE
                or term.last != term.first + 1
                or tokens.lower[term.first - 1] != "and"
            ):
                continue
            half = term.first - 2
            if half < 0 or not tokens.together(half, term.first) or half in self.taken:
                continue
            noun = tokens.text[term.last]
            other, name = state_of(states.by_name(f"{tokens.text[half]} {noun}", self.on), self.on), self._name(term)
            if other is not None and name is not None and other.how is name.how and name.how in NAMES:
                yield PartyPhrase(
                    half, term.last, term.last, ActorKind.STATE, (other.state, name.state), "state_name", 0.95
                )

    def _combined(self) -> Iterator[PartyPhrase]:
        """ "Sino-Russian relations": the first half is a combining form."""
        tokens = self.tokens
        for term in self.terms.values():
            half = term.first - 2
            if half < 0 or tokens.text[half + 1] not in _PAIR_MARKS or term.entry.kind is not TermKind.STATE:
                continue
            name = state_of(states.by_name(words.COMBINING.get(tokens.lower[half], ""), self.on), self.on)
            if name is not None and tokens.together(half, term.first):
                yield PartyPhrase(half, half, half, ActorKind.STATE, (name.state,), "adjective", 0.7)

    def _name(self, term: Term) -> StateName | None:
        return self.reading.state(term)

    # -- "U.S.-China" in one token ---------------------------------------------------------------------------------

    def _compounds(self) -> Iterator[PartyPhrase]:
        for i, text in enumerate(self.tokens.text):
            if len(text) < 5 or i in self.taken or not any(mark in text for mark in ("-", "–")):
                continue
            parts = text.replace("–", "-").split("-")
            readings = [self._state_word(part) for part in parts]
            if len(parts) > 1 and all(readings):
                pair = tuple(name.state for name in readings if name)
                yield PartyPhrase(i, i, i, ActorKind.STATE, pair, "adjective", 0.7)

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
        if self.placing.is_place(term.first, term.last):
            return None
        end = end_of_ties(body)
        sure = 0.9 if len(term.entry.organisations) == 1 else 0.6
        return PartyPhrase(
            self._with_article(term),
            term.last,
            term.last,
            body.kind,
            (end,) if end else (),
            "organisation_name",
            sure,
            body,
        )

    def _state(self, term: Term) -> PartyPhrase | None:
        name = state_of(term.entry.states, self.on)
        if name is None:
            return None
        doubt = (0.1 if name.ambiguous else 0.0) + (0.2 if not name.fits(self.on) else 0.0)
        first = self._with_article(term)
        if name.how is How.CAPITAL:
            if not self.placing.acts(term) or (name.ambiguous and self.tokens.entity[term.last] != "GPE"):
                return None
            return PartyPhrase(term.first, term.last, term.last, ActorKind.STATE, (name.state,), "capital", 0.8 - doubt)
        if name.how is How.SEAT:
            if self.placing.is_place(term.first, term.last) or not self.placing.acts(term):
                return None
            return PartyPhrase(
                first, term.last, term.last, ActorKind.GOVERNMENT_BODY, (name.state,), "seat", 0.85 - doubt
            )
        if self._qualifies(term, name):
            ties = self._qualifies_ties(term)
            if ties or self._qualifies_something(term):
                method, sure = ("adjective", 0.7) if ties else (ATTRIBUTE, 0.5)
                return PartyPhrase(
                    term.first, term.last, term.last, ActorKind.STATE, (name.state,), method, sure - doubt
                )
            if name.how is How.DEMONYM or not self._quotation_follows(term):
                return None
        if name.how is How.DEMONYM:
            return self._people(term, name)
        if self.placing.is_place(term.first, term.last) or self.tokens.entity[term.last] == "PERSON":
            return None
        return PartyPhrase(first, term.last, term.last, ActorKind.STATE, (name.state,), "state_name", 0.95 - doubt)

    def _quotation_follows(self, term: Term) -> bool:
        """ "only if the United Kingdom "abides by the rules"": what is quoted is no noun the name could qualify."""
        after = term.last + 1
        return self.tokens.together(term.last, after) and self.tokens.text[after] in ('"', "“", "``")

    def _with_article(self, term: Term) -> int:
        before = term.first - 1
        article = before >= 0 and self.tokens.together(before, term.first) and self.tokens.lower[before] == "the"
        return before if article and before not in self.taken else term.first

    def _people(self, term: Term, name: StateName) -> PartyPhrase | None:
        """ "the Chinese", "Americans": a people, where no noun follows."""
        tokens = self.tokens
        plural = tokens.tag[term.last] in ("NNS", "NNPS")
        article = self._with_article(term) != term.first
        one = self._is_one(term)
        if not (plural or article or one) or self.placing.is_place(term.first, term.last):
            return None
        return PartyPhrase(
            self._with_article(term) - one, term.last, term.last, ActorKind.GROUP, (name.state,), "nationality", 0.6
        )

    def _is_one(self, term: Term) -> bool:
        """ "a North Korean", who stands there as a person."""
        tokens, before = self.tokens, term.first - 1
        alone = before >= 0 and tokens.together(before, term.first) and tokens.lower[before] in ("a", "an")
        return alone and tokens.tag[term.last] in ("NN", "NNP") and tokens.dep[term.last] in _STANDING

    def _qualifies(self, term: Term, name: StateName) -> bool:
        """Whether it stands before a noun as its adjective: by its form, or by the parse for a name ("US goods")."""
        tokens, last = self.tokens, term.last
        if tokens.together(last, last + 1) and tokens.lower[last + 1] in ("'s", "'"):
            return False
        if tokens.together(last, last + 1) and tokens.lower[last + 1] in _PAIR_MARKS:
            return True
        half = term.first - 2
        paired = half >= 0 and tokens.lower[half + 1] in _PAIR_MARKS
        if paired and (half in self.ends or tokens.lower[half] in words.COMBINING):
            return True
        governed = tokens.dep[last] in ("compound", "amod", "nmod") and tokens.head[last] > last
        if tokens.tag[tokens.head[last]].startswith("VB") and name.how in NAMES:
            return False  # "China denounces", whatever the parse says
        if name.how is How.DEMONYM:
            chained = tokens.dep[last] == "conj" and tokens.tag[last] == "JJ"
            return governed or chained or (tokens.tag[last] == "JJ" and tokens.dep[last] != "dobj")
        return governed

    def _qualifies_something(self, term: Term) -> bool:
        """Whether a noun follows whose doing or suffering is its state's: "Russian oil", "a Belgian jet"; not a
        language, a holiday, the name of a work."""
        tokens, last = self.tokens, term.last
        if tokens.entity[last] in _NAMING:
            return False
        noun = last
        while tokens.together(last, noun + 1) and tokens.tag[noun + 1].startswith(
            ("JJ", "HYPH", "VBN", "VBG", "NN", "CD")
        ):
            noun += 1
        return tokens.tag[noun].startswith("NN") and noun > last and tokens.lower[noun] not in words.TONGUES

    def _qualifies_ties(self, term: Term) -> bool:
        """Whether a noun of ties follows within the phrase: "Russian-Chinese trade and economic relations"."""
        tokens = self.tokens
        for i in range(term.last + 1, min(term.last + 9, len(tokens))):
            if not tokens.together(term.last, i):
                return False
            if tokens.lower[i] in words.TIES or tokens.lower[i] in words.DEEDS:
                return True
            if not tokens.tag[i].startswith(("JJ", "NN", "HYPH", "CC", ":", "VBG", "CD", ",")) and (
                tokens.text[i] not in _PAIR_MARKS
            ):
                return False
        return False
