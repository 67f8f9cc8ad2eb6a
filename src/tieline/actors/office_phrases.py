"""Terms in, office phrases out: "the Chinese President", "Deputy Prime Minister of Kazakhstan", "Moscow Mayor".

An office phrase runs from its determiner to the end of what it is an office of. Whose name follows is not told here.
The scan needs no dependency parse: parsers tear long titles apart ("Deputy Crown Prince and Defence Minister of ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tieline.actors import words
from tieline.actors.terms import Term, TermKind
from tieline.actors.tokens import Tokens
from tieline.ontology import titles
from tieline.ontology.organisations import Organisation
from tieline.ontology.states import How, State, StateName
from tieline.ontology.titles import Title

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "any", "every", "another", "each"})
_PLURAL_NOUNS = {noun + "s": noun for noun in words.OFFICE_NOUNS} | {
    "chairmen": "chairman", "spokesmen": "spokesman", "envoys": "envoy", "secretaries": "secretary",
    "dignitaries": "dignitary", "deputies": "deputy",
}  # fmt: skip
_LINKS = frozenset({"of", "for", "to", "on", "at", "with"})
_JOINERS = frozenset({"of", "and", "the", "for", "'s", "&", "-"})
_SMALL = frozenset({"of", "and", "the", "for", "to", "on", "at", "with"})


def state_of(names: tuple[StateName, ...], on: date | None) -> StateName | None:
    """What a form means on a day: the likeliest reading that fits it; a state of another time if none does."""
    return next((n for n in names if n.fits(on)), None) or next((n for n in names), None)


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """One office, or offices of one sort.

    first, last: the whole phrase. noun: position of the noun that names the office. office: the office in words.
    title: its entry in the titles table. standing: "former", "acting", ... or None. plural: several bearers.
    states: whose office; several for "the Russian and Chinese presidents". organisation: of which organisation.
    elsewhere: it is an office of something that is neither ("Mayor of Moscow", "Gazprom CEO"), so it gives no rank.
    determiner: "the", "a", ... or "". to: the office is held *towards* another party ("ambassador to Turkey").
    """

    first: int
    last: int
    noun: int
    office: str
    title: Title | None
    standing: str | None
    plural: bool
    states: tuple[State, ...]
    organisation: Organisation | None
    elsewhere: bool
    determiner: str
    counterpart: bool = False
    count: int | None = None


@dataclass
class _Draft:
    """An office phrase while it grows to both sides."""

    first: int
    last: int
    core_first: int
    core_last: int
    noun: int
    title: Title | None
    plural: bool
    standing: str | None = None
    states: tuple[State, ...] = ()
    organisation: Organisation | None = None
    elsewhere: bool = False
    determiner: str = ""
    count: int | None = None


class OfficeScanner:
    """Finds the office phrases of one document."""

    def __init__(self, tokens: Tokens, terms: dict[int, Term], on: date | None) -> None:
        self.tokens = tokens
        self.terms = terms
        self.on = on
        self.ends = {term.last: term for term in terms.values()}
        self._inside = {i: t for t in terms.values() for i in range(t.first, t.last + 1)}

    def scan(self) -> list[OfficePhrase]:
        """All office phrases, in order, none overlapping another."""
        found: list[OfficePhrase] = []
        free_from = 0
        for draft in self._nouns():
            if draft.first < free_from:
                continue
            self._grow_left(draft, free_from)
            self._grow_right(draft)
            found.append(self._finished(draft))
            free_from = draft.last + 1
        return found

    def _nouns(self) -> Iterator[_Draft]:
        tokens = self.tokens
        for i in range(len(tokens)):
            term = self.terms.get(i)
            if term is not None and term.entry.kind is TermKind.TITLE:
                if self._is_noun(term.last) and not self._names_institution(term.last):
                    noun = self._noun_of(term)
                    yield _Draft(i, term.last, i, term.last, noun, term.entry.title, term.entry.plural)
            elif i not in self._inside and self._is_noun(i) and not self._names_institution(i):
                lower = tokens.lower[i]
                if lower in words.OFFICE_NOUNS or lower in _PLURAL_NOUNS:
                    plural = lower not in words.OFFICE_NOUNS
                    yield _Draft(i, i, i, i, i, titles.find(_PLURAL_NOUNS.get(lower, lower)), plural)

    def _is_noun(self, i: int) -> bool:
        return self.tokens.tag[i].startswith("NN") or self.tokens.capital(i)

    def _names_institution(self, last: int) -> bool:
        """ "General Assembly", "Prime Minister's Office": the title is only part of an institution's name."""
        tokens, following = self.tokens, last + 1
        if not tokens.together(last, following):
            return False
        return tokens.capital(following) and tokens.lower[following] in words.INSTITUTIONS

    def _noun_of(self, term: Term) -> int:
        for i in range(term.first, term.last + 1):
            if self.tokens.lower[i] == "of":
                return i - 1
        return term.last

    # -- to the left: determiner, former, nationality, portfolio -------------------------------------------------

    def _grow_left(self, draft: _Draft, free_from: int) -> None:
        tokens = self.tokens
        while draft.first > free_from and tokens.together(draft.first - 1, draft.first):
            i = draft.first - 1
            term = self.ends.get(i)
            if tokens.lower[i] in DETERMINERS:
                draft.first, draft.determiner = i, tokens.lower[i]
                return
            if draft.plural and tokens.lower[i] in words.NUMBERS:
                draft.first, draft.count = i, words.NUMBERS[tokens.lower[i]]
                continue
            if term is not None and term.first >= free_from and self._take_owner(draft, term):
                continue
            if tokens.lower[i] in ("'s", "'") and self._possessor(draft, free_from):
                continue
            if tokens.lower[i] in titles.prefixes():
                draft.first, draft.standing = i, draft.standing or titles.prefixes()[tokens.lower[i]]
                continue
            if tokens.text[i] in ("-", "–") and i > free_from and tokens.lower[i - 1] in titles.prefixes():
                draft.first = i
                continue
            if draft.states or draft.organisation or not self._take_portfolio(draft, free_from):
                return

    def _take_owner(self, draft: _Draft, term: Term) -> bool:
        """A state's name or nationality, or an organisation's name, right before the title."""
        entry = term.entry
        if entry.kind is TermKind.ORGANISATION and not draft.organisation and not draft.states:
            draft.organisation, draft.first = entry.organisations[0], term.first
            return True
        if entry.kind is not TermKind.STATE or draft.organisation:
            return False
        name = state_of(entry.states, self.on)
        if name is None or name.how in (How.SEAT,) or (name.how is How.CAPITAL and not draft.states):
            # A capital before a title is a city ("Moscow Mayor").
            if name is not None and name.how is How.CAPITAL and not draft.elsewhere:
                draft.elsewhere, draft.first = True, term.first
                return True
            return False
        if not draft.states:
            draft.states, draft.first = (name.state,), term.first
            self._take_coordinated_states(draft)
            return True
        return False

    def _take_coordinated_states(self, draft: _Draft) -> None:
        """ "the Russian, Indian and Chinese foreign ministers" """
        tokens = self.tokens
        while draft.plural and draft.first >= 2 and tokens.lower[draft.first - 1] in ("and", ",", "-", "–", "&"):
            before = self.ends.get(draft.first - 2)
            if before is None or before.entry.kind is not TermKind.STATE:
                break
            name = state_of(before.entry.states, self.on)
            if name is None or not tokens.together(before.first, draft.first):
                break
            draft.states, draft.first = (name.state, *draft.states), before.first

    def _possessor(self, draft: _Draft, free_from: int) -> bool:
        """ "Russia's Foreign Minister", "the EU's foreign policy chief" """
        mark = draft.first - 1
        term = self.ends.get(mark - 1)
        if term is None or term.first < free_from or draft.states or draft.organisation:
            return False
        draft.first = mark
        if self._take_owner(draft, term):
            return True
        draft.first = mark + 1
        return False

    def _take_portfolio(self, draft: _Draft, free_from: int) -> bool:
        """Words that narrow the office: "Industry and Trade Minister", "State Duma Speaker", "deputy head"."""
        tokens, i = self.tokens, draft.first - 1
        if i in self._inside and self._inside[i].entry.kind is not TermKind.TITLE:
            return False
        if tokens.lower[i] in ("and", "-") and i - 1 >= free_from:
            before = i - 1
            if tokens.lower[before] in words.PORTFOLIO and tokens.capital(before) == tokens.capital(i + 1):
                draft.first = draft.core_first = before
                return True
            return False
        named = tokens.proper(i) and tokens.entity[i] != "PERSON" and tokens.capital(draft.core_first)
        if tokens.lower[i] in words.PORTFOLIO or tokens.lower[i] in words.OFFICE_NOUNS or named:
            if not tokens.tag[i].startswith(("NN", "JJ", "VBG", "RB")) and not tokens.capital(i):
                return False
            if tokens.lower[i] not in words.PORTFOLIO and tokens.lower[i] not in words.OFFICE_NOUNS:
                draft.elsewhere = draft.elsewhere or not self._portfolio_like(i)
            draft.first = draft.core_first = i
            return True
        return False

    def _portfolio_like(self, i: int) -> bool:
        return self.tokens.lower[i] in words.INSTITUTIONS

    # -- to the right: of what ----------------------------------------------------------------------------------

    def _grow_right(self, draft: _Draft) -> None:
        tokens = self.tokens
        while tokens.together(draft.last, draft.last + 2) and tokens.lower[draft.last + 1] in _LINKS:
            link = tokens.lower[draft.last + 1]
            start = draft.last + 2
            if tokens.lower[start] == "the" and tokens.together(start, start + 1):
                start += 1
            term = self.terms.get(start)
            if term is not None and self._owner_right(draft, term, link):
                continue
            end = self._complement(start, link)
            if end is None:
                return
            self._note_complement(draft, start, end)
            draft.last = end

    def _owner_right(self, draft: _Draft, term: Term, link: str) -> bool:
        tokens, entry = self.tokens, term.entry
        if entry.kind not in (TermKind.STATE, TermKind.ORGANISATION):
            return False
        if link in ("to", "on", "with"):  # "ambassador to Turkey": towards whom, not whose
            if tokens.lower[draft.noun] not in ("ambassador", "envoy", "representative", "ambassadors", "envoys"):
                return False
            draft.last = term.last
            return True
        if link != "of":
            return False
        if entry.kind is TermKind.ORGANISATION:
            draft.organisation, draft.last = draft.organisation or entry.organisations[0], term.last
            return True
        name = state_of(entry.states, self.on)
        if name is None or name.how not in (How.NAME, How.OFFICIAL, How.ALIAS):
            return False
        if tokens.together(term.last, term.last + 1) and self._institution_follows(term.last + 1):
            return False
        if not draft.states:
            draft.states, draft.last = (name.state,), term.last
            self._more_states(draft)
            return True
        draft.last = term.last
        return True

    def _institution_follows(self, i: int) -> bool:
        """ "Secretary of the Russian Federation Security Council": the state only qualifies an institution."""
        tokens = self.tokens
        return tokens.capital(i) and tokens.lower[i] in words.INSTITUTIONS | words.PORTFOLIO

    def _more_states(self, draft: _Draft) -> None:
        """ "the Presidents of Russia, Belarus and Kazakhstan" """
        tokens = self.tokens
        while draft.plural and tokens.together(draft.last, draft.last + 2):
            i = draft.last + 1
            while i < len(tokens) and tokens.lower[i] in (",", "and", "the", "&") and tokens.together(i, draft.last):
                i += 1
            term = self.terms.get(i)
            if i == draft.last + 1 or term is None or term.entry.kind is not TermKind.STATE:
                return
            name = state_of(term.entry.states, self.on)
            if name is None or name.how in (How.DEMONYM, How.SEAT, How.CAPITAL):
                return
            draft.states, draft.last = (*draft.states, name.state), term.last

    def _complement(self, start: int, link: str) -> int | None:
        """Last token of what an office is an office of; a person's name that follows it is not part of it."""
        tokens, i, settled = self.tokens, start, None
        nested = self.terms.get(start)
        if nested is not None and nested.entry.kind is TermKind.TITLE and link == "of":
            inner = _Draft(start, nested.last, start, nested.last, nested.last, None, nested.entry.plural)
            self._grow_right(inner)
            return inner.last
        while tokens.together(start, i) and i - start < 14:
            if i > start and tokens.entity[i] == "PERSON" and tokens.entity[i - 1] != "PERSON":
                settled = settled if settled is not None else i - 1
                break
            lower = tokens.lower[i]
            if lower in words.INSTITUTIONS or lower in words.PORTFOLIO or i in self._inside:
                settled = i
            elif not tokens.proper(i) and not (lower in _JOINERS and self._goes_on(i)):
                break
            i += 1
        if settled is None and i > start and tokens.proper(start):
            settled = i - 1
        while settled is not None and settled >= start and tokens.lower[settled] in ("of", "and", "the", "'s", "for"):
            settled -= 1
        return settled if settled is not None and settled >= start else None

    def _goes_on(self, i: int) -> bool:
        tokens = self.tokens
        if not tokens.together(i, i + 1):
            return False
        return tokens.proper(i + 1) or tokens.lower[i + 1] in words.PORTFOLIO | {"the"}

    def _note_complement(self, draft: _Draft, start: int, end: int) -> None:
        """A state inside the complement owns the office; a complement of portfolio words only narrows it."""
        tokens = self.tokens
        for i in range(start, end + 1):
            term = self.terms.get(i)
            if term is not None and term.entry.kind is TermKind.STATE and not draft.states:
                name = state_of(term.entry.states, self.on)
                if name is not None and name.how is not How.CAPITAL:
                    draft.states = (name.state,)
        portfolio = all(tokens.lower[i] in words.PORTFOLIO | _SMALL | words.INSTITUTIONS for i in range(start, end + 1))
        if not portfolio:
            draft.elsewhere = True
        draft.core_last = max(draft.core_last, end) if portfolio else draft.core_last

    # -- done ---------------------------------------------------------------------------------------------------

    def _finished(self, draft: _Draft) -> OfficePhrase:
        title, office = self._named(draft)
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
            counterpart=self.tokens.lower[draft.noun] in ("counterpart", "counterparts"),
            count=draft.count,
        )

    def _named(self, draft: _Draft) -> tuple[Title | None, str]:
        """The longest title of the table within the core, and the office in words."""
        tokens = self.tokens
        written = [tokens.text[i] for i in range(draft.core_first, draft.core_last + 1)]
        title = titles.find(" ".join(written)) or draft.title
        if title is not None and title.office and (draft.core_first == draft.first or title is not draft.title):
            covered = draft.core_last - draft.core_first + 1
            if titles.find(" ".join(written)) is title or covered == self._length(draft):
                return title, title.office
        return title, _spelled(written)

    def _length(self, draft: _Draft) -> int:
        term = self.terms.get(draft.core_first)
        return term.last - term.first + 1 if term else 1


def _spelled(written: list[str]) -> str:
    """ "first deputy prime minister" -> "First Deputy Prime Minister" """
    text = " ".join(w if w.lower() in _SMALL or w[:1].isupper() else w.capitalize() for w in written)
    return text.replace(" - ", "-").replace(" 's", "'s")
