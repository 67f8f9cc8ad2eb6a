"""Indirect speech with a cue verb: whose words, which words mark it, what was said."""

from __future__ import annotations

import pytest
from speech_support import Expected, params, readable

CLAUSES = params(
    ("Xi said that the two countries would deepen cooperation.",
     [("indirect", "Xi", "said", ["the two countries would deepen cooperation"])]),
    ("Iran says it will not negotiate under pressure.",
     [("indirect", "Iran", "says", ["it will not negotiate under pressure"])]),
    ("Putin stressed on Monday in Sochi that the accord remains in force.",
     [("indirect", "Putin", "stressed", ["the accord remains in force"])]),
    ("He noted that trade between the neighbours had grown by a third.",
     [("indirect", "He", "noted", ["trade between the neighbours had grown by a third"])]),
    ("Lavrov told Wang that Moscow would send a delegation in May.",
     [("indirect", "Lavrov", "told", ["Moscow would send a delegation in May"])]),
    ("Macron told reporters in Brussels that the talks had failed.",
     [("indirect", "Macron", "told", ["the talks had failed"])]),
    ("The Prime Minister assured his counterpart that the border would reopen.",
     [("indirect", "The Prime Minister", "assured", ["the border would reopen"])]),
    ("Xi pointed out that history cannot be rewritten.",
     [("indirect", "Xi", "pointed out", ["history cannot be rewritten"])]),
    ("Macron made clear that France would stand by its partners.",
     [("indirect", "Macron", "made clear", ["France would stand by its partners"])]),
    ("The Kremlin made it clear that the offer was final.",
     [("indirect", "The Kremlin", "made it clear", ["the offer was final"])]),
    ("The minister said in a statement that the deal would hold.",
     [("indirect", "The minister", "said", ["the deal would hold"])]),
    ("Baerbock warned that the ceasefire could collapse within days.",
     [("indirect", "Baerbock", "warned", ["the ceasefire could collapse within days"])]),
    ("Tehran denies that it is enriching uranium.",
     [("indirect", "Tehran", "denies", ["it is enriching uranium"])]),
    ("Scholz asked whether the pipeline would be repaired.",
     [("indirect", "Scholz", "asked", ["whether the pipeline would be repaired"])]),
    ("The two leaders agreed that talks should continue.",
     [("indirect", "The two leaders", "agreed", ["talks should continue"])]),
    ("Kim vowed that the army would never give up its missiles.",
     [("indirect", "Kim", "vowed", ["the army would never give up its missiles"])]),
    ("Modi believes that the dispute can be solved by dialogue.",
     [("indirect", "Modi", "believes", ["the dispute can be solved by dialogue"])]),
    ("Modi noted, in particular, that the talks had been held in a warm atmosphere.",
     [("indirect", "Modi", "noted", ["the talks had been held in a warm atmosphere"])]),
    ("Lula has said that Brazil wants peace.",
     [("indirect", "Lula", "said", ["Brazil wants peace"])]),
    ("The Foreign Minister went on to say that the embassy would stay open.",
     [("indirect", "The Foreign Minister", "say", ["the embassy would stay open"])]),
    ("Officials in Lima say the launch failed.",
     [("indirect", "?Officials", "say", ["the launch failed"])]),
    ("Asked about the sanctions, Peskov said they were useless.",
     [("indirect", "Peskov", "said", ["they were useless"])]),
    ("China and Russia declared that no third party would be harmed.",
     [("indirect", "China & Russia", "declared", ["no third party would be harmed"])]),
)  # fmt: skip

