"""Letters and newsletters (mbox, eml): a document for every letter that carries text. Attachments are not opened."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import cast

from tieline.records.document import Document, Origin
from tieline.sources.build import build
from tieline.sources.charset import decode
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.fragment import fragment_text
from tieline.sources.opened import LARGEST, Opened, SourceError
from tieline.sources.stated_dates import stated_date

_FROM = re.compile(r"From \S+ .{0,60}\d{4}")
_HEADS = re.compile(
    r"(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|Date|Subject): .*\r?\n(?:[ \t].*\r?\n)*){2}"
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOST_PARTS = 200


def read_mail(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:  # noqa: ARG001
    """The letters of a mailbox, or the one letter of a file."""
    for number, letter in enumerate(_letters(source), start=1):
        name = f"{source.name}:{number}"
        if letter is None:
            yield SourceError("the letter is larger than a report can be", "Save what you need of it").fault(name)
            continue
        try:
            yield _document(letter, defaults, source.origin(letter, number))
        except SourceError as error:
            yield error.fault(name)
        except Exception as error:  # noqa: BLE001  # the standard parser trips over some hostile headers; the rest is read
            yield SourceFault(source=name, reason=f"it cannot be read ({type(error).__name__})", remedy="Save its text")


def _letters(source: Opened) -> Iterator[bytes | None]:
    """The bytes of each letter; None for one beyond the cap."""
    held: list[bytes] = []
    size = 0
    for line in source.lines():
        if line is not None and line.startswith(b"From ") and _FROM.match(line.decode("latin-1")):
            if held or size > LARGEST:
                yield b"".join(held) if size <= LARGEST else None
            held, size = [], 0
            continue
        size += len(line) if line is not None else LARGEST + 1
        if size <= LARGEST:
            held.append(line or b"")
    if held or size > LARGEST:
        yield b"".join(held) if size <= LARGEST else None


def _document(letter: bytes, defaults: Defaults, origin: Origin) -> Document:
    message = email.message_from_bytes(_QUOTED.sub(rb"\1", letter), policy=email.policy.default)
    written = _header(message, "Date")
    sender, address = parseaddr(_header(message, "From"))
    link = _header(message, "Archived-At").strip("<> ")
    return build(
        _text(message),
        title=" ".join(_header(message, "Subject").split()) or None,
        url=link if link.lower().startswith(("http://", "https://")) else defaults.url,
        outlet=defaults.outlet or sender or address or None,
        published=defaults.published or (stated_date(written) if written else None),
        language=defaults.language,
        zone=defaults.zone,
        retrieved=defaults.retrieved,
        origin=origin,
    )


def _header(message: Message, name: str) -> str:
    return str(message.get(name) or "")


def _text(message: Message) -> str:
    """Plain text where a letter has it, else the text of its markup."""
    found: dict[str, str] = {}
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        attached = cast("EmailMessage", part).get_content_disposition() == "attachment"
        if number > _MOST_PARTS or attached or kind not in ("text/plain", "text/html") or kind in found:
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            found[kind] = decode(data, html=kind == "text/html", sent_as=part.get_content_charset())[0]
    plain = found.get("text/plain", "").replace("\r\n", "\n")
    if plain.strip():
        return plain
    if "text/html" in found:
        return fragment_text(found["text/html"])
    raise SourceError("the letter carries no text", "Save its attachment and read that")


def _shows(opening: str) -> bool:
    return bool(_FROM.match(opening) or _HEADS.match(opening))


MAIL = Format("letters", (".mbox", ".mbx", ".eml"), _shows, read_mail)
