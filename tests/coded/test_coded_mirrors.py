"""Rows that tell one act from both sides are kept once; two acts stay two."""

from __future__ import annotations

from pathlib import Path

import coded_samples as samples
import pytest
from reading_coded import read_coded


@pytest.mark.parametrize(
    "other",
    [
        {"eventcode": "112"},  # another act
        {"sqldate": "20190122"},  # another day
        {"sourceurl": "https://news.example/other"},  # another report
        {"actor1name": "MOSCOW"},  # another party
        {"actor1code": "CHNGOV", "actor1name": "CHINESE", "actor1countrycode": "CHN"},  # with itself
    ],
)
def test_rows_that_differ_in_what_tells_acts_apart_stay_two(other: dict[str, str], tmp_path: Path) -> None:
    _, _, total = read_coded(tmp_path / "rows", f"{samples.gdelt()}\n{samples.mirrored(**other)}\n")
    assert (total.stored, total.collapsed) == (2, 0)


@pytest.mark.parametrize("code", ["030", "036", "040", "041", "050", "057", "061"])
def test_an_act_of_two_sides_is_kept_once(code: str, tmp_path: Path) -> None:
    rows, _, total = read_coded(
        tmp_path / "rows", f"{samples.gdelt(eventcode=code)}\n{samples.mirrored(eventcode=code)}\n"
    )
    assert (total.stored, total.collapsed, rows[0]["mirror_row"]) == (1, 1, 2)


@pytest.mark.parametrize("code", ["010", "111", "112", "190", "173"])
def test_an_act_answered_in_kind_is_two_acts(code: str, tmp_path: Path) -> None:
    _, _, total = read_coded(
        tmp_path / "rows", f"{samples.gdelt(eventcode=code)}\n{samples.mirrored(eventcode=code)}\n"
    )
    assert total.stored == 2


def test_a_visit_made_answers_a_visit_hosted(tmp_path: Path) -> None:
    rows, _, total = read_coded(
        tmp_path / "rows", f"{samples.gdelt(eventcode='043')}\n{samples.mirrored(eventcode='042')}\n"
    )
    assert (total.collapsed, rows[0]["code"]) == (1, "043")


def test_each_row_has_one_mirror_at_most(tmp_path: Path) -> None:
    _, _, total = read_coded(
        tmp_path / "rows", f"{samples.gdelt()}\n{samples.mirrored()}\n{samples.mirrored()}\n{samples.mirrored()}\n"
    )
    assert (total.stored, total.collapsed) == (3, 1)


def test_a_part_is_cut_between_days_so_that_no_mirror_is_missed(tmp_path: Path) -> None:
    lines = []
    for day in range(1, 29):
        told = {"sqldate": f"201901{day:02d}", "dateadded": f"201901{day:02d}220000"}
        lines += [samples.gdelt(**told), samples.gdelt(eventcode="111", **told), samples.mirrored(**told)]
    text = "\n".join(lines)
    whole = read_coded(tmp_path / "rows", text)
    assert whole[2].collapsed == 28
    assert read_coded(tmp_path / "rows", text, size=4) == whole
