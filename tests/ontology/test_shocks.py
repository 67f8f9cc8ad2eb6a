"""The list of shocks that ships, and lists of users."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tieline.ontology import shocks, states

HEAD = "id,day,name,parties,source\n"


def test_the_list_that_ships_is_dated_sourced_and_in_order() -> None:
    table = shocks.table()
    assert len(table) >= 40
    assert [shock.day for shock in table] == sorted(shock.day for shock in table)
    assert len({shock.id for shock in table}) == len(table)
    for shock in table:
        assert shock.source.strip()
        assert f"{shock.day}" in shock.source, f"{shock.id}: the source is of another day"
        assert all(states.get(code).existed(shock.day) or code == "XKX" for code in shock.parties)


def test_a_crisis_of_an_end_is_no_external_shock() -> None:
    crimea = next(shock for shock in shocks.table() if shock.id == "crimea")
    assert not crimea.external_to(("RUS", "USA"))
    assert crimea.external_to(("CHN", "JPN"))


def test_a_users_list_is_read_by_day(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + "# a remark\nb,2020-02-02,Later,,\na,2020-01-01,Earlier,FRA; DEU,me\n", "utf-8")
    first, second = shocks.read(path)
    assert (first.id, first.day, first.parties) == ("a", date(2020, 1, 1), ("FRA", "DEU"))
    assert second.parties == ()


def test_every_fault_of_a_users_list_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEAD + "a,yesterday,A,,\n# remark\nb,2020-01-01,B,XYZ,\nc,2020-01-01,C,,\nc,2020-01-02,D,,\n", "utf-8"
    )
    with pytest.raises(ValueError, match=r"line 2: 'yesterday' is no day.*line 4: XYZ is no code.*line 6: 'c' stands"):
        shocks.read(path)


def test_a_list_without_a_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,day\na,2020-01-01\n", "utf-8")
    with pytest.raises(ValueError, match="has no column name, parties, source"):
        shocks.read(path)


def test_a_users_list_may_be_toml(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[shock]]\nday = 2020-02-02\nname = "Storm"\nparties = ["FRA", "DEU"]\n', "utf-8")
    (storm,) = shocks.read(path)
    assert (storm.id, storm.day, storm.parties) == ("2020-02-02", date(2020, 2, 2), ("FRA", "DEU"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shock = 3", "has no table"),
        ("[[shock]", "is no TOML"),
        ('[[shock]]\nname = "A"\n', "shock 1: a shock needs an id"),
        (
            '[[shock]]\nday = 2020-02-02\nname = "A"\n[[shock]]\nday = 2020-02-02\nname = "B"\n',
            "shock 2: .* stands twice",
        ),
    ],
)
def test_faults_of_a_toml_list_are_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=said):
        shocks.read(path)
