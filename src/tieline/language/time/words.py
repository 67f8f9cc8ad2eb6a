"""The words English dates are made of, as tables; no logic.

Keys are lower case. `LEXICON` gives every word its categories, the symbols that the patterns of the time rules are
written in; a word without an entry is known to the rules only where a pattern spells it out.
"""

from __future__ import annotations

from tieline.language.time.zones import PLACE_ZONES, ZONE_OFFSETS, ZONES_AMBIGUOUS

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
# Read as weekdays only in front of a date: "Sun", "Sat" and "Wed" are words of their own.
WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
# Read as months only beside a day or a year.
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
CAPITAL_ONLY = frozenset({"may", "march", "august", *MONTH_SHORT, *WEEKDAY_SHORT})

UNITS = {
    "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day",
    "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight", "month": "month",
    "months": "month", "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year",
    "decade": "decade", "decades": "decade", "weekend": "weekend", "weekends": "weekend",
}  # fmt: skip
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
PARTS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late"}
EDGES = {"start": "start", "beginning": "start", "outset": "start", "middle": "mid", "end": "end", "close": "end"}

VAGUE_AMOUNTS = frozenset({"few", "several", "many"})
BACKWARD = frozenset({"last", "past", "previous", "preceding"})
FORWARD = frozenset({"next", "coming", "following", "upcoming", "forthcoming"})
# These count from what was spoken of before, not from the report.
RECALLING = frozenset({"previous", "preceding", "following"})

_DEICTIC = {
    "today": "TODAY", "yesterday": "YESTERDAY", "tomorrow": "TOMORROW", "tonight": "TONIGHT", "overnight": "OVERNIGHT",
}  # fmt: skip
_DAY_PARTS = ("morning", "afternoon", "evening", "night", "noon", "midday", "dawn", "lunchtime")


def _lexicon() -> dict[str, frozenset[str]]:
    rows: list[tuple[str, tuple[str, ...]]] = [
        *((word, ("WEEKDAY", "ANYWEEKDAY")) for word in WEEKDAYS),
        *((word + "s", ("WEEKDAYS",)) for word in WEEKDAYS),
        *((word, ("WEEKDAYSHORT", "ANYWEEKDAY")) for word in WEEKDAY_SHORT),
        *((word, ("MONTH", "ANYMONTH")) for word in MONTHS),
        *((word, ("MONTHSHORT", "ANYMONTH")) for word in MONTH_SHORT),
        *((word, ("ANYUNIT", "UNITS" if word.endswith("s") else "UNIT")) for word in UNITS),
        *((word, ("AMOUNT",)) for word in (*COUNTS, *TENS, "a", "an", "couple")),
        *((word, ("ORD",)) for word in ORDINALS),
        *((word, ("SEASON",)) for word in SEASONS),
        *((word, ("PART",)) for word in PARTS),
        *((word, ("EDGE",)) for word in EDGES),
        *((word, (category,)) for word, category in _DEICTIC.items()),
        *((word, ("DAYPART",)) for word in _DAY_PARTS),
        *((word, ("PARTOFDAY",)) for word in ("morning", "afternoon", "evening")),
        *((word, ("AMOUNT",)) for word in VAGUE_AMOUNTS),
        *((word, ("ORDER", "TURN")) for word in (*BACKWARD, *FORWARD)),
        ("recent", ("TURN",)),
        *((word, ("ROUGHLY",)) for word in ("almost", "nearly", "about", "around", "some", "roughly")),
        *((word, ("ZONE",)) for word in (*ZONE_OFFSETS, *ZONES_AMBIGUOUS, "et", "pt")),
        *((word, ("ZONEPLACE",)) for word in PLACE_ZONES),
        *((word, ("ZONEALONE",)) for word in ("eastern", "pacific")),
        *((f"q{n}", ("QUARTERNAME",)) for n in range(1, 5)),
        *((f"h{n}", ("HALFNAME",)) for n in range(1, 3)),
        *((word, ("CLOCKWORD",)) for word in ("noon", "midnight", "midday")),
        *((word, ("SIDE", "BESIDE")) for word in ("earlier", "later")),
        *((word, ("BESIDE",)) for word in ("before", "after")),
        *((word, ("SIDEOF",)) for word in ("before", "after", "from", "of", "following")),
        ("century", ("CENTURY",)),
        ("centuries", ("CENTURY",)),
    ]
    merged: dict[str, frozenset[str]] = {}
    for word, categories in rows:
        merged[word] = merged.get(word, frozenset()) | frozenset(categories)
    return merged


LEXICON = _lexicon()

# --- words the checks on a match look at -----------------------------------------------------------------------------

# A bare year or month stands after one of these, or after another date.
YEAR_PREPOSITIONS = frozenset(
    {"in", "since", "by", "until", "till", "before", "after", "from", "of", "through", "throughout", "during", "beyond",
     "to", "for", "early", "mid", "late", "end", "year", "between", "and", "or", "around", "circa", "least", "latest",
     "spring", "summer", "autumn", "winter", "fall"}
)  # fmt: skip
MONTH_PREPOSITIONS = YEAR_PREPOSITIONS | {"last", "next", "this", "the", "each", "every", "starting", "beginning"}
# In front of a number, these make it a quantity: "more than 2000", "a total of 2000".
QUANTIFIERS = frozenset({"than", "total", "about", "over", "nearly", "almost", "some", "number", "approximately"})
# Proper names made with a weekday: in front of it, behind it.
BEFORE_WEEKDAY_NAMES = frozenset(
    {"black", "good", "bloody", "super", "cyber", "easter", "ash", "holy", "palm", "giving", "shrove", "maundy"}
)
AFTER_WEEKDAY_NAMES = frozenset(
    {"times", "mail", "mirror", "telegraph", "express", "herald", "star", "tribune", "post", "club", "league"}
)
# After these, "from Tuesday to Thursday" tells a move, not a stretch of days.
MOVING_VERBS = frozenset({"move", "postpone", "reschedule", "delay", "shift", "bring", "defer", "change", "push"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your", "'s", "whose"})
# "Today's world" is the present age, not a day.
AGE_NOUNS = frozenset(
    {"world", "society", "generation", "youth", "life", "realities", "reality", "age", "era", "community", "epidemic",
     "challenges", "threats", "standards", "technology", "economy", "politics", "circumstances", "conditions",
     "environment", "globalised", "interconnected"}
)  # fmt: skip
SEASON_PREPOSITIONS = frozenset(
    {"in", "during", "by", "until", "since", "over", "before", "early", "mid", "late", "-", "throughout"}
)
