"""How long the pages of the desk take at a million happenings, beside a page that asks the ledger nothing.

`python benchmarks/web.py [--coded 800000] [--reports 50000] [--times 40] [--ledger FILE]`

The ledger is made by this script: coded rows of ICEWS's shape, and reports written by hand with a contact, statements,
a pledge and a claim each, between states of which a few are in the news. The desk runs in a process of its own; pages
are asked one after the other, each with other words, states and days. `--ledger` keeps the ledger for another run.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tieline.desk.imports import import_file
from tieline.ledger.ledger import Ledger
from tieline.ontology import states
from tieline.records.actor import Actor, ActorKind
from tieline.records.claim import Claim, Polarity, Predicate
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Binding, Pledge
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind
from tieline.records.when import Precision, When

CODES = [code for code, state in sorted(states.table().items()) if state.end is None and len(code) == 3][:180]
CAMEO = (
    ("010", 0),
    ("036", 4),
    ("040", 1),
    ("042", 1.9),
    ("051", 3.4),
    ("111", -2),
    ("112", -2),
    ("173", -5),
    ("190", -10),
)
SUBJECTS = ("gas", "grain", "visas", "fishing", "sanctions", "railways", "vaccines", "satellites", "borders", "customs")
FAMILY = (
    "Adler",
    "Baros",
    "Cerny",
    "Dimas",
    "Eklund",
    "Farkas",
    "Gomez",
    "Hallas",
    "Ivanek",
    "Jansen",
    "Korda",
    "Lindt",
)
FIRST, DAYS = date(2004, 1, 1), 365 * 20
GOAL = 0.2  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coded", type=int, default=800_000)
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--ledger", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.ledger or Path(folder) / "ledger.db"
        if not path.exists():
            make(path, asked.coded, asked.reports)
        with Ledger(path, read_only=True) as ledger:
            print(f"{ledger.sizes()}, {path.stat().st_size / 1e9:.2f} GB")
        with serving(path) as at:
            measure(at, asked.times)


def make(path: Path, coded: int, reports: int) -> None:
    """The ledger."""
    started = time.perf_counter()
    chance = random.Random(11)
    rows = path.with_name("icews-made.csv")
    with rows.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            [
                "date",
                "source",
                "source_country_guess",
                "relation",
                "cameo",
                "goldstein",
                "target",
                "target_country_guess",
            ]
        )
        for _ in range(coded):
            one, other = pair(chance)
            code, weight = chance.choice(CAMEO)
            day = FIRST + timedelta(days=chance.randrange(DAYS))
            writer.writerow([day, f"Government ({one})", one, "made", code, weight, f"Government ({other})", other])
    import_file(rows, path)
    rows.unlink()
    with Ledger(path) as ledger:
        ledger.add_all(report(chance, number) for number in range(reports))
    print(f"made in {time.perf_counter() - started:.0f} s")


def pair(chance: random.Random) -> tuple[str, str]:
    """Two states; those that come first are in the news."""
    while True:
        one, other = (CODES[int(len(CODES) * chance.random() ** 2.5)] for _ in range(2))
        if one != other:
            return one, other


class Written:
    """A report in the making: its words, and where they stand."""

    def __init__(self) -> None:
        self.text = ""
        self.spots: list[list[tuple[str, int, int, int]]] = []

    def sentence(self, *parts: tuple[str, str | None, int]) -> int:
        """Words with the field each is evidence of; the number of the sentence."""
        spots = []
        for words, field, item in parts:
            start = len(self.text)
            self.text += words
            if field is not None:
                spots.append((field, start, start + len(words), item))
        self.text += ". "
        self.spots.append(spots)
        return len(self.spots) - 1

    def evidence(self, document: Document, sentence: int) -> tuple[TextEvidence, ...]:
        """The evidence in a sentence."""
        return tuple(document.quote(field, start, end, item) for field, start, end, item in self.spots[sentence])


def person(chance: random.Random, code: str) -> Actor:
    """Somebody of a state."""
    name = f"{chance.choice(FAMILY)} of {code}"
    return Actor(name=name, kind=ActorKind.PERSON, canonical=name, state=code)


def report(chance: random.Random, number: int) -> Reading:
    """A report of one contact, with what was said, promised and claimed."""
    codes = pair(chance)
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    one, other = (person(chance, code) for code in codes)
    ends = tuple(Actor(name=states.get(code).name, kind=ActorKind.STATE, state=code) for code in codes)
    subject, more = chance.sample(SUBJECTS, 2)
    content = f"{subject} and {more} matter to both in report {number}"
    action = f"deliver {more} by way of {chance.choice(SUBJECTS)}"
    gap = (" ", None, 0)
    page = Written()
    met = page.sentence((one.name, "participants", 0), gap, (other.name, "participants", 1), gap, ("met", "mode", 0),
                        gap, ("on that day", "when", 0))  # fmt: skip
    said = page.sentence((one.name, "speakers", 0), gap, ("said", "cue", 0), gap, (content, "content", 0))
    pledged = page.sentence((other.name, "makers", 0), gap, ("agreed", "binding", 0), (" to ", None, 0),
                            (action, "action", 0))  # fmt: skip
    claimed = page.sentence((ends[0].name, "tie", 0), gap, (ends[1].name, "tie", 1), gap, ("stable", "predicate", 0))
    page.sentence((" ".join(chance.choices(SUBJECTS, k=60)), None, 0))
    document = Document(text=page.text, outlet=f"Outlet {chance.randrange(60)}", published=day, language="en")
    when = When(start=day, end=day, precision=Precision.DAY, text="on that day", rule="made")
    contact = Contact(
        participants=(one, other), mode=chance.choice(list(ContactMode)), status=ContactStatus.HELD, when=when,
        evidence=page.evidence(document, met), confidence=0.9, method="made",
    )  # fmt: skip
    statement = Statement(
        kind=StatementKind.INDIRECT, content=(content,), speakers=(one,), cue="said",
        evidence=page.evidence(document, said), confidence=0.9, method="made",
    )  # fmt: skip
    pledge = Pledge(
        makers=(other,), action=action, binding=Binding.FIRM, evidence=page.evidence(document, pledged),
        confidence=0.9, method="made",
    )  # fmt: skip
    claim = Claim(
        tie=ends, predicate=Predicate.STABILITY, polarity=Polarity.AFFIRMED, text="stable",
        evidence=page.evidence(document, claimed), confidence=0.9, method="made",
    )  # fmt: skip
    return Reading(
        document=document, version="1.0", contacts=(contact,), statements=(statement,), pledges=(pledge,),
        claims=(claim,),
    )  # fmt: skip


class serving:  # noqa: N801  # reads like the context it is
    """The desk in a process of its own."""

    def __init__(self, path: Path) -> None:
        words = [sys.executable, "-m", "tieline", "serve", "--port", "0", "--ledger", str(path)]
        self._process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)

    def __enter__(self) -> str:
        assert self._process.stderr is not None
        found = re.search(r"http://[^/]+", self._process.stderr.readline())
        assert found is not None
        return found[0]

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def get(address: str) -> str:
    """A page."""
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def measure(at: str, times: int) -> None:
    """Every page so many times."""
    chance = random.Random(5)
    ids = list(_ids(at))
    started = time.perf_counter()
    get(f"{at}/ties/{CODES[0]}/{CODES[1]}")
    print(f"first tie, with the snapshot made: {time.perf_counter() - started:.1f} s")
    quote = urllib.parse.quote
    pages: dict[str, Callable[[], str]] = {
        "trivial (a form)": lambda: "/ties",
        "search, empty": lambda: "/",
        "search, a word": lambda: f"/?q={chance.choice(SUBJECTS)}+{chance.choice(SUBJECTS)}",
        "search, a tie": lambda: "/?who={}%2C{}".format(*pair(chance)),
        "search, a person": lambda: f"/?who={quote(chance.choice(FAMILY))}+of+{CODES[0]}",
        "search, facets and days": lambda: f"/?kind=contact&mode=phone&since={2004 + chance.randrange(19)}-03-01",
        "what changed": lambda: f"/changes?since={datetime.now().astimezone().date()}",
        "a happening": lambda: f"/happenings/{chance.choice(ids)}",
        "a tie": lambda: "/ties/{}/{}".format(*pair(chance)),
        "rows of a tie": lambda: (
            f"/ties/{CODES[0]}/{CODES[1]}/rows?measure=level&since={2004 + chance.randrange(19)}-01-01"
        ),
        "pledges": lambda: f"/pledges?who={pair(chance)[0]}",
        "claims": lambda: f"/claims?who={pair(chance)[0]}",
        "network": lambda: "/network",
        "phrases": lambda: f"/phrases?phrase=report+{chance.randrange(50_000)}",
    }
    print(f"{'page':28}{'median ms':>10}{'p95 ms':>10}{'most ms':>10}   n = {times}")
    for name, address in pages.items():
        took = []
        for _ in range(times):
            wanted = at + address()
            began = time.perf_counter()
            get(wanted)
            took.append(time.perf_counter() - began)
        took.sort()
        p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
        late = "" if p95 <= GOAL else "  over the goal"
        print(f"{name:28}{took[len(took) // 2] * 1e3:10.0f}{p95 * 1e3:10.0f}{took[-1] * 1e3:10.0f}{late}", flush=True)


def _ids(at: str) -> Iterator[str]:
    for kind in ("contact", "event", "statement", "pledge"):
        yield from re.findall(r'row-open" href="/happenings/([^"]+)"', get(f"{at}/?kind={kind}"))


if __name__ == "__main__":
    main()
