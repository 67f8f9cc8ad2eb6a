"""A text or a stored claim in, what it says of which tie out: what a test of it starts from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.ontology import states
from tieline.records.claim import Claim, Polarity, Predicate

_ID = re.compile(r"h?[0-9a-f]{4,16}")
# What says that a tie is not touched at all; other words of resilience ("withstood", "resilient") say that it recovers.
_UNTOUCHED = re.compile(
    r"\b(never|not|no|nothing|cannot|impervious|immune|un\w+|\w*(affect|impact|influenc|shak|disturb|overshadow)\w*)\b|n't",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(highest|best|closest|strongest|warmest|deepest|greatest|lowest|worst|coldest|ever|never|unprecedented|record|"
    r"peak|all-time|in history)\b",
    re.IGNORECASE,
)


class UncodedError(ValueError):
    """A text in which no claim about a tie was found; the message says what to name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim that is to be tested. ends: in alphabetical order. words: those that say it. id: of a stored claim.
    coded: whether the predicate was read from the text rather than named by the user."""

    text: str
    ends: tuple[str, str]
    predicate: Predicate
    polarity: Polarity = Polarity.AFFIRMED
    scope: str | None = None
    words: str | None = None
    id: str | None = None
    coded: bool = True

    @property
    def recovery(self) -> bool:
        """Whether it says that the tie recovers, rather than that it is not touched."""
        return self.predicate is Predicate.RESILIENCE and not _UNTOUCHED.search(self.words or "not")

    @property
    def superlative(self) -> bool:
        """Whether it says of a level that none was higher, or lower."""
        return self.predicate is Predicate.LEVEL and _SUPERLATIVE.search(self.text) is not None

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "text": self.text,
            "id": self.id,
            "ends": list(self.ends),
            "predicate": str(self.predicate),
            "polarity": str(self.polarity),
            "scope": self.scope,
            "words": self.words,
            "coded": self.coded,
        }


def asked(
    ledger: Path, what: str | None, between: tuple[str, str] | None, predicate: Predicate | None
) -> tuple[Asked, ...]:
    """The claims of a text, of the id of a stored claim, or, without either, all stored claims of a tie.

    predicate: for texts in which none is found; otherwise only claims of it. Raises `UncodedError`, `ValueError` for
    an id that is no claim's, and `LedgerError`.
    """
    if what is None:
        if between is None:
            raise ValueError("name a text, the id of a claim, or a tie with --between whose stored claims are tested")
        return tuple(_stored(ledger, between, predicate))
    if _ID.fullmatch(what):
        return (_by_id(ledger, what),)
    return _typed(what, between, predicate)


def _typed(text: str, between: tuple[str, str] | None, predicate: Predicate | None) -> tuple[Asked, ...]:
    found = [one for claim in _coded(text, between) if (one := _of(claim, between)) is not None]
    wanted = [one for one in found if predicate in (None, one.predicate)]
    if wanted:
        return tuple(dict.fromkeys(wanted))
    if between is not None and predicate is not None:
        return (Asked(text=text, ends=_ordered(between), predicate=predicate, coded=False),)
    known = ", ".join(Predicate)
    if found:
        said = ", ".join(sorted({one.predicate for one in found}))
        raise UncodedError(
            f"the text says {said} of a tie, not {predicate}; name the tie with --between to test it anyway"
        )
    missing = "a tie with --between A B" if between is None else f"what it says with --predicate ({known})"
    also = f" and what it says with --predicate ({known})" if between is None and predicate is None else ""
    raise UncodedError(f"no claim about the tie of two states is found in the text: name {missing}{also}")


def _coded(text: str, between: tuple[str, str] | None) -> tuple[Claim, ...]:
    """The claims a reading finds. Where the text leaves its tie open ("our cooperation"), a headline names it."""
    from tieline.reading import read_document
    from tieline.sources.build import build

    titles: list[str | None] = [None]
    if between is not None:
        one, other = (states.get(code).name for code in between)
        titles.append(f"{one} and {other} hold talks")
    for title in titles:
        claims = read_document(build(text, title=title), rules_only=True).claims
        if claims:
            return claims
    return ()


def _of(claim: Claim, between: tuple[str, str] | None) -> Asked | None:
    """What a claim asks; None where it is about another tie. More than two ends are told to be narrowed down."""
    ends = sorted({end.state for end in claim.tie if end.state})
    if between is not None:
        return _made(claim, _ordered(between)) if set(between) <= set(ends) or len(ends) < 2 else None
    if len(ends) != 2:
        raise UncodedError(
            f"the claim is about {', '.join(ends) or 'no state that is known'}: name the two ends with --between A B"
        )
    return _made(claim, (ends[0], ends[1]))


def _made(claim: Claim, ends: tuple[str, str]) -> Asked:
    words = [piece.text for piece in claim.spans() if piece.field == "predicate"]
    return Asked(
        text=claim.text,
        ends=ends,
        predicate=claim.predicate,
        polarity=claim.polarity,
        scope=claim.scope,
        words=" ".join(words) or None,
        id=claim.id,
    )


def _by_id(ledger: Path, prefix: str) -> Asked:
    from tieline.ledger.ledger import Ledger

    with Ledger(ledger, read_only=True) as opened:
        what, id_ = opened.entry(prefix)
        if what == "document":
            raise ValueError(f"{prefix!r} is a document: name one of its claims, as `tieline claims` lists them")
        records = (opened.record(id_).record,) if what == "record" else opened.members(id_)
    claim = next((record for record in records if isinstance(record, Claim)), None)
    if claim is None:
        raise ValueError(f"{prefix!r} is no claim: `tieline claims` lists them")
    made = _of(claim, None)
    assert made is not None  # without a tie that is asked about, none is another
    return made


def _stored(ledger: Path, between: tuple[str, str], predicate: Predicate | None) -> Iterator[Asked]:
    from tieline.ledger.ledger import Ledger

    with Ledger(ledger, read_only=True) as opened:
        for happening in opened.claims(*between):
            for facet in happening.facets:
                if isinstance(facet, Claim) and {end.state for end in facet.tie} >= set(between):
                    made = _made(facet, _ordered(between))
                    if predicate in (None, made.predicate):
                        yield made


def _ordered(between: tuple[str, str]) -> tuple[str, str]:
    return (min(between), max(between))
