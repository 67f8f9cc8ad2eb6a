"""What is read as a pledge: by whom, to do what, how binding."""

from __future__ import annotations

from datetime import date

import pytest

from tieline.coders.pledges import code_pledges
from tieline.coders.statements import code_statements
from tieline.reading import open_page
from tieline.records.document import Document
from tieline.records.pledge import Pledge

PUBLISHED = date(2025, 1, 22)


def pledges(text: str) -> tuple[Pledge, ...]:
    """The pledges of a report published on Wednesday 22 January 2025."""
    page = open_page(Document(text=text, language="en", published=PUBLISHED))
    return code_pledges(page, code_statements(page).records).records


def told(text: str) -> list[tuple[str, str, str]]:
    """(states of the makers, action, binding) of every pledge."""
    return [(" ".join(sorted({a.state or a.name for a in p.makers})), p.action, p.binding.value) for p in pledges(text)]


VERBS = [
    ("France pledged to rebuild the port of Beirut.", [("FRA", "rebuild the port of Beirut", "firm")]),
    ("Germany and Poland agreed to build a second pipeline.", [("DEU POL", "build a second pipeline", "firm")]),
    ("Norway has promised to double its aid to Malawi.", [("NOR", "double its aid to Malawi", "firm")]),
    ("India vowed to complete the dam.", [("IND", "complete the dam", "firm")]),
    ("Egypt undertook to open the crossing.", [("EGY", "open the crossing", "firm")]),
    ("Turkey committed to host the talks.", [("TUR", "host the talks", "firm")]),
    ("Japan plans to build three frigates for Vietnam.", [("JPN", "build three frigates for Vietnam", "intent")]),
    ("Brazil intends to buy 36 fighter jets.", [("BRA", "buy 36 fighter jets", "intent")]),
    ("Kenya aims to plant two million trees.", [("KEN", "plant two million trees", "intent")]),
    (
        "Chile agreed to consider a free trade area with Peru.",
        [("CHL", "consider a free trade area with Peru", "firm")],
    ),
    (
        "Chinese President Li Wei and Russian President Oleg Petrov pledged to open a new border crossing.",
        [("CHN RUS", "open a new border crossing", "firm")],
    ),
    ("Spain agreed with Morocco to reopen the tunnel.", [("ESP MAR", "reopen the tunnel", "firm")]),
    ("Iraq and Kuwait have agreed to demarcate the border.", [("IRQ KWT", "demarcate the border", "firm")]),
    ("Italy went on to pledge to train the coast guard.", [("ITA", "train the coast guard", "firm")]),
    ("Armenia signed the accord, promising to free the prisoners.", [("ARM", "free the prisoners", "firm")]),
    ("Hungary pledged not to block the loan.", [("HUN", "not to block the loan", "firm")]),
    ("Greece promised never to close the strait.", [("GRC", "never to close the strait", "firm")]),
    ("Sudan does not intend to expel the envoys.", [("SDN", "not intend to expel the envoys", "intent")]),
    (
        "Finland thanked Estonia for agreeing to share radar data.",
        [("EST", "share radar data", "firm")],
    ),
    ("Qatar was praised by Ghana for promising to fund the clinic.", [("QAT", "fund the clinic", "firm")]),
]

CLAUSES = [
    (
        "Iran and Oman agreed that their navies will patrol the strait.",
        [("IRN OMN", "their navies will patrol the strait", "firm")],
    ),
    ("Sweden promised Latvia that it would send two frigates.", [("SWE", "send two frigates", "firm")]),
    ("Canada assured Ukraine that it will deliver the tanks.", [("CAN", "deliver the tanks", "firm")]),
    (
        "Peru and Bolivia agreed for their ministers to draft a treaty.",
        [("BOL PER", "their ministers to draft a treaty", "firm")],
    ),
    (
        "Serbia and Kosovo agreed that a joint office would be opened in Pristina.",
        [("SRB XKX", "a joint office would be opened in Pristina", "firm")],
    ),
]

GERUNDS = [
    ("Denmark is committed to supplying Ukraine with shells.", [("DNK", "supplying Ukraine with shells", "firm")]),
    ("Australia committed to funding a hospital in Fiji.", [("AUS", "funding a hospital in Fiji", "firm")]),
    ("Portugal and Angola agreed on building a refinery.", [("AGO PRT", "building a refinery", "firm")]),
    ("The United States reaffirmed its commitment to defending Japan.", [("USA", "defending Japan", "firm")]),
    (
        "Austria restated its commitment to training Moldovan judges and equipping their courts.",
        [("AUT", "training Moldovan judges", "firm"), ("AUT", "equipping their courts", "firm")],
    ),
]

