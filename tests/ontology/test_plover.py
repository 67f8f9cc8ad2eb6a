"""PLOVER's categories and scores, and the crossing from CAMEO."""

from __future__ import annotations

import pytest

from tieline.ontology import cameo, issues, plover
from tieline.records.event import Category, Quad

EVENTS = [category for category in Category if category is not Category.NONE]


@pytest.mark.parametrize("category", EVENTS)
def test_every_category_has_class_and_score(category: Category) -> None:
    assert plover.quad(category) in Quad
    assert 1 <= plover.penta(category) <= 4
    assert -10 <= plover.weight(category) <= 10
    for mode in plover.MODES[category]:
        assert -10 <= plover.weight(category, [mode]) <= 10


def test_quad_numbers_follow_the_manual() -> None:
    assert [plover.penta(c) for c in (Category.AGREE, Category.AID, Category.REQUEST, Category.ASSAULT)] == [1, 2, 3, 4]


def test_sanction_is_material_conflict_as_in_its_own_section() -> None:
    assert plover.quad(Category.SANCTION) is Quad.MATERIAL_CONFLICT


def test_the_lost_minus_of_accuse_is_restored() -> None:
    assert plover.weight(Category.ACCUSE) == -3
    assert plover.weight(Category.ACCUSE, ["disapprove"]) == -2


def test_of_several_modes_the_strongest_counts() -> None:
    assert plover.weight(Category.CONSULT, ["phone", "visit"]) == 4
    assert plover.weight(Category.ASSAULT, ["beat", "unconventional"]) == -10


def test_a_mode_without_a_printed_score_takes_the_category_s() -> None:
    assert plover.weight(Category.PROTEST, ["vandalize"]) == plover.weight(Category.PROTEST)


def test_a_foreign_mode_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="AGREE has no mode 'visit'"):
        plover.weight(Category.AGREE, ["visit"])


def test_no_event_has_no_score() -> None:
    with pytest.raises(ValueError, match="NONE"):
        plover.weight(Category.NONE)


def test_conflict_weighs_less_than_cooperation_within_each_class() -> None:
    cooperation = [c for c in EVENTS if "cooperation" in plover.quad(c)]
    conflict = [c for c in EVENTS if "conflict" in plover.quad(c)]
    assert min(map(plover.weight, cooperation)) > max(map(plover.weight, conflict))


def test_cameo_codes_are_text() -> None:
    crossing = cameo.crosswalk("036")
    assert crossing is not None
    assert (crossing.category, crossing.contexts) == (Category.AGREE, ("diplomatic",))
    assert cameo.crosswalk("36") is None


def test_every_crossing_speaks_plover() -> None:
    for code, crossing in cameo.table().items():
        assert code.isdigit()
        assert set(crossing.contexts) <= set(plover.CONTEXTS), code
        if crossing.category is None:
            assert crossing.note, f"{code}: no category and no reason"
        elif crossing.mode:
            assert crossing.mode in plover.MODES[crossing.category], code


def test_a_dropped_root_says_why() -> None:
    crossing = cameo.crosswalk("020")
    assert crossing is not None
    assert crossing.category is None
    assert crossing.note is not None
    assert "drops appeals" in crossing.note


def test_goldstein_values_are_within_their_scale() -> None:
    values = [c.goldstein for c in cameo.table().values() if c.goldstein is not None]
    assert len(values) > 300
    assert min(values) == -10
    assert max(values) <= 10
    assert cameo.goldstein("051") == 3.4


def test_every_context_has_phrases_and_no_other_label_exists() -> None:
    assert set(issues.phrases()) == set(plover.CONTEXTS)
    assert all(len(listed) >= 12 for listed in issues.phrases().values())
