"""Which language a text is in: enough to read English and to name what is refused."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

UNDETERMINED = "und"

# Frequent little words of languages written in Latin letters. Words that several of them share are left out of all:
# "in" and "on" tell nothing, "the" and "with" do.
_LITTLE_WORDS = {
    "en": """the of and to for with that was by at from has have will his her their its an are were he she they
        which who this had said after would been but not it into over meets met meet talks says between
        about against during president minister monday tuesday wednesday thursday friday saturday sunday on
        arrived visited visiting visit made took place held sent signed chaired approved appointed greetings
        congratulations trip council government foreign ministry united states meeting report reports killed
        people court police announces announced agree agrees agreed first new""",
    "de": """der die das und ist nicht mit den von zu auf eine dem sich auch nach wie aus bei hat wird wurde über
        für zum zur""",
    "fr": "le la les des et est une du dans qui que pour par sur au avec ce il elle sont aux ses leur été mais vers",
    "es": "el los las una del que por para con su al lo como más pero sus este esta entre cuando sobre también fue ha",
    "it": "il di che è la un una per con non sono gli della del nel si dei alla anche più questo ha",
    "pt": "os as um uma que não com para por mais dos das ao na no foi pelo pela também são ou ser",
    "nl": "het een van en dat op te zijn voor met niet aan er door maar ook bij uit naar deze heeft werd",
    "sv": "och att det som en av för med den till är inte om har de var vid kan från ett",
    "pl": "nie się na jest że do to od za przez po jak ale oraz był dla tym został",
    "tr": "ve bir bu için ile de da olarak çok daha gibi olan sonra kadar ise",
    "id": "yang dan di dari untuk dengan pada ini tidak akan dalam itu ke telah oleh",
    "cs": "na se že je do pro ve ale jako by jsou po při bylo které",
    "ro": "și în de la cu pe nu este din care un pentru mai fost sunt",
    "hu": "az és hogy nem egy is volt meg csak mint már még szerint",
    "fi": "ja on ei että oli se hän mukaan kun myös ovat joka",
}
_BY_WORD: dict[str, set[str]] = {}
for _language, _words in _LITTLE_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, set()).add(_language)

_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "HEBREW": "he", "GREEK": "el",
    "GEORGIAN": "ka", "ARMENIAN": "hy", "DEVANAGARI": "hi", "BENGALI": "bn",
}  # fmt: skip
_SAMPLE = 4000  # characters; enough for every detector tried, and it bounds the cost on long transcripts
_ENOUGH = 4  # little words from which their count alone decides


def guess_language(text: str) -> str:
    """ISO 639-1 code of the language of a text, "und" where it is too short or too mixed to tell."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    by_script = _by_script(sample)
    if by_script:
        return by_script
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if not words:
        return UNDETERMINED
    counts = _little_words(words)
    english, (rival, most) = counts["en"], _rival(counts)
    if english > most and (english >= _ENOUGH or sample.isascii() or english >= 2 * most):
        return "en"
    if most > english and most >= _ENOUGH:
        return rival
    return _detected(sample, words, english, most)


def _little_words(words: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in words:
        languages = _BY_WORD.get(word, ())
        if len(languages) == 1:
            counts.update(languages)
    return counts


def _rival(counts: Counter[str]) -> tuple[str, int]:
    others = [(n, language) for language, n in counts.items() if language != "en"]
    n, language = max(others, default=(0, UNDETERMINED))
    return language, n


def _detected(sample: str, words: list[str], english: int, rivals: int) -> str:
    """The statistical detector's word, for scripts and languages without a list of little words here."""
    from resiliparse.parse.lang import detect_fast

    guesses: list[tuple[str, int]] = detect_fast(sample, n_results=3)  # type: ignore[assignment]
    best = guesses[0][0] if guesses else UNDETERMINED
    latin = sum(word.isascii() for word in words) * 2 > len(words)
    if latin and best != "en" and len(words) < 12:
        # On a single line of Latin letters the detector is right about half the time: say so instead of guessing.
        plausible = english > rivals or (rivals == 0 and any(code == "en" for code, _ in guesses))
        return "en" if plausible and sample.isascii() else UNDETERMINED
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