NOMINAL = params(
    ("President Putin underscored the longstanding trust between Russia and China.",
     [("indirect", "President Putin", "underscored", ["the longstanding trust between Russia and China"])]),
    ("The two leaders emphasized the importance of a stable relationship.",
     [("indirect", "The two leaders", "emphasized", ["the importance of a stable relationship"])]),
    ("The sides stressed the need for restraint and the role of the United Nations.",
     [("indirect", "The sides", "stressed", ["the need for restraint and the role of the United Nations"])]),
    ("President Xi expressed his readiness to work closely with Moscow in 2025.",
     [("indirect", "President Xi", "expressed", ["readiness to work closely with Moscow in 2025"])]),
    ("Macron expressed confidence that the deal will hold.",
     [("indirect", "Macron", "expressed confidence", ["the deal will hold"])]),
    ("Kishida voiced concern over the missile tests.",
     [("indirect", "Kishida", "voiced", ["concern over the missile tests"])]),
    ("The leaders reaffirmed their commitment to a free and open ocean.",
     [("indirect", "The leaders", "reaffirmed", ["commitment to a free and open ocean"])]),
    ("Lavrov offered condolences to the families of the victims.",
     [("indirect", "Lavrov", "offered", ["condolences to the families of the victims"])]),
    ("Paris condemned the attack on the convoy.",
     [("indirect", "Paris", "condemned", ["the attack on the convoy"])]),
    ("Blinken welcomed the release of the prisoners.",
     [("indirect", "Blinken", "welcomed", ["the release of the prisoners"])]),
    ("The ministers noted with satisfaction the growth of trade.",
     [("indirect", "The ministers", "noted", ["the growth of trade"])]),
    ("Tehran denied any role in the strike.",
     [("indirect", "Tehran", "denied", ["any role in the strike"])]),
    ("Moscow proposed a meeting of experts.",
     [("indirect", "Moscow", "proposed", ["a meeting of experts"])]),
    ("Scholz issued a warning that patience was running out.",
     [("indirect", "Scholz", "issued a warning", ["patience was running out"])]),
    ("Wang Yi outlined the main tasks of the coming year.",
     [("indirect", "Wang Yi", "outlined", ["the main tasks of the coming year"])]),
)  # fmt: skip

BEHIND_PREPOSITIONS = params(
    ("He called for the consolidation of bilateral ties and the promotion of trade.",
     [("indirect", "He", "called for", ["the consolidation of bilateral ties and the promotion of trade"])]),
    ("Beijing warned against interference in its internal affairs.",
     [("indirect", "Beijing", "warned against", ["interference in its internal affairs"])]),
    ("Erdogan appealed for calm on both sides of the line.",
     [("indirect", "Erdogan", "appealed for", ["calm on both sides of the line"])]),
    ("The ministers agreed on the importance of regular contacts.",
     [("indirect", "The ministers", "agreed on", ["the importance of regular contacts"])]),
    ("Macron drew attention to the plight of the refugees.",
     [("indirect", "Macron", "drew attention to", ["the plight of the refugees"])]),
    ("Wang briefed Lavrov on the results of the summit.",
     [("indirect", "Wang", "briefed", ["the results of the summit"])]),
    ("Zelensky informed Macron about the situation at the front.",
     [("indirect", "Zelensky", "informed", ["the situation at the front"])]),
)  # fmt: skip

TARGETS = params(
    ("President Biden thanked Prime Minister Modi for his leadership.",
     [("indirect", "President Biden", "thanked", ["Prime Minister Modi for his leadership"])]),
    ("Putin congratulated Erdogan on his victory in the election.",
     [("indirect", "Putin", "congratulated", ["Erdogan on his victory in the election"])]),
    ("China accused the United States of violating its sovereignty.",
     [("indirect", "China", "accused", ["the United States of violating its sovereignty"])]),
    ("Kyiv blamed Moscow for the blackout.",
     [("indirect", "Kyiv", "blamed", ["Moscow for the blackout"])]),
    ("The President praised Kishida for his courage.",
     [("indirect", "The President", "praised", ["Kishida for his courage"])]),
)  # fmt: skip

INFINITIVES = params(
    ("He urged Moscow to withdraw its troops.",
     [("indirect", "He", "urged", ["Moscow to withdraw its troops"])]),
    ("Wang called on all parties to exercise restraint.",
     [("indirect", "Wang", "called on", ["all parties to exercise restraint"])]),
    ("Baerbock asked the minister to reconsider the decision.",
     [("indirect", "Baerbock", "asked", ["the minister to reconsider the decision"])]),
)  # fmt: skip

