"""Whatever becomes of a source on its way, reading it raises nothing: small whole sources, mutated at random.

    python benchmarks/fuzz_sources.py 20000 --seed 1

Bytes are flipped, cut, doubled, swapped between sources, and replaced by marks that mean something to a parser. Each
case is read under its own name and under another's. Prints how many were read and refused; stops at the first that
raises or takes longer than ten seconds of CPU time, and writes it beside the script.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "sources"))

from made_sources import samples  # type: ignore[import-not-found,unused-ignore]

from tieline.records.document import Document
from tieline.sources.fault import SourceFault
from tieline.sources.read import read_source

SLOWEST = 10.0  # seconds of CPU time: the machine may be busy with something else
MARKS = (
    b"\x00", b"\xff", b"\r\n\r\n", b"<", b">", b"]]>", b"<![CDATA[", b"<!ENTITY a 'b'>", b"&a;", b"&#x110000;", b"%",
    b'"', b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n", b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"PK\x05\x06", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"0\r\n\r\n", b"endobj", b"stream\n", b"/Length -1",
    b"From x 2025\n", b"=?utf-8?q?=ff?=", b"Content-Type: multipart/mixed; boundary=\n", b"../",
    b"9" * 30, b"<div>" * 300,
)  # fmt: skip


def mutated(chance: random.Random, content: bytes, others: list[bytes]) -> bytes:
    """The content after one to eight mishaps."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        until = min(len(data), at + chance.randint(1, 64))
        what = chance.randrange(7)
        if what == 0 and data:
            data[min(at, len(data) - 1)] = chance.randrange(256)
        elif what == 1:
            data[at:until] = chance.choice(MARKS)
        elif what == 2:
            data[at:at] = chance.choice(MARKS)
        elif what == 3:
            del data[at:until]
        elif what == 4:
            data[at:at] = data[at:until] * chance.randint(1, 20)
        elif what == 5:
            del data[at:]
        else:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            data[at:until] = other[start : start + chance.randint(1, 400)]
    return bytes(data)


def run(cases: int, seed: int, folder: Path) -> Counter[str]:
    """Read so many mutated sources; raises what reading raises, with the case kept in the folder."""
    chance = random.Random(seed)  # chance, not secrecy
    whole = samples()
    names, others = list(whole), list(whole.values())
    done: Counter[str] = Counter()
    for case in range(cases):
        name = names[case % len(names)]
        content = mutated(chance, whole[name], others)
        if chance.random() < 0.1:
            content = gzip.compress(content, 1)
        path = folder / (name if chance.random() < 0.8 else f"case{Path(chance.choice(names)).suffix}")
        path.write_bytes(content)
        started = time.process_time()
        for found in read_source(str(path)):
            assert isinstance(found, Document | SourceFault)
            assert found.reason if isinstance(found, SourceFault) else found.text.strip()
            done["read" if isinstance(found, Document) else "refused"] += 1
        took = time.process_time() - started
        assert took < SLOWEST, f"case {case} of seed {seed} took {took:.1f} s"
        path.unlink()
    done["cases"] = cases
    return done


def main() -> None:
    options = argparse.ArgumentParser(description="Fuzz the readers of sources.")
    options.add_argument("cases", type=int)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            print(dict(run(chosen.cases, chosen.seed, Path(folder))))
        except BaseException:
            for path in Path(folder).iterdir():
                Path(__file__).with_name(f"failed-{path.name}").write_bytes(path.read_bytes())
            raise


if __name__ == "__main__":
    main()
