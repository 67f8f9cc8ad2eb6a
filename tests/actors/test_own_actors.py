"""Actors a user brings along: tables and PETRARCH dictionaries, read line by line, and found in texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from casting import DAY, Casting

from tieline.actors.cast import Mention
from tieline.actors.own.entry import OwnActors
from tieline.actors.own.load import ActorsFileError, load_actors
from tieline.actors.own.petrarch import read_actors, read_agents
from tieline.actors.own.phrases import OwnFinder
from tieline.actors.own.table import read_table
from tieline.actors.resolve import resolve_cast
from tieline.records.actor import ActorKind, Rank

HEAD = "name,aliases,kind,state,office,rank,start,end,action\n"
ENVOY = HEAD + "Jane Example,J. Example,person,FRA,Special Envoy,security_adviser_or_envoy,2020-01-01,2025-12-31,\n"

DICTIONARY = """\
# remarks begin like this
JANE_EXAMPLE_ ; or like this
+PRESIDENT_EXAMPLE_
\t[FRAELI <20170513]
\t[FRAGOV 20170514-20220513]
\t[FRAOPP >220514]
<!-- and they may
run on -->
ATLANTIC_LEAGUE_ [IGO]
VILLAGE_GREEN_ [---]
GREEN_BRIGADE [KENREB]
"""


def found(casting: Casting, entries: OwnActors) -> dict[str, Mention]:
    """Mentions of a text, by their words, with a user's actors."""
    cast = resolve_cast(casting.parsed, OwnFinder(entries.entries))
    return {casting.text(m): m for m in cast.mentions}


def test_an_actor_of_a_table_is_found_with_office_and_rank_and_taken_up_by_its_surname_and_pronoun() -> None:
    entries, broken = read_table(ENVOY)
    mentions = found(Casting("Jane Example went to Lima. Example signed. She left."), OwnActors(tuple(entries)))
    assert broken == []
    for words in ("Jane Example", "Example", "She"):
        (actor,) = mentions[words].actors
        assert (actor.canonical, actor.state, actor.rank) == ("Jane Example", "FRA", Rank.SECURITY_ADVISER_OR_ENVOY)


def test_an_actor_counts_on_its_days_only() -> None:
    entries, _ = read_table(ENVOY)
    late = found(Casting("Jane Example went to Lima.", date(2026, 1, 1)), OwnActors(tuple(entries)))
    undated = found(Casting("Jane Example went to Lima.", None), OwnActors(tuple(entries)))
    assert [m.actors[0].state for m in (late["Jane Example"], undated["Jane Example"])] == [None, None]


def test_an_override_wins_over_the_text_and_the_difference_is_told() -> None:
    entries, _ = read_table(HEAD + "Xi Jinping,,person,SGP,,,,,override\n")
    mention = found(Casting("Chinese President Xi Jinping spoke."), OwnActors(tuple(entries)))[
        "Chinese President Xi Jinping"
    ]
    assert mention.actors[0].state == "SGP"
    assert "CHN" in (mention.conflict or "")


def test_an_addition_gives_way_where_text_or_tables_tell() -> None:
    entries, _ = read_table(HEAD + "Xi Jinping,,person,SGP,,,,,add\nOrange Front,,group,PER,,,,,add\n")
    mentions = found(Casting("Xi Jinping met the Orange Front."), OwnActors(tuple(entries)))
    assert mentions["Xi Jinping"].actors[0].state == "CHN"
    assert mentions["Orange Front"].actors[0].state == "PER"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",,person,FRA,,,,,", "nobody"),
        ("A,,person,FRANCE,,,,,", "FRANCE"),
        ("A,,person,FRA,,king,,,", "king"),
        ("A,,thing,FRA,,,,,", "thing"),
        ("A,,group,FRA,,minister,,,", "only a person"),
        ("A,,person,FRA,,,2020-13-01,,", "2020-13-01"),
        ("A,,person,FRA,,,2021-01-01,2020-01-01,", "before it starts"),
        ("A,,person,FRA,,,,,replace", "replace"),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_the_rest_is_used(row: str, said: str) -> None:
    entries, broken = read_table(f"{HEAD}# a remark\n{row}\nGreen League,,group,KEN,,,,,\n")
    assert [entry.names for entry in entries] == [("Green League",)]
    assert [b.line for b in broken] == [3]
    assert said in broken[0].reason


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="first line must name the columns"):
        read_table("who,where\nA,FRA\n")


