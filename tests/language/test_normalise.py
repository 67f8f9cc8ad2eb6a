"""Every normalised character knows where it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieline.language.normalise import normalise

PIECES = [
    "Xi",
    " ",
    "\xa0",
    "\n",
    '\\"',
    "&amp;",
    "&nbsp;",
    "&#8217;",
    "\xad",
    "\u200b",
    "“",
    "”",
    "’",
    "‑",
    "é",
    "北京",
    "�",
    "&bogus;",
    "\\",
    "&shy;",
    "\t",
    "U.S.",
    "—",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=40)


def test_escaped_quotes_entities_and_odd_spaces() -> None:
    stored = '\\"Ties&nbsp;are\u00a0 sta\u00adble,\\" Xi&rsquo;s aide  said'
    normal = normalise(stored)
    assert normal.text == '"Ties are stable," Xi\'s aide said'
    start = normal.text.index("stable")
    assert stored[slice(*normal.stored(start, start + 6))] == "sta\u00adble"
    quote = normal.text.index('"')
    assert stored[slice(*normal.stored(quote, quote + 1))] == '"'


def test_direction_of_quotation_marks_is_kept() -> None:
    assert normalise("“A,” B’s ‘C’").text == "“A,” B's 'C'"


@given(ODD.map("".join) | st.text(max_size=80))
def test_spans_map_back_in_order_and_inside(stored: str) -> None:
    normal = normalise(stored)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    previous = 0
    for i in range(len(normal.text)):
        start, end = normal.stored(i, i + 1)
        assert previous <= start < end <= len(stored)
        previous = start
        plain = stored[start:end]
        if len(plain) == 1 and not plain.isspace() and normal.text[i] not in "'-\ufffd":
            assert normal.text[i] == plain


@given(ODD.map("".join) | st.text(max_size=80))
def test_no_double_spaces_and_nothing_at_the_edges(stored: str) -> None:
    text = normalise(stored).text
    assert text == text.strip()
    assert "  " not in text
    assert "\u00ad" not in text
    assert "\u200b" not in text


@given(st.text(max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_a_part_of_a_text_keeps_offsets_of_the_whole(stored: str, start: int, end: int) -> None:
    start, end = min(start, len(stored)), min(max(start, end), len(stored))
    part = normalise(stored, start, end)
    assert all(start <= s < e <= end for s, e in zip(part.starts, part.ends, strict=True))


@given(st.from_regex(r"[a-z ,.]{0,60}", fullmatch=True))
def test_plain_text_only_loses_white_space(stored: str) -> None:
    assert normalise(stored).text == " ".join(stored.split())
