"""A reading in, all that will be written of it out, so that the write transaction has nothing left to work out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tieline.ledger.columns import DOINGS, days, named_columns, states
from tieline.merging.account import Account
from tieline.merging.actions import normal_form
from tieline.merging.copies import copy_key
from tieline.merging.near_copies import Printed, printed
from tieline.merging.within import accounts_of
from tieline.records.codec import dump, dumps
from tieline.records.document import Document
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading

# What a source may tell of a document beside its text. The text, and the address it is known by, make another document.
METADATA = ("title", "title_start", "outlet", "published", "zone", "language", "licence")


@dataclass(frozen=True)
class PreparedRecord:
    """One record: id, kind, JSON text, first and last day, the columns of `columns.NAMED`, confidence, states, and of
    a pledge its normal form."""

    id: str
    kind: str
    payload: str
    when: tuple[str | None, str | None]
    named: tuple[str | float | None, ...]
    confidence: float
    states: frozenset[tuple[str, str]]
    form: str | None


@dataclass(frozen=True)
class Prepared:
    """A reading, ready to be written. metadata: JSON of the document without its text. text: as its copies print it."""

    reading: Reading
    metadata: dict[str, Any]
    fingerprint: str
    copy: str
    text: Printed
    records: tuple[PreparedRecord, ...]
    accounts: tuple[Account, ...]
    unresolved: tuple[tuple[str | None, str, str, str], ...]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.reading.document


def prepare(reading: Reading, apart: Sequence[Mapping[str, int]] = ()) -> Prepared:
    """Work out the rows of a reading. Pure. Raises `UnicodeEncodeError` for text no file can hold.

    apart: sides of records that persons told apart, as `accounts_of` takes them.
    """
    reading.document.text.encode()
    involved = states(reading)
    published = reading.document.published
    text = printed(reading.document)
    _ = text.prints  # works them out before the write begins
    records = tuple(
        PreparedRecord(
            id=record.id,
            kind=record.KIND,
            payload=dumps(record),
            when=days(record, published),
            named=named_columns(record),
            confidence=record.confidence,
            states=involved[record.id],
            form=normal_form(record) if isinstance(record, Pledge) else None,
        )
        for record in reading.records()
    )
    metadata = metadata_of(reading.document)
    json.dumps(metadata, ensure_ascii=False).encode()
    return Prepared(
        reading=reading,
        metadata=metadata,
        fingerprint=_fingerprint(reading.version, metadata, records),
        copy=copy_key(reading.document),
        text=text,
        records=records,
        accounts=accounts_of(reading, apart) if any(r.kind in DOINGS for r in records) else (),
        unresolved=tuple(
            (gap.record, gap.field, gap.reason, json.dumps([dump(e) for e in gap.evidence], ensure_ascii=False))
            for gap in reading.unresolved
        ),
    )


def metadata_of(document: Document) -> dict[str, Any]:
    """A document as JSON values, without its text and without what the ledger finds out itself."""
    plain = dump(document)
    del plain["text"], plain["version_of"]
    return plain


def _fingerprint(version: str, metadata: dict[str, Any], records: tuple[PreparedRecord, ...]) -> str:
    told = {name: metadata[name] for name in METADATA}
    total = hashlib.sha256(json.dumps([version, told], sort_keys=True).encode())
    for record in records:
        total.update(record.payload.encode("utf-8", "surrogatepass"))
    return total.hexdigest()[:16]


def adds_nothing(new: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether metadata tell nothing that is not known: every value is missing or equal. What is missing corrects
    nothing."""
    return all(new.get(name) is None or new[name] == known.get(name) for name in METADATA)


def version_key(version: str) -> tuple[tuple[int, ...], int, str]:
    """Sorts versions of the pipeline: 0.9 < 0.10.dev1 < 0.10rc1 < 0.10 < 0.10.post1."""
    found = re.match(r"v?(\d+(?:\.\d+)*)(.*)", version)
    if found is None:
        return (), 0, version
    release = [int(part) for part in found.group(1).split(".")]
    while release and release[-1] == 0:
        release.pop()
    rest = found.group(2)
    return tuple(release), -1 if re.match(r"[.\-_]?(?:dev|a|b|c|rc)", rest) else 0, rest
