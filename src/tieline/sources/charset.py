"""Bytes in, text out, with a note where they were not plain UTF-8; binary data is refused."""

from __future__ import annotations

import re

from tieline.sources.opened import SourceError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_SAMPLE = 200_000  # bytes shown to the detector, which is enough for it and bounds its time

# Text holds no control characters but white space; a log coloured with escape sequences (ESC is not counted) or a
# page with a few stray bytes holds some. Random bytes hold one in nine.
_MOST_ODD = 0.02
# Broken sequences among the characters beyond ASCII: a UTF-8 text cut or joined carelessly holds a few, a text in
# another charset hardly anything else.
_MOST_BROKEN = 0.1


def decode(data: bytes, *, html: bool = False, sent_as: str | None = None) -> tuple[str, str | None]:
    """Text of some bytes, and how they had to be read ("windows-1251"), or None for plain UTF-8.

    UTF-8 first, because bytes that are valid UTF-8 by chance are next to unheard of; then the charset its sender names
    (`sent_as`) and what an HTML page declares (`html`); then a detector's guess. Raises `SourceError` for binary data.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            text = data.decode(charset, "replace").removeprefix("\ufeff")
            return _plain(text), None if charset == "utf-8" else charset
    if b"\x00" in data:
        return _wide(data)
    try:
        return _plain(data.decode()), None
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    broken = text.count("\ufffd")
    if broken <= _MOST_BROKEN * (len(text) - len(data.decode("ascii", "ignore"))):
        return _plain(text), f"UTF-8 with {broken} broken characters"
    return _other(data, html, sent_as)


def _other(data: bytes, html: bool, sent_as: str | None) -> tuple[str, str]:
    """Text in a charset that is declared or guessed; one that Python does not know is refused by name."""
    from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

    declared = _DECLARED.search(data[:4096]) if html else None
    named = (sent_as, declared[1].decode("ascii") if declared else None)
    charset = next((known for name in named if name and (known := map_encoding_to_html5(name))), None) or "utf-8"
    if charset == "utf-8":  # which these bytes are not
        charset = str(detect_encoding(data, max_len=_SAMPLE) or "utf-8")
    if charset == "utf-8":
        charset = "windows-1252"
    try:
        return _plain(data.decode(charset, "replace")), charset
    except LookupError:
        raise SourceError(f"its charset {charset!r} is not known", "Save it as UTF-8") from None


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark shows as a zero in every other byte; any other zero means binary data."""
    half = len(data) / 2
    for charset, zeros in (("utf-16-le", data[1::2].count(0)), ("utf-16-be", data[::2].count(0))):
        if zeros > 0.4 * half:
            return _plain(data.decode(charset, "replace")), charset
    raise _binary()


def _plain(text: str) -> str:
    if "\x00" in text or len(_ODD.findall(text)) > _MOST_ODD * len(text) + 1:
        raise _binary()
    return text


def _binary() -> SourceError:
    return SourceError("it looks like a binary file", "Give a text, HTML or JSONL file")
