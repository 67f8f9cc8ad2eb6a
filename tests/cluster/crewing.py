"""Quick readers that workers in other processes can import, and documents for them."""

from __future__ import annotations

import functools
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from made_readings import ANA, BEN, CAI, DIA, TUESDAY, WEDNESDAY, Story, on

from tieline.desk.read import Pipeline
from tieline.language.model import ModelError
from tieline.records.document import Document
from tieline.records.reading import Reading

WHO = ((ANA, BEN), (ANA, CAI), (BEN, DIA), (CAI, DIA))
VERSION = "1.0"


def story(number: int) -> Story:
    """A report of a meeting; several reports tell of one, and some are copies."""
    day = on((TUESDAY if number % 3 else WEDNESDAY) + timedelta(days=number // 40))
    return Story(outlet=f"Outlet {number % 7}", version=VERSION).contact(*WHO[number % 4], when=day).pledge(ANA, BEN)


def document(number: int, say: str = "") -> Document:
    """A report whose first word is its number, which tells a reader what to find in it."""
    made = story(number)
    page = f"https://a.example/{number % 20}" if number % 2 else None
    text = f"{made.text} {say}Number {number}."
    return Document(text=text, outlet=made.outlet, published=made.published, url=page)


def documents(count: int, **said: str) -> Iterator[Document]:
    """So many reports; said: what some of them say besides, by "n" and number."""
    for number in range(count):
        yield document(number, said.get(f"n{number}", ""))


def read(one: Document) -> Reading:
    """What a document tells: the number at its end says which story it is of."""
    number = int(one.text.rstrip(".").rpartition(" ")[2])
    made = story(number)
    made.text = one.text
    return made.reading(**{name: getattr(one, name) for name in ("outlet", "published", "url", "title")})


def less(one: Document) -> Reading:
    """What a later version finds in a document: the meeting alone."""
    return replace(read(one), version="2.0", pledges=())


def quick() -> Pipeline:
    """A reader that takes no time."""
    return Pipeline(read, VERSION)


def other_version() -> Pipeline:
    """A reader of another version."""
    return Pipeline(read, "2.0")


def without_model() -> Pipeline:
    """A reader that misses its model."""

    def missing(_: Document) -> Reading:
        raise ModelError("the model is missing")

    return Pipeline(missing, VERSION)


def unable() -> Pipeline:
    """A worker that dies before it can read."""
    os._exit(3)


def fragile(marks: Path, pause: float = 0.0) -> Callable[[], Pipeline]:
    """A reader that kills its process at "DEADLY", at "ONCE" the first time, and trips over "ODD"."""
    return functools.partial(_fragile, marks, pause)


def _fragile(marks: Path, pause: float) -> Pipeline:
    def careful(one: Document) -> Reading:
        time.sleep(pause)
        if "ODD" in one.text:
            raise IndexError("list index out of range")
        if "DEADLY" in one.text or ("ONCE" in one.text and _first(marks / one.id)):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(one)

    return Pipeline(careful, VERSION)


def _first(mark: Path) -> bool:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
