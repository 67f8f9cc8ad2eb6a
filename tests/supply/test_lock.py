"""The lock for the tests holds every package that they need, once a Python, each with the digests of its files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements" / "ci.txt").read_text("utf-8")
ENTRIES = [entry for entry in re.split(r"\n(?=\S)", LOCK) if not entry.startswith("#")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["dev"],
    *PROJECT["project"]["optional-dependencies"]["docs"],
    *PROJECT["build-system"]["requires"],
]


def locked(entry: str) -> Requirement:
    return Requirement(entry.split("\\")[0].strip())


@pytest.mark.parametrize("line", WANTED)
def test_what_the_project_asks_for_is_locked_in_a_version_it_allows(line: str) -> None:
    wanted = Requirement(line)
    held = [one for one in map(locked, ENTRIES) if canonicalize_name(one.name) == canonicalize_name(wanted.name)]
    assert held, f"{wanted.name} is not in requirements/ci.txt: run python3 run.py lock"
    for one in held:
        (pin,) = one.specifier
        assert wanted.specifier.contains(pin.version, prereleases=True), f"{one} is not {wanted}: python3 run.py lock"


def test_every_entry_is_one_version_with_digests() -> None:
    assert ENTRIES
    for entry in ENTRIES:
        assert [one.operator for one in locked(entry).specifier] == ["=="], entry
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_no_place_is_named() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
