"""PETRARCH's discards: phrases whose sentence, or with "+" whose whole document, is not coded."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.actors.own.petrarch_lines import without_remark


@dataclass(frozen=True, slots=True)
class Discards:
    """sentences, documents: beginnings of words or phrases, in upper case."""

    sentences: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def of_document(self, text: str) -> bool:
        """Whether nothing of a text is to be coded."""
        return _holds(text, self.documents)

    def of_sentence(self, text: str) -> bool:
        """Whether a sentence is not to be coded."""
        return _holds(text, self.sentences)


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    spaced = " " + " ".join(text.upper().split())
    return any(f" {phrase}" in spaced for phrase in phrases)


def read_discards(text: str) -> Discards:
    """The phrases of a file, one a line."""
    sentences: list[str] = []
    documents: list[str] = []
    in_remark = False
    for raw in text.splitlines():
        line, in_remark = without_remark(raw, in_remark)
        phrase = " ".join(line.removeprefix("+").replace("_", " ").upper().split())
        if phrase:
            (documents if line.startswith("+") else sentences).append(phrase)
    return Discards(tuple(sentences), tuple(documents))