COORDINATED = params(
    ("Xi thanked Putin for his support and stressed that trade would grow.",
     [("indirect", "Xi", "thanked", ["Putin for his support"]),
      ("indirect", "Xi", "stressed", ["trade would grow"])]),
    ("Iran says it will not negotiate, adding that sanctions must go first.",
     [("indirect", "Iran", "says", ["it will not negotiate"]),
      ("indirect", "Iran", "adding", ["sanctions must go first"])]),
    ("Wang said that China supports the plan and stressed that force is no solution.",
     [("indirect", "Wang", "said", ["China supports the plan"]),
      ("indirect", "Wang", "stressed", ["force is no solution"])]),
    ("The President urged Iran to return to the talks and called for a ceasefire.",
     [("indirect", "The President", "urged", ["Iran to return to the talks"]),
      ("indirect", "The President", "called for", ["a ceasefire"])]),
    ("Thanking Erdogan for his mediation, Zelensky said the grain deal had saved lives.",
     [("indirect", "Zelensky", "Thanking", ["Erdogan for his mediation"]),
      ("indirect", "Zelensky", "said", ["the grain deal had saved lives"])]),
    ("The presidents noted the growth of trade and expressed confidence that it would continue.",
     [("indirect", "The presidents", "noted", ["the growth of trade"]),
      ("indirect", "The presidents", "expressed confidence", ["it would continue"])]),
    ("President Biden spoke with Kishida to reaffirm support for the alliance.",
     [("indirect", "President Biden", "reaffirm", ["support for the alliance"])]),
    ("Putin said that the dam was safe and that the turbines would be replaced.",
     [("indirect", "Putin", "said", ["the dam was safe and that the turbines would be replaced"])]),
    ("Lavrov met Wang in Almaty, noting that the border was calm.",
     [("indirect", "Lavrov", "noting", ["the border was calm"])]),
)  # fmt: skip

BESIDE_THE_CONTENT = params(
    ("Relations, he said, are good.",
     [("indirect", "he", "said", ["Relations", "are good"])]),
    ("Relations are good, Putin said.",
     [("indirect", "Putin", "said", ["Relations are good"])]),
    ("The sanctions would be lifted in stages, said Macron.",
     [("indirect", "Macron", "said", ["The sanctions would be lifted in stages"])]),
    ("The harvest, Modi added, would feed both countries.",
     [("indirect", "Modi", "added", ["The harvest", "would feed both countries"])]),
    ("As the minister noted, the treaty expires in June.",
     [("indirect", "the minister", "noted", ["the treaty expires in June"])]),
    ("The bridge will open in June, Scholz told reporters in Kiel.",
     [("indirect", "Scholz", "told", ["The bridge will open in June"])]),
)  # fmt: skip

PASSIVES = params(
    ("It was noted that trade had grown by a third.",
     [("indirect", "", "noted", ["trade had grown by a third"])]),
    ("The importance of dialogue was stressed by both sides.",
     [("indirect", "both sides", "stressed", ["The importance of dialogue"])]),
    ("Confidence was expressed that the summit would succeed.",
     [("indirect", "", "expressed", ["the summit would succeed"])]),
    ("It was stressed by the Kremlin that the offer stands.",
     [("indirect", "the Kremlin", "stressed", ["the offer stands"])]),
)  # fmt: skip

DESCRIBED = params(
    ("Wang hailed the accord as a model for the region.",
     [("indirect", "Wang", "hailed", ["the accord as a model for the region"])]),
    ("Macron called the visit historic.",
     [("indirect", "Macron", "called", ["the visit historic"])]),
    ("Macron called Putin on Monday.", []),
)  # fmt: skip

