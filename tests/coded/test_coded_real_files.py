"""Real files, where they are at hand: every row is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.coded.detect import choose
from tieline.coded.opened import CodedFile
from tieline.coded.parts import parts
from tieline.coded.tally import Tally

# File, layout, rows read, collapsed, rejected.
FILES = [
    ("gdelt_samples/20190121220000.export.CSV", "gdelt2", 1_629, 112, 0),
    ("gdelt_samples/20151027220000_part.export.CSV", "gdelt2", 2_116, 148, 0),
    ("gdelt_samples/20190121220000.semicolon_header.csv", "gdelt2", 1_629, 0, 1_123),  # its codes lost their zeros
    ("icews_raw_sample_2018/icews_2018_raw_sample.tsv", "icews", 3_705, 638, 0),
    ("icews14_full/icews13_nov_dec.csv.gz", "icews-tuples", 4_422, 710, 0),
    ("icews_2012_2013/icews_2012_2013.csv.gz", "icews-tuples", 44_426, 6_872, 11),
    ("icews_yearly_2002_2014/icews_yearly.csv.gz", "icews-yearly", 130_401, 0, 0),
    ("us_visits_travels/us_visits_travels.csv", "visits", 7_533, 0, 0),
]


@pytest.mark.parametrize(("name", "layout", "read", "collapsed", "rejected"), FILES, ids=[f[0] for f in FILES])
def test_every_row_of_a_real_file_is_accounted_for(
    name: str, layout: str, read: int, collapsed: int, rejected: int, shared_data: Path
) -> None:
    path = shared_data / name
    if not path.exists():
        pytest.skip(f"{name} is not among the source texts for measuring")
    file = CodedFile(path, name)
    chosen, shape = choose(file)
    tally = Tally()
    for part in parts(file, chosen, shape, "f" * 64):
        tally.add(part.rows, part.rejects, part.sum)
    assert chosen.name == layout
    assert (tally.sum.read, tally.sum.collapsed, tally.sum.rejected) == (read, collapsed, rejected)
    assert tally.sum.stored == read - collapsed - rejected
