"""Any text in, text out that a terminal shows as what it is: on one line, without a character that acts."""

from __future__ import annotations

import unicodedata

# Characters that turn the reading direction can make a line read as something else, so they are shown by number.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_QUOTES = "\"'“”‘’"


def shown(text: str, longest: int | None = None) -> str:
    """The text on one line, control characters made visible; cut at a word near `longest` characters, with "…"."""
    line = "".join(glyph(text, position) for position in range(len(text)))
    line = " ".join(line.split())
    if longest is None or len(line) <= longest:
        return line
    cut = line[: longest - 1]
    at_word = cut.rfind(" ", longest * 2 // 3)
    return f"{cut[:at_word] if at_word > 0 else cut}…"


def glyph(text: str, position: int) -> str:
    """What stands for the character at a position: itself, a space, a visible picture of it, or nothing."""
    character = text[position]
    if character.isalnum() or " " <= character < "\x7f":
        return "" if character == "\\" and _escapes_quote(text, position) else character
    if character in "\t\n\r\f\v":
        return " "
    if character in _TURNING:
        return f"⟨{ord(character):04X}⟩"
    category = unicodedata.category(character)
    if category == "Cc":
        return chr(0x2400 + ord(character)) if character < "\x20" else "␡" if character == "\x7f" else "\ufffd"
    if category in ("Cs", "Co", "Cn"):
        return "\ufffd"
    if category.startswith("Z"):
        return " "
    return "" if category == "Cf" else character


def _escapes_quote(text: str, position: int) -> bool:
    """Whether a backslash only escapes the quotation mark behind it, as in text taken from JSON or a database dump."""
    while position < len(text) and text[position] == "\\":
        position += 1
    return text[position : position + 1] in tuple(_QUOTES)
