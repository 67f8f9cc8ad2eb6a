"""A row of the table of `all.py`, the table as Markdown and JSON, and what it was measured with."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("tieline", "spacy", "onnxruntime", "numpy", "duckdb", "pyarrow", "textacy")
HEAD = "| part | what | measured | goal | n |\n|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. unit: of value; "x ..." for a ratio to something measured in the same run. n: of what."""

    part: str
    what: str
    value: float
    unit: str
    goal: str
    n: str

    def markdown(self) -> str:
        value = f"{self.value:,.0f}" if abs(self.value) >= 100 else f"{self.value:.2f}"
        if self.part == "accuracy":
            value = f"{self.value:.3f}"
        return f"| {self.part} | {self.what} | {value} {self.unit} | {self.goal} | {self.n} |"


def surroundings() -> dict[str, str]:
    """The machine, its load just now, and the versions of what counts."""
    found = {"CPU": f"{_cpu()}, {os.cpu_count()} cores", "system": platform.system()}
    found["load at the start"] = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    found["Python"] = platform.python_version()
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def as_markdown(around: dict[str, str], rows: Iterable[Row]) -> str:
    """What it was measured with in a line, then the table."""
    said = "; ".join(f"{name} {what}" for name, what in around.items())
    return "\n".join([said, "", HEAD, *(row.markdown() for row in rows)]) + "\n"


def as_json(around: dict[str, str], rows: Iterable[Row]) -> str:
    """The same for a program."""
    return json.dumps({"measured_with": around, "rows": [asdict(row) for row in rows]}, indent=1) + "\n"
