"""An interval is as precise as its source and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.records.when import Precision, When


def day(start: date, end: date | None = None, zone: str | None = None) -> When:
    return When(start=start, end=end or start, precision=Precision.DAY, text="then", rule="test", zone=zone)


def test_an_interval_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        day(date(2025, 1, 2), date(2025, 1, 1))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        When(
            start=datetime(2025, 1, 1, 9),  # noqa: DTZ001
            end=datetime(2025, 1, 1, 9),  # noqa: DTZ001
            precision=Precision.MINUTE,
            text="at nine",
            rule="test",
        )


def test_minutes_need_moments_and_days_need_dates() -> None:
    moment = datetime(2025, 1, 1, 9, tzinfo=UTC)
    with pytest.raises(ValueError, match="give moments"):
        When(start=date(2025, 1, 1), end=date(2025, 1, 1), precision=Precision.MINUTE, text="x", rule="test")
    with pytest.raises(ValueError, match="give dates"):
        When(start=moment, end=moment, precision=Precision.DAY, text="x", rule="test")


def test_a_day_in_a_known_zone_has_exact_bounds() -> None:
    start, end = day(date(2025, 1, 21), zone="Asia/Shanghai").bounds()
    assert start == datetime(2025, 1, 20, 16, tzinfo=UTC)
    assert end - start == timedelta(days=1)


@given(
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"]),
)
def test_a_day_in_an_unknown_zone_holds_that_day_in_every_zone(when: date, zone: str) -> None:
    wide, narrow = day(when).bounds(), day(when, zone=zone).bounds()
    assert wide[0] <= narrow[0]
    assert narrow[1] <= wide[1]


def test_a_moment_keeps_its_offset() -> None:
    east = timezone(timedelta(hours=3))
    moment = datetime(2021, 4, 13, 15, 30, tzinfo=east)
    when = When(start=moment, end=moment, precision=Precision.MINUTE, text="15:30", rule="test")
    assert when.bounds()[0] == datetime(2021, 4, 13, 12, 30, tzinfo=UTC)
