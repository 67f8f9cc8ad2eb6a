"""The shipped encoder: what it says does not depend on what is read beside it, and its files are the ones described."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tieline.encoder.encoder import Encoder, encoder
from tieline.encoder.files import FOLDER, file_faults
from tieline.encoder.marking import Marked
from tieline.records.event import Aspect, Category


def marked(text: str, actor: str, recipient: str) -> Marked:
    a, r = text.index(actor), text.index(recipient)
    return Marked(text, (a, a + len(actor)), (r, r + len(recipient)))


SENTENCES = [
    marked("Peru sent two planes with tents and medicine to Ecuador after the earthquake.", "Peru", "Ecuador"),
    marked("Canada expelled four Iranian diplomats.", "Canada", "Iranian diplomats"),
    marked("Police in Minsk detained eleven opposition supporters on Sunday.", "Police", "opposition supporters"),
    marked("Rebel gunmen shot dead three soldiers near the border.", "Rebel gunmen", "three soldiers"),
]


@pytest.fixture(scope="module")
def model() -> Encoder:
    return encoder()


def test_probabilities_are_probabilities(model: Encoder) -> None:
    for prediction in model.predict(SENTENCES):
        assert prediction is not None
        for named in (prediction.categories, prediction.modes, prediction.aspects):
            assert sum(named.values()) == pytest.approx(1, abs=1e-5)
            assert min(named.values()) >= 0
        assert set(prediction.categories) == set(Category)
        assert set(prediction.aspects) == set(Aspect)


def test_a_score_does_not_depend_on_what_is_read_beside_it(model: Encoder) -> None:
    together = model.predict(SENTENCES)
    assert together == [p for sentence in SENTENCES for p in model.predict([sentence])]
    assert together == model.predict(list(reversed(SENTENCES)))[::-1]
    assert together == Encoder().predict(SENTENCES)


@pytest.mark.parametrize(
    ("sentence", "category"), list(zip(SENTENCES, ["AID", "SANCTION", "COERCE", "ASSAULT"], strict=True))
)
def test_plain_sentences_get_their_category(model: Encoder, sentence: Marked, category: str) -> None:
    (prediction,) = model.predict([sentence])
    assert prediction is not None
    assert max(prediction.categories, key=prediction.categories.__getitem__) == category


def test_a_mode_is_one_of_the_category(model: Encoder) -> None:
    (prediction,) = model.predict([SENTENCES[1]])
    assert prediction is not None
    assert prediction.mode_of(Category.SANCTION) == "expel"
    assert prediction.mode_of(Category.AID) is None


def test_the_files_are_the_ones_the_description_names() -> None:
    assert file_faults() == []
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000


@pytest.mark.parametrize("name", ["events.onnx", "tokenizer.json"])
def test_an_altered_or_missing_file_is_named(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    with (folder / name).open("r+b") as stream:
        stream.seek(100)
        stream.write(b"!")
    (fault,) = file_faults(folder)
    assert str(folder / name) in fault
    assert "shipped" in fault
    (folder / name).unlink()
    (fault,) = file_faults(folder)
    assert str(folder / name) in fault
    assert "cannot be read" in fault


@pytest.mark.parametrize("text", ["", "[]", "{}"])
def test_a_description_that_names_no_digest_is_a_fault(text: str, tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(text)
    (fault,) = file_faults(tmp_path)
    assert "model.json cannot be read" in fault
