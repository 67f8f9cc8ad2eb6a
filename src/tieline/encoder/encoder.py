"""The event encoder: marked candidates in, probabilities of category, mode and aspect out.

A small transformer in eight-bit integers, run by onnxruntime on one core. Candidates are run one by one, so that no
answer depends on what else is read beside it. The files under `model/` come from `training/events`.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import onnxruntime

from tieline.encoder.files import ABOUT, FOLDER, TOKENIZER, WEIGHTS
from tieline.encoder.marking import Marked, Marker
from tieline.records.event import Aspect, Category

Probabilities = npt.NDArray[np.float32]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the encoder holds of one candidate; every mapping sums to 1, NONE (no event) is one of the categories.

    event: the chance that there is an event at all, fitted to what annotators found (Platt scaling on the development
    documents of the gold).
    """

    event: float
    categories: dict[Category, float]
    modes: dict[str, float]
    aspects: dict[Aspect, float]

    def mode_of(self, category: Category) -> str | None:
        """The likeliest of a category's modes, None where "none of them" is likelier than each."""
        own = {name: p for name, p in self.modes.items() if name.partition(":")[0] == category.value}
        best = max(own, key=own.__getitem__, default="")
        return best.partition(":")[2] or None


class Encoder:
    """One session for a process."""

    def __init__(self, folder: Path = FOLDER) -> None:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        self._categories = [Category(name) for name in about["categories"]]
        self._modes: list[str] = about["modes"]
        self._aspects = [Aspect(name) for name in about["aspects"]]
        self._slope: float = about["calibration"]["slope"]
        self._intercept: float = about["calibration"]["intercept"]
        self._marker = Marker(folder / TOKENIZER)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(folder / WEIGHTS), options, providers=["CPUExecutionProvider"])

    def predict(self, candidates: Sequence[Marked]) -> list[Prediction | None]:
        """One prediction a candidate; None where its parties stand too far apart to be read together."""
        return [self._one(candidate) for candidate in candidates]

    def _one(self, candidate: Marked) -> Prediction | None:
        ids = self._marker.ids(candidate)
        if ids is None:
            return None
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "read": np.array([0, *self._marker.places(ids)], dtype=np.int64),
        }
        category, mode, aspect = (logits[0] for logits in self._session.run(None, feed))
        categories = _named(self._categories, category)
        return Prediction(
            self._calibrated(1 - categories[Category.NONE]),
            categories,
            _named(self._modes, mode),
            _named(self._aspects, aspect),
        )

    def _calibrated(self, probability: float) -> float:
        bounded = min(max(probability, 1e-6), 1 - 1e-6)
        logit = math.log(bounded / (1 - bounded))
        return 1 / (1 + math.exp(-(self._slope * logit + self._intercept)))


def _named(names: Sequence[T], logits: Probabilities) -> dict[T, float]:
    exponents = np.exp(logits - logits.max())
    return dict(zip(names, (exponents / exponents.sum()).tolist(), strict=True))


@functools.cache
def encoder() -> Encoder:
    """The shipped encoder, loaded once a process."""
    return Encoder()
