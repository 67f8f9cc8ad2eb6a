"""Reported speech in ordinary news, form by form: what a reader of any newspaper would mark.

The sentences are about matters of every kind, so that the rules do not come to lean on the style of readouts.
"""

from __future__ import annotations

import pytest
from speech_support import Expected, params, readable

DIRECT = params(
    ('"We were not warned," a spokesman for the ministry said, adding that an inquiry had begun.',
     [("direct", "?a spokesman", "said", ["We were not warned"]),
      ("indirect", "?a spokesman", "adding", ["an inquiry had begun"])]),
    ('"It is over," she said. "There will be no second round."',
     [("direct", "she", "said", ["It is over", "There will be no second round."])]),
    ('"Nobody told us," said Ahmed Hassan, a shopkeeper in Basra.',
     [("direct", "?Ahmed Hassan", "said", ["Nobody told us"])]),
    ("Talks 'useful', says Scholz", [("direct", "Scholz", "says", ["useful"])]),
    ("Modi hails 'new chapter' with Dhaka", [("direct", "Modi", "hails", ["new chapter"])]),
    ('"The border is closed," the governor was quoted as saying by Reuters.',
     [("direct", "?the governor", "saying", ["The border is closed"])]),
    ('Asked whether he would resign, the mayor replied: "Not today."',
     [("direct", "?the mayor", "replied", ["Not today."])]),
    ('The general wrote in a letter to the king: "The army is loyal."',
     [("direct", "?The general", "wrote", ["The army is loyal."])]),
    ('"Will they come?" asked the boy. "They will," his father answered.',
     [("direct", "?the boy", "asked", ["Will they come?"]),
      ("direct", "?his father", "answered", ["They will"])]),
    ("“Nor will we,” Merkel said.", [("direct", "?Merkel", "said", ["Nor will we"])]),
    ("“We agree,” Macron said. “Nor will we yield,” Scholz said.",
     [("direct", "Macron", "said", ["We agree"]),
      ("direct", "Scholz", "said", ["Nor will we yield"])]),
    ('The spokeswoman rejected what she called "baseless rumours".',
     [("direct", "she", "called", ["baseless rumours"])]),
    ('He said that "the time for talk is over" but added that a deal remained possible.',
     [("direct", "He", "said", ["the time for talk is over"]),
      ("indirect", "He", "added", ["a deal remained possible"])]),
    ('"I think," he said, "that we are close."', [("direct", "he", "said", ["I think", "we are close"])]),
    ('"We have a deal," Mr Barnier told a news conference, "but much remains to be done."',
     [("direct", "?Mr Barnier", "told", ["We have a deal", "but much remains to be done."])]),
    ('Ms Ardern told parliament: "This is a dark day."', [("direct", "?Ms Ardern", "told", ["This is a dark day."])]),
    ('"No comment," the ministry said when asked about the raid.',
     [("direct", "the ministry", "said", ["No comment"])]),
    ('"Never," Mr Abbas replied.', [("direct", "?Mr Abbas", "replied", ["Never"])]),
)  # fmt: skip

