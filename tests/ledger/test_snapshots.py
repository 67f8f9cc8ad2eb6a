"""A snapshot holds every doing once, whatever order reports came in, and nothing that was not done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, TUESDAY, WEDNESDAY, Story, on, person
from snapshot_rows import rows_of, snapshot_of
from test_order import shelves

from tieline.desk.imports import import_file
from tieline.ledger.ledger import Ledger
from tieline.ledger.snapshots.fault import NothingToSnapshotError, SnapshotError, UnknownSnapshotError
from tieline.ledger.snapshots.store import KEPT, SnapshotStore, beside
from tieline.records.contact import ContactStatus
from tieline.records.event import Aspect, Category
from tieline.records.reading import Reading

HERE = Path(__file__).parent
HEADER = "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
CONSULT = "2014-01-01,Norway,NOR,Consult,040,1,Chile,CHL\n"
MIRROR = "2014-01-01,Chile,CHL,Consult,040,1,Norway,NOR\n"
ACCUSE = "2014-01-02,Norway,NOR,Criticize or denounce,111,-2,Chile,CHL\n"
AT_HOME = "2014-01-02,Norway,NOR,Consult,040,1,Norway,NOR\n"


def _ledger(path: Path, *stories: Story | Reading) -> Path:
    with Ledger(path) as ledger:
        ledger.add_all(story.reading() if isinstance(story, Story) else story for story in stories)
    return path


def _import(rows: str, folder: Path, name: str = "tuples.csv") -> None:
    file = folder / name
    file.write_text(HEADER + rows, "utf-8")
    import_file(file, folder / "none.db", parquet=folder / "coded")


@settings(max_examples=40, deadline=None)
@given(shelves(), st.randoms(use_true_random=False))
def test_the_content_does_not_depend_on_the_order_of_arrival(shelf: list[Reading], chance: random.Random) -> None:
    other = chance.sample(shelf, len(shelf))
    with tempfile.TemporaryDirectory() as folder:
        one, two = (snapshot_of(_ledger(Path(folder) / f"{n}.db", *s)) for n, s in enumerate((shelf, other)))
        rows = rows_of(one)
        assert (one.id, rows) == (two.id, rows_of(two))
        pairs = [(row["happening"], row["first"], row["second"]) for row in rows]
        assert len(set(pairs)) == len(pairs)
        with Ledger(Path(folder) / "0.db", read_only=True) as ledger:
            assert {happening for happening, _, _ in pairs} <= {happening.id for happening in ledger.happenings()}


def test_a_contact_and_the_event_of_its_words_are_one_row(tmp_path: Path) -> None:
    (row,) = rows_of(snapshot_of(_ledger(tmp_path / "l.db", Story().contact(ANA, BEN, when=on(TUESDAY)))))
    assert (row["first"], row["second"], row["direction"]) == ("ESP", "NGA", 0)
    assert (row["day"], row["end"]) == (TUESDAY, TUESDAY)
    assert (row["mode"], row["status"], row["category"]) == ("meeting", "held", "CONSULT")
    assert (row["origin"], row["reports"], len(row["owners"])) == ("reports", 1, 1)


def test_a_copy_adds_a_report_and_neither_a_row_nor_a_source(tmp_path: Path) -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY))
    copy = replace(story, outlet="The Evening Post", text=story.text, makers=story.makers)
    alone = rows_of(snapshot_of(_ledger(tmp_path / "one.db", story)))
    (row,) = rows_of(snapshot_of(_ledger(tmp_path / "two.db", story, copy)))
    assert (row["happening"], row["reports"], len(row["owners"])) == (alone[0]["happening"], 2, 1)


@pytest.mark.parametrize("aspect", [aspect for aspect in Aspect if aspect is not Aspect.ASSERTED])
def test_what_was_not_done_has_no_row(tmp_path: Path, aspect: Aspect) -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY), consult=False)
    story._event(Category.ACCUSE, (ANA,), (BEN,), (0, 3), 0, aspect=aspect, when=on(TUESDAY), when_span=(0, 3))
    rows = rows_of(snapshot_of(_ledger(tmp_path / "l.db", story)))
    assert [row["category"] for row in rows] == [None]


@pytest.mark.parametrize("status", [status for status in ContactStatus if status is not ContactStatus.HELD])
def test_a_contact_that_was_not_held_has_no_row(tmp_path: Path, status: ContactStatus) -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY), status=status)
    assert rows_of(snapshot_of(_ledger(tmp_path / "l.db", story))) == []


def test_what_is_only_said_or_told_as_history_has_no_row(tmp_path: Path) -> None:
    story = Story().statement(ANA, "Spain and Nigeria are steady.", claim=(SPAIN, NIGERIA))
    story.contact(ANA, BEN, when=on(TUESDAY), historical=True, consult=False)
    assert rows_of(snapshot_of(_ledger(tmp_path / "l.db", story))) == []


def test_a_doing_without_a_day_stands_on_that_of_its_first_report_and_says_so(tmp_path: Path) -> None:
    stories = (Story().contact(ANA, BEN), Story().contact(ANA, CAI, when=on(TUESDAY)))
    rows = rows_of(snapshot_of(_ledger(tmp_path / "l.db", *stories)))
    assert [(row["day"], row["end"], row["dated"]) for row in sorted(rows, key=lambda row: row["dated"])] == [
        (WEDNESDAY, WEDNESDAY, "report"),
        (TUESDAY, TUESDAY, "told"),
    ]


def test_a_doing_without_a_day_of_an_undated_report_is_counted_as_left_out(tmp_path: Path) -> None:
    stories = (Story(published=None).contact(ANA, BEN), Story(published=None, outlet="Other").contact(ANA, CAI))
    snapshot = snapshot_of(_ledger(tmp_path / "l.db", *stories))
    assert (rows_of(snapshot), snapshot.manifest.undated) == ([], 2)


def test_three_ends_make_three_ties_of_one_happening(tmp_path: Path) -> None:
    rows = rows_of(snapshot_of(_ledger(tmp_path / "l.db", Story().contact(ANA, BEN, CAI, when=on(TUESDAY)))))
    assert [(row["first"], row["second"]) for row in rows] == [("CHN", "ESP"), ("CHN", "NGA"), ("ESP", "NGA")]
    assert len({row["happening"] for row in rows}) == 1


def test_who_has_no_state_is_no_end(tmp_path: Path) -> None:
    story = Story().contact(ANA, BEN, person("Nemo", None), when=on(TUESDAY))
    assert len(rows_of(snapshot_of(_ledger(tmp_path / "l.db", story)))) == 1


def test_a_directed_act_says_who_acted(tmp_path: Path) -> None:
    story = Story().contact(ANA, CAI, when=on(TUESDAY), consult=False)
    story._event(Category.ACCUSE, (ANA,), (BEN,), (0, 3), 0, aspect=Aspect.ASSERTED, when=on(TUESDAY), when_span=(0, 3))
    rows = {(row["first"], row["second"]): row for row in rows_of(snapshot_of(_ledger(tmp_path / "l.db", story)))}
    assert rows["ESP", "NGA"]["direction"] == 1
    assert (rows["ESP", "NGA"]["category"], rows["ESP", "NGA"]["status"]) == ("ACCUSE", None)
    assert rows["CHN", "ESP"]["direction"] == 0


def test_a_pledge_told_again_is_one_pledge(tmp_path: Path) -> None:
    day = date(2025, 3, 1)
    stories = [Story(published=day, outlet=outlet).pledge(ANA, BEN) for outlet in ("One", "Two")]
    snapshot = snapshot_of(_ledger(tmp_path / "l.db", *stories))
    (row,) = rows_of(snapshot, "pledges")
    assert (row["first"], row["second"], row["direction"], row["day"], row["binding"]) == ("ESP", "NGA", 0, day, "firm")


def test_a_mirrored_coded_row_is_one_row_and_acts_at_home_are_none(tmp_path: Path) -> None:
    _import(CONSULT + MIRROR + ACCUSE + AT_HOME, tmp_path)
    rows = rows_of(snapshot_of(tmp_path / "none.db", tmp_path / "coded"))
    assert [(row["first"], row["second"], row["direction"]) for row in rows] == [("CHL", "NOR", 0), ("CHL", "NOR", -1)]
    assert [row["happening"].partition(":")[2] for row in rows] == ["2", "4"]
    assert {row["origin"] for row in rows} == {"icews-tuples"}


def test_a_file_in_the_ledger_and_in_a_folder_counts_once(tmp_path: Path) -> None:
    _import(CONSULT + MIRROR + ACCUSE, tmp_path)
    import_file(tmp_path / "tuples.csv", tmp_path / "l.db")
    both = rows_of(snapshot_of(tmp_path / "l.db", tmp_path / "coded"))
    assert [(row["first"], row["second"], row["direction"], row["category"]) for row in both] == [
        (row["first"], row["second"], row["direction"], row["category"])
        for row in rows_of(snapshot_of(tmp_path / "none.db", tmp_path / "coded"))
    ]
    assert all(row["happening"].startswith("h") for row in both)


def test_weeks_are_the_sums_of_the_doings(tmp_path: Path) -> None:
    _import(CONSULT + MIRROR + ACCUSE + ACCUSE.replace("-01-02", "-01-06"), tmp_path)
    snapshot = snapshot_of(tmp_path / "none.db", tmp_path / "coded")
    doings, weeks = rows_of(snapshot), rows_of(snapshot, "weeks")
    assert [row["n"] for row in weeks] == [2, 1]
    assert sum(row["weight"] for row in weeks) == pytest.approx(sum(row["weight"] for row in doings))
    assert sum(row["squares"] for row in weeks) == pytest.approx(sum(row["weight"] ** 2 for row in doings))
    assert [row["conflict"] for row in weeks] == [1, 1]
    assert [row["reports"] for row in rows_of(snapshot, "coverage")] == [2, 1]


def test_only_what_changed_is_written_anew(tmp_path: Path) -> None:
    _import(CONSULT + ACCUSE, tmp_path)
    first = snapshot_of(tmp_path / "none.db", tmp_path / "coded")
    assert snapshot_of(tmp_path / "none.db", tmp_path / "coded").folder == first.folder
    _import(CONSULT.replace("2014", "2015"), tmp_path, "later.csv")
    second = snapshot_of(tmp_path / "none.db", tmp_path / "coded")
    assert second.id != first.id
    name = "doings/icews-tuples-2014.parquet"
    assert (first.folder / name).samefile(second.folder / name)
    assert [row["day"].year for row in rows_of(second)] == [2014, 2014, 2015]


def test_the_id_is_that_of_the_content_wherever_it_was_made(tmp_path: Path) -> None:
    story = Story().contact(ANA, BEN, when=on(TUESDAY))
    other = Story(outlet="The Evening Post").statement(ANA, "All is well.")
    one, two = _ledger(tmp_path / "a.db", story), _ledger(tmp_path / "b.db", other, story)
    assert snapshot_of(one).id == snapshot_of(two).id


def test_the_oldest_go_and_pinned_ones_stay(tmp_path: Path) -> None:
    store = SnapshotStore(beside(tmp_path / "l.db"))
    ids = []
    for day in range(1, KEPT + 3):
        _ledger(tmp_path / "l.db", Story(outlet=f"No. {day}").contact(ANA, BEN, when=on(date(2025, 3, day))))
        ids.append(snapshot_of(tmp_path / "l.db").id)
        if day == 1:
            store.pin(ids[0][:6], pinned=True)
    assert {snapshot.id for snapshot in store.all()} == {ids[0], *ids[-KEPT:]}
    assert [snapshot.id for snapshot in store.all() if snapshot.current] == ids[-1:]
    assert not store.pin(ids[0], pinned=False).pinned
    with pytest.raises(UnknownSnapshotError, match="no snapshot 'zz' here"):
        store.get("zz")


def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    snapshot = snapshot_of(_ledger(tmp_path / "l.db", Story().contact(ANA, BEN, when=on(TUESDAY))))
    store = SnapshotStore(beside(tmp_path / "l.db"))
    assert store.verify(snapshot) == []
    doings, weeks = snapshot.paths("doings")[0], snapshot.paths("weeks")[0]
    data = bytearray(doings.read_bytes())
    data[len(data) // 2] ^= 1
    doings.write_bytes(data)
    weeks.unlink()
    faults = store.verify(snapshot)
    assert {(fault.path, fault.fault) for fault in faults} == {
        (doings, "its bytes are not those that were written"),
        (weeks, "it is missing"),
    }
    assert all(f"Delete the folder {snapshot.folder}" in fault.remedy for fault in faults)
    (snapshot.folder / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(SnapshotError, match="manifest"):
        store.get(snapshot.id)


def test_without_anything_to_read_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingToSnapshotError, match="tieline read"):
        snapshot_of(tmp_path / "none.db")
    with pytest.raises(SnapshotError, match="it holds no coded tables"):
        snapshot_of(tmp_path / "none.db", tmp_path)


def test_a_kill_at_any_step_leaves_the_old_snapshot_in_use_and_the_next_run_ends_as_a_clean_one(tmp_path: Path) -> None:
    day = on(TUESDAY)
    clean = snapshot_of(_ledger(tmp_path / "clean.db", *(Story(outlet=o).contact(ANA, BEN, when=day) for o in "AB")))
    path = _ledger(tmp_path / "l.db", Story(outlet="A").contact(ANA, BEN, when=day))
    old = snapshot_of(path)
    _ledger(path, Story(outlet="B").contact(ANA, BEN, when=day))
    step, code = 0, 9
    while code == 9:
        step += 1
        command = [sys.executable, str(HERE / "crash_snapshot.py"), str(path), str(step)]
        code = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}, check=False
        ).returncode
        store = SnapshotStore(beside(path))
        (current,) = [snapshot for snapshot in store.all() if snapshot.current]
        assert current.id in (old.id, clean.id)
        assert [store.verify(snapshot) for snapshot in store.all()] == [[] for _ in store.all()]
        if code == 9 and current.id == clean.id:
            break
    assert step > 8  # it was killed at many places
    assert snapshot_of(path).id == clean.id