@pytest.mark.parametrize(
    ("on", "line"), [(date(2016, 1, 1), 4), (date(2018, 1, 1), 5), (date(2022, 5, 14), 6), (None, None)]
)
def test_codes_of_a_dictionary_hold_on_their_days(on: date | None, line: int | None) -> None:
    entries, broken = read_actors(DICTIONARY)
    holding = [e for e in entries if e.names[0] == "JANE EXAMPLE" and e.holds(on)]
    assert broken == []
    assert [e.line for e in holding] == ([] if line is None else [line])


def test_names_of_a_dictionary_are_found_in_any_case_with_their_synonyms() -> None:
    entries, _ = read_actors(DICTIONARY)
    casting = Casting("President Example met the Green Brigade at the Atlantic League.", date(2018, 1, 1))
    mentions = found(casting, OwnActors(tuple(entries)))
    told = {a.canonical: a.state for m in mentions.values() for a in m.actors}
    assert told == {"Jane Example": "FRA", "Green Brigade": "KEN", "Atlantic League": None}


def test_a_name_marked_as_no_actor_is_none() -> None:
    entries, _ = read_actors(DICTIONARY)
    assert "VILLAGE GREEN" not in {name for entry in entries for name in entry.names}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("GREEN_PARTY_ [QQQGOV]", "QQQGOV"),
        ("GREEN_PARTY_ [KENGOV 2017]", "2017"),
        ("GREEN_PARTY_ [KENGOV >20171301]", "20171301"),
        ("GREEN_PARTY_ [KENGOV 20200101-20190101]", "before it starts"),
        ("GREEN_PARTY_ [KENGOV", "bracket"),
        ("___ [KEN]", "no name"),
        ("GREEN_PARTY_ []", "empty"),
    ],
)
def test_a_broken_line_of_a_dictionary_is_named_and_the_rest_loads(line: str, said: str) -> None:
    entries, broken = read_actors(f"RED_PARTY_ [KENOPP]\n{line}\nBLUE_PARTY_ [KENOPP]\n")
    assert [entry.names[0] for entry in entries] == ["RED PARTY", "BLUE PARTY"]
    assert [b.line for b in broken] == [2]
    assert said in broken[0].reason


def test_agents_act_for_the_nationality_before_them() -> None:
    entries, broken = read_agents("LAMPLIGHTER {LAMPLIGHTERS_} [~LAB]\nBELLRINGER! [~LAB]\nBROKEN_ LAB\n")
    mentions = found(Casting("Kenyan lamplighters met. Two lamplighters left."), OwnActors(tuple(entries)))
    assert [b.line for b in broken] == [3]
    assert [a.state for a in mentions["Kenyan lamplighters"].actors] == ["KEN"]
    assert "lamplighters" not in mentions
    assert mentions["Kenyan lamplighters"].actors[0].kind is ActorKind.GROUP


def test_the_format_of_a_file_is_told_by_its_extension(tmp_path: Path) -> None:
    for name, text in (("a.csv", ENVOY), ("b.actors.txt", DICTIONARY), ("c.agents", "BELLRINGER! [~LAB]\n")):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        loaded = load_actors(file)
        assert loaded.entries
        assert len(loaded.digest) == 12
    odd = tmp_path / "d.xlsx"
    odd.write_bytes(b"")
    with pytest.raises(ActorsFileError, match="extension"):
        load_actors(odd)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"name,state\n\xff\xfe,FRA\n")
    with pytest.raises(ActorsFileError, match="UTF-8"):
        load_actors(file)


def test_without_a_file_nothing_changes() -> None:
    casting = Casting("Chinese President Xi Jinping spoke.", DAY)
    assert resolve_cast(casting.parsed) == casting.cast