INDIRECT = params(
    ("The chancellor said on Tuesday that Berlin would not send troops.",
     [("indirect", "?The chancellor", "said", ["Berlin would not send troops"])]),
    ("Berlin would not send troops, the chancellor said on Tuesday.",
     [("indirect", "?the chancellor", "said", ["Berlin would not send troops"])]),
    ("The talks, a diplomat familiar with the matter said, collapsed overnight.",
     [("indirect", "?a diplomat", "said", ["The talks", "collapsed overnight"])]),
    ("Oil output will rise next year, according to the energy ministry.",
     [("indirect", "?the energy ministry", "according to", ["Oil output will rise next year"])]),
    ("According to two officials, the convoy was hit near the border.",
     [("indirect", "?two officials", "According to", ["the convoy was hit near the border"])]),
    ("The budget, according to Mr Macron, leaves no room for cuts.",
     [("indirect", "Macron", "according to", ["The budget", "leaves no room for cuts"])]),
    ("Officials in Nairobi denied that the port had been sold.",
     [("indirect", "?Officials", "denied", ["the port had been sold"])]),
    ("Brazil's finance minister expressed doubt that inflation would fall this year.",
     [("indirect", "?Brazil's finance minister", "expressed doubt", ["inflation would fall this year"])]),
    ("The two governments voiced concern about piracy in the strait.",
     [("indirect", "?The two governments", "voiced", ["concern about piracy in the strait"])]),
    ("The ambassador apologised for the delay.", [("indirect", "?The ambassador", "apologised for", ["the delay"])]),
    ("Critics of the deal say it favours the rich.",
     [("indirect", "?Critics of the deal", "say", ["it favours the rich"])]),
    ("Analysts warned that the currency could lose a third of its value.",
     [("indirect", "?Analysts", "warned", ["the currency could lose a third of its value"])]),
    ("The army claimed responsibility for the raid.",
     [("indirect", "?The army", "claimed", ["responsibility for the raid"])]),
    ("The report accuses both sides of torture.", [("indirect", "?The report", "accuses", ["both sides of torture"])]),
    ("A statement from the palace said the king was recovering.",
     [("indirect", "?A statement", "said", ["the king was recovering"])]),
    ("The Kremlin spokesman, Dmitry Peskov, told reporters that no date had been set.",
     [("indirect", "?The Kremlin spokesman", "told", ["no date had been set"])]),
    ("Peskov told reporters no date had been set, state news agency TASS reported.",
     [("indirect", "Peskov", "told", ["no date had been set"])]),
    ("Xinhua quoted Wang Yi as saying that China opposes sanctions.",
     [("indirect", "Wang Yi", "saying", ["China opposes sanctions"])]),
    ("The king thanked the rescuers for their courage and wished the injured a speedy recovery.",
     [("indirect", "?The king", "thanked", ["the rescuers for their courage"]),
      ("indirect", "?The king", "wished", ["the injured a speedy recovery"])]),
    ("The White House congratulated Mr Lula on his victory.",
     [("indirect", "?The White House", "congratulated", ["Mr Lula on his victory"])]),
    ("The pope offered his condolences to the families of the miners.",
     [("indirect", "?The pope", "offered", ["condolences to the families of the miners"])]),
    ("The president is confident that the pact will pass.",
     [("indirect", "?The president", "is confident", ["the pact will pass"])]),
    ("The union was furious that nobody had been consulted.",
     [("indirect", "?The union", "was furious", ["nobody had been consulted"])]),
    ("In the words of one senator, the bill is dead.", [("indirect", "?one senator", "words", ["the bill is dead"])]),
    ("In Moscow's view, the treaty no longer applies.",
     [("indirect", "Moscow", "view", ["the treaty no longer applies"])]),
    ("Her claim that the election was stolen was rejected by the court.",
     [("indirect", "", "claim", ["the election was stolen"])]),
    ("Tokyo's call for a summit went unanswered.", [("indirect", "Tokyo", "call for", ["a summit"])]),
    ("It was agreed that the committee would meet every month.",
     [("indirect", "", "agreed", ["the committee would meet every month"])]),
    ("The need for restraint was stressed by all participants.",
     [("indirect", "?all participants", "stressed", ["The need for restraint"])]),
    ("The two leaders agreed on the importance of free shipping.",
     [("indirect", "The two leaders", "agreed on", ["the importance of free shipping"])]),
    ("The prime minister promised that taxes would fall.",
     [("indirect", "?The prime minister", "promised", ["taxes would fall"])]),
    ("He wondered aloud whether the alliance would survive.",
     [("indirect", "He", "wondered", ["whether the alliance would survive"])]),
    ("She tweeted that the flight had landed safely.",
     [("indirect", "She", "tweeted", ["the flight had landed safely"])]),
    ("The inflation figures are encouraging, the central bank said. The recovery remains fragile.",
     [("indirect", "?the central bank", "said", ["The inflation figures are encouraging"])]),
    ("Pakistan reiterated its support for the peace plan.",
     [("indirect", "?Pakistan", "reiterated", ["support for the peace plan"])]),
    ("South Korea's military said the North had fired two missiles into the sea.",
     [("indirect", "?South Korea's military", "said", ["the North had fired two missiles into the sea"])]),
    ("Two missiles landed in the sea, South Korea's military said.",
     [("indirect", "?South Korea's military", "said", ["Two missiles landed in the sea"])]),
    ("A senior official, speaking on condition of anonymity, said the raid had failed.",
     [("indirect", "?A senior official", "said", ["the raid had failed"])]),
    ("Mr Orban, according to people who were in the room, threatened to walk out.",
     [("indirect", "?people", "according to", ["Mr Orban", "threatened to walk out"])]),
    ("The committee found that the minister had misled parliament.",
     [("indirect", "?The committee", "found", ["the minister had misled parliament"])]),
    ("The court ruled that the law was void.", [("indirect", "?The court", "ruled", ["the law was void"])]),
    ("The UN said in a report published on Friday that 3,000 people had died.",
     [("indirect", "?The UN", "said", ["3,000 people had died"])]),
    ("Ms Ardern told parliament it was a dark day.", [("indirect", "?Ms Ardern", "told", ["it was a dark day"])]),
    ("The premier stressed the need for unity, noting that elections were near.",
     [("indirect", "?The premier", "stressed", ["the need for unity"]),
      ("indirect", "?The premier", "noting", ["elections were near"])]),
    ("Speaking in Geneva, the commissioner praised the aid workers and called for more money.",
     [("indirect", "?the commissioner", "praised", ["the aid workers"]),
      ("indirect", "?the commissioner", "called for", ["more money"])]),
    ("The governor, Andrew Bailey, hinted that rates would rise.",
     [("indirect", "?The governor", "hinted", ["rates would rise"])]),
    ("The rebels said they would not attend unless the siege was lifted.",
     [("indirect", "?The rebels", "said", ["they would not attend unless the siege was lifted"])]),
)  # fmt: skip

