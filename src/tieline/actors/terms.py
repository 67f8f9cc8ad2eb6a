"""Tokens in, terms out: every state, organisation, title and form of address that the ontology's tables name.

Matching is longest first, on tokens. Names of states and organisations count as written (or all in capitals, as in
labels and headlines); titles in any case.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tieline.actors.tokens import Tokens
from tieline.language.model import load_model
from tieline.ontology import organisations, states, titles
from tieline.ontology.organisations import Organisation
from tieline.ontology.states import StateName
from tieline.ontology.titles import Title, TitleKind


class TermKind(StrEnum):
    """What table a term stands in; a namesake ("South China Sea") only keeps what it holds from being read."""

    STATE = "state"
    ORGANISATION = "organisation"
    TITLE = "title"
    ADDRESS = "address"
    NAMESAKE = "namesake"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form may mean. plural: the form is a title in the plural ("foreign ministers")."""

    kind: TermKind
    states: tuple[StateName, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    title: Title | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One match. first, last: token positions, both included."""

    first: int
    last: int
    entry: Entry


Index = dict[str, list[tuple[tuple[str, ...], Entry]]]


def find_terms(tokens: Tokens) -> dict[int, Term]:
    """Terms by their first token; where several begin, the longest; none overlaps an earlier one."""
    cased, uncased = _cased_index(), _title_index()
    found: dict[int, Term] = {}
    position = 0
    while position < len(tokens):
        term = _longer(_match(cased, tokens.text, tokens, position), _title(uncased, cased, tokens, position))
        if term is None:
            position += 1
            continue
        found[position] = term
        position = term.last + 1
    return found


def _longer(name: Term | None, title: Term | None) -> Term | None:
    """The longer of a name and a title that begin together: "Security Council Secretary" is no United Nations organ."""
    if name is None or title is None:
        return name or title
    return title if title.last > name.last else name


def _title(uncased: Index, cased: Index, tokens: Tokens, position: int) -> Term | None:
    """A title that names no state or international organisation itself.

    "US President" and "President of the European Commission" are left to be read as a title and its owner.
    """
    term = _match(uncased, tokens.lower, tokens, position)
    while term is not None and any(_owner(cased, tokens, i, term) for i in range(position, term.last + 1)):
        term = _match(uncased, tokens.lower, tokens, position, shorter_than=term.last - position + 1)
    return term


def _owner(cased: Index, tokens: Tokens, position: int, title: Term) -> bool:
    inner = _match(cased, tokens.text, tokens, position)
    if inner is None or title.entry.title is None:
        return False
    return inner.entry.kind is TermKind.STATE or title.entry.title.kind is TitleKind.ORGANISATION


def _match(index: Index, words: list[str], tokens: Tokens, position: int, shorter_than: int = 99) -> Term | None:
    for form, entry in index.get(words[position], ()):
        end = position + len(form)
        if (
            len(form) >= shorter_than
            or tuple(words[position:end]) != form
            or tokens.sentence[position] != tokens.sentence[end - 1]
        ):
            continue
        if entry.kind is TermKind.NAMESAKE and tokens.together(position, end) and words[end] in ("-", "–"):
            continue  # "in Russian" is a language, "in Russian-Turkish trade" is none
        title = entry.title
        if title and title.phrase.upper() in titles.abbreviations() and not tokens.text[position].isupper():
            continue
        return Term(position, end - 1, entry)
    return None


@functools.cache
def _cased_index() -> Index:
    """Names of states and organisations; a name that is both (EU, NATO) is read as the organisation it is."""
    entries: dict[tuple[str, ...], Entry] = {}
    for form, names in states.gazetteer().items():
        entry = Entry(TermKind.STATE, states=names)
        for tokens in map(tokenised, _case_variants(form)):
            entries.setdefault(tokens, entry)
    for form in states.namesakes():
        for tokens in map(tokenised, _case_variants(form)):
            entries.setdefault(tokens, Entry(TermKind.NAMESAKE))
    for form, bodies in organisations.gazetteer().items():
        for tokens in map(tokenised, _case_variants(form)):
            names = entries[tokens].states if tokens in entries else ()
            if all(name.state.kind is states.StateKind.BLOC for name in names):
                entries[tokens] = Entry(TermKind.ORGANISATION, states=names, organisations=bodies)
    return _indexed(entries)


@functools.cache
def _title_index() -> Index:
    entries: dict[tuple[str, ...], Entry] = {}
    plurals = {plural_of(phrase) for phrase in titles.gazetteer()}
    for phrase, title in titles.gazetteer().items():
        address = title.kind is TitleKind.ADDRESS
        entry = Entry(TermKind.ADDRESS if address else TermKind.TITLE, title=title, plural=phrase in plurals)
        forms = [phrase, phrase.replace(" ", "-")] if "-" not in phrase else [phrase, phrase.replace("-", " ")]
        for tokens in _lowered(forms):
            entries.setdefault(tokens, entry)
        if not address:
            for tokens in _lowered([plural_of(phrase)]):
                entries.setdefault(tokens, Entry(TermKind.TITLE, title=title, plural=True))
    return _indexed(entries)


def plural_of(phrase: str) -> str:
    """The plural of a title: its head noun, before "of" if there is one, takes the ending."""
    head, of, rest = phrase.partition(" of ")
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith(("s", "x", "ch")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + of + rest


def _case_variants(form: str) -> list[str]:
    return [form] if form.isupper() or len(form) <= 4 else [form, form.upper()]


def tokenised(form: str) -> tuple[str, ...]:
    """The tokens of a form as the parser would cut it."""
    return tuple(token for word in form.split() for token in _tokens_of(word))


@functools.cache
def _tokens_of(word: str) -> tuple[str, ...]:
    """One word as the parser cuts it, which never looks beyond white space; letters alone stay whole."""
    if word.isalpha() and word not in _special_cases():
        return (word,)
    return tuple(token.text for token in load_model().tokenizer(word))


@functools.cache
def _special_cases() -> frozenset[str]:
    """Words of letters that the parser cuts all the same ("cannot")."""
    return frozenset(getattr(load_model().tokenizer, "rules", {}))


def _lowered(forms: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Titles in lower case, cut as the parser cuts them with capitals ("Mr.", but "mr" and ".")."""
    for form in forms:
        capitals = " ".join(word[:1].upper() + word[1:] for word in form.split(" "))
        for tokens in map(tokenised, (form, capitals)):
            yield tuple(token.lower() for token in tokens)


def _indexed(entries: dict[tuple[str, ...], Entry]) -> Index:
    index: Index = {}
    for form, entry in sorted(entries.items(), key=lambda item: (-len(item[0]), item[0])):
        if form:
            index.setdefault(form[0], []).append((form, entry))
    return index
