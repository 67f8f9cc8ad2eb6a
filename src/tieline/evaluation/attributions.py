"""Attribution files: JSONL with `id`, `text` and `attributions` of source, cue and content spans, as gold documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tieline.evaluation.gold import GoldDocument
from tieline.evaluation.lines import LineError, read_lines
from tieline.records.document import Document


def read_attributions(path: Path) -> list[GoldDocument]:
    """Documents of an attribution file; a speaker has words and no identity, a statement's kind is not told.

    An attribution without content is passed over: it says nothing that could be found. Raises `GoldError` with the
    faults of all lines.
    """
    return [document for _, document in read_lines(path, _read)]


def _read(raw: Mapping[str, Any]) -> GoldDocument:
    try:
        document = Document(text=raw["text"], language="en")
        statements = list(_statements(raw["attributions"], len(document.text)))
        annotation = {"id": raw["id"], "cast": _CAST, "statements": statements}
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise LineError(
            [
                f"no attributions ({fault}): each line needs id, text and attributions, each of them with source, cue "
                "and content as lists of spans [start, end]"
            ]
        ) from fault
    return GoldDocument(document, "test", "news", "attributions", annotation)


_CAST = {"?": {"canonical": "?", "kind": "person", "office": None, "rank": None, "state": None}}


def _statements(attributions: list[Mapping[str, Any]], length: int) -> Iterator[dict[str, Any]]:
    for attribution in attributions:
        content, cue, source = (_spans(attribution, name, length) for name in ("content", "cue", "source"))
        if content:
            speakers = [{"cast": ["?"], "span": span} for span in source]
            yield {"kind": "indirect", "speakers": speakers, "cue": cue[0] if cue else None, "content": content}


def _spans(attribution: Mapping[str, Any], name: str, length: int) -> list[list[int]]:
    """The spans of a field, none where it is missing or null; raises `ValueError`, `TypeError`."""
    spans = [[start, end] for start, end in attribution.get(name) or []]
    for start, end in spans:
        if type(start) is not int or type(end) is not int:
            raise TypeError(f"{name} {start!r}..{end!r} is no span")
        if not 0 <= start < end <= length:
            raise ValueError(f"{name} {start}..{end} is outside the text of {length} characters")
    return spans
