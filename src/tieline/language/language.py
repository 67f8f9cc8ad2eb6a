"""Which language a text is in: enough to read English and to name what is refused."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

UNDETERMINED = "und"

# Words no other Latin-script language uses at such a rate; an English news text holds 25-40 % of them.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "with",
        "that",
        "was",
        "is",
        "by",
        "at",
        "as",
        "from",
        "has",
        "have",
        "will",
        "his",
        "her",
        "their",
        "its",
        "an",
        "be",
        "are",
        "were",
        "he",
        "she",
        "they",
        "which",
        "who",
        "this",
        "had",
        "said",
        "after",
        "would",
        "been",
        "but",
        "not",
    ]
)
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "HEBREW": "he", "GREEK": "el",
    "GEORGIAN": "ka", "ARMENIAN": "hy", "DEVANAGARI": "hi", "BENGALI": "bn",
}  # fmt: skip
_SAMPLE = 4000  # characters; enough for every detector tried, and it bounds the cost on long transcripts


def guess_language(text: str) -> str:
    """ISO 639-1 code of the language of a text, "und" where it is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    by_script = _by_script(sample)
    if by_script:
        return by_script
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if not words:
        return UNDETERMINED
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= 0.18:
        return "en"
    from resiliparse.parse.lang import detect_fast

    guesses: list[tuple[str, int]] = detect_fast(unicodedata.normalize("NFC", sample), n_results=3)  # type: ignore[assignment]
    best = guesses[0][0] if guesses else UNDETERMINED
    if share >= 0.08 and any(code == "en" for code, _ in guesses):
        return "en"
    if len(words) < 12 and best != "en" and sum(word.isascii() for word in words) * 2 > len(words):
        # On a single line the detector is right about half the time: say so instead of guessing.
        return "en" if share > 0 and sample.isascii() else UNDETERMINED
    return best


def _by_script(sample: str) -> str | None:
    """The language of a script only one language (as far as news goes) is written in; None for shared scripts."""
    letters = [c for c in sample if c.isalpha() and not c.isascii()]
    if len(letters) * 3 < sum(c.isalpha() for c in sample):
        return None
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * len(letters):
        return "ja"
    leading = scripts.most_common(1)[0][0] if scripts else ""
    return _SCRIPTS.get(leading)
