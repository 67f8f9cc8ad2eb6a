"""Reading PETRARCH validation files: what is read, and what is refused with which remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from petrarch_files import SIGNED, coding, sentence, written

from tieline.evaluation.gold import GoldError
from tieline.evaluation.petrarch_records import Triple, read_petrarch

GOOD = sentence(coding("NOR", "CHLGOV", "057"))
BOMB = """<?xml version="1.0"?>
<!DOCTYPE bomb [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
"""


def test_a_record_has_its_day_its_text_on_one_line_and_its_triples(tmp_path: Path) -> None:
    wrapped = SIGNED.replace(" on fisheries", "\non   fisheries")
    path = written(tmp_path, sentence(coding("NOR", "CHLGOV", "057"), coding("CHLGOV", "NOR", "057"), text=wrapped))
    (record,) = read_petrarch(path).records
    assert (record.id, record.day, record.text) == ("TEST-1", date(2025, 1, 21), SIGNED)
    assert record.triples == (Triple("NOR", "CHLGOV", "057"), Triple("CHLGOV", "NOR", "057"))
    assert (record.marked, record.refusal) == (True, False)


def test_codes_stay_text(tmp_path: Path) -> None:
    (record,) = read_petrarch(written(tmp_path, sentence(coding("---GOV", "NOR", "036")))).records
    assert record.triples == (Triple("---GOV", "NOR", "036"),)


@pytest.mark.parametrize(
    ("marks", "marked", "refusal"),
    [("", False, False), ('<EventCoding noevents="True"/>', True, False), ('<EventCoding error="sent"/>', True, True)],
)
def test_no_mark_no_event_and_an_expected_refusal_are_told_apart(
    tmp_path: Path, marks: str, marked: bool, refusal: bool
) -> None:
    (record,) = read_petrarch(written(tmp_path, sentence(marks))).records
    assert (record.triples, record.marked, record.refusal) == ((), marked, refusal)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (sentence(attributes='date="20250121"'), "record without id: has no id: write <Sentence"),
        (sentence(attributes='id="TEST-2"'), "record TEST-2: has no date: write <Sentence"),
        (sentence(attributes='id="TEST-2" date="21 Jan"'), "record TEST-2: date '21 Jan' is no day: write it as YYYY"),
        (sentence(attributes='id="TEST-2" date="20250230"'), "record TEST-2: date '20250230' is no day"),
        (sentence(text=None), "record TEST-1: has no <Text>, or an empty one: put the sentence there"),
        (sentence(text="  "), "record TEST-1: has no <Text>, or an empty one"),
        (
            sentence('<EventCoding sourcecode="NOR"/>'),
            "record TEST-1: EventCoding 1 has no targetcode, eventcode: give all three codes",
        ),
        (
            sentence(coding("NOR", "CHL", "057"), coding("NOR", "", "057")),
            "record TEST-1: EventCoding 2 has no targetcode",
        ),
        (
            sentence('<EventCoding noevents="True"/>', coding("NOR", "CHL", "057")),
            "record TEST-1: says noevents and codes events: keep one of the two",
        ),
    ],
)
def test_a_bad_record_is_refused_by_name_and_the_others_are_read(tmp_path: Path, bad: str, said: str) -> None:
    path = written(tmp_path, GOOD, bad, GOOD)
    file = read_petrarch(path)
    assert len(file.records) == 2
    (message,) = file.refused
    assert message.startswith(f"{path}:10: {said}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no element found"),
        (b"Norway and Chile signed an agreement.", "1: not well-formed XML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not well-formed XML"),
        (b'<?xml version="1.0" encoding="klingon"?><Sentences/>', "not well-formed XML"),
        (b"<Sentences></Sentences>", "has no <Sentence>: a PETRARCH validation file holds"),
        (b"<Sentences><Sentence id='A' date='20250121'><Text>Norway</Sentence>", "record A: not well-formed XML"),
    ],
)
def test_a_file_without_a_record_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "records.xml"
    path.write_bytes(content)
    with pytest.raises(GoldError, match=r"records\.xml") as refusal:
        read_petrarch(path)
    assert said in str(refusal.value)


def test_an_entity_bomb_is_refused_before_it_is_expanded(tmp_path: Path) -> None:
    path = written(tmp_path, sentence(text="&c;"), prolog=BOMB)
    with pytest.raises(GoldError, match=r"declares the entity 'a'\. Write its text out"):
        read_petrarch(path)


def test_no_other_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Oslo", encoding="utf-8")
    prolog = f'<!DOCTYPE v [<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    with pytest.raises(GoldError, match="declares the entity 's'"):
        read_petrarch(written(tmp_path, sentence(text="&s;"), prolog=prolog))


def test_an_entity_of_an_outer_definition_is_refused_not_dropped(tmp_path: Path) -> None:
    path = written(tmp_path, sentence(text="Norway &and; Chile"), prolog='<!DOCTYPE v SYSTEM "v.dtd">')
    with pytest.raises(GoldError, match="uses the entity 'and', which it does not hold"):
        read_petrarch(path)


def test_the_entities_of_xml_itself_are_read(tmp_path: Path) -> None:
    (record,) = read_petrarch(written(tmp_path, sentence(text="Norway &amp; Chile met &#8211; twice."))).records
    assert record.text == "Norway & Chile met – twice."


def test_what_stands_before_a_break_is_kept_and_the_break_is_told(tmp_path: Path) -> None:
    path = tmp_path / "records.xml"
    path.write_text(f"<Sentences>\n{GOOD}<Sentence id='B' date='20250121'><Text>Nor", encoding="utf-8")
    file = read_petrarch(path)
    assert [record.id for record in file.records] == ["TEST-1"]
    (message,) = file.refused
    assert "record B: not well-formed XML" in message


def test_a_sentence_that_opens_inside_another_loses_neither(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("</Sentence>", f"{GOOD}</Sentence>"))
    assert len(read_petrarch(path).records) == 2


def test_a_deep_nesting_does_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD, "<Note>" * 20_000 + "</Note>" * 20_000)
    assert len(read_petrarch(path).records) == 1