MIXED = params(
    ("Iran's president dismissed the report as \"a fairy tale\".",
     [("mixed", "?Iran's president", "dismissed", ["the report as", "a fairy tale"])]),
    ('The prime minister called the strike "a war crime" and urged the United Nations to act.',
     [("mixed", "?The prime minister", "called", ["the strike", "a war crime"]),
      ("indirect", "?The prime minister", "urged", ["the United Nations to act"])]),
    ('The envoy, who arrived on Monday, said talks had been "frank" but that gaps remained.',
     [("mixed", "?The envoy", "said", ["talks had been", "frank", "but that gaps remained"])]),
    ('Mr Erdogan accused Athens of "playing with fire" and said Turkey would respond.',
     [("mixed", "Erdogan", "accused", ["Athens of", "playing with fire"]),
      ("indirect", "Erdogan", "said", ["Turkey would respond"])]),
    ('The chancellor said the plan was "dead on arrival" and that she would "never" sign it.',
     [("mixed", "?The chancellor", "said", ["the plan was", "dead on arrival", "and that she would", "never", "sign it"])]),
    ('The minister described the sanctions as "illegal" and vowed that Iran would respond.',
     [("mixed", "The minister", "described", ["the sanctions as", "illegal"]),
      ("indirect", "The minister", "vowed", ["Iran would respond"])]),
    ('The president said he was "deeply sorry" for the deaths.',
     [("mixed", "?The president", "said", ["he was", "deeply sorry", "for the deaths"])]),
    ('Officials said the ship was sailing under a "false flag".',
     [("mixed", "?Officials", "said", ["the ship was sailing under a", "false flag"])]),
    ('Washington is "fully committed" to the pact, the secretary of state said.',
     [("mixed", "?the secretary of state", "said", ["Washington is", "fully committed", "to the pact"])]),
    ('The deal is "dead", said Mr Johnson.', [("mixed", "?Mr Johnson", "said", ["The deal is", "dead"])]),
    ('Mr Li said China "resolutely opposes" the sale.',
     [("mixed", "Li", "said", ["China", "resolutely opposes", "the sale"])]),
    ('The ministry expressed "deep regret" over the crash.',
     [("mixed", "The ministry", "expressed", ["deep regret", "over the crash"])]),
    ('Beijing urged Washington to "stop playing with fire".',
     [("mixed", "Beijing", "urged", ["Washington to", "stop playing with fire"])]),
    ('The company said in a statement that it had "no comment".',
     [("mixed", "?The company", "said", ["it had", "no comment"])]),
)  # fmt: skip

NONE = params(
    ("The minister refused to say whether the ambassador would return.", []),
    ("France and Germany agreed to build a new tank.", []),
    ("The ministers discussed grain exports.", []),
    ("The prime minister promised to lower taxes.", []),
    ("The rebels vowed to fight on.", []),
    ("It was not immediately clear whether the hostages were alive.", []),
    ("The ministry did not say when the talks would resume.", []),
)  # fmt: skip

AMBIENT = params(
    ("The minister insisted the dam was safe. It would supply both cities with water.",
     [("indirect", "The minister", "insisted", ["the dam was safe"]),
      ("ambient", "The minister", None, ["It would supply both cities with water"])]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_somebodys_own_words_are_a_direct_quotation(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_a_reporters_words_with_a_cue_are_indirect(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_a_few_quoted_words_make_a_paraphrase_mixed(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), AMBIENT)
def test_a_sentence_that_only_the_speaker_can_know_is_ambient(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), NONE)
def test_what_was_not_said_is_no_statement(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected
