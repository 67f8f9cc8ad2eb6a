"""Gold in the layouts of others: attributions, PLV's table, marked pairs, PLOVER's records; in invented sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_events import reading_of
from made_gold import written

from tieline.evaluation.attributions import read_attributions
from tieline.evaluation.events import code_pair, tally_pair
from tieline.evaluation.gold import GoldError
from tieline.evaluation.pairs import PLV_COLUMNS, YIELD, Pair, read_pairs
from tieline.evaluation.score import Counts
from tieline.evaluation.sentences import read_sentences, tally_sentence
from tieline.evaluation.statements import tally_statements
from tieline.records.event import Category
from tieline.records.reading import Reading

SAID = "Rojas said the talks went well."
PAIR = {"text": "Norway praised Chile.", "actor": "Norway", "recipient": "Chile", "category": "SUPPORT"}
PLOVER: dict[str, Any] = {
    "id": "P-1", "event": "SUPPORT", "eventText": "praised", "text": "Norway praised Chile.",
    "source": [{"actorText": "Norway"}], "target": [{"actorText": "Chile"}],
}  # fmt: skip


def attributions(**changes: Any) -> dict[str, Any]:
    said = {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 30]], **changes}
    return {"id": "a-1", "text": SAID, "attributions": [said]}


def plv(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = PLV_COLUMNS) -> Path:
    path = folder / "pairs.tsv"
    path.write_text("".join("\t".join(cells) + "\n" for cells in (head, *rows)), encoding="utf-8")
    return path


# --- attributions


def test_an_attribution_becomes_a_statement_with_its_spans(tmp_path: Path) -> None:
    (gold,) = read_attributions(written(tmp_path, [attributions()]))
    (statement,) = gold.records("statements")
    assert statement["content"] == [[11, 30]]
    assert statement["cue"] == [6, 10]
    assert [(p.start, p.end) for p in gold.parties(statement["speakers"])] == [(0, 5)]
    assert tally_statements(gold, Reading(document=gold.document, version="silent")).counts["all"] == Counts(0, 1, 0)


def test_an_attribution_may_lack_source_and_cue_and_one_without_content_is_passed_over(tmp_path: Path) -> None:
    (gold,) = read_attributions(written(tmp_path, [attributions(source=None, cue=[])]))
    assert (gold.records("statements")[0]["cue"], gold.records("statements")[0]["speakers"]) == (None, [])
    (gold,) = read_attributions(written(tmp_path, [attributions(content=[])]))
    assert gold.records("statements") == []


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", ":2: no JSON"),
        (
            {"id": "a-2", "text": SAID},
            ":2: no attributions ('attributions'): each line needs id, text and attributions",
        ),
        (attributions(content=[[11, 99]]), ":2: no attributions (content 11..99 is outside the text of 31 characters)"),
        (attributions(cue=[[9, 6]]), ":2: no attributions (cue 9..6 is outside"),
        (attributions(source=[7]), ":2: no attributions ("),
        (attributions(source=[["a", "b"]]), ":2: no attributions ("),
        ({"id": "a-2", "text": SAID, "attributions": ["Rojas"]}, ":2: no attributions ("),
        ({"id": "a-2", "text": None, "attributions": []}, ":2: no attributions ("),
    ],
)
def test_a_bad_attribution_is_refused_with_its_line(tmp_path: Path, bad: object, said: str) -> None:
    path = written(tmp_path, [attributions(), bad])
    with pytest.raises(GoldError) as refused:
        list(read_attributions(path))
    assert str(refused.value).startswith(f"{path}{said}")


# --- marked pairs


def test_a_plv_sentence_loses_its_marks_and_keeps_their_places(tmp_path: Path) -> None:
    row = ("7", "<s>Norway</s> warned that <t>Chile</t>'s “offer” lapsed.", "THREATEN", "Norway", "Chile")
    (pair,) = read_pairs(plv(tmp_path, row))
    assert pair.text == "Norway warned that Chile's “offer” lapsed."
    assert (pair.text[slice(*pair.actor)], pair.text[slice(*pair.recipient)]) == ("Norway", "Chile")
    assert (pair.id, pair.category) == ("7", "THREATEN")


def test_marks_may_stand_the_other_way_round(tmp_path: Path) -> None:
    (pair,) = read_pairs(
        plv(tmp_path, ("7", "<t>Chile</t> was praised by <s>Norway</s>.", "SUPPORT", "Norway", "Chile"))
    )
    assert (pair.text[slice(*pair.actor)], pair.text[slice(*pair.recipient)]) == ("Norway", "Chile")


def test_where_a_mark_is_missing_the_words_are_looked_for(tmp_path: Path) -> None:
    rows = [("7", "<s>Norway</s> praised Chile.", "SUPPORT", "Norway", words) for words in ("Chile", "Sweden")]
    found, lost = read_pairs(plv(tmp_path, *rows))
    assert found.text[slice(*found.recipient)] == "Chile"
    assert lost.recipient == (0, 0)


def test_a_quotation_mark_in_a_plv_table_is_no_quoting(tmp_path: Path) -> None:
    rows = [("7", f'<s>Norway</s> "praised <t>Chile</t> {n}.', "SUPPORT", "Norway", "Chile") for n in "12"]
    assert len(list(read_pairs(plv(tmp_path, *rows)))) == 2


@pytest.mark.parametrize(
    ("row", "head", "said"),
    [
        (("7", "x", "AID", "a"), PLV_COLUMNS, ":2: has no target: a PLV table is tab-separated, with a head"),
        (("7", "x"), ("sentence_id", "sentence"), ":2: has no marked_sentence, gold_root, source, target"),
        (("7", "x", "CONCEDE", "a", "b"), PLV_COLUMNS, ":2: gold_root 'CONCEDE' is not one of ACCUSE, "),
    ],
)
def test_a_bad_plv_row_is_refused_with_its_line(
    tmp_path: Path, row: tuple[str, ...], head: tuple[str, ...], said: str
) -> None:
    path = plv(tmp_path, row, head=head)
    with pytest.raises(GoldError) as refused:
        list(read_pairs(path))
    assert str(refused.value).startswith(f"{path}{said}")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("nonsense", ":2: no JSON"),
        (
            {"text": "Norway praised Chile."},
            ":2: no marked pair: has no actor, recipient, category: a record of this kind needs text",
        ),
        ({**PAIR, "actor": None}, ":2: no marked pair: actor: None names nobody: give words of the sentence"),
        ({**PAIR, "actor": ""}, ":2: no marked pair: actor: '' names nobody"),
        ({**PAIR, "actor": [0, 99]}, ":2: no marked pair: actor: 0..99 is outside the text of 21 characters"),
        ({**PAIR, "recipient": "Sweden"}, ":2: no marked pair: recipient: 'Sweden' does not stand in the sentence"),
        ({**PAIR, "recipient": "Chil"}, ":2: no marked pair: recipient: 'Chil' does not stand in the sentence"),
        ({**PAIR, "category": "PRAISE"}, ":2: no marked pair: category: 'PRAISE' is not one of ACCUSE, "),
        ({**PAIR, "category": ["AID"]}, ":2: no marked pair: category: ['AID'] is not one of ACCUSE, "),
        ({**PAIR, "split": "holdout"}, ":2: no marked pair: split: 'holdout' is not one of dev, test, train"),
    ],
)
def test_a_bad_marked_pair_is_refused_with_its_line(tmp_path: Path, bad: object, said: str) -> None:
    path = written(tmp_path, [PAIR, bad])
    with pytest.raises(GoldError) as refused:
        list(read_pairs(path))
    assert str(refused.value).startswith(f"{path}{said}")


def test_words_that_stand_twice_are_refused_until_their_span_is_given(tmp_path: Path) -> None:
    twice = {**PAIR, "text": "Norway praised Chile, and Chile thanked Norway's envoy.", "actor": "Norway's envoy"}
    with pytest.raises(GoldError, match=r"recipient: 'Chile' stands 2 times in the sentence: give its span"):
        read_pairs(written(tmp_path, [twice]))
    (pair,) = read_pairs(written(tmp_path, [{**twice, "recipient": [26, 31]}]))
    assert (pair.text[slice(*pair.recipient)], pair.recipient) == ("Chile", (26, 31))


def test_the_faults_of_all_lines_are_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as refused:
        read_pairs(written(tmp_path, [{**PAIR, "category": "x"}, PAIR, {**PAIR, "actor": "", "aspect": 7}]))
    assert [fault.split(":")[1] for fault in str(refused.value).splitlines()] == ["1", "3", "3"]


def test_a_pair_gets_the_event_between_its_parties_and_none_without(tmp_path: Path) -> None:
    (pair,) = read_pairs(written(tmp_path, [PAIR]))
    assert code_pair(pair, lambda d: reading_of(d, (Category.SUPPORT, ["NOR"], ["CHL"]))) == "SUPPORT"
    assert code_pair(pair, lambda d: Reading(document=d, version="silent")) == "NONE"


@pytest.mark.parametrize(
    ("gold", "told", "root", "quad", "binary"),
    [
        ("SUPPORT", "SUPPORT", 1, 1, 1), ("SUPPORT", "CONSULT", 0, 1, 1), ("SUPPORT", "AID", 0, 0, 1),
        ("SUPPORT", "ASSAULT", 0, 0, 0), ("SUPPORT", "NONE", 0, 0, 0), ("NONE", "NONE", 1, 1, 1),
    ],
)  # fmt: skip
def test_a_wrong_category_may_be_of_the_right_class(gold: str, told: str, root: int, quad: int, binary: int) -> None:
    counts = tally_pair(Pair("1", "x", (0, 0), (0, 0), gold), told, fold={}).counts
    right = {p: sum(c.right for n, c in counts.items() if n.startswith(p)) for p in ("quad:", "binary:")}
    assert (counts["all"].right, right["quad:"], right["binary:"]) == (root, quad, binary)


def test_plv_folds_the_halves_of_yield() -> None:
    counts = tally_pair(Pair("1", "x", (0, 0), (0, 0), "YIELD"), "RETREAT", fold=YIELD).counts
    assert counts["YIELD"] == Counts(1, 1, 1)


# --- PLOVER's records


def test_a_plover_record_has_its_parties_placed_and_old_names_made_new(tmp_path: Path) -> None:
    rows = [PLOVER, {**PLOVER, "event": "DEMAND"}, {**PLOVER, "target": "", "event": "FIGHT"}]
    sentences = read_sentences(written(tmp_path, rows))
    assert sentences is not None
    assert [s.category for s in sentences] == ["SUPPORT", "REQUEST", "ASSAULT"]
    assert (sentences[0].actors, sentences[0].recipients, sentences[2].recipients) == (((0, 6),), ((15, 20),), ())


def test_notes_and_records_without_marked_parties_are_passed_over(tmp_path: Path) -> None:
    note = {"id": "P-0", "event": "DOCUMENT", "eventText": "about this file"}
    nobody = {**PLOVER, "source": [{"actorText": "Sweden"}], "target": "diplomatic"}
    assert read_sentences(written(tmp_path, [note, nobody])) == []


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", ":2: no JSON"),
        ({"id": "P-2", "event": "AID"}, ":2: no PLOVER record ('text'): each line needs id, text, event"),
        ({"id": "P-2"}, ":2: no PLOVER record ('event')"),
        ({**PLOVER, "source": ["Norway"]}, ":2: no PLOVER record ("),
    ],
)
def test_a_bad_plover_record_is_refused_with_its_line(tmp_path: Path, bad: object, said: str) -> None:
    path = written(tmp_path, [PLOVER, bad])
    with pytest.raises(GoldError) as refused:
        read_sentences(path)
    assert str(refused.value).startswith(f"{path}{said}")


def test_a_sentence_counts_every_event_told(tmp_path: Path) -> None:
    (gold,) = read_sentences(written(tmp_path, [PLOVER])) or []
    silent = tally_sentence(gold, Reading(document=gold.document, version="silent"))
    assert (silent.counts["all"], silent.counts["category"]) == (Counts(0, 1, 0), Counts(0, 1, 0))
    wrong = tally_sentence(gold, reading_of(gold.document, (Category.AID, ["NOR"], ["CHL"])))
    assert (wrong.counts["SUPPORT"], wrong.counts["AID"]) == (Counts(0, 1, 0), Counts(0, 0, 1))


def test_a_json_line_survives_any_text(tmp_path: Path) -> None:
    (gold,) = read_attributions(written(tmp_path, [json.dumps({**attributions(), "id": "ä\u2028"})]))
    assert gold.annotation["id"] == "ä\u2028"
