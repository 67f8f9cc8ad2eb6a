"""What the tests of reported speech share: a page with a cast made by hand, and statements in a form one can read.

The cast is made of the names below, so that these tests protect the rules of reported speech and nothing else.
"""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc

from tieline.actors.cast import Cast, Mention
from tieline.coders.page import Coded, Page
from tieline.coders.statements import code_statements
from tieline.language.parse import parse
from tieline.language.quotations import find_quotations
from tieline.records.actor import Actor, ActorKind
from tieline.records.document import Document, with_title
from tieline.records.statement import Statement

PERSONS = (
    "President Xi Jinping", "Xi Jinping", "President Xi", "Xi", "Vladimir Putin", "President Putin", "Mr Putin", "Putin",
    "Emmanuel Macron", "Macron", "Prime Minister Modi", "Narendra Modi", "Modi", "Sergei Lavrov", "Lavrov", "Wang Yi",
    "Wang", "Olaf Scholz", "Scholz", "Zelensky", "Peskov", "President Biden", "Biden", "Fumio Kishida", "Kishida",
    "Erdogan", "Li Keqiang", "Li", "Lula", "Baerbock", "Blinken", "Secretary Blinken", "Kim", "The President",
    "the President", "the president", "The Prime Minister", "the Prime Minister", "The Secretary", "the minister",
    "The minister", "The Russian leader", "the Chinese leader", "He", "he", "She", "she", "The spokeswoman",
    "the spokeswoman", "the spokesman", "The Foreign Minister", "the Foreign Minister", "his counterpart",
    "THE PRESIDENT", "PRIME MINISTER MODI", "PRESIDENT BIDEN",
)  # fmt: skip
GROUPS = (
    "The two leaders", "the two leaders", "The leaders", "the leaders", "Both sides", "both sides", "The two sides",
    "the two sides", "The sides", "the sides", "They", "they", "the two ministers", "The two ministers", "The ministers",
    "The presidents", "We",
)  # fmt: skip
BODIES = (
    "the Foreign Ministry",
    "The Foreign Ministry",
    "the Kremlin",
    "The Kremlin",
    "the ministry",
    "The ministry",
    "NATO",
)
STATES = (
    "China", "Russia", "France", "Iran", "the United States", "Japan", "India", "Beijing", "Moscow", "Tokyo", "Paris", "Tehran",
    "Ankara", "Kyiv", "Washington", "Utopia",
)  # fmt: skip
OUTLETS = ("Xinhua", "TASS", "the state agency TASS", "Interfax", "Reuters")

_KINDS = {
    **dict.fromkeys(PERSONS, ActorKind.PERSON), **dict.fromkeys(GROUPS, ActorKind.GROUP),
    **dict.fromkeys(BODIES, ActorKind.GOVERNMENT_BODY), **dict.fromkeys(STATES, ActorKind.STATE),
    **dict.fromkeys(OUTLETS, ActorKind.ORGANISATION),
}  # fmt: skip
_NAMES = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(_KINDS, key=len, reverse=True)))

Expected = tuple[str, str, str | None, list[str]]


def cast_of(doc: Doc) -> Cast:
    """Every name of the lists above, as a mention that means itself."""
    mentions = []
    for found in _NAMES.finditer(doc.text):
        span = doc.char_span(found.start(), found.end())
        if span is not None:
            actor = Actor(name=span.text, kind=_KINDS[span.text])
            mentions.append(Mention(span.start, span.end - 1, span.root.i, (actor,)))
    return Cast(tuple(mentions))


def page_of(text: str, title: str | None = None) -> Page:
    stored, name, start = with_title(title, text)
    parsed = parse(Document(text=stored, title=name, title_start=start, language="en"))
    return Page(parsed, (), cast_of(parsed.doc), find_quotations(parsed))


def coded(text: str, title: str | None = None) -> Coded[Statement]:
    return code_statements(page_of(text, title))


def readable(text: str, title: str | None = None) -> list[Expected]:
    """(kind, speakers joined by " & ", cue, content fragments) of every statement, in text order."""
    result = coded(text, title)
    found = []
    for statement in result.records:
        speakers = [e.text for e in statement.spans("speakers")]
        for gap in result.unresolved:
            if gap.record == statement.id and gap.field == "speakers":
                speakers += [f"?{e.text}" for e in gap.evidence]  # type: ignore[union-attr]
        found.append((str(statement.kind), " & ".join(dict.fromkeys(speakers)), statement.cue, list(statement.content)))
    return found


def params(*cases: tuple[object, ...]) -> list[object]:
    """Cases as test parameters, each named by the beginning of its text."""
    return [pytest.param(*case, id=re.sub(r"\W+", "_", str(case[0]))[:60]) for case in cases]