NOUNS = [
    ("Belgium expressed its readiness to mediate.", [("BEL", "mediate", "intent")]),
    ("Vietnam voiced its willingness to buy more soybeans.", [("VNM", "buy more soybeans", "intent")]),
    ("Cuba confirmed its intention to host the summit.", [("CUB", "host the summit", "intent")]),
    ("Tunisia reiterated its determination to protect the holy sites.", [("TUN", "protect the holy sites", "intent")]),
    ("Thailand announced plans to build a canal.", [("THA", "build a canal", "intent")]),
    ("Iran has no plans to build a bomb.", [("IRN", "no plans to build a bomb", "intent")]),
    ("Libya made a promise to pay the families.", [("LBY", "pay the families", "firm")]),
    ("Mongolia and Japan reached an agreement to share water data.", [("JPN MNG", "share water data", "firm")]),
    ("Ukraine welcomed Lithuania's pledge to rebuild schools.", [("LTU", "rebuild schools", "firm")]),
    (
        "Israel noted the commitment of the United States to replace the interceptors.",
        [("USA", "replace the interceptors", "firm")],
    ),
    (
        "Cyprus and Lebanon discussed their commitment to share gas revenue.",
        [("CYP LBN", "share gas revenue", "firm")],
    ),
]

STATES_OF_MIND = [
    ("Turkey is ready to host the negotiations.", [("TUR", "host the negotiations", "intent")]),
    (
        "Oman stands ready to mediate between Iran and the United States.",
        [("OMN", "mediate between Iran and the United States", "intent")],
    ),
    ("Slovakia is prepared to send deminers.", [("SVK", "send deminers", "intent")]),
    ("Malaysia is willing to accept 3,000 refugees.", [("MYS", "accept 3,000 refugees", "intent")]),
    ("Algeria is determined to finish the road.", [("DZA", "finish the road", "intent")]),
    ("Kazakhstan remains committed to joining the treaty.", [("KAZ", "joining the treaty", "firm")]),
    ("Sweden offered to mediate.", [("SWE", "mediate", "intent")]),
]

THINGS = [
    ("France pledged $50 million for Ukraine.", [("FRA", "$50 million for Ukraine", "firm")]),
    (
        "Canada pledged support for Jordan by donating medicine.",
        [("CAN", "support for Jordan by donating medicine", "firm")],
    ),
    ("Korea promised 200 buses to Nepal.", [("KOR", "200 buses to Nepal", "firm")]),
    ("Iran and Iraq agreed to a ceasefire.", [("IRN IRQ", "a ceasefire", "firm")]),
    ("Egypt and Sudan agreed on a prisoner exchange.", [("EGY SDN", "a prisoner exchange", "firm")]),
]

FUTURE = [
    ("Saudi Arabia will end all air links with Iran.", [("SAU", "end all air links with Iran", "firm")]),
    (
        "Sweden announced that it will withdraw its troops from Mali.",
        [("SWE", "withdraw its troops from Mali", "firm")],
    ),
    ("Poland said it would accept the ruling.", [("POL", "accept the ruling", "firm")]),
    ("China says it will continue to import Angolan oil.", [("CHN", "continue to import Angolan oil", "firm")]),
    ("Egypt said that it will not close the canal.", [("EGY", "not close the canal", "firm")]),
    ("Iran will never give up its right to enrich uranium.", []),
    ("Germany says it will consider the request.", [("DEU", "consider the request", "weak")]),
]

COORDINATION = [
    (
        "Slovakia and Austria agreed to reopen the road, lift the visa ban and launch joint patrols.",
        [
            ("AUT SVK", "reopen the road", "firm"),
            ("AUT SVK", "lift the visa ban", "firm"),
            ("AUT SVK", "launch joint patrols", "firm"),
        ],
    ),
    ("Laos and Cambodia agreed to deepen and expand trade.", [("KHM LAO", "deepen and expand trade", "firm")]),
    (
        "Spain pledged to send doctors and to build a hospital.",
        [("ESP", "send doctors", "firm"), ("ESP", "build a hospital", "firm")],
    ),
    (
        "Nepal pledged to pave the road and thanked India for its help.",
        [("NPL", "pave the road", "firm")],
    ),
]

EDGES = [
    (
        "Georgia and Turkey agreed to extend the railway, deepening their trust.",
        [("GEO TUR", "extend the railway", "firm")],
    ),
    (
        "Ireland pledged to fund the mission, which has run for ten years.",
        [("IRL", "fund the mission", "firm")],
    ),
    (
        "Bulgaria pledged to send shells because Ukraine runs short.",
        [("BGR", "send shells", "firm")],
    ),
    (
        "Morocco agreed to closely coordinate patrols with Spain to stop smugglers.",
        [("MAR", "closely coordinate patrols with Spain to stop smugglers", "firm")],
    ),
    ("Latvia will also train Ukrainian pilots.", [("LVA", "train Ukrainian pilots", "firm")]),
]

