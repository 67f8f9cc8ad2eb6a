"""Pledges in the looser constructions of readouts and joint statements, and what looks like them and is none."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.coders.pledges import code_pledges
from tieline.coders.statements import code_statements
from tieline.reading import open_page
from tieline.records.document import Document, with_title

PUBLISHED = date(2025, 1, 22)


def told(text: str, title: str | None = None, url: str | None = None) -> list[tuple[str, str, str]]:
    """(states of the makers, action, binding) of every pledge."""
    stored, name, start = with_title(title, text)
    page = open_page(Document(text=stored, title=name, title_start=start, language="en", published=PUBLISHED, url=url))
    records = code_pledges(page, code_statements(page).records).records
    return [(" ".join(sorted({a.state or a.name for a in p.makers})), p.action, p.binding.value) for p in records]


NOUNS = [
    ("Norway reaffirmed its commitment to further engagement with Mali.", [("NOR", "further engagement with Mali", "firm")]),
    ("Kenya is ready for closer cooperation with Ghana.", [("KEN", "closer cooperation with Ghana", "intent")]),
    ("Egypt and Sudan agreed on further contacts.", [("EGY SDN", "further contacts", "firm")]),
    (
        "Spain confirmed its dedication to rebuilding the port of Beirut.",
        [("ESP", "rebuilding the port of Beirut", "firm")],
    ),
    ("Denmark unveiled its target to halve the emissions.", [("DNK", "halve the emissions", "intent")]),
    ("Chile set the goal of doubling its exports to Peru.", [("CHL", "doubling its exports to Peru", "intent")]),
    ("There was an agreement between Oman and Iran to share the gas field.", [("IRN OMN", "share the gas field", "firm")]),
    ("Italy announced a new aid package for Lebanon.", [("ITA", "a new aid package for Lebanon", "firm")]),
    (
        "Japan has assured of continued support for Nepal and readiness to train engineers.",
        [("JPN", "continued support for Nepal", "firm"), ("JPN", "train engineers", "intent")],
    ),
]  # fmt: skip

DOERS = [
    (
        "Officials of Iran and Oman agreed that Iran and Oman will patrol the strait.",
        [("IRN OMN", "Iran and Oman will patrol the strait", "firm")],
    ),
    (
        '"President Soto and I agreed that we will cut the tariff for your farmers," Polish President Jan Nowak said.',
        [("POL", "cut the tariff for your farmers", "firm")],
    ),
    ("The United States announced that it is donating ten ferries to Haiti.", [("USA", "donating ten ferries to Haiti", "firm")]),
]  # fmt: skip

SPOKEN = [
    (
        '"We hope to reopen the embassy," Polish President Jan Nowak said.',
        [("POL", "reopen the embassy", "weak")],
    ),
    (
        '"We seek to modernise the port," Polish President Jan Nowak said.',
        [("POL", "modernise the port", "weak")],
    ),
    (
        '"Our goal is to double the exports," Polish President Jan Nowak said.',
        [("POL", "double the exports", "intent")],
    ),
    (
        "Ghana and Togo look forward to establishing a joint patrol.",
        [("GHA TGO", "establishing a joint patrol", "weak")],
    ),
    (
        '"We are going to be training your pilots," Polish President Jan Nowak said.',
        [("POL", "training your pilots", "firm")],
    ),
    (
        '"We will stand with Ukraine," Polish President Jan Nowak said.',
        [("POL", "stand with Ukraine", "firm")],
    ),
    (
        "Sweden announces that it would limit the catch of cod.",
        [("SWE", "limit the catch of cod", "firm")],
    ),
    (
        "Spain told the summit that Spain will plant a million trees.",
        [("ESP", "plant a million trees", "firm")],
    ),
]

EDGES = [
    (
        "Peru pledged to support the mission as long as it takes.",
        [("PER", "support the mission as long as it takes", "firm")],
    ),
    (
        "Peru and Chile agreed to continue talks \u2013 in Lima and elsewhere \u2013 on the border.",
        [("CHL PER", "continue talks \u2013 in Lima and elsewhere \u2013 on the border", "firm")],
    ),
    ("Peru and Chile agreed to re-start the talks.", [("CHL PER", "re-start the talks", "firm")]),
    (
        "Peru and Chile agreed to share the water, no matter how dry the year.",
        [("CHL PER", "share the water", "firm")],
    ),
    (
        "Mexico committed to jointly combat smuggling with Peru.",
        [("MEX", "jointly combat smuggling with Peru", "firm")],
    ),
]


FORMS = NOUNS + DOERS + SPOKEN + EDGES


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text for text, _ in FORMS])
def test_a_commitment_is_read_in_the_looser_forms_of_readouts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


LIST = (
    "France and Italy met in Rome. They commit to:\n\n- building a joint radar;\n\n"
    "- regular exchange of pilots; and\n\n- training coast guards.\n\nThe talks lasted an hour."
)


def test_an_administration_on_its_own_page_is_that_government() -> None:
    text = "Mr. Sullivan reaffirmed the Hill-Moss administration's commitment to ensuring that the strait stays open."
    assert told(text, url="https://www.whitehouse.gov/briefing-room/x/") == [
        ("USA", "ensuring that the strait stays open", "firm")
    ]


def test_doing_the_same_further_is_another_pledge() -> None:
    text = "Norway agreed to cut the tariff. Norway is ready to cut the tariff further."
    assert [action for _, action, _ in told(text)] == ["cut the tariff", "cut the tariff further"]


def test_every_point_of_a_list_under_a_commitment_is_a_pledge() -> None:
    assert [(who, what) for who, what, _ in told(LIST)] == [
        ("FRA ITA", "building a joint radar"),
        ("FRA ITA", "regular exchange of pilots"),
        ("FRA ITA", "training coast guards"),
    ]


def test_what_a_governments_own_page_says_its_state_will_do_is_said_of_itself() -> None:
    text = "The United States will remain engaged in the talks."
    assert told(text, url="https://www.whitehouse.gov/briefing-room/x/") == [
        ("USA", "remain engaged in the talks", "firm")
    ]
    assert told(text) == []


NONE = [
    # the programme of a meeting ahead
    "President of France Paul Martin and President of Chile Juan Soto will review their cooperation.",
    "President of France Paul Martin will raise his concerns about the trial.",
    "France looks forward to welcoming the King of Jordan.",
    # hopes for others, and hopes told by the report
    "Nepal expressed the hope that India would display patience.",
    "Kenya hopes to visit Ghana.",
    '"I hope that you will continue your work," Polish President Jan Nowak said.',
    '"I expect the Service to open the archive," Polish President Jan Nowak said.',
    # told in passing
    "These are the steps that Ukraine intends to take.",
    "These are measures we are prepared to take.",
    "The figure stood in the minister's comprehensive plan to reduce crime.",
    # threats: sanctions, leaving a treaty, cutting aid
    "France promised to impose new sanctions on Syria.",
    "Poland announced that Poland will withdraw from the mine treaty.",
    "Sweden announced that it will cut its aid package to Mali.",
    "Iran announced that it will stop abiding by the accord.",
    # how a call goes on
    '"We will take a few questions," Polish President Jan Nowak said.',
    '"I will hand it over to the minister," Polish President Jan Nowak said.',
    # a guess under a condition, and one's own words quoted
    "Spain said that if the partners were frank, they would contribute to peace.",
    '"I said I would level with you," Polish President Jan Nowak said.',
    # values
    "Kenya and Ghana share a deep commitment to fairness and respect.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_commitment_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["They pledged :", "The two leaders commit to:", "Talks were held.\nThe two sides pledged:"]
)
def test_a_list_that_never_comes_gives_nothing(text: str) -> None:
    assert told(text) == []


FRESH = [
    (
        "Norway and Ghana agreed to continue to maintain contacts, and to deepen their trade in fish.",
        [
            ("GHA NOR", "continue to maintain contacts", "firm"),
            ("GHA NOR", "deepen their trade in fish", "firm"),
        ],
    ),
    ("Kenya and Ghana plan to open a shared port by 2027.", [("GHA KEN", "open a shared port by 2027", "intent")]),
    (
        "Kenya intends, with German support, to reopen its northern port.",
        [("KEN", "reopen its northern port", "intent")],
    ),
    (
        "Chile is committed to cleaning its rivers, planting trees in the north, and closing two coal plants.",
        [
            ("CHL", "cleaning its rivers", "firm"),
            ("CHL", "planting trees in the north", "firm"),
            ("CHL", "closing two coal plants", "firm"),
        ],
    ),
    (
        "The Foreign Minister of Chile met his Peruvian counterpart. Officials pledged to share maps of the border.",
        None,
    ),
    ("Iraq and Oman spoke of promising new partnerships in the region.", []),
    ("Chad says it will arrest and deport the journalist.", []),
    ("Chad will intensify sanctions against Niger.", []),
]


@pytest.mark.parametrize(("text", "expected"), FRESH, ids=[text for text, _ in FRESH])
def test_lists_interrupted_and_misread_commitments(text: str, expected: list[tuple[str, str, str]] | None) -> None:
    """None: two sides named before stand for the officials who pledge."""
    assert told(text) == (expected if expected is not None else [("CHL PER", "share maps of the border", "firm")])


def test_a_joint_statement_speaks_for_the_states_it_names() -> None:
    text = "Kenya and Ghana will operate the new ferry. Ghana will embed two officers with the crew."
    assert told(text, title="Joint Statement on the Ferry") == [
        ("GHA KEN", "operate the new ferry", "firm"),
        ("GHA", "embed two officers with the crew", "firm"),
    ]


STEPS = [
    ("Kenya underscored its firm commitment to combat piracy.", [("KEN", "combat piracy", "firm")]),
    (
        "Canada announced $20 million in new humanitarian assistance for Ghana.",
        [("CAN", "$20 million in new humanitarian assistance for Ghana", "firm")],
    ),
    ("Kenya and Ghana agreed on steps to reopen the port.", [("GHA KEN", "reopen the port", "firm")]),
    ("Canada announced $20 million in losses.", []),
]


@pytest.mark.parametrize(("text", "expected"), STEPS, ids=[text for text, _ in STEPS])
def test_steps_agreed_and_sums_of_aid_are_pledges(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


NOBODYS_ACT = [
    "Kenya offered support and asylum to Sudanese protesters facing trial at home.",
    "Kenya said it will allow me to remind you of the anniversary.",
]


@pytest.mark.parametrize("text", NOBODYS_ACT)
def test_what_others_undergo_and_courtesies_of_speech_are_no_pledges(text: str) -> None:
    assert told(text) == []
