"""Cues that are no verbs, labels of transcripts and headlines, relays, and what is no statement at all."""

from __future__ import annotations

import pytest
from speech_support import Expected, coded, params, readable

OTHER_CUES = params(
    ("According to Wang Yi, the talks were useful.",
     [("indirect", "Wang Yi", "According to", ["the talks were useful"])]),
    ("The convoy was turned back, according to the Foreign Ministry.",
     [("indirect", "the Foreign Ministry", "according to", ["The convoy was turned back"])]),
    ("“The convoy was turned back,” according to Peskov.",
     [("direct", "Peskov", "according to", ["The convoy was turned back"])]),
    ("In Putin's opinion, the treaty is outdated.",
     [("indirect", "Putin", "opinion", ["the treaty is outdated"])]),
    ("Macron is confident that the deal will hold.",
     [("indirect", "Macron", "is confident", ["the deal will hold"])]),
    ("Moscow was clear that the offer would not be repeated.",
     [("indirect", "Moscow", "was clear", ["the offer would not be repeated"])]),
    ("Tehran's claim that the ship was unarmed was rejected.",
     [("indirect", "Tehran", "claim", ["the ship was unarmed"])]),
    ("The announcement that the embassy would close came on Sunday.",
     [("indirect", "", "announcement", ["the embassy would close"])]),
    ("Tokyo's call for talks went unanswered.",
     [("indirect", "Tokyo", "call for", ["talks"])]),
)  # fmt: skip

HEADLINES = params(
    ("Xi: Stable ties will help address uncertainties", "The president spoke on Tuesday.",
     [("indirect", "Xi", ":", ["Stable ties will help address uncertainties"])]),
    ("Ties at their best in history – Putin", "The president spoke on Tuesday.",
     [("indirect", "Putin", "–", ["Ties at their best in history"])]),
    ("Moscow ready for talks, says Lavrov", "The minister spoke on Tuesday.",
     [("indirect", "Lavrov", "says", ["Moscow ready for talks"])]),
    ("Xi: ‘No winners’ in a trade war", "The president spoke on Tuesday.",
     [("mixed", "Xi", ":", ["No winners", "in a trade war"])]),
    ("‘We want peace,’ says Zelensky", "The president spoke on Tuesday.",
     [("direct", "Zelensky", "says", ["We want peace"])]),
    ("Utopia: Storm kills three", "The storm came on Tuesday.", []),
    ("Macron says talks are over", "The president spoke on Tuesday.",
     [("indirect", "Macron", "says", ["talks are over"])]),
)  # fmt: skip

TRANSCRIPTS = params(
    ("Vladimir Putin: Good afternoon, friends.\nI would like to thank you all.\nNarendra Modi: Thank you, Mr President.",
     [("direct", "Vladimir Putin", None, ["Good afternoon, friends.", "I would like to thank you all."]),
      ("direct", "Narendra Modi", None, ["Thank you, Mr President."])]),
    ("PRESIDENT BIDEN: Well, thank you all. PRIME MINISTER MODI: Thank you. PRESIDENT BIDEN: My pleasure.",
     [("direct", "PRESIDENT BIDEN", None, ["Well, thank you all."]),
      ("direct", "PRIME MINISTER MODI", None, ["Thank you."]),
      ("direct", "PRESIDENT BIDEN", None, ["My pleasure."])]),
    ("Wang Yi (retranslated): I said yesterday that I am glad to be here with you.",
     [("direct", "Wang Yi", None, ["I said yesterday that I am glad to be here with you."])]),
    ("The two leaders took questions.\nQuestion: Will you meet him?\nVladimir Putin: Yes, we shall meet in May.\nQuestion: And then?\nVladimir Putin: We will see.",
     [("direct", "?Question", None, ["Will you meet him?"]),
      ("direct", "Vladimir Putin", None, ["Yes, we shall meet in May."]),
      ("direct", "?Question", None, ["And then?"]),
      ("direct", "Vladimir Putin", None, ["We will see."])]),
    ("Vladimir Putin: We have met before.\n* * *\nThe talks lasted two hours.",
     [("direct", "Vladimir Putin", None, ["We have met before."])]),
    ("The agenda has three points: trade, energy and the border.\nTime: two hours were set aside for it.", []),
)  # fmt: skip

NOTHING_SAID = params(
    ("Xi and Putin exchanged views on regional issues.", []),
    ("The two leaders discussed trade and the war.", []),
    ("They agreed to maintain strategic communication throughout the year.", []),
    ("Macron pledged to send ten radars by March.", []),
    ("The ministers agreed on a ceasefire.", []),
    ("Putin did not say that the offer was final.", []),
    ("Modi will say that the border must open.", []),
    ("The spokesman refused to say whether the call took place.", []),
    ("Xi welcomed Putin to the palace.", []),
    ("The visit underscores the strength of the alliance.", []),
    ("According to the plan, the bridge opens in May.", []),
    ("He was told that the road was closed.", [("indirect", "", "told", ["the road was closed"])]),
    ("Scholz met Erdogan in Ankara on Tuesday.", []),
    ("Lavrov received the minister and then left for Minsk.", []),
    ("If Tehran says that the deal is off, prices will rise.", []),
    ("The agreement was signed by the two leaders.", []),
    ("The talks were aimed at a settlement.", []),
)


@pytest.mark.parametrize(("text", "expected"), OTHER_CUES)
def test_nouns_adjectives_and_according_to_report_speech(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("title", "text", "expected"), HEADLINES)
def test_headlines_make_statements(title: str, text: str, expected: list[Expected]) -> None:
    assert readable(text, title) == expected


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS)
def test_a_turn_of_a_transcript_is_one_direct_statement(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOTHING_SAID)
def test_contacts_pledges_and_what_was_not_said_are_no_statements(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


RELAYS = params(
    ("Lavrov told Wang that Moscow would send a delegation, Interfax reported.",
     "Lavrov", ["Moscow would send a delegation"], "Interfax"),
    ("Reuters reported that Putin had told Macron that the offensive would go on.",
     "Putin", ["the offensive would go on"], "Reuters"),
    ("Xinhua quoted Wang as saying that the talks were useful.", "Wang", ["the talks were useful"], "Xinhua"),
    ("Wang was quoted by Xinhua as saying the talks were useful.", "Wang", ["the talks were useful"], "Xinhua"),
    ("According to Xinhua, Xi said the two sides must respect each other.",
     "Xi", ["the two sides must respect each other"], "Xinhua"),
    ("“We are ready to talk,” Putin said, TASS reported.", "Putin", ["We are ready to talk"], "TASS"),
    ("Putin told Macron that the road was closed, the state agency TASS reported on Monday.",
     "Putin", ["the road was closed"], "the state agency TASS"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content", "relay"), RELAYS)
def test_an_agency_that_passes_words_on_is_a_relay_and_no_speaker(
    text: str, speaker: str, content: list[str], relay: str
) -> None:
    (statement,) = coded(text).records
    assert [a.name for a in statement.speakers] == [speaker]
    assert list(statement.content) == content
    assert [a.name for a in statement.relayed_by] == [relay]


def test_a_missing_speaker_is_explained() -> None:
    result = coded("It was noted that trade had grown.")
    (gap,) = result.unresolved
    assert gap.record == result.records[0].id
    assert gap.field == "speakers"
    assert "does not say who" in gap.reason
