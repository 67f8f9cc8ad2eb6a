"""A sentence in, the state it plays in out: "protesters clash with police in Podgorica", "In Nepal, a judge ...".

Who belongs to a country and not to its dealings abroad (police, a judge, the crowd in the streets) is of the country
where the report has it act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date

from tieline.actors import words
from tieline.actors.offices import OfficePhrase, state_of
from tieline.actors.places import place_ending
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology.states import How, StateKind

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
_LONGEST = 12  # tokens behind a preposition of place
_GOES_ON = ("NN", "JJ", "DT", "CD", "POS", ",", "HYPH")


class Scene:
    """The places of one document. named: codes of all states it names or lets somebody speak for."""

    def __init__(self, tokens: Tokens, terms: Mapping[int, Term], named: Set[str], on: date | None) -> None:
        self.tokens = tokens
        self.terms = terms
        self.named = named
        self.on = on

    def state(self, i: int) -> tuple[str, str] | None:
        """Code of the state in which the sentence of a token plays, else of the only one the text names; with the
        method."""
        code = self.place(i)
        if code is not None:
            return code, "scene"
        return self.only()

    def only(self) -> tuple[str, str] | None:
        """The only state the text names."""
        return (next(iter(self.named)), "only_state") if len(self.named) == 1 else None

    def serves(self, office: OfficePhrase) -> tuple[str, str] | None:
        """The same for an office that serves at home ("a judge", "police officials", "the mayor"), not for one that
        travels ("an envoy") or whose it is otherwise told."""
        said = {self.tokens.lower[i] for i in range(office.first, office.last + 1)}
        told = office.organisation or office.states or office.counterpart or office.elsewhere
        behind = self.tokens.lower[office.last + 1 : office.last + 2]
        return self.state(office.noun) if words.DOMESTIC & said and not told and behind != ["from"] else None

    def place(self, i: int) -> str | None:
        """Code of the state in which a sentence says that it plays."""
        above = self._above(i)
        found = {code: None for preposition, code in self._places(i) if self.tokens.head[preposition] in above}
        return next(iter(found)) if len(found) == 1 else None

    def _above(self, i: int) -> set[int]:
        """The words a token hangs on, one on the other, up to the verb of the sentence."""
        above = {i}
        while self.tokens.head[i] not in above:
            i = self.tokens.head[i]
            above.add(i)
        return above

    def _places(self, i: int) -> Iterator[tuple[int, str]]:
        """The prepositions of place in a sentence, each with the state of what it governs."""
        first, last = self.tokens.sentence_span(self.tokens.sentence[i])
        for j in range(first, last):
            if self.tokens.lower[j] in _WHERE and self.tokens.tag[j] == "IN" and self._tells_where(j):
                codes = self._named_behind(j + 1, last)
                if len(codes) == 1:
                    yield j, codes.pop()

    def _tells_where(self, j: int) -> bool:
        """Whether a preposition says where something is done, and not what a thing is ("the war in Iraq")."""
        head = self.tokens.head[j]
        of_people = self.tokens.lower[head] in words.BODIES | words.GROUPS | words.OFFICE_NOUNS
        return of_people or self.tokens.tag[head].startswith("VB")

    def _named_behind(self, i: int, end: int) -> set[str]:
        """The states of the places a noun phrase names: "the Syrian city of Homs", "Podgorica, Montenegro"."""
        tokens, stop = self.tokens, min(end, i + _LONGEST)
        found: set[str] = set()
        while i <= stop and (tokens.tag[i].startswith(_GOES_ON) or tokens.lower[i] == "of"):
            term = self.terms.get(i)
            if term is not None and term.entry.kind is TermKind.STATE:
                name = state_of(term.entry.states, self.on)
                if name is not None and self._is_place(term, name.how) and name.state.kind is not StateKind.BLOC:
                    found.add(name.state.code)
                i = term.last + 1
                continue
            place = place_ending(tokens, i)
            if place is not None:
                found.add(place[1].code)
            i += 1
        return found

    def _is_place(self, term: Term, how: How) -> bool:
        """Whether a term names a place, or qualifies one: not "in Russian hands", not "at the U.S. Embassy"."""
        after = term.last + 1
        goes_on = self.tokens.together(term.last, after) and self.tokens.tag[after].startswith(("NN", "JJ"))
        if how is How.SEAT or not (how is How.DEMONYM or goes_on):
            return how is not How.SEAT
        return bool(words.LOCALITIES & set(self.tokens.lower[after : after + 3]))
