"""The PLOVER ontology: a category and its modes in, quad class, penta class and score out.

Categories, modes, contexts and conflict-cooperation scores follow the PLOVER manual, draft 0.8 (2021). Where the
manual disagrees with itself the table says so: see the remarks in `data/plover.toml`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from tieline.ontology.tables import toml
from tieline.records.event import Category, Quad


@functools.cache
def _table() -> dict[str, Any]:
    return toml("plover.toml")


VERSION: str = _table()["version"]
CONTEXTS: tuple[str, ...] = tuple(_table()["contexts"])
MODES: Mapping[Category, tuple[str, ...]] = MappingProxyType(
    {Category(name): tuple(entry.get("modes", {})) for name, entry in _table()["category"].items()}
)

_QUADS = list(Quad)


def quad(category: Category) -> Quad:
    """The quad class of a category; raises `ValueError` for NONE."""
    return Quad(_entry(category)["quad"])


def penta(category: Category) -> int:
    """1 to 4, the number of the quad class; 0, neutral, is a class that none of the sixteen categories falls in."""
    return _QUADS.index(quad(category)) + 1


def weight(category: Category, modes: Iterable[str] = ()) -> float:
    """PLOVER conflict-cooperation score, from -10 to 10.

    With modes, the score of the mode that lies furthest from zero, as the strongest thing that was done; without, or
    where no mode has a score of its own, the category's. Raises `ValueError` for NONE and for a mode the category
    does not have.
    """
    entry = _entry(category)
    scores = [_mode_score(category, entry, mode) for mode in modes]
    own = [score for score in scores if score is not None]
    return max(own, key=abs) if own else float(entry["score"])


def _mode_score(category: Category, entry: dict[str, Any], mode: str) -> float | None:
    listed = entry.get("modes", {})
    if mode not in listed:
        raise ValueError(f"{category} has no mode {mode!r}; it has {', '.join(listed) or 'none'}")
    score = listed[mode]
    return None if score == "category" else float(score)


def _entry(category: Category) -> dict[str, Any]:
    if category is Category.NONE:
        raise ValueError("NONE is no event: it has neither class nor score")
    entry: dict[str, Any] = _table()["category"][category.value]
    return entry
