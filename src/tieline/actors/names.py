"""Tokens in, personal names out: where a name begins and ends, by title, entity recogniser, table or the document.

The entity recogniser misses short names ("Xi") and splits long ones ("Ursula von | der Leyen"); a name is believed
where it follows a title, where the recogniser says so, where the table of office holders knows the full name, or where
the document has named the person before.
"""

from __future__ import annotations

from datetime import date

from tieline.actors import words
from tieline.actors.offices import OfficePhrase, state_of
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology import offices as office_table
from tieline.ontology.states import StateName
from tieline.records.actor import Rank

LONGEST_NAME = 9  # tokens; "Mohammed bin Salman bin Abdulaziz Al Saud" has seven


class NameReader:
    """Reads names in one document."""

    def __init__(self, tokens: Tokens, terms: dict[int, Term], offices: list[OfficePhrase], on: date | None) -> None:
        self.tokens = tokens
        self.on = on
        self._term_at = {i: t for t in terms.values() for i in range(t.first, t.last + 1)}
        self._office_at = {i for office in offices for i in range(office.first, office.last + 1)}
        self._known: set[str] = set()  # words of names the prose is sure of; only then those of headlines
        self._learn(offices)

    def state(self, term: Term) -> StateName | None:
        """What the name of a state means on the day of the report."""
        return state_of(term.entry.states, self.on)

    def term_at(self, i: int) -> Term | None:
        """The term of the tables that ends at a token."""
        term = self._term_at.get(i)
        return term if term is not None and term.last == i else None

    def after_title(self, i: int) -> int | None:
        """Last token of the name that begins at a token right behind a title; None if none does."""
        tokens = self.tokens
        if not self._may_begin(i) or not tokens.text[i][0].isalpha():
            return None
        # Where every word is capitalised a name needs a second sign.
        unsure = tokens.title_case[i] and tokens.entity[i] != "PERSON" and tokens.lower[i] not in self._known
        return None if unsure and not self._in_table(i) else self._run(i)

    def bare(self, i: int) -> int | None:
        """Last token of a name that begins at a token without any title before it; None if none does."""
        tokens = self.tokens
        if not self._may_begin(i) or not tokens.capital(i):
            return None
        noun = tokens.tag[i].startswith("NN") or tokens.entity[i] != ""
        known = noun and tokens.lower[i] in self._known
        inside = i > 0 and tokens.together(i - 1, i) and tokens.proper(i - 1)
        if tokens.entity[i] != "PERSON" and not known and (inside or not self._in_table(i)):
            return None
        if inside and tokens.entity[i] != "PERSON":
            return None
        last = self._run(i)
        if self._names_institution(i, last):
            return None
        if known:
            return last
        # A single word that only the recogniser takes for a person is believed where it acts.
        lone = last == i and tokens.dep[i] not in ("nsubj", "nsubjpass", "poss", "conj", "ROOT")
        unsure = lone and not self._in_table(i) and not self._is_leader(i)
        return None if unsure or self._stands_as_place(i, last) else last

    def _names_institution(self, first: int, last: int) -> bool:
        """ "the Clinton Foundation", "the Biden-Harris Administration"; but "the Biden administration" is his."""
        tokens, after = self.tokens, last + 1
        if not tokens.together(last, after):
            return False
        if tokens.lower[after] in words.BODIES:
            return any(tokens.text[i] in ("-", "–") for i in range(max(first - 1, 0), last))
        return tokens.capital(after) and tokens.lower[after] in words.INSTITUTIONS

    def _stands_as_place(self, first: int, last: int) -> bool:
        """ "in St Petersburg", taken for a person by the recogniser"""
        tokens, root = self.tokens, self.tokens.root(first, last)
        return tokens.dep[root] == "pobj" and tokens.lower[tokens.head[root]] in words.PLACE_PREPOSITIONS

    def _may_begin(self, i: int) -> bool:
        tokens = self.tokens
        if i >= len(tokens) or i in self._office_at or (not tokens.capital(i) and tokens.entity[i] != "PERSON"):
            return False
        if tokens.lower[i] in words.NO_NAME or len(tokens.text[i]) == 1 or not tokens.text[i][-1].isalpha():
            return False
        term = self._term_at.get(i)
        if term is None:
            return True
        # "Jordan Peterson" may begin with a state's name; "Kyiv" alone is not believed to be a person.
        spans_more = tokens.entity[i] == "PERSON" and tokens.entity_end[i] > term.last
        return spans_more and term.entry.kind is TermKind.STATE and term.first == i == term.last

    def _run(self, i: int) -> int:
        """Last token of the name: capitalised words, particles and hyphens, up to a term of the tables."""
        last = i
        while self.tokens.together(i, last + 1) and last - i < LONGEST_NAME:
            step = self._step(last + 1)
            if step is None or (last > i and self.tokens.text[last + 1] == self.tokens.text[last]):
                break  # "Sergei Ivanov Ivanov Sergei": the name again, in a note
            last = step
        tokens = self.tokens
        if tokens.title_case[i]:  # "Readout of Jake Sullivan Call"
            sure = [j for j in range(i, last + 1) if tokens.lower[j] in self._known]
            last = sure[-1] if sure else self._of_holder(i, last)
        junior = tokens.together(i, last + 2) and tokens.text[last + 1] == ","
        return last + 2 if junior and tokens.lower[last + 2] in words.GENERATIONS else last

    def _of_holder(self, i: int, last: int) -> int:
        """ "President Biden Announcing": where a run of capitalised words stops being the name of an office holder."""
        if self.on is None:
            return last
        for end in range(last, i - 1, -1):
            words_in = [self.tokens.text[j] for j in range(i, end + 1)]
            if office_table.holders(" ".join(words_in), self.on):
                return end
        return last

    def _step(self, i: int) -> int | None:
        """The token a name goes on to: i itself, or the one behind a particle or hyphen at i."""
        tokens = self.tokens
        if self._continues(i):
            return i
        joiner = tokens.lower[i] in words.NAME_PARTICLES or tokens.text[i] in ("-", "‑")
        j = i + 1
        while joiner and tokens.together(i, j) and j - i < 4:
            if self._continues(j) or (tokens.text[i] == "-" and j == i + 1 and tokens.text[j].isalpha()):
                return j
            if tokens.lower[j] not in words.NAME_PARTICLES and tokens.text[j] != "-":
                return None
            j += 1
        return None

    def _continues(self, i: int) -> bool:
        tokens = self.tokens
        if tokens.lower[i] in words.SUFFIXES:
            return True
        if tokens.lower[i] in words.BODIES or tokens.lower[i] in words.INSTITUTIONS:
            return False
        if not tokens.capital(i) or i in self._office_at or tokens.lower[i] in words.NO_NAME:
            return False
        if len(tokens.text[i]) == 2 and tokens.text[i][1] == ".":
            return True
        if i in self._term_at and tokens.entity[i] != "PERSON":
            return False
        if tokens.text[i].isupper() and tokens.text[i - 1].isupper() and tokens.lower[i] in self._known:
            return True
        if tokens.entity[i] in ("GPE", "NORP", "ORG", "DATE") and tokens.entity[i - 1] == "PERSON":
            return tokens.lower[i - 1] in words.NAME_PARTICLES
        return tokens.proper(i)

    def _in_table(self, i: int) -> bool:
        """Whether two or three capitalised words from here on are the full name of an office holder of the day, or of
        a former one."""
        tokens = self.tokens
        if self.on is None or not tokens.together(i, i + 1) or not tokens.proper(i) or not tokens.proper(i + 1):
            return False
        name = f"{tokens.text[i]} {tokens.text[i + 1]}"
        return bool(office_table.holders(name, self.on) or office_table.former(name, self.on))

    def _is_leader(self, i: int) -> bool:
        """Whether one word is the surname by which the table knows leaders of one state only, one of them in office."""
        if self.on is None or len({h.state for h in office_table.holders(self.tokens.text[i])}) != 1:
            return False
        return any(
            h.rank.order <= Rank.HEAD_OF_GOVERNMENT.order for h in office_table.holders(self.tokens.text[i], self.on)
        )

    def _learn(self, offices: list[OfficePhrase]) -> None:
        """Names of the document's own: first and last word of every name of two or more words that follows a title
        or that the recogniser sees."""
        self._learn_from(offices, title_case=False)
        self._learn_from(offices, title_case=True)

    def _learn_from(self, offices: list[OfficePhrase], *, title_case: bool) -> None:
        tokens = self.tokens
        for office in offices:
            start = office.last + 1
            if tokens.title_case[office.first] is not title_case:
                continue
            end = self.after_title(start) if tokens.together(office.last, start) else None
            if end is not None and tokens.tag[start].startswith("NNP"):
                self._known |= {tokens.lower[start], tokens.lower[end]}
        i = 0
        while i < len(tokens):
            if tokens.entity[i] != "PERSON":
                i += 1
                continue
            end = tokens.entity_end[i]
            if tokens.title_case[i] is not title_case or (title_case and self._run(i) != end):
                i = end + 1
                continue
            parts = [j for j in range(i, end + 1) if tokens.capital(j) and j not in self._office_at]
            if len(parts) >= 2:
                for j in (parts[0], parts[-1]):
                    if j not in self._term_at and len(tokens.text[j]) > 1 and tokens.lower[j] not in words.NO_NAME:
                        self._known.add(tokens.lower[j])
            i = end + 1