READOUTS = [
    (
        "Polish President Jan Nowak met Kenyan President Amos Otieno to reaffirm their commitment to train pilots.",
        [("KEN POL", "train pilots", "firm")],
    ),
    (
        "President Jan Nowak announced the intention of Poland to enter into a treaty with Kenya.",
        [("POL", "enter into a treaty with Kenya", "intent")],
    ),
    ("The United States is to put in place new safeguards.", [("USA", "put in place new safeguards", "firm")]),
    ("Italy is going to reopen the consulate.", [("ITA", "reopen the consulate", "firm")]),
    (
        "The United States, Mexico, and Canada committed to establish biannual dialogues.",
        [("CAN MEX USA", "establish biannual dialogues", "firm")],
    ),
    (
        "Spain and Egypt agreed to reopen the port by 2027, to dredge the canal, and to share the costs.",
        [
            ("EGY ESP", "reopen the port by 2027", "firm"),
            ("EGY ESP", "dredge the canal", "firm"),
            ("EGY ESP", "share the costs", "firm"),
        ],
    ),
    ("Iceland will be closing its embassy in Cairo.", [("ISL", "closing its embassy in Cairo", "firm")]),
    (
        "Iran and Oman agreed to a ceasefire to allow aid into the port.",
        [("IRN OMN", "a ceasefire to allow aid into the port", "firm")],
    ),
    ("Poland will buy radars, but will sell its ships.", [("POL", "buy radars", "firm"), ("POL", "sell its ships", "firm")]),
]  # fmt: skip

POSITIVE = READOUTS + VERBS + CLAUSES + GERUNDS + NOUNS + STATES_OF_MIND + THINGS + FUTURE + COORDINATION + EDGES

NONE = [
    "She will be joined by Special Envoy Ricardo Zuniga of the United States.",
    # wishes, values and calls
    "France hopes to visit Mars one day.",
    "Italy and Spain agreed on the need for dialogue.",
    "Italy and Spain agreed on the importance of cooperation.",
    "Italy and Spain agreed that relations are good.",
    "Italy and Spain agreed that talks should continue.",
    "Nepal called for more aid.",
    "India and China should deepen cooperation.",
    "Kenya expressed hope that the talks will succeed.",
    "Ghana wants to join the bloc.",
    "Norway reaffirmed its commitment to democracy.",
    "Mexico and Peru pledged to uphold fairness and justice.",
    "Spain and France emphasized the importance of a commitment to support Mali.",
    "Chile and Peru agreed to disagree.",
    # asked of others
    "The United States urged Iran to commit to a ceasefire.",
    "Germany asked Russia to agree to release the crew.",
    "Ukraine demanded that Russia promise to leave.",
    "Japan called on China to pledge to open its markets.",
    "Poland proposed to build a fence together.",
    # not made
    "Serbia did not agree to recognise Kosovo.",
    "Libya refused to promise to pay.",
    "Turkey never pledged to close the strait.",
    "Egypt may agree to open the crossing.",
    "If Iran agrees to stop enrichment, talks can resume.",
    "Will Poland agree to host the base?",
    "Hungary would agree to pay the bill.",
    "Lebanon must promise to disarm the militia.",
    "Peru is expected to agree to join.",
    # threats
    "Iran vowed to retaliate against Israel.",
    "North Korea will attack Japan.",
    "Russia will suspend the treaty if Poland builds the base.",
    "Turkey pledged to punish Greece.",
    # announced contacts
    "President of France Paul Martin will meet President of Chile Juan Soto next week.",
    "Canada will host the summit in June.",
    "Denmark and Iceland will hold talks on fishing.",
    "Japan plans to visit Korea in May.",
    # forecasts and states of affairs
    "Portugal will benefit from the deal.",
    "Ukraine will win.",
    "Germany said that Russia will supply gas.",
    "Finland said it will be difficult.",
    "The treaty will enter into force in May.",
    "Relations between Oman and Iran will improve.",
    # kept, broken, dropped, past
    "Libya broke its promise to pay the families.",
    "Armenia fulfilled its commitment to free the prisoners.",
    "Chad abandoned its plan to build the dam.",
    "Sudan urged Ethiopia to honour its commitment to share the water.",
    # nobody who could
    "The agreement aims to develop trade.",
    "The plan intends to cut emissions.",
    "Italy thanked Poland for taking the decision to come.",
    "Sudan voiced its support for Kenya's determination to rebuild.",
    "Iran and Oman agreed that normal ties would serve both sides.",
    "The President of Poland will continue to be briefed.",
    "Italy and Poland plan to discuss the treaty.",
    "Libya is working to reopen the port.",
    # nouns of something else
    "The talks centred on the agreed text.",
    "Funds pledged to Malawi arrived late.",
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE, ids=[text for text, _ in POSITIVE])
def test_a_commitment_is_read_with_its_makers_its_action_and_its_grade(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_commits_nobody_is_no_pledge(text: str) -> None:
    assert told(text) == []
