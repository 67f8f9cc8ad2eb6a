"""What is put before the encoder: only what could be recorded, and what the parse does not already speak against."""

from __future__ import annotations

from tieline.coders.events.candidate import Candidate
from tieline.coders.events.candidates import candidates
from tieline.coders.events.sieve import features, possible, weight, worth_reading
from tieline.coders.page import Page
from tieline.reading import open_page
from tieline.records.document import Document


def page(text: str) -> Page:
    return open_page(Document(text=text, language="en"))


def offered(text: str) -> list[Candidate]:
    return list(candidates(page(text)))


def predicates(told: list[Candidate]) -> set[str]:
    return {c.trigger.text for c in told}


def test_a_plain_act_is_read() -> None:
    for verb in ("condemned", "threatened", "sanctioned"):
        assert predicates(worth_reading(offered(f"On Monday Norway {verb} Belarus."))) == {verb}


def test_a_noun_that_is_no_act_is_passed_over() -> None:
    told = offered("The coast of Norway is longer than the coast of Chile, said a man who had a map.")
    assert told
    assert worth_reading(told) == []


def test_one_party_with_itself_is_no_candidate() -> None:
    told = offered("Norway said that Norway will host the games.")
    assert told
    assert not any(possible(c) for c in told)


def test_the_weight_of_a_candidate_does_not_depend_on_what_is_read_beside_it() -> None:
    alone = offered("Norway condemned Belarus.")[0]
    beside = list(candidates(page("Chile praised Peru.\n\nNorway condemned Belarus.")))[-1]
    assert sorted(features(alone)) == sorted(features(beside))
    assert weight(alone) == weight(beside)
