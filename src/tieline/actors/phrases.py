"""Office phrases and names in, person phrases out: who is spoken of, before anybody asks who that is.

A person phrase takes its titles with it: "Chinese President Xi Jinping", "Fumio Kishida, the prime minister of Japan",
"Mr Putin", "the Russian president", "Mr President".
"""

from __future__ import annotations

from dataclasses import replace

from tieline.actors.completion import PAUSES, Completion
from tieline.actors.names import NameReader
from tieline.actors.offices import OfficePhrase
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.speaker_notes import speaker_notes
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology.states import How, State
from tieline.ontology.titles import TitleKind


class PersonScanner:
    """Finds the person phrases of one document."""

    def __init__(self, tokens: Tokens, terms: dict[int, Term], offices: list[OfficePhrase], names: NameReader) -> None:
        self.tokens = tokens
        self.terms = terms
        self.offices = {office.first: office for office in offices}
        self.names = names
        self.completion = Completion(tokens, terms, self.offices, names)
        self.notes = speaker_notes(tokens)
        self.floor = 0  # everything before is already part of a phrase

    def scan(self) -> list[PersonPhrase]:
        """All person phrases, in order, none overlapping another."""
        found: list[PersonPhrase] = []
        position = 0
        while position < len(self.tokens):
            self.floor = position
            phrases = self._at(position)
            if not phrases:
                position += 1
                continue
            found.extend([*phrases[:-1], self._with_note(phrases[-1])])
            position = found[-1].last + 1
        return found

    def _with_note(self, phrase: PersonPhrase) -> PersonPhrase:
        """With the note behind a speaker's name."""
        end = self.notes.get(phrase.last + 1) if phrase.name is not None else None
        return replace(phrase, last=end) if end is not None else phrase

    def _at(self, i: int) -> list[PersonPhrase]:
        term = self.terms.get(i)
        if term is not None and term.entry.kind is TermKind.ADDRESS:
            return self._addressed(term)
        if i in self.offices:
            return self._titled(i, "")
        name = self.names.bare(i)
        if name is None:
            return []
        first, states = self._nationality(i)
        return [self.completion.completed(PersonPhrase(first, name, (i, name), states=states))]

    def _nationality(self, i: int) -> tuple[int, tuple[State, ...]]:
        """ "Russian delegate Oleg Anisimov": a nationality before the common nouns that hang on a name."""
        tokens, j = self.tokens, i - 1
        while tokens.together(j, i) and i - j <= 4 and not tokens.capital(j):
            if not tokens.tag[j].startswith(("NN", "JJ")) or not j < tokens.head[j] <= i + 6:
                return i, ()
            j -= 1
        term = self.names.term_at(j) if j < i - 1 and tokens.together(j, i) else None
        name = self.names.state(term) if term is not None and term.first >= self.floor else None
        if term is None or name is None or name.how in (How.CAPITAL, How.SEAT):
            return i, ()
        return term.first, (name.state,)

    def _addressed(self, term: Term) -> list[PersonPhrase]:
        """ "Mr Putin", "Her Majesty Queen Elizabeth", "Mr President" """
        tokens, after = self.tokens, term.last + 1
        address = tokens.lower[term.first]
        if not tokens.together(term.last, after):
            return []
        following = self.terms.get(after)
        if following is not None and following.entry.kind is TermKind.ADDRESS:
            inner = self._addressed(following)
        elif after in self.offices:
            inner = self._titled(after, address)
        else:
            end = self.names.after_title(after)
            inner = [self.completion.completed(PersonPhrase(after, end, (after, end)))] if end is not None else []
        if not inner:
            return []
        head = inner[0]
        first = PersonPhrase(
            term.first, head.last, head.name, head.offices, head.address or address, head.states, head.organisation
        )
        return [first, *inner[1:]]

    def _titled(self, i: int, address: str) -> list[PersonPhrase]:
        """An office, with the offices that go with it and the name that follows."""
        chain = [self.offices[i]]
        end = self.completion.named_after(chain[-1].last)
        while end is None:
            following = self._joined_office(chain[-1])
            if following is None:
                break
            chain.append(following)
            end = self.completion.named_after(following.last)
        if end is None:
            return [self._role(chain[0], address)]
        start, last = end
        phrase = self.completion.completed(PersonPhrase(i, last, (start, last), tuple(chain), address))
        if not chain[-1].plural:
            return [phrase]
        others = self._listed_names(phrase)
        if not others:
            return [phrase]
        states = chain[-1].states
        shared = [phrase, *others]
        if len(states) == len(shared):
            return [_owned_by(p, tuple(chain), (states[n],)) for n, p in enumerate(shared)]
        return [_owned_by(p, tuple(chain), states if len(states) == 1 else ()) for p in shared]

    def _joined_office(self, office: OfficePhrase) -> OfficePhrase | None:
        """A second office of the same person: "Prime Minister and Defence Minister of ..."."""
        tokens, i = self.tokens, office.last + 1
        if office.determiner in ("the", "a", "an") or office.plural:
            return None  # "after talks with Chinese officials, President Putin said": those are others
        if tokens.together(office.last, i) and tokens.lower[i] in ("and", ",", "–", "—", "-", "&"):
            i += 1
            while tokens.together(office.last, i) and tokens.lower[i] in ("and", ","):
                i += 1
        following = self.offices.get(i)
        if following is None or following.plural or not tokens.together(office.last, i):
            return None
        apart = all(tokens.lower[n] == "," for n in range(office.last + 1, i)) and i > office.last + 1
        if apart and office.states and not following.states:
            return None  # "In talks with China's Foreign Minister, President Putin said": two persons
        return following if not following.determiner else None

    def _listed_names(self, phrase: PersonPhrase) -> list[PersonPhrase]:
        """ "Presidents Xi, Putin and Lukashenko": the names after the first."""
        tokens, found = self.tokens, []
        last = phrase.last
        while tokens.together(last, last + 2) and tokens.lower[last + 1] in (",", "and", "&"):
            start = last + 2 if tokens.lower[last + 2] != "and" else last + 3
            end = self.names.after_title(start) if tokens.together(last, start) and start not in self.offices else None
            if end is None:
                break
            found.append(self.completion.completed(PersonPhrase(start, end, (start, end))))
            last = found[-1].last
        return found

    def _role(self, office: OfficePhrase, address: str) -> PersonPhrase:
        """An office without a name after it; "the Japanese prime minister, Fumio Kishida," has one in apposition."""
        tokens, comma = self.tokens, office.last + 1
        styled = self.offices.get(comma + 1) if tokens.together(office.last, comma + 1) else None
        if styled is not None and tokens.lower[comma] in PAUSES and _is_style(styled) and not office.plural:
            named = self.completion.named_after(styled.last)  # "the Emir of Qatar, Sheikh Hamad bin Khalifa Al Thani,"
            if named is not None:
                return self.completion.completed(PersonPhrase(office.first, named[1], named, (office, styled), address))
        if not office.plural and tokens.together(office.last, comma + 1) and tokens.lower[comma] in PAUSES:
            end = self.names.bare(comma + 1)
            if end is None and self._in_apposition(office, comma + 1):
                end = self.names.after_title(comma + 1)
            if end is not None and self.completion.closes(end) and comma + 1 not in self.offices:
                return self.completion.completed(PersonPhrase(office.first, end, (comma + 1, end), (office,), address))
        return PersonPhrase(office.first, office.last, None, (office,), address)

    def _in_apposition(self, office: OfficePhrase, i: int) -> bool:
        """Whether the parse hangs what begins at a token on the office before it, as a second name of it."""
        tokens, seen = self.tokens, 0
        while tokens.together(i, tokens.head[i]) and tokens.head[i] > i and seen < 8:
            i, seen = tokens.head[i], seen + 1
        return tokens.dep[i] == "appos" and office.first <= tokens.head[i] <= office.last


def _is_style(office: OfficePhrase) -> bool:
    """ "Sheikh", "Cardinal", "General": a style that goes with an office rather than being another's."""
    plain = not office.states and not office.organisation and not office.plural and not office.determiner
    return plain and office.title is not None and office.title.kind is TitleKind.OTHER


def _owned_by(phrase: PersonPhrase, offices: tuple[OfficePhrase, ...], states: tuple[State, ...]) -> PersonPhrase:
    return PersonPhrase(
        phrase.first, phrase.last, phrase.name, offices, phrase.address, phrase.states or states, phrase.organisation
    )
