"""What holds for the statements of any text whatever."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from speech_support import page_of

from tieline.coders.statements import code_statements
from tieline.records.reading import Reading
from tieline.records.statement import StatementKind

_WORDS = (
    "Xi", "Putin", "he", "the two leaders", "said", "stressed", "that", "says", "told", "called for", "according to", "it was noted",
    "adding", "thanked", "for", "relations", "are good", "the plan", "must do more", "and", "in a statement", "Xinhua", "reported",
    "trade grew by a third", "confident", "is", "announcement", "Vladimir Putin:", "QUESTION:", "Q", "as", "whether", "not", "will",
)  # fmt: skip
_SIGNS = (
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    ": ",
    "; ",
    " – ",
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "(",
    ")",
    "…",
    "* * *\n",
    '\\"',
)
_TEXTS = st.lists(st.sampled_from((*_WORDS, *_SIGNS)), max_size=45).map(" ".join)


def check(text: str, title: str | None) -> None:
    page = page_of(f"Start {text}", title)
    result = code_statements(page)
    # A reading checks every piece of evidence against the stored text, and that no id occurs twice.
    Reading(document=page.parsed.document, version="test", statements=result.records, unresolved=result.unresolved)
    for statement in result.records:
        contents = sorted((e.start, e.end) for e in statement.spans("content"))
        assert all(a[1] <= b[0] for a, b in pairwise(contents)), contents
        assert statement.cue is not None or statement.kind in (StatementKind.DIRECT, StatementKind.AMBIENT)
    named = {gap.record for gap in result.unresolved if gap.field == "speakers"}
    assert named == {s.id for s in result.records if not s.speakers}


@settings(max_examples=200, deadline=None)
@given(_TEXTS, st.one_of(st.none(), st.just("Xi: Ties will help"), _TEXTS.filter(lambda t: bool(t.strip()))))
def test_content_never_overlaps_and_evidence_always_matches(text: str, title: str | None) -> None:
    check(text, title)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_text_fails(text: str) -> None:
    check(text, None)
