"""A user's verb dictionary: what its lines mean, and which are passed over with what said."""

from __future__ import annotations

from pathlib import Path

import pytest
from dictionary_support import made

from tieline.actors.own.codes import read_coded_actors, read_coded_agents
from tieline.actors.own.words import plural_of, words_of
from tieline.coders.events.dictionary.discards import read_discards
from tieline.coders.events.dictionary.entry import Codes, Element, Role
from tieline.coders.events.dictionary.forms import regular_forms
from tieline.coders.events.dictionary.load import DictionaryError, load_dictionaries
from tieline.coders.events.dictionary.patterns import codes_of, pattern_of
from tieline.coders.events.dictionary.verbs_file import read_verbs


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ACCUSE", {"ACCUSE", "ACCUSES", "ACCUSED", "ACCUSING"}),
        ("DENY", {"DENY", "DENIES", "DENIED", "DENYING"}),
        ("CLASH", {"CLASH", "CLASHES", "CLASHED", "CLASHING"}),
        ("BAN", {"BAN", "BANS", "BANED", "BANING", "BANNED", "BANNING"}),
    ],
)
def test_regular_forms_of_a_verb_are_made(verb: str, forms: set[str]) -> None:
    assert set(regular_forms(verb)) == forms


@pytest.mark.parametrize(
    ("word", "plural"), [("EURO", "EUROS"), ("ALLY", "ALLIES"), ("PASS", "PASSES"), ("DAY", "DAYS")]
)
def test_regular_plurals_are_made(word: str, plural: str) -> None:
    assert plural_of(word) == plural


def test_words_are_compared_without_hyphens_dots_and_possessives() -> None:
    assert words_of("U.N. peace-keepers' aid didn't reach Arnor’s") == [
        "UN",
        "PEACE",
        "KEEPERS'",
        "AID",
        "DID",
        "N'T",
        "REACH",
        "ARNOR",
    ]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("042", Codes("042")),
        ("064:063", Codes("064", "063")),
        (":071", Codes(None, "071")),
        ("---", Codes(None)),
        ("###", Codes(None)),
    ],
)
def test_a_code_is_text_for_one_way_or_two(written: str, codes: Codes) -> None:
    assert codes_of(written) == codes


def test_a_pattern_is_read_from_its_verb_outwards() -> None:
    synsets = {"TIE_TYPES": frozenset({("MILITARY",), ("CLOSE", "ECONOMIC")})}
    pattern = pattern_of("SAID_$ WILL * NEW_&TIE_TYPES_TIES ^ +", Codes("050"), synsets, 7)
    assert [e.role for e in pattern.before] == [Role.WORD, Role.SOURCE, Role.WORD]
    assert [e.close for e in pattern.before] == [False, False, True]
    word = Element(Role.WORD, frozenset({("NEW",)}))
    assert pattern.after[0] == word
    assert [(e.role, e.close) for e in pattern.after[1:]] == [
        (Role.WORD, True), (Role.WORD, True), (Role.SKIPPED, False), (Role.TARGET, False),
    ]  # fmt: skip
    assert pattern.after[1].forms == synsets["TIE_TYPES"]


