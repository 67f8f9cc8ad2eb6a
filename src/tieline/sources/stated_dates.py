"""A date as pages, feeds and letters write it -> a day or a moment; nothing that would have to be guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from tieline.sources.defaults import EARLIEST, LATEST, read_published

_SHORT_NUMBERS = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_HAS_OFFSET = re.compile(r"\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)


def stated_date(text: str) -> datetime | date | None:
    """A date in ISO form or as in e-mail; None for anything else, such as "yesterday" or 01/02/2021.

    A moment without an offset counts as its day.
    """
    text = _SHORT_NUMBERS.sub(lambda found: "{}-{:0>2}-{:0>2}".format(*found.groups()), text.strip()[:100])
    try:
        return read_published(text if _HAS_OFFSET.search(text) else text[:10])
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if not EARLIEST <= moment.year <= LATEST:
        return None
    return moment if moment.tzinfo else moment.date()
