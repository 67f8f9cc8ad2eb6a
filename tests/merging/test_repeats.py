"""Which pledge repeats which: by parties and action, whatever the inflection, and whatever the order of arrival."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.merging.actions import action_words, normal_form
from tieline.merging.repeats import ToldPledge, repeats
from tieline.records.actor import Actor, ActorKind
from tieline.records.document import Document
from tieline.records.pledge import Binding, Pledge
from tieline.records.when import Precision, When

DAY = date(2024, 3, 1)
CHINA = Actor(name="China", kind=ActorKind.STATE, canonical="China", state="CHN")
XI = Actor(name="Xi", kind=ActorKind.PERSON, canonical="Xi Jinping", state="CHN")
RUSSIA = Actor(name="Russia", kind=ActorKind.STATE, canonical="Russia", state="RUS")
KENYA = Actor(name="Kenya", kind=ActorKind.STATE, canonical="Kenya", state="KEN")
SOMEBODY = Actor(name="the two", kind=ActorKind.GROUP)


def pledge(action: str, *makers: Actor, to: tuple[Actor, ...] = (), due: tuple[date, str] | None = None) -> Pledge:
    names = ", ".join(a.name for a in makers)
    others = ", ".join(a.name for a in to)
    text = f"{names} will {action}. {others}"
    document = Document(text=text)
    spot = len(names) + 6
    evidence = [document.quote("makers", 0, len(names), i) for i in range(len(makers))]
    evidence += [document.quote("recipients", len(text) - len(others), len(text), i) for i in range(len(to))]
    evidence += [document.quote("action", spot, spot + len(action)), document.quote("binding", spot - 5, spot - 1)]
    deadline = None
    if due is not None:
        start = text.index(due[1])
        evidence.append(document.quote("deadline", start, start + len(due[1])))
        deadline = When(start=DAY, end=due[0], precision=Precision.YEAR, text=due[1], rule="test")
    return Pledge(
        makers=makers, recipients=to, action=action, binding=Binding.FIRM, deadline=deadline,
        evidence=tuple(evidence), confidence=0.5, method="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strengthen their strategic partnership", "strengthening the strategic partnerships"),
        ("continue to deepen bilateral cooperation on energy", "deepen cooperation on energy between China and Russia"),
        ("jointly build the power plant", "build the power plant together"),
    ],
)
def test_inflection_tense_and_small_words_do_not_count(one: str, other: str) -> None:
    assert normal_form(pledge(one, XI, RUSSIA)) == normal_form(pledge(other, RUSSIA, CHINA)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("supply 10 radars", "supply 20 radars"),
        ("send troops to the border", "not send troops to the border"),
        ("expand trade in gas", "expand trade in grain"),
    ],
)
def test_another_matter_is_another_pledge(one: str, other: str) -> None:
    assert normal_form(pledge(one, CHINA, RUSSIA)) != normal_form(pledge(other, CHINA, RUSSIA))


def test_other_parties_make_another_pledge() -> None:
    assert normal_form(pledge("supply 10 radars", CHINA)) != normal_form(pledge("supply 10 radars", KENYA))
    assert normal_form(pledge("supply 10 radars", CHINA, to=(KENYA,))) != normal_form(pledge("supply 10 radars", CHINA))


def test_a_pledge_that_cannot_be_told_from_others_has_no_form() -> None:
    assert normal_form(pledge("cooperate", CHINA, RUSSIA)) is None
    assert normal_form(pledge("supply 10 radars", SOMEBODY)) is None
    assert normal_form(pledge("stay in close touch on grain prices", CHINA)) is None


def test_the_deadline_is_no_part_of_the_action() -> None:
    dated = pledge("maintain strategic communication throughout the year", CHINA, RUSSIA,
                   due=(date(2024, 12, 31), "throughout the year"))  # fmt: skip
    assert action_words(dated) == action_words(pledge("maintain strategic communications", CHINA, RUSSIA))


def told(happening: str, day: int | None, due: int | None = None, form: str = "f") -> ToldPledge:
    return ToldPledge(
        happening=happening, form=form, said=None if day is None else DAY + timedelta(days=day),
        due=None if due is None else DAY + timedelta(days=due),
    )  # fmt: skip


def test_every_repetition_names_the_first_telling() -> None:
    assert repeats([told("c", 9), told("a", 5), told("b", 1)]) == {"a": "b", "c": "b"}


def test_another_deadline_is_another_pledge() -> None:
    assert repeats([told("a", 0, due=100), told("b", 200, due=400), told("c", 250, due=400)]) == {"c": "b"}


def test_a_pledge_told_without_its_deadline_repeats_it_only_until_it_is_due() -> None:
    assert repeats([told("a", 0, due=100), told("b", 90), told("c", 150)]) == {"b": "a"}


def test_a_deadline_told_first_later_is_a_new_commitment() -> None:
    assert repeats([told("a", 0), told("b", 5, due=100), told("c", 6)]) == {"c": "a"}


TOLD = st.builds(
    told,
    st.sampled_from("abcdefg"),
    st.one_of(st.none(), st.integers(0, 6)),
    st.one_of(st.none(), st.integers(0, 6)),
    st.sampled_from("fg"),
)


@given(st.lists(TOLD, max_size=12).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_arrival_changes_nothing(pair: tuple[list[ToldPledge], list[ToldPledge]]) -> None:
    one, other = pair
    assert repeats(one) == repeats(other)


@given(st.lists(TOLD, max_size=12))
def test_what_is_repeated_repeats_nothing_itself(some: list[ToldPledge]) -> None:
    found = repeats(some)
    assert not set(found.values()) & set(found)
