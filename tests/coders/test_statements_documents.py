"""Who speaks in a document as a whole: senders of messages, issuers of statements, speakers of a transcript."""

from __future__ import annotations

import pytest
from speech_support import Expected, params, readable

MESSAGES = params(
    ("Putin sent a telegram to Xi.\nThe telegram reads, in part: “I wish you health and success.”",
     [("direct", "Putin", "reads", ["I wish you health and success."])]),
    ("Xi congratulated Macron on his election.\nThe message says that China values the partnership.",
     [("indirect", "Xi", "congratulated", ["Macron on his election"]),
      ("indirect", "Xi", "says", ["China values the partnership"])]),
    ("NATO released a statement which warned that the truce was fragile.",
     [("indirect", "NATO", "warned", ["the truce was fragile"])]),
    ("Modi telephoned Macron to congratulate him on his victory.",
     [("indirect", "Modi", "congratulate", ["him on his victory"])]),
)  # fmt: skip

TITLE = "Joint Statement by President Xi and President Putin"
ISSUED = (
    ("We reaffirm our support for the pact. Our countries share a long border. We will open a second bridge.",
     [("indirect", "We", "reaffirm", ["support for the pact"]),
      ("ambient", "President Xi & President Putin", None, ["Our countries share a long border"])]),
    ("We met in Almaty today. The pact is the cornerstone of peace in the region. The ministers signed a plan.",
     [("ambient", "President Xi & President Putin", None, ["The pact is the cornerstone of peace in the region"])]),
)  # fmt: skip

OURS = params(
    ("These raids only reinforce our bond. The leaders support the right of fishermen to the sea.", TITLE,
     [("ambient", "President Xi & President Putin", None, ["These raids only reinforce our bond"]),
      ("indirect", "The leaders", "support", ["the right of fishermen to the sea"])]),
    ("We condemn the raid. Such raids disregard the norms of behaviour at sea.", "Statement by Spokesman Peskov on the Raid",
     [("indirect", "We", "condemn", ["the raid"]),
      ("ambient", "Peskov", None, ["Such raids disregard the norms of behaviour at sea"])]),
    ("Xi will travel to Utopia, where we have friends. The trip will highlight the bond of the nations.",
     "Statement by Spokesman Peskov on the Travel of Xi", []),
)  # fmt: skip

TURNS = (
    ("President Putin: We agreed that the road must stay open. We want to thank you all.\nPresident Xi: We are grateful.",
     [("direct", "President Putin", None, ["We agreed that the road must stay open. We want to thank you all."]),
      ("indirect", "We", "agreed", ["the road must stay open"]),
      ("direct", "President Xi", None, ["We are grateful."])]),
    ("PRESIDENT BIDEN: I am glad to see you all.\nMR. MUNOZ: Next question, please.\nPRESIDENT BIDEN: I will take it.",
     [("direct", "PRESIDENT BIDEN", None, ["I am glad to see you all."]),
      ("direct", "?MR. MUNOZ", None, ["Next question, please."]),
      ("direct", "PRESIDENT BIDEN", None, ["I will take it."])]),
    ("Putin: I am glad to see you.\nHead of the Liberal faction in the State Duma Olaf Scholz: Thank you.\nPutin: We go on.",
     [("direct", "Putin", None, ["I am glad to see you."]), ("direct", "Olaf Scholz", None, ["Thank you."]),
      ("direct", "Putin", None, ["We go on."])]),
    ("Modi: Mr President, friends, colleagues, an event of great interest takes place at the port today.",
     [("direct", "Modi", None, ["Mr President, friends, colleagues, an event of great interest takes place at the port today."])]),
    ("Putin told the ministers and Modi: the plan is ready. We will see.",
     [("indirect", "Putin", "told", ["the plan is ready"])]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_a_message_speaks_for_its_sender(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "title", "expected"), OURS)
def test_a_document_in_its_issuers_own_voice_speaks_for_them(text: str, title: str, expected: list[Expected]) -> None:
    assert readable(text, title) == expected


@pytest.mark.parametrize(("text", "expected"), ISSUED)
def test_a_statement_speaks_for_its_issuers(text: str, expected: list[Expected]) -> None:
    assert readable(text, TITLE) == expected


def test_a_report_about_a_statement_is_not_in_its_issuers_voice() -> None:
    text = "The pact is the cornerstone of peace in the region. The border is long and quiet."
    assert readable(text, "Xi and Putin signed a joint statement") == []


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_a_turn_may_report_what_was_said_before(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected
