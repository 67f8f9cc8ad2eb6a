"""PETRARCH validation records: an XML file in, its sentences with the triples they should be coded as out.

A record is `<Sentence date="YYYYMMDD" id="...">` with a `<Text>` and, for each event, an
`<EventCoding sourcecode="" targetcode="" eventcode=""/>`; `noevents="True"` says that there is none, `error="..."` that
PETRARCH should refuse the record. A record that lacks something is refused with its id, its line and the remedy; the
others are read. The parser is the standard library's expat, by hand: a file that declares or uses entities of its own
is refused before any is expanded, and nothing outside the file is ever opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from xml.parsers import expat

from tieline.evaluation.lines import GoldError

CODES = ("sourcecode", "targetcode", "eventcode")


@dataclass(frozen=True, slots=True)
class Triple:
    """A CAMEO actor code, another, and a CAMEO event code, as written."""

    source: str
    target: str
    event: str


@dataclass(frozen=True, slots=True)
class PetrarchRecord:
    """A sentence and its triples.

    marked: whether the file says what its events are. refusal: whether PETRARCH should refuse it.
    """

    id: str
    day: date
    text: str
    triples: tuple[Triple, ...]
    marked: bool
    refusal: bool


@dataclass(frozen=True, slots=True)
class PetrarchFile:
    """The records of a file, and a message for each that could not be read."""

    records: tuple[PetrarchRecord, ...]
    refused: tuple[str, ...]


class _EntityError(ValueError):
    """The file declares or uses an entity of its own."""


@dataclass
class _Open:
    """A `<Sentence>` while it is read."""

    line: int
    attributes: dict[str, str]
    codings: list[dict[str, str]] = field(default_factory=list)
    text: list[str] | None = None


class _Reader:
    """Collects the sentences of one file, as far as its XML holds."""

    def __init__(self) -> None:
        self.sentences: list[_Open] = []
        self._open: _Open | None = None
        self._in_text = False
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._declared
        self._parser.SkippedEntityHandler = self._skipped
        self._parser.ExternalEntityRefHandler = self._external

    def read(self, path: Path) -> str | None:
        """Read a file; returns what is wrong with its XML, None for nothing."""
        try:
            with path.open("rb") as stream:
                self._parser.ParseFile(stream)
        except _EntityError as fault:
            return f"{self._where(path)}: {fault}. Write its text out: entities of a file's own are not expanded."
        except (expat.ExpatError, LookupError, ValueError) as fault:
            return f"{self._where(path)}: not well-formed XML ({fault}). Mend that line, or export the file anew."
        return None

    def _where(self, path: Path) -> str:
        record = f": record {self._open.attributes.get('id', 'without id')}" if self._open is not None else ""
        return f"{path}:{self._parser.CurrentLineNumber}{record}"

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Sentence":
            if self._open is not None:  # one that was never closed
                self.sentences.append(self._open)
            self._open = _Open(self._parser.CurrentLineNumber, attributes)
        elif self._open is not None and tag == "EventCoding":
            self._open.codings.append(attributes)
        elif self._open is not None and tag == "Text":
            self._open.text, self._in_text = [], True

    def _end(self, tag: str) -> None:
        if tag == "Sentence" and self._open is not None:
            self.sentences.append(self._open)
            self._open = None
        elif tag == "Text":
            self._in_text = False

    def _characters(self, data: str) -> None:
        if self._in_text and self._open is not None and self._open.text is not None:
            self._open.text.append(data)

    def _declared(self, name: str, *_: object) -> None:
        raise _EntityError(f"declares the entity {name!r}")

    def _skipped(self, name: str, *_: object) -> None:
        raise _EntityError(f"uses the entity {name!r}, which it does not hold")

    def _external(self, *_: object) -> int:
        raise _EntityError("asks for another file")


def read_petrarch(path: Path) -> PetrarchFile:
    """The records of a validation file.

    Raises `GoldError` where there is none: the file is no XML, declares entities, or has no `<Sentence>`. XML that
    breaks off later is among the refused, and the records before the break are kept.
    """
    reader = _Reader()
    broken = reader.read(path)
    if not reader.sentences:
        raise GoldError(
            broken or f"{path}: has no <Sentence>: a PETRARCH validation file holds <Sentence> records with <Text>"
        )
    records: list[PetrarchRecord] = []
    refused: list[str] = []
    for sentence in reader.sentences:
        try:
            records.append(_record(sentence))
        except ValueError as fault:
            refused.append(f"{path}:{sentence.line}: record {sentence.attributes.get('id', 'without id')}: {fault}")
    return PetrarchFile(tuple(records), (*refused, *([broken] if broken else [])))


def _record(sentence: _Open) -> PetrarchRecord:
    """Raises `ValueError` with the fault and its remedy."""
    for name in ("id", "date"):
        if not sentence.attributes.get(name):
            raise ValueError(f'has no {name}: write <Sentence date="YYYYMMDD" id="...">')
    text = " ".join("".join(sentence.text or ()).split())
    if not text:
        raise ValueError("has no <Text>, or an empty one: put the sentence there")
    none = any(coding.get("noevents", "").casefold() == "true" for coding in sentence.codings)
    triples = tuple(_triples(sentence))
    if none and triples:
        raise ValueError("says noevents and codes events: keep one of the two")
    return PetrarchRecord(
        id=sentence.attributes["id"],
        day=_day(sentence.attributes["date"]),
        text=text,
        triples=triples,
        marked=bool(sentence.codings),
        refusal=any("error" in coding for coding in sentence.codings),
    )


def _triples(sentence: _Open) -> Iterator[Triple]:
    for number, coding in enumerate(sentence.codings, 1):
        if "error" in coding or coding.get("noevents", "").casefold() == "true":
            continue
        missing = [name for name in CODES if not coding.get(name, "").strip()]
        if missing:
            raise ValueError(
                f'EventCoding {number} has no {", ".join(missing)}: give all three codes, or noevents="True"'
            )
        yield Triple(*(coding[name].strip() for name in CODES))


def _day(written: str) -> date:
    try:
        return datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise ValueError(f"date {written!r} is no day: write it as YYYYMMDD") from None
