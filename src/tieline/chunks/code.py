"""A chunk to the bytes of a Parquet file and back; what comes back is what went in, or an error.

A row holds a document's metadata as it was given, its reading as JSON text, and of a document that could not be read
the reason. The schema's metadata hold the format, the pipeline's version, the hash of the input, and the number and the
hash of the rows. Accounts are not kept: the ledger works them out of the records in a fiftieth of the time that
reading took, by the rules of its own version.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tieline.chunks.chunk import Chunk, Entry, input_of, metadata
from tieline.chunks.fault import ChunkError, damaged
from tieline.records.codec import dump, dumps, load
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault

FORMAT = 1  # raised by whatever changes the columns, or what stands in them
_TEXT = pa.string()
COLUMNS = pa.schema(
    [
        ("document", _TEXT),  # id
        ("url", _TEXT),
        ("outlet", _TEXT),
        ("published", _TEXT),  # ISO, as far as it is known
        ("text", _TEXT),  # of a document without a reading; otherwise it stands in the reading
        ("given", _TEXT),  # JSON: the document as it was given, without its text
        ("reading", _TEXT),  # JSON; empty where it could not be read
        ("fault", _TEXT),  # JSON: source, reason and remedy; empty where it was read
    ]
)
_FORMAT, _VERSION, _INPUT, _ROWS, _HASH = (
    b"tieline.format", b"tieline.version", b"tieline.input", b"tieline.rows", b"tieline.sha256",
)  # fmt: skip


def encode(chunk: Chunk) -> bytes:
    """The bytes of a Parquet file. Raises `UnicodeEncodeError` for text that no file can hold."""
    rows = [_row(entry) for entry in chunk.entries]
    told = {
        _FORMAT: str(FORMAT),
        _VERSION: chunk.version,
        _INPUT: input_of(entry.document for entry in chunk.entries),
        _ROWS: str(len(rows)),
        _HASH: _hash(rows),
    }
    table = pa.Table.from_pylist(rows, COLUMNS.with_metadata(told))
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def decode(data: bytes) -> Chunk:
    """The chunk, with every piece of evidence checked against its text again. Raises `ChunkError`."""
    try:
        table = pq.read_table(io.BytesIO(data))
        told = table.schema.metadata or {}
        _known_format(told)
        rows = table.to_pylist()
        if told[_ROWS] != str(len(rows)).encode() or told[_HASH] != _hash(rows).encode():
            raise damaged("its rows are not those that were written")
        chunk = Chunk(told[_VERSION].decode(), tuple(_entry(row) for row in rows))
        if told[_INPUT] != input_of(entry.document for entry in chunk.entries).encode():
            raise damaged("its documents are not those it is named after")
    except ChunkError:
        raise
    except (pa.ArrowException, OSError, KeyError, TypeError, ValueError) as error:
        raise damaged(f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}") from error
    return chunk


def _known_format(told: dict[bytes, bytes]) -> None:
    if _FORMAT not in told:
        raise ChunkError("it is a Parquet file, but not a chunk of Tieline", "Name the files that `tieline read` wrote")
    if int(told[_FORMAT]) > FORMAT:
        fault = f"it has format {told[_FORMAT].decode()}, and this version of Tieline knows formats up to {FORMAT}"
        raise ChunkError(fault, "Upgrade with `python -m pip install --upgrade tieline`")


def _row(entry: Entry) -> dict[str, str | None]:
    given = metadata(entry.document)
    read = isinstance(entry.told, Reading)
    return {
        "document": entry.document.id,
        "url": given["url"],
        "outlet": given["outlet"],
        "published": given["published"],
        "text": None if read else entry.document.text,
        "given": json.dumps(given, ensure_ascii=False),
        "reading": dumps(entry.told) if read else None,
        "fault": None if read else json.dumps(dump(entry.told), ensure_ascii=False),
    }


def _entry(row: dict[str, Any]) -> Entry:
    told = load(Reading, row["reading"]) if row["reading"] is not None else load(SourceFault, row["fault"])
    text = told.document.text if isinstance(told, Reading) else row["text"]
    return Entry(load(Document, {**json.loads(row["given"]), "text": text}), told)


def _hash(rows: list[dict[str, Any]]) -> str:
    total = hashlib.sha256()
    for row in rows:
        total.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
    return total.hexdigest()
