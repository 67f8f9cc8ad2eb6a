"""What a user brings along: files loaded together, their broken lines, and their part in the version."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.actors.own.load import ActorsFileError
from tieline.desk.own import load_own
from tieline.desk.read import with_own
from tieline.version import __version__

VERBS = "--- AID [070] ---\nGIVE {GAVE}\n- * &NOTHING [071]\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Actors (one of an invented country), agents and verbs (one line of which is broken)."""
    actors, agents, verbs = tmp_path / "my.actors", tmp_path / "my.agents", tmp_path / "my.verbs"
    actors.write_text("NORWAY [NOR]\nARNOR [ARN]\n", "utf-8")
    agents.write_text("TROOP [~MIL]\n", "utf-8")
    verbs.write_text(VERBS, "utf-8")
    return actors, agents, verbs


def test_actors_and_agents_without_verbs_are_those_of_the_cast(files: tuple[Path, Path, Path]) -> None:
    actors, agents, _ = files
    own = load_own(actors, agents)
    assert own.dictionaries is None
    assert [entry.names[0] for entry in own.entries] == ["NORWAY", "TROOP"]
    assert [(path, line.line) for path, line in own.broken] == [(actors, 2)]


def test_with_verbs_an_actor_of_no_country_counts_and_the_verbs_broken_line_is_told(
    files: tuple[Path, Path, Path],
) -> None:
    actors, agents, verbs = files
    own = load_own(actors, agents, verbs)
    assert own.dictionaries is not None
    assert [(path, line.line) for path, line in own.broken] == [(verbs, 3)]


def test_a_table_of_actors_goes_with_verbs_too(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("name,state\nJane Example,FRA\nNobody,Nowhere\n", "utf-8")
    own = load_own(table, None, files[2])
    assert [entry.names for entry in own.entries] == [("Jane Example",)]
    assert {path for path, _ in own.broken} == {table, files[2]}


def test_every_file_is_part_of_the_version(files: tuple[Path, Path, Path]) -> None:
    actors, agents, verbs = files
    versions = {
        with_own(own).version for own in (load_own(actors), load_own(actors, agents), load_own(actors, agents, verbs))
    }
    verbs.write_text(VERBS + "GRANT\n", "utf-8")
    versions.add(with_own(load_own(actors, agents, verbs)).version)
    assert len(versions) == 4
    assert all(version.startswith(f"{__version__}+actors.") for version in versions)


def test_verbs_that_hold_none_are_refused(files: tuple[Path, Path, Path]) -> None:
    files[2].write_text("", "utf-8")
    with pytest.raises(ActorsFileError, match="holds no verb"):
        load_own(verbs=files[2])
