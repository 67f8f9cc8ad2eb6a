"""A tie loaded from a snapshot is what its rows say, and knows nothing of the time after its window."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tieline.desk.imports import import_file
from tieline.ledger.snapshots.make import make_snapshot
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ledger.snapshots.store import Snapshot, SnapshotStore
from tieline.ties.load import load_tie, span_of
from tieline.ties.window import Window, week_of

HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
STATES = {"NOR": "Norway", "CHL": "Chile", "FRA": "France", "TUN": "Tunisia"}
ACTS = (("040", "Consult"), ("111", "Criticize or denounce"), ("020", "Make an appeal or request"))


def _rows(count: int) -> list[str]:
    chance = np.random.default_rng(5)
    rows = []
    for n in range(count):
        one, other = chance.choice(list(STATES), 2, replace=False)
        code, words = ACTS[n % 3]
        rows.append(
            f"2014-{n % 6 + 1:02d}-{n % 28 + 1:02d},{STATES[one]},{one},{words},{code},0,{STATES[other]},{other}\n"
        )
    return rows


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("coded")
    (folder / "tuples.csv").write_text(HEADER + "".join(_rows(600)), "utf-8")
    import_file(folder / "tuples.csv", folder / "l.db", parquet=folder / "coded")
    return make_snapshot(SnapshotStore(folder / "snapshots"), folder / "l.db", [folder / "coded"])


WINDOW = Window(date(2014, 2, 3), date(2014, 5, 4))


def test_the_world_of_a_snapshot_is_the_sum_of_its_ties(snapshot: Snapshot) -> None:
    with SnapshotReader(snapshot) as reader:
        ties = [(a, b) for a in STATES for b in STATES if a < b]
        loaded = {ends: load_tie(reader, ends, WINDOW) for ends in ties}
        world = loaded["CHL", "NOR"].world
        assert world.ties == tuple(sorted(ties))
        for at, ends in enumerate(world.ties):
            weekly = loaded[ends].weekly
            np.testing.assert_array_equal(world.n[at], weekly.n)
            np.testing.assert_allclose(world.weight[at], weekly.weight, rtol=1e-6)
            np.testing.assert_allclose(world.squares[at], weekly.squares, rtol=1e-6)
            np.testing.assert_array_equal(world.conflict[at], weekly.conflict)
        np.testing.assert_array_equal(world.volume, world.n.sum(axis=0))
        either = world.of("CHL") ^ world.of("NOR")
        np.testing.assert_array_equal(world.volume_of_members(("CHL", "NOR")), world.n[either].sum(axis=0))
        assert world.coverage == 1.0
        np.testing.assert_array_equal(world.reported, world.n.sum(axis=0))


def test_matrices_are_made_only_when_asked_for(snapshot: Snapshot) -> None:
    with SnapshotReader(snapshot) as reader:
        world = load_tie(reader, ("CHL", "NOR"), WINDOW).world
        assert world.volume.sum() > 0
        assert not {"n", "weight", "_cells"} & set(vars(world))
        assert world.n.dtype == np.int32
        assert "n" in vars(world)


def test_nothing_outside_of_the_window_is_known(snapshot: Snapshot) -> None:
    with SnapshotReader(snapshot) as reader:
        tie = load_tie(reader, ("CHL", "NOR"), WINDOW)
        assert WINDOW.holds(tie.happenings.day).all()
        assert set(week_of(tie.happenings.day)) <= set(range(int(WINDOW.weeks[0]), int(WINDOW.weeks[-1]) + 1))
        span = span_of(reader, ("CHL", "NOR"))
        assert span is not None
        assert span.since <= tie.happenings.day.min().astype(date) <= span.until
        assert span_of(reader, ("CHL", "TON")) is None


def test_a_log_of_visits_covers_no_week_for_acts(tmp_path: Path) -> None:
    """It tells nothing of conflict: weeks that it alone covers would pass for quiet ones, and halve every rate."""
    (tmp_path / "tuples.csv").write_text(HEADER + "".join(_rows(600)), "utf-8")
    days = (date(2014, 1, 6) + timedelta(days=7 * n) for n in range(50))
    rows = [f"secretary_travel,{day},{day},A. Person,Norway\n" for day in days]
    (tmp_path / "visits.csv").write_text("kind,start,end,person,country\n" + "".join(rows), "utf-8")
    for name in ("tuples.csv", "visits.csv"):
        import_file(tmp_path / name, tmp_path / "l.db", parquet=tmp_path / "coded")
    snapshot = make_snapshot(SnapshotStore(tmp_path / "snapshots"), tmp_path / "l.db", [tmp_path / "coded"])
    window = Window(date(2014, 1, 6), date(2014, 12, 14))
    with SnapshotReader(snapshot) as pooled, SnapshotReader(snapshot, ("icews-tuples",)) as alone:
        tie, of_acts = load_tie(pooled, ("CHL", "NOR"), window), load_tie(alone, ("CHL", "NOR"), window)
        np.testing.assert_array_equal(tie.covered, of_acts.covered)
        np.testing.assert_array_equal(tie.world.busiest.acted, tie.world.acted)
        assert tie.covered.sum() < 30
        assert tie.covered_for_contacts.all()
        assert tie.world.independent == of_acts.world.independent == 1


def test_a_tie_with_a_state_that_is_no_more_ends_with_it(tmp_path: Path) -> None:
    """Years of silence after the end of the Soviet Union are no silence between two states."""
    rows = ("1990-05-07,Soviet Union,SUN,Consult,040,0,Norway,NOR", "2014-05-05,Chile,CHL,Consult,040,0,Norway,NOR")
    (tmp_path / "tuples.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    import_file(tmp_path / "tuples.csv", tmp_path / "l.db", parquet=tmp_path / "coded")
    snapshot = make_snapshot(SnapshotStore(tmp_path / "snapshots"), tmp_path / "l.db", [tmp_path / "coded"])
    with SnapshotReader(snapshot) as reader:
        assert span_of(reader, ("NOR", "SUN")) == Window(date(1990, 5, 7), date(1991, 12, 25))
        assert len(reader.doings("NOR", "SUN")) == 1


def test_only_the_chosen_sources_count(snapshot: Snapshot) -> None:
    with SnapshotReader(snapshot, ("reports",)) as reader:
        assert len(load_tie(reader, ("CHL", "NOR"), WINDOW).happenings) == 0
        assert reader.origins_of("CHL", "NOR") == ()


def test_a_window_without_a_whole_week_has_no_weeks(snapshot: Snapshot) -> None:
    with SnapshotReader(snapshot) as reader:
        tie = load_tie(reader, ("CHL", "NOR"), Window(date(2014, 2, 4), date(2014, 2, 6)))
        assert (tie.world.n.shape[1], tie.world.coverage) == (0, 0.0)
