"""Records survive JSON, and bad JSON names the bad key."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.claim import Claim, Predicate
from tieline.records.codec import dump, dumps, load
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document
from tieline.records.event import Aspect, Category, Event, Quad
from tieline.records.evidence import TextEvidence
from tieline.records.pledge import Binding, Outcome, Pledge, PledgeStatus
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind
from tieline.records.unresolved import Unresolved
from tieline.records.when import Precision, When

TEXT = "On Monday Chair Ito called Chair Ruiz. “Our bond is unshakeable,” Ito said. They agreed to trade."
DOCUMENT = Document(text=TEXT, outlet="Example", published=datetime(2025, 1, 22, 9, tzinfo=UTC), zone="Asia/Tokyo")
ITO = Actor(name="Ito", kind=ActorKind.PERSON, canonical="Ito", rank=Rank.HEAD_OF_STATE, state="JPN")
RUIZ = Actor(name="Ruiz", kind=ActorKind.PERSON, canonical="Ruiz", rank=Rank.HEAD_OF_STATE, state="ESP")
WHEN = When(start=date(2025, 1, 20), end=date(2025, 1, 20), precision=Precision.DAY, text="Monday", rule="test")


def q(field: str, words: str, item: int = 0) -> TextEvidence:
    start = TEXT.index(words)
    return DOCUMENT.quote(field, start, start + len(words), item)


BASE: Any = {"confidence": 0.5, "method": "test"}
PARTIES = (q("participants", "Chair Ito"), q("participants", "Chair Ruiz", 1))
STATUS = PledgeStatus(outcome=Outcome.TOO_EARLY, as_of=date(2025, 2, 1), author="tieline", evidence=(), reason="new")
READING = Reading(
    document=DOCUMENT,
    version="0",
    contacts=(
        Contact(
            participants=(ITO, RUIZ),
            mode=ContactMode.PHONE,
            status=ContactStatus.HELD,
            when=WHEN,
            evidence=(*PARTIES, q("mode", "called"), q("when", "Monday")),
            **BASE,
        ),
    ),
    events=(
        Event(
            category=Category.CONSULT,
            actors=(ITO, RUIZ),
            aspect=Aspect.ASSERTED,
            quad=Quad.VERBAL_COOPERATION,
            weight=1.5,
            evidence=(q("category", "called"), q("actors", "Chair Ito"), q("actors", "Chair Ruiz", 1)),
            **BASE,
        ),
    ),
    statements=(
        Statement(
            kind=StatementKind.DIRECT,
            content=("Our bond is unshakeable",),
            cue="said",
            speakers=(ITO,),
            evidence=(q("content", "Our bond is unshakeable"), q("cue", "said"), q("speakers", "Ito")),
            **BASE,
        ),
    ),
    pledges=(
        Pledge(
            makers=(ITO, RUIZ),
            action="trade",
            binding=Binding.FIRM,
            status=(STATUS,),
            evidence=(q("makers", "They"), q("makers", "They", 1), q("action", "trade"), q("binding", "agreed")),
            **BASE,
        ),
    ),
    claims=(
        Claim(
            tie=(ITO, RUIZ),
            predicate=Predicate.RESILIENCE,
            text="Our bond is unshakeable",
            evidence=(q("tie", "Our bond"), q("tie", "Our bond", 1), q("predicate", "unshakeable")),
            **BASE,
        ),
    ),
    unresolved=(Unresolved(record=None, field="when", reason="no day"),),
)


def test_a_reading_survives_json() -> None:
    assert load(Reading, dumps(READING)) == READING
    assert load(Reading, dump(READING)) == READING


def test_json_uses_the_documented_words() -> None:
    contact = dump(READING)["contacts"][0]
    assert contact["mode"] == "phone"
    assert contact["when"]["start"] == "2025-01-20"
    assert contact["when"]["precision"] == "day"
    assert contact["participants"][0]["rank"] == "head_of_state"
    assert contact["evidence"][0].keys() >= {"field", "document", "start", "end", "text"}
    assert dump(READING)["events"][0]["category"] == "CONSULT"


def test_loading_checks_evidence_again() -> None:
    plain = dump(READING)
    plain["contacts"][0]["evidence"][0]["text"] = "Chair Eto"
    with pytest.raises(ValidationError, match="Chair Ito"):
        load(Reading, plain)


def test_a_bad_word_names_its_key() -> None:
    plain = dump(READING.contacts[0])
    plain["mode"] = "zoom"
    with pytest.raises(ValidationError, match="mode"):
        load(Contact, plain)
