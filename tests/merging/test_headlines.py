"""The act a headline tells is the one told below it, and counts once."""

from __future__ import annotations

import pytest
from made_readings import ANA, BEN, CAI, NIGERIA, SPAIN, Story

from tieline.merging.within import accounts_of
from tieline.records.actor import Actor
from tieline.records.event import Aspect, Category


def sizes(story: Story, title: str) -> list[int]:
    """How many records each account holds; the report's title is one of its own sentences."""
    start = story.text.index(title)
    behind = start > 0
    story.document = {"title": title, "title_start": start if behind else None}
    return sorted(account.size for account in accounts_of(story.reading()))


def condemned(*bodies: tuple[Category, Aspect]) -> Story:
    story = Story()
    for category, aspect in bodies:
        story.event(category, (ANA,), (BEN,), told="condemned", aspect=aspect)
    return story


def test_a_headline_behind_the_text_and_its_lead_are_one_act() -> None:
    story = condemned((Category.ACCUSE, Aspect.ASSERTED)).event(Category.ACCUSE, (SPAIN,), (NIGERIA,), told="slams")
    assert sizes(story, "Spain slams Nigeria.") == [2]


def test_a_headline_before_the_text_and_its_lead_are_one_act() -> None:
    story = Story().event(Category.ACCUSE, (SPAIN,), (NIGERIA,), told="slams")
    assert sizes(story.event(Category.ACCUSE, (ANA,), (BEN,), told="condemned"), "Spain slams Nigeria.") == [2]


def test_only_the_first_telling_below_is_the_headline_s() -> None:
    story = condemned(*[(Category.ACCUSE, Aspect.ASSERTED)] * 2).event(Category.ACCUSE, (SPAIN,), (NIGERIA,))
    assert sizes(story, "Spain acted on Nigeria.") == [1, 2]


@pytest.mark.parametrize(
    ("category", "aspect", "actor", "recipient"),
    [
        (Category.REJECT, Aspect.ASSERTED, SPAIN, NIGERIA),
        (Category.ACCUSE, Aspect.NEGATED, SPAIN, NIGERIA),
        (Category.ACCUSE, Aspect.ASSERTED, NIGERIA, SPAIN),
        (Category.ACCUSE, Aspect.ASSERTED, SPAIN, CAI),
    ],
)
def test_another_category_aspect_direction_or_party_is_another_act(
    category: Category, aspect: Aspect, actor: Actor, recipient: Actor
) -> None:
    story = condemned((Category.ACCUSE, Aspect.ASSERTED)).event(category, (actor,), (recipient,), aspect=aspect)
    assert sizes(story, f"{actor.name} acted on {recipient.name}.") == [1, 1]


def test_without_a_title_nothing_is_a_headline() -> None:
    story = condemned(*[(Category.ACCUSE, Aspect.ASSERTED)] * 2)
    assert sorted(account.size for account in accounts_of(story.reading())) == [1, 1]
