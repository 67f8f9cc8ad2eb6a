"""English is read; other languages are named and refused."""

from __future__ import annotations

import pytest

from tieline.language.language import guess_language
from tieline.language.parse import UnreadLanguageError, parse
from tieline.records.document import Document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two ministers met in Oslo on Monday and agreed to reopen the border crossing.", "en"),
        ("Ministers of Norway and Sweden meet in Oslo", "en"),
        (
            "French President Emmanuel Macron met German Chancellor Angela Merkel on Monday.\n\nMacron meets Merkel",
            "en",
        ),
        ("Vladimir Putin arrived in Ankara", "en"),
        ("Le ministre a rencontré son homologue mardi à Genève pour parler de la frontière commune.", "fr"),
        ("Der Minister traf am Dienstag seinen Amtskollegen in Genf, um über die Grenze zu sprechen.", "de"),
        ("Министр иностранных дел встретился во вторник со своим коллегой в Женеве.", "ru"),
        ("外交部长星期二在日内瓦会见了他的同行。", "zh"),
        ("外務大臣は火曜日にジュネーブで会談した。", "ja"),
        ("외교부 장관은 화요일 제네바에서 회담했다.", "ko"),
        ("12 34 56", "und"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_a_language_we_do_not_read_is_named() -> None:
    with pytest.raises(UnreadLanguageError, match="'fr'") as refusal:
        parse(Document(text="Le ministre a rencontré son homologue mardi à Genève pour parler de la frontière."))
    assert refusal.value.document.language == "fr"


def test_a_text_too_short_to_tell_names_the_remedy() -> None:
    with pytest.raises(UnreadLanguageError, match="--language en"):
        parse(Document(text="12 34"))


def test_the_reader_may_name_the_language() -> None:
    assert parse(Document(text="Oslo 1993", language="en")).document.language == "en"
