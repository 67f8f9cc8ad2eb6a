"""A code means the state of its day."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.coded import ends


@pytest.mark.parametrize(
    ("find", "code", "year", "state"),
    [
        (ends.by_cameo, "RUS", 2019, "RUS"),
        (ends.by_cameo, "RUS", 1985, "SUN"),
        (ends.by_cameo, "UKR", 1985, "SUN"),
        (ends.by_cameo, "ROM", 1999, "ROU"),
        (ends.by_cameo, "AFR", 2019, None),
        (ends.by_cameo, "", 2019, None),
        (ends.by_iso, "SRB", 2004, "SCG"),
        (ends.by_iso, "SRB", 1995, "YUG"),
        (ends.by_iso, "DDR", 1995, "DEU"),
        (ends.by_iso, "YUG", 2010, None),
        (ends.by_iso, "EU", 2010, "EUU"),
        (ends.by_iso, "IGO", 2010, None),
        (ends.by_fips, "RS", 2019, "RUS"),
        (ends.by_fips, "CH", 2019, "CHN"),
        (ends.by_cow, "365", 2019, "RUS"),
        (ends.by_cow, "365", 1985, "SUN"),
        (ends.by_cow, "365.0", 1985, "SUN"),
        (ends.by_cameo_actor, "USAGOV", 2019, "USA"),
        (ends.by_name, "Korea, Republic of", 2019, "KOR"),
        (ends.by_name, "Korea, North", 2019, "PRK"),
        (ends.by_name, "Germany, Federal Republic of", 1982, "DEU"),
        (ends.by_name, "Burma (Myanmar)", 2012, "MMR"),
        (ends.by_name, "Russia", 1910, None),
        (ends.by_name, "Chinese", 2010, None),
        (ends.by_name, "Beijing", 2010, None),
    ],
)
def test_a_code_means_the_state_of_its_day(find: ends.Find, code: str, year: int, state: str | None) -> None:
    assert find(code, date(year, 6, 1)) == state
