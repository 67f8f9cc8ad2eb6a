"""A table in, the same as Arrow, pandas or polars out, as its reader likes."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from tieline.ties.measure import Estimate, Result

_ESTIMATES = pa.schema(
    [
        ("origin", pa.string()),
        ("measure", pa.string()),
        ("formula", pa.string()),
        ("name", pa.string()),  # this and all below but n, needed and not_enough are empty where the measure declines
        ("of", pa.string()),
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
        ("censored", pa.bool_()),
        ("day", pa.date32()),
        ("note", pa.string()),
        ("n", pa.int64()),
        ("independent", pa.int64()),
        ("coverage", pa.float64()),
        ("level", pa.float64()),
        ("reliable", pa.bool_()),
        ("needed", pa.int64()),
        ("not_enough", pa.string()),
    ]
)
_PATHS = pa.schema(
    [
        ("origin", pa.string()),
        ("measure", pa.string()),
        ("name", pa.string()),
        ("day", pa.date32()),  # the Monday of the week
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
    ]
)
_ESTIMATED = ("name", "of", "value", "low", "high", "unit", "censored", "day", "note")
_MEASURED = ("n", "independent", "coverage", "level", "reliable", "needed")


class MissingPackageError(ImportError):
    """A table was asked for in the form of a library that is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package} is not installed: python -m pip install {package}", name=package)


@dataclass(frozen=True)
class Frame:
    """A table; `to_arrow` costs nothing, the others need their library."""

    table: pa.Table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def to_arrow(self) -> pa.Table:
        """As an Arrow table."""
        return self.table

    def to_pandas(self) -> Any:
        """As a pandas data frame. Raises `MissingPackageError`."""
        _require("pandas")
        return self.table.to_pandas()

    def to_polars(self) -> Any:
        """As a polars data frame. Raises `MissingPackageError`."""
        return _require("polars").from_arrow(self.table)


def _require(package: str) -> Any:
    """A library of the user's choice, which Tieline does not install."""
    try:
        return importlib.import_module(package)
    except ImportError:
        raise MissingPackageError(package) from None


def estimates(told: list[tuple[str, Result]]) -> Frame:
    """The numbers of some measures, each with its origin: a row for each number, and one for each that declines."""
    rows = []
    for origin, result in told:
        whole: dict[str, Any] = {"origin": origin, "measure": result.name, "formula": str(result.formula)}
        whole |= {name: getattr(result, name, None) for name in _MEASURED}
        numbers: tuple[Estimate | None, ...] = getattr(result, "estimates", (None,))
        for number in numbers:
            cells = {name: getattr(number, name, None) for name in _ESTIMATED}
            rows.append(whole | cells | {"not_enough": getattr(result, "reason", None)})
    return Frame(pa.Table.from_pylist(rows, _ESTIMATES))


def paths(told: list[tuple[str, Result]]) -> Frame:
    """The same over time: a row for each measure's path and week; weeks in which nothing is known yet are empty."""
    found = []
    for origin, result in told:
        for path in getattr(result, "paths", ()):
            count = len(path.days)
            columns = {
                "origin": pa.repeat(origin, count),
                "measure": pa.repeat(result.name, count),
                "name": pa.repeat(path.name, count),
                "day": pa.array(path.days),
                **{side: pa.array(getattr(path, side), from_pandas=True) for side in ("value", "low", "high")},
                "unit": pa.repeat(path.unit, count),
            }
            found.append(pa.table(columns).cast(_PATHS))
    return Frame(pa.concat_tables(found) if found else _PATHS.empty_table())