def test_petrarch2_patterns_have_nouns_and_prepositions() -> None:
    pattern = pattern_of("* {HUMANITARIAN AID} (TO REFUGEE)", Codes("073"), {}, 1, nouns=True)
    assert [("AID",) in e.forms and ("AIDS",) in e.forms for e in pattern.after] == [False, True, False, False]
    assert [(e.whole, e.close) for e in pattern.after] == [(True, False), (False, True), (False, False), (False, False)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- * &NOWHERE [010]", "the synset &NOWHERE is not defined above it"),
        ("- AID GIVEN [010]", "it has 0 places for the verb: write one *"),
        ("- * TALKS", "the pattern has no code"),
        ("- * {TALKS|CHATS} [010]", "make them a synset"),
        ("- * TALKS [010", "a bracket is not closed"),
        ("+ORPHAN & [010", "a bracket is not closed"),
        ("~ a (a b ATTACK) SAY = a b 015", "transformations are not read"),
        ("[010]", "is no verb"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_used(line: str, said: str) -> None:
    verbs, broken = read_verbs(f"--- AID [070] ---\nGIVE\n{line}\n- * LOANS [071]\n")
    assert [b.line for b in broken] == [3]
    assert said in broken[0].reason
    assert [p.codes.there for p in verbs.by_verb["GIVE"][0].patterns] == ["071"]


def test_synsets_have_plurals_unless_an_underscore_ends_them_and_may_hold_others() -> None:
    text = "&METAL\n+GOLD_\n+COIN\n\n&WEALTH_\n+&METAL\n+LAND\n\n--- AID [070] ---\nGIVE\n- * &WEALTH [071]\n"
    verbs, broken = read_verbs(text)
    (pattern,) = verbs.by_verb["GIVE"][0].patterns
    assert broken == []
    assert pattern.after[0].forms == {("GOLD",), ("COIN",), ("COINS",), ("LAND",)}


def test_a_verb_has_its_own_code_its_irregular_forms_and_its_words() -> None:
    text = "--- ATTACK [190] ---\nATTACK\nLASH_OUT {+LASHED_OUT} [111]\nWIRE_+TAP [170]\n- * SECRETLY [180]\n"
    verbs, _ = read_verbs(text)
    assert verbs.by_verb["ATTACKED"][0].codes == Codes("190")
    assert [(f.words, f.codes.there) for f in verbs.by_verb["LASHED"]] == [(("LASHED", "OUT"), "111")]
    (tapping,) = verbs.by_verb["TAPPING"]
    assert (tapping.words, tapping.verb, len(tapping.patterns)) == (("WIRE", "TAPPING"), 1, 1)


def test_a_verb_of_two_blocks_has_the_patterns_of_both() -> None:
    verbs, _ = read_verbs("--- A [---] ---\nSHOOT\n- * DOWN [190]\n\n--- B [180] ---\nSHOOT\n- * IN_HASTE [181]\n")
    (form,) = verbs.by_verb["SHOOTING"]
    assert form.codes == Codes("180")
    assert [p.codes.there for p in form.patterns] == ["181", "190"]


@pytest.mark.parametrize(
    ("actors", "line", "said"),
    [
        ("NARNIA\nARNOR [ARN]\n", 1, "'NARNIA' has no code"),
        ("+NARNIAN\n", 1, "a synonym without a name"),
        ("[NAR]\n", 1, "a code without a name"),
        ("NARNIA [NAR <20251301]\n", 1, "no day of the calendar"),
    ],
)
def test_a_broken_line_of_actors_is_named(actors: str, line: int, said: str) -> None:
    _, broken = read_coded_actors(actors)
    assert broken[0].line == line
    assert said in broken[0].reason


def test_agents_have_plurals_and_markers() -> None:
    agents, broken = read_coded_agents(
        "!PERSON! = MAN, WOMAN\nCONGRESS!PERSON! [~LEG]\nPOLICE {} [~COP]\nALLY [~GOV]\nBODY [NGO~]\nCLERK\n!NONE!_X [~GOV]\n"
    )
    assert [" ".join(a.phrase.words) for a in agents] == [
        "CONGRESSMAN", "CONGRESSWOMAN", "POLICE", "ALLY", "ALLIES", "BODY", "BODIES",
    ]  # fmt: skip
    assert [a.leads for a in agents] == [False] * 5 + [True] * 2
    assert [b.line for b in broken] == [6, 7]


def test_discards_are_beginnings_of_words_and_with_a_plus_for_the_whole_text() -> None:
    discards = read_discards("# remark\nBASEBALL\n+WORLD_CUP   # of any sport\n")
    assert discards.of_sentence("A baseballer met Arnor.")
    assert not discards.of_sentence("A world cup in Arnor.")
    assert discards.of_document("Nothing. A  World Cup\nin Arnor.")


def test_a_file_without_a_verb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="holds no verb"):
        load_dictionaries(*made(tmp_path, verbs="# nothing\n"))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "my.verbs"
    path.write_bytes(b"GIVE \xff [070]")
    with pytest.raises(DictionaryError, match="not UTF-8"):
        load_dictionaries(path)


def test_published_dictionaries_load(shared_data: Path) -> None:
    """Of the validation dictionaries every line can be used."""
    folder = shared_data / "event_coding_gold"
    files = [folder / f"PETR.Validate.{name}.txt" for name in ("verbs", "actors", "agents", "discards")]
    assert load_dictionaries(*files).broken == ()
