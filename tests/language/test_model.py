"""A missing or altered model is an error that names the command that mends it."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

import pytest

from tieline.language.model import DIGEST, INSTALL, ModelError, digest_of, find_model


def test_the_installed_model_has_the_pinned_digest() -> None:
    assert digest_of(find_model()) == DIGEST


def test_a_missing_model_names_the_command() -> None:
    with pytest.raises(ModelError, match="is not installed") as error:
        find_model(("no_such_model_package",))
    assert INSTALL in str(error.value)


def test_an_altered_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = find_model()
    package = tmp_path / "altered_model"
    copy = package / genuine.name
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(genuine, copy)
    weights = copy / "tagger" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x00")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    with pytest.raises(ModelError, match="not those of") as error:
        find_model(("altered_model",))
    assert INSTALL in str(error.value)
    sys.modules.pop("altered_model", None)


def test_a_model_with_a_missing_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "hollow_model"
    (package / "en_core_web_sm-3.8.0").mkdir(parents=True)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    with pytest.raises(ModelError, match="cannot be read"):
        find_model(("hollow_model",))
