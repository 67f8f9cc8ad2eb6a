"""A name in, what stands behind it and belongs to it out: "of Indonesia", ", Britain's foreign secretary,"."""

from __future__ import annotations

from dataclasses import replace

from tieline.actors.names import NameReader
from tieline.actors.offices import OfficePhrase
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology.states import How

PAUSES = frozenset({",", "–", "-", "—"})
_CLOSERS = frozenset({",", ".", ";", ":", ")", "(", "–", "—", "-", "?", "!", '"', "”", "who", "to", "at", "'s"})


class Completion:
    """Completes person phrases of one document. offices: by first token."""

    def __init__(
        self, tokens: Tokens, terms: dict[int, Term], offices: dict[int, OfficePhrase], names: NameReader
    ) -> None:
        self.tokens = tokens
        self.terms = terms
        self.offices = offices
        self.names = names

    def completed(self, phrase: PersonPhrase) -> PersonPhrase:
        """With the state or the office that stands behind the name."""
        tokens, after = self.tokens, phrase.last + 1
        if not tokens.together(phrase.last, after + 1):
            return phrase
        if tokens.lower[after] == "of":
            return self._with_origin(phrase, after + 1)
        if tokens.lower[after] == "(":
            return self._with_state_in_brackets(phrase, after + 1)
        if tokens.lower[after] in PAUSES:
            return self._with_apposition(phrase, after + 1)
        return phrase

    def _with_origin(self, phrase: PersonPhrase, start: int) -> PersonPhrase:
        """ "President Joko Widodo of Indonesia", "Cardinal Matteo Zuppi of the Holy See" """
        tokens = self.tokens
        start += tokens.lower[start] == "the"
        term = self.terms.get(start)
        if term is None:
            return phrase
        if term.entry.kind is TermKind.ORGANISATION:
            body = term.entry.organisations[0]
            return PersonPhrase(phrase.first, term.last, phrase.name, phrase.offices, phrase.address, (), body)
        state = self.names.state(term) if term.entry.kind is TermKind.STATE else None
        if state is None or state.how not in (How.NAME, How.OFFICIAL, How.ALIAS):
            return phrase
        return PersonPhrase(
            phrase.first, term.last, phrase.name, phrase.offices, phrase.address, (state.state,), phrase.organisation
        )

    def _with_state_in_brackets(self, phrase: PersonPhrase, start: int) -> PersonPhrase:
        """ "Sylvie Bermann (French Republic)": a state alone between brackets is the person's."""
        term = self.terms.get(start)
        if term is None or not self.tokens.together(phrase.last, term.last + 1):
            return phrase
        told = self._with_origin(phrase, start) if self.tokens.lower[term.last + 1] == ")" else phrase
        return replace(told, last=phrase.last)

    def _with_apposition(self, phrase: PersonPhrase, start: int) -> PersonPhrase:
        """ "Jack Straw, Britain's foreign secretary," """
        office = self.offices.get(start)
        if office is None or office.plural or self.named_after(office.last) is not None:
            return phrase
        chain = [office]
        while (more := self._also(chain[-1])) is not None:
            chain.append(more)
        if not self.closes(chain[-1].last) or not self._apposes(phrase, office):
            return phrase
        return PersonPhrase(
            phrase.first,
            chain[-1].last,
            phrase.name,
            (*phrase.offices, *chain),
            phrase.address,
            phrase.states,
            phrase.organisation,
        )

    def _also(self, office: OfficePhrase) -> OfficePhrase | None:
        """ "Deputy Assistant to the President and Deputy National Security Advisor": a second office of one person."""
        tokens, mark = self.tokens, office.last + 1
        following = self.offices.get(mark + 1) if tokens.together(office.last, mark + 1) else None
        if following is None or tokens.lower[mark] != "and" or following.plural or following.determiner:
            return None
        return following if self.named_after(following.last) is None else None

    def _apposes(self, phrase: PersonPhrase, office: OfficePhrase) -> bool:
        """Whether the office is the named person's: "Xi Jinping, the Chinese leader"; in a list it is another's."""
        if not phrase.offices or all(o.counterpart for o in phrase.offices):
            return True
        tokens, noun = self.tokens, self.tokens.root(office.first, office.last)
        parsed_so = tokens.dep[noun] == "appos" and phrase.first <= tokens.head[noun] <= phrase.last
        return parsed_so and not any(o.states for o in phrase.offices)

    def named_after(self, last: int) -> tuple[int, int] | None:
        """The name that follows an office directly, forms of address between them set aside."""
        tokens, i = self.tokens, last + 1
        while tokens.together(last, i):
            term = self.terms.get(i)
            if term is None or term.entry.kind is not TermKind.ADDRESS:
                break
            i = term.last + 1
        if not tokens.together(last, i):
            return None
        end = self.names.after_title(i)
        return (i, end) if end is not None else None

    def closes(self, last: int) -> bool:
        """Whether a phrase may end at a token, by what follows."""
        tokens = self.tokens
        return not tokens.together(last, last + 1) or tokens.lower[last + 1] in _CLOSERS
