"""A pledge told again is linked to its first telling, in whatever order the reports come."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, CAI, Story

from tieline.desk.listing import list_happenings
from tieline.desk.show import show
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.records.happening import Link, LinkKind
from tieline.records.reading import Reading

ACTIONS = ("build the railway", "building the railways", "buy 10 radars", "buy 20 radars")


def report(day: int, action: str, *who: object, outlet: str = "Gazette") -> Reading:
    story = Story(outlet=outlet, published=date(2025, 3, day))
    return story.pledge(*(who or (ANA, BEN)), action=action, agree=False).reading()  # type: ignore[arg-type]


def links(path: Path) -> dict[str, tuple[Link, ...]]:
    with Ledger(path, read_only=True) as ledger:
        return {h.id: h.links for h in ledger.pledges()}


def test_a_later_report_of_the_same_pledge_is_linked_to_the_first(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add_all([report(9, "building the railways"), report(1, "build the railway"), report(5, "buy 10 radars")])
        first, other, later = list(list_happenings(ledger, "pledge", Query()))
        assert later.happening.links == (Link(kind=LinkKind.REPEATS, happening=first.happening.id),)
        assert first.repeated_by == (later.happening.id,)
        assert first.happening.links == other.happening.links == ()
        once = list_happenings(ledger, "pledge", Query(limit=5), once=True)
        assert [row.happening.id for row in once] == [first.happening.id, other.happening.id]
        assert show(ledger, first.happening.id).repeated_by == (later.happening.id,)


def test_a_reading_that_tells_it_no_longer_ends_the_link(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        first = Story(published=date(2025, 3, 1)).pledge(ANA, BEN, action="build the railway", agree=False)
        ledger.add_all([first.reading(), report(9, "build the railway", outlet="Herald")])
        first.makers.clear()
        ledger.add(first.reading(version="2"))
    assert list(links(path).values()) == [()]


# Columns that came after the forms of pledges.
LATER = {
    "records": ("original",), "happenings": ("judged",), "judgements": ("id", "reason", "undone_by", "undone_reason"),
    "readings": ("day",),
}  # fmt: skip


def test_the_migration_finds_the_forms_of_pledges_read_before(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add_all([report(1, "build the railway"), report(9, "build railways", outlet="Herald")])
    now = links(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX records_by_form")
        connection.execute("ALTER TABLE records DROP COLUMN form")
        for table in ("pledge_outcomes", "judgement_matches", "rejections", "near_copies", "text_prints", "texts"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX judgements_by_id")
        for table, columns in LATER.items():
            for column in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
    Ledger(path).close()
    assert links(path) == now
    assert sum(map(bool, now.values())) == 1


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.sampled_from(ACTIONS), st.sampled_from([(ANA, BEN), (ANA, CAI)]),
                  st.sampled_from("AB")),
        min_size=2, max_size=6, unique_by=lambda told: told[1:],
    ).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some)))
)  # fmt: skip
def test_the_order_of_arrival_changes_no_link(
    orders: tuple[list[tuple[int, str, tuple[object, ...], str]], ...],
) -> None:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number, order in enumerate(orders):
            path = Path(folder) / f"{number}.db"
            with Ledger(path) as ledger:
                for day, action, who, outlet in order:
                    ledger.add(report(day, action, *who, outlet=outlet))
            found.append(links(path))
    assert found[0] == found[1]
