"""Any bytes give rows or rejects, never an uncaught error, and the sum holds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import coded_samples as samples
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_coded import read_coded

from tieline.coded.fault import CodedFileError
from tieline.coded.opened import Block, _cut
from tieline.coded.records import records_of
from tieline.coded.registry import LAYOUTS
from tieline.coded.split import Dialect, _by_arrow, _line_by_line, split

ANYTHING = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Bytes that make trouble: ends of lines, marks, separators, halves of characters, digits, signs of numbers.
PIECES = st.sampled_from(
    [b"\n", b"\r\n", b"\r", b"\t", b",", b";", b'"', b'""', b"\0", b"\xff", b"\xc3", b"\xc3\xa9", b" ", b"0", b"20190121",
     b"19000229", b"99999999", b"-", b"1e999", b"nan", b"046", b"040", b"CHN", b"RUS", b"NA", b"=1", b"\xe2\x80\xa8",
     b"\x85", b"2018-06-01", b"CONSULT", b"visit_to_US"]
)  # fmt: skip
JUNK = st.lists(PIECES | st.binary(max_size=6), max_size=30).map(b"".join)


@pytest.mark.parametrize("name", LAYOUTS)
@ANYTHING
@given(junk=JUNK, at=st.floats(0, 1), cut=st.integers(0, 12))
def test_a_damaged_file_gives_rows_or_rejects(name: str, junk: bytes, at: float, cut: int, tmp_path: Path) -> None:
    sound = samples.ALL[name]
    place = int(at * len(sound))
    data = sound + sound[:place] + junk + sound[place + cut :]
    try:
        rows, rejects, total = read_coded(tmp_path / "rows", data, size=2)
    except CodedFileError:
        return  # the whole file is refused
    assert (total.stored, total.rejected) == (len(rows), len(rejects))
    lines = [row["row"] for row in rows] + [reject.line for reject in rejects]
    mirrored = [row["mirror_row"] for row in rows if row.get("mirror_row") is not None]
    assert len({*lines, *mirrored}) == total.read
    assert all(row["date"] is not None for row in rows)


@ANYTHING
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path: Path) -> None:
    with suppress(CodedFileError):
        read_coded(tmp_path / "rows", data)


@ANYTHING
@given(lines=st.lists(JUNK | st.sampled_from([b"a,b,c", b'"a, b",c,d', b"1,2"]), max_size=8))
@pytest.mark.parametrize("quoted", [True, False])
def test_a_block_is_split_alike_at_once_and_line_by_line(quoted: bool, lines: list[bytes]) -> None:
    """Where Arrow's reader is trusted with a block, it gives what splitting each line gives."""
    dialect = Dialect(("a", "b", "c"), ("a", "c"), ",", quoted)
    data = b"".join(line.replace(b"\n", b" ").replace(b"\r", b" ") + b"\n" for line in lines)
    block = Block(data, 5)
    at_once, singly = split(block, dialect), _line_by_line(data, block, dialect)
    assert at_once.read == singly.read
    assert at_once.lines.tolist() == singly.lines.tolist()
    assert at_once.table.to_pylist() == singly.table.to_pylist()
    assert [r.line for r in at_once.rejects] == [r.line for r in singly.rejects]


def test_a_quotation_mark_that_stays_open_swallows_no_other_line() -> None:
    dialect = Dialect(("a", "b", "c"), ("a", "c"), ",", quoted=True)
    block = Block(b'1,2,3\n"4,5,6\n7,8,9\na"b,"c,d\n1,2,3\n', 1)
    assert _by_arrow(block.data, block, dialect) is None
    found = split(block, dialect)
    assert ([r.line for r in found.rejects], found.lines.tolist()) == ([2, 4], [1, 3, 5])


@ANYTHING
@given(data=st.binary(max_size=200), size=st.integers(1, 50))
def test_blocks_hold_every_line_once_with_its_number(data: bytes, size: int) -> None:
    pieces = iter([data[i : i + size] for i in range(0, len(data), size)])
    lines: list[bytes] = []
    for block in _cut(pieces, size):
        assert block.first == len(lines) + 1
        lines += block.data.split(b"\n")[:-1]
    whole = data.split(b"\n")
    wanted = whole[:-1] if data.endswith(b"\n") or not data else whole
    assert [line.removesuffix(b"\r") for line in lines] == [line.removesuffix(b"\r") for line in wanted]


def test_a_line_without_end_is_cut_away_and_counted(tmp_path: Path) -> None:
    long = b"x" * 3_000_000
    rows, rejects, total = read_coded(
        tmp_path / "rows", b"\n".join([samples.gdelt().encode(), long, samples.mirrored(eventcode="111").encode()])
    )
    assert ([row["row"] for row in rows], [reject.line for reject in rejects], total.read) == ([1, 3], [2], 3)
    assert "longer than a million" in rejects[0].reason


@pytest.mark.parametrize("name", [name for name in samples.ALL if name not in ("gdelt2-mentions", "icews-yearly")])
def test_every_row_of_a_sample_becomes_a_record_with_its_lines(name: str, tmp_path: Path) -> None:
    import pyarrow as pa

    from tieline.coded.columns import EVENTS

    rows, _, _ = read_coded(tmp_path / "rows", samples.ALL[name])
    told = list(records_of(pa.Table.from_pylist(rows, EVENTS)))
    assert len(told) == len(rows)
    for (line, record), row in zip(told, rows, strict=True):
        assert not isinstance(record, str)
        assert line == row["row"]
        assert {e.row for e in record.evidence} == {row["row"], row["mirror_row"]} - {None}  # type: ignore[union-attr, unused-ignore]
