"""A Vega-Lite specification in, a picture out: PNG, SVG, PDF, or a page of HTML that needs no network."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_VEGA_LITE = "5.20"
_SCALE = 2  # of a PNG: sharp on the screens of today
FORMATS = (".png", ".svg", ".pdf", ".html")


class FigureError(Exception):
    """A figure that cannot be made; the message says what to do."""


def write_figure(spec: Mapping[str, Any], path: Path) -> None:
    """Write a figure in the format that the file's name ends with. Raises `FigureError`, and `OSError`."""
    form = path.suffix.lower()
    if form not in FORMATS:
        raise FigureError(f"{path}: a figure is {', '.join(FORMATS)}; let the name end with one of them")
    made: str | bytes = _makers(_converter())[form](dict(spec))
    path.write_bytes(made if isinstance(made, bytes) else made.encode())


def _converter() -> Any:
    try:
        return importlib.import_module("vl_convert")
    except ImportError:
        raise FigureError("figures need a further package: python -m pip install 'tieline[figures]'") from None


def _makers(convert: Any) -> dict[str, Callable[[dict[str, Any]], str | bytes]]:
    return {
        ".png": lambda spec: convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=_SCALE),
        ".svg": lambda spec: convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE),
        ".pdf": lambda spec: convert.vegalite_to_pdf(spec, vl_version=_VEGA_LITE),
        ".html": lambda spec: convert.vegalite_to_html(spec, vl_version=_VEGA_LITE, bundle=True),
    }
