"""The templates of the pages. What is put into them is escaped, and what is missing is an error."""

from __future__ import annotations

import functools
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tieline.web import words


@functools.cache
def environment() -> Environment:
    """The templates with the words they use."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(words.FILTERS)
    made.globals.update(words.GLOBALS)
    return made
