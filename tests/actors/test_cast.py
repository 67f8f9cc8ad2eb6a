"""The cast as a whole: order, no overlap, the same whatever else is in the batch, and quick enough."""

from __future__ import annotations

from casting import Casting
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.actors import terms
from tieline.actors.resolve import resolve_cast
from tieline.language.model import load_model
from tieline.language.parse import parse
from tieline.ontology import organisations, states, titles
from tieline.records.document import Document

PIECES = [
    "Chinese President Xi Jinping", "the two leaders", "Mr Putin", "and", "of", "the", "Foreign Minister", "'s", ",",
    "U.S.-China ties", "He", "they", "Deputy", "Secretary of State", "Saudi Arabia", "in", "both sides", "(", ":",
    "said", "met", "THE PRESIDENT:", "Ursula von der Leyen", "counterpart", "–", "Jr.", "Ministry of",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_any_heap_of_words_gives_mentions_in_order_without_overlap(pieces: list[str]) -> None:
    casting = Casting(" ".join(pieces))
    last = -1
    for mention in casting.cast.mentions:
        assert last < mention.first <= mention.head <= mention.last
        assert bool(mention.actors) != bool(mention.reason)
        assert all(actor.name in casting.text(mention) for actor in mention.actors)
        assert all(actor.method and 0 < actor.confidence <= 1 for actor in mention.actors)
        last = mention.last


def test_a_document_without_prose_has_an_empty_cast() -> None:
    assert Casting("***").cast.mentions == ()


def test_words_of_portfolio_joined_in_prose_end() -> None:
    """ "Development and justice" once sent the reader of offices round and round."""
    for text in (
        "Development and justice are synonyms after all.",
        "Trade and Energy are growing.",
        "energy and Trade minister",
    ):
        resolve_cast(parse(Document(text=text, language="en")))


def test_names_of_the_tables_are_cut_as_the_parser_cuts_them() -> None:
    tokenizer = load_model().tokenizer
    for form in (*states.gazetteer(), *states.namesakes(), *organisations.gazetteer(), *titles.gazetteer()):
        assert terms.tokenised(form) == tuple(token.text for token in tokenizer(form)), form
