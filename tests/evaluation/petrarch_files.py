"""PETRARCH validation files written for the tests: invented sentences, real state codes."""

from __future__ import annotations

from pathlib import Path

SIGNED = "Norway and Chile signed an agreement on fisheries on Tuesday."


def sentence(
    *codings: str, text: str | None = SIGNED, attributes: str = 'date="20250121" id="TEST-1" category="TEST"'
) -> str:
    """One `<Sentence>`; `text` None leaves `<Text>` out."""
    body = f"<Text>\n{text}\n</Text>" if text is not None else ""
    return f"<Sentence {attributes}>\n{''.join(codings)}\n{body}\n<Parse>(ROOT)</Parse>\n</Sentence>\n"


def coding(source: str, target: str, event: str) -> str:
    """One `<EventCoding>`."""
    return f'<EventCoding sourcecode="{source}" targetcode="{target}" eventcode="{event}"></EventCoding>'


def written(folder: Path, *sentences: str, prolog: str = "") -> Path:
    """A file of sentences."""
    path = folder / "records.xml"
    path.write_text(
        f"{prolog}<Validation>\n<Sentences>\n{''.join(sentences)}</Sentences>\n</Validation>\n", encoding="utf-8"
    )
    return path