HARD_PARSES = params(
    ("Tehran has said that its offer was serious, but has not indicated whether it stands.",
     [("indirect", "Tehran", "said", ["its offer was serious"])]),
    ("Xi and Putin agree to halt the dispute and say they will open talks.",
     [("indirect", "Xi & Putin", "say", ["they will open talks"])]),
    ("The President underscored his iron-clad, unwavering commitment to the pact.",
     [("indirect", "The President", "underscored", ["iron-clad, unwavering commitment to the pact"])]),
    ("President Biden announced the intention of the United States to enter into a new pact.",
     [("indirect", "President Biden", "announced", ["the intention of the United States to enter into a new pact"])]),
    ("The President called on Iran to de-escalate tensions.",
     [("indirect", "The President", "called on", ["Iran to de-escalate tensions"])]),
    ("The President welcomed the visit to Paris this week by the Foreign Minister.",
     [("indirect", "The President", "welcomed", ["the visit to Paris this week by the Foreign Minister"])]),
    ("Xi thanked Putin for his friendship and continued support for the plan.",
     [("indirect", "Xi", "thanked", ["Putin for his friendship and continued support for the plan"])]),
    ("He stresses reconciliation after years of conflict.",
     [("indirect", "He", "stresses", ["reconciliation after years of conflict"])]),
    ("Zelensky informed Macron in detail about the situation on the border.",
     [("indirect", "Zelensky", "informed", ["the situation on the border"])]),
    ("The bridge will be built by June. This was stated by Zelensky at a briefing.",
     [("indirect", "Zelensky", "stated", ["The bridge will be built by June"])]),
    ("As Putin sees it, the council should meet every month.",
     [("indirect", "Putin", "sees", ["the council should meet every month"])]),
    ("Putin is convinced that the leadership is willing to talk.",
     [("indirect", "Putin", "is convinced", ["the leadership is willing to talk"])]),
    ("Egyptian uprising: The former ruler has fallen ill, says Erdogan.",
     [("indirect", "Erdogan", "says", ["The former ruler has fallen ill"])]),
    ("He underscored our commitment to the plan and made clear that the people must have hope.",
     [("indirect", "He", "underscored", ["commitment to the plan"]),
      ("indirect", "He", "made clear", ["the people must have hope"])]),
    ("Kyiv recalled its ambassador on Monday.", []),
    ("Japan launched two satellites, underscoring the strength of its industry.", []),
    ("Wang met Lavrov in Almaty, underscoring the strength of the partnership.",
     [("indirect", "Wang", "underscoring", ["the strength of the partnership"])]),
    ("Thousands protest ahead of the visit of Scholz to Ankara.", []),
    ("The crew sailed without telling China that the pump had failed.", []),
    ("Had they known that the road was closed, they would have stayed.", []),
)  # fmt: skip

NESTED = params(
    ("Peskov said that Putin had told Macron that the offensive would go on.",
     [("indirect", "Peskov", "said", ["Putin had told Macron that the offensive would go on"]),
      ("indirect", "Putin", "told", ["the offensive would go on"])]),
    ("The spokeswoman said Blinken had urged Iran to free the crew.",
     [("indirect", "The spokeswoman", "said", ["Blinken had urged Iran to free the crew"]),
      ("indirect", "Blinken", "urged", ["Iran to free the crew"])]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_behind_a_cue_verb_is_indirect_speech(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOMINAL)
def test_a_noun_phrase_can_say_what_was_expressed(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), BEHIND_PREPOSITIONS)
def test_content_can_stand_behind_a_preposition(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_thanks_and_accusations_keep_whom_they_are_about(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), INFINITIVES)
def test_a_request_says_who_is_to_do_what(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), COORDINATED)
def test_coordinated_cues_are_statements_of_their_own_with_a_shared_speaker(
    text: str, expected: list[Expected]
) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), BESIDE_THE_CONTENT)
def test_a_cue_can_stand_behind_or_inside_its_content(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), PASSIVES)
def test_a_passive_has_the_speaker_it_names_or_none(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_what_a_thing_is_called_is_speech(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), HARD_PARSES)
def test_what_the_parser_misplaces_is_put_right(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_speech_told_inside_speech_is_coded_beside_it(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


SERIES = params(
    ("The leaders affirmed their commitment to preserve stability, support diplomacy, and ensure free passage.",
     [("indirect", "The leaders", "affirmed", ["commitment to preserve stability, support diplomacy, and ensure free passage"])]),
    ("He reaffirmed the commitment to continue providing Kyiv with aid, holding Utopia accountable, and imposing costs on it.",
     [("indirect", "He", "reaffirmed",
       ["the commitment to continue providing Kyiv with aid, holding Utopia accountable, and imposing costs on it"])]),
    ("They underscored the importance of talks, and they welcomed the summit of states to be held in Paris.",
     [("indirect", "They", "underscored", ["the importance of talks"]),
      ("indirect", "they", "welcomed", ["the summit of states to be held in Paris"])]),
    ("The ministers meet in Kazan and \"strongly condemn\" the use of forged passports.",
     [("indirect", "The ministers", "condemn", ["the use of forged passports"])]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_a_content_keeps_what_the_parser_hangs_on_its_cue(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected
