"""PETRARCH's validation records with PETRARCH's own dictionaries: full triples, compared as they are written.

In: a record and the dictionaries. Out: counts of the distinct triples (source code, target code, event code), over
every record: one that says nothing of events, or that PETRARCH should refuse, has none. "record" counts the records
whose triples are exactly right.
"""

from __future__ import annotations

from collections.abc import Set

from tieline.coders.events.dictionary.acts import code_sentence
from tieline.coders.events.dictionary.load import Dictionaries
from tieline.evaluation.petrarch_records import PetrarchRecord
from tieline.evaluation.score import Counts, Tally
from tieline.language.parse import parse
from tieline.records.document import Document

Coded = tuple[str, str, str]


def tally_triples(record: PetrarchRecord, dictionaries: Dictionaries) -> Tally:
    """Counts of a record: "all" the triples, "parties" who to whom, "event" the event codes, "record" it as a whole."""
    gold: set[Coded] = {(t.source, t.target, t.event) for t in record.triples}
    told = triples_of(record, dictionaries)
    return Tally(
        {
            "all": _counts(gold, told),
            "parties": _counts({t[:2] for t in gold}, {t[:2] for t in told}),
            "event": _counts({t[2:] for t in gold}, {t[2:] for t in told}),
            "record": Counts(int(gold == told), 1, 1),
        }
    )


def triples_of(record: PetrarchRecord, dictionaries: Dictionaries) -> set[Coded]:
    """What the dictionaries make of a record's text on its day."""
    if dictionaries.discards.of_document(record.text):
        return set()
    document = Document(text=record.text, language="en", published=record.day)
    parsed = parse(document)
    names = dictionaries.names.on(record.day)
    return {
        triple
        for sentence in parsed.sentences
        if not dictionaries.discards.of_sentence(sentence.text)
        for act in code_sentence(dictionaries.verbs, names, sentence).acts
        for triple in act.triples()
    }


def _counts(gold: Set[object], told: Set[object]) -> Counts:
    return Counts(len(gold & told), len(gold), len(told))
