"""The tasks of `tieline evaluate`: a gold file in, a score out. A new task is one scorer and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tieline.coders.events.dictionary.load import Dictionaries
from tieline.coders.page import Page
from tieline.encoder.encoder import encoder
from tieline.evaluation.actors_and_times import tally_actors, tally_times
from tieline.evaluation.attributions import read_attributions
from tieline.evaluation.commitments import tally_claims, tally_pledges
from tieline.evaluation.contacts import tally_contacts
from tieline.evaluation.events import binary_of, code_pair, name_pair, quad_of, tally_events, tally_pair
from tieline.evaluation.follow_through import score_pairs
from tieline.evaluation.gold import GoldDocument, GoldError, read_gold
from tieline.evaluation.layouts import Layout, demand
from tieline.evaluation.pairs import YIELD, Pair, read_pairs
from tieline.evaluation.petrarch import Reason, document_of, incomparable, tally_record
from tieline.evaluation.petrarch_records import read_petrarch
from tieline.evaluation.petrarch_triples import tally_triples
from tieline.evaluation.score import Error, Score, Tally, macro_f1, score
from tieline.evaluation.sentences import GoldSentence, read_sentences, tally_sentence
from tieline.evaluation.statements import tally_statements
from tieline.reading import code_page, open_page, read_document
from tieline.records.event import Category
from tieline.records.reading import Reading

ON_READINGS: Mapping[str, Callable[[GoldDocument, Reading], Tally]] = {
    "statements": tally_statements,
    "contacts": tally_contacts,
    "pledges": tally_pledges,
    "claims": tally_claims,
    "sentences": tally_events,
}
ON_PAGES: Mapping[str, Callable[[GoldDocument, Page], Tally]] = {"actors": tally_actors, "dates": tally_times}
_WITHOUT_SPLITS = (Layout.PLV, Layout.PLOVER, Layout.ATTRIBUTIONS)

Item = TypeVar("Item")
Progress = Callable[[int], None]


def evaluate(
    task: str,
    path: Path,
    split: str | None = None,
    progress: Progress = lambda _: None,
    dictionaries: Dictionaries | None = None,
    *,
    rules_only: bool = False,
) -> Score:
    """Score a task on a gold file.

    dictionaries: for the task "petrarch", those its records were made for: then full triples are compared.
    split: "train", "dev" or "test", where the file has splits. progress: called with the number of items done.
    rules_only: the coders ask no learned model.
    Errors are kept for the development split only: the test split's are never shown. Raises `GoldError`.
    """
    layout = demand(task, path)
    if split is not None and (task == "petrarch" or layout in _WITHOUT_SPLITS):
        raise GoldError(f"{path}: has no splits: leave --split out")
    if task == "events":
        result = _events(path, split, rules_only, progress)
    elif task == "follow_through":
        result = score_pairs(path, split, partial(read_document, rules_only=rules_only), progress)
    elif task == "petrarch" and dictionaries is not None:
        result = _petrarch_triples(path, dictionaries, progress)
    elif task == "petrarch":
        result = _petrarch(path, rules_only, progress)
    elif layout is Layout.PLOVER:
        result = _sentences(read_sentences(path), rules_only, progress)
    else:
        golds = read_attributions(path) if layout is Layout.ATTRIBUTIONS else read_gold(path, split)
        result = score_documents((task,), golds, progress, rules_only=rules_only)[task]
    if not result.documents and not result.uncompared and not result.refused:
        raise GoldError(f"{path}: holds nothing to score" + (f" of the split {split!r}" if split else ""))
    return result if split == "dev" else replace(result, errors=())


def score_documents(
    tasks: Sequence[str],
    golds: Iterable[GoldDocument],
    progress: Progress = lambda _: None,
    *,
    rules_only: bool = False,
) -> dict[str, Score]:
    """The scores of several tasks on the same documents, each of which is read once.

    Errors are those of development documents.
    """
    tallies: dict[str, list[Tally]] = {task: [] for task in tasks}
    trained = 0
    for gold in _counted(golds, progress):
        page = open_page(gold.document)
        reading = None if ON_PAGES.keys() >= set(tasks) else code_page(page, rules_only=rules_only)
        trained += gold.split == "train"
        for task in tasks:
            if task in ON_PAGES:
                tally = ON_PAGES[task](gold, page)
            else:
                assert reading is not None
                tally = ON_READINGS[task](gold, reading)
            tallies[task].append(_seen(tally, gold, page))
    return {task: replace(score(task, found), trained=trained) for task, found in tallies.items()}


def _seen(tally: Tally, gold: GoldDocument, page: Page) -> Tally:
    """The tally with its errors in their sentences, if the document is of the development split; else without."""
    if gold.split != "dev":
        return replace(tally, errors=())
    return replace(tally, errors=tuple(_in_sentence(error, page) for error in tally.errors))


def _in_sentence(error: Error, page: Page) -> Error:
    """With the sentences that its words begin and end in, and what lies between; with its line where none is parsed."""
    parsed, text = page.parsed, page.parsed.document.text
    spans = [parsed.stored(s[0], s[-1]) for s in parsed.sentences]
    touched = [(start, end) for start, end in spans if start < error.end and error.start < end]
    if touched:
        first, last = min(touched[0][0], error.start), max(touched[-1][1], error.end)
    else:
        first = text.rfind("\n", 0, error.start) + 1
        last = text.find("\n", error.end) if "\n" in text[error.end :] else len(text)
    return replace(error, sentence=text[first:last], sentence_start=first)


def _sentences(sentences: Iterable[GoldSentence], rules_only: bool, progress: Progress) -> Score:
    read = partial(read_document, rules_only=rules_only)
    return score("sentences", [tally_sentence(s, read(s.document)) for s in _counted(sentences, progress)])


def _counted(items: Iterable[Item], progress: Progress) -> Iterable[Item]:
    for number, item in enumerate(items, 1):
        yield item
        progress(number)


def _petrarch(path: Path, rules_only: bool, progress: Progress) -> Score:
    """PETRARCH's records; those whose events cannot be compared are counted by reason."""
    file = read_petrarch(path)
    reasons = [incomparable(record) for record in file.records]
    codable = [r for r, why in zip(file.records, reasons, strict=True) if why in (None, Reason.NO_STATE)]
    tallies = [
        tally_record(r, read_document(document_of(r), rules_only=rules_only)) for r in _counted(codable, progress)
    ]
    uncompared = {reason.value: reasons.count(reason) for reason in Reason if reason in reasons}
    extra = {"records": len(file.records)}
    return replace(score("petrarch", tallies), extra=extra, uncompared=uncompared, refused=file.refused)


def _petrarch_triples(path: Path, dictionaries: Dictionaries, progress: Progress) -> Score:
    """All of PETRARCH's records, in the codes of the dictionaries they were made for."""
    file = read_petrarch(path)
    tallies = [tally_triples(r, dictionaries) for r in _counted(file.records, progress)]
    return replace(score("petrarch", tallies), extra={"records": len(file.records)}, refused=file.refused)


def _events(path: Path, split: str | None, rules_only: bool, progress: Progress) -> Score:
    """Marked pairs; the headline is macro-F1 over the root categories of the gold (15 for PLV, which folds YIELD)."""
    fold = YIELD if path.suffix == ".tsv" else {}
    pairs: list[Pair] = read_pairs(path)
    if split is not None and pairs and all(p.split is None for p in pairs):
        raise GoldError(f"{path}: has no splits: leave --split out")
    pairs = [p for p in pairs if split is None or p.split == split]
    if rules_only:
        name = partial(code_pair, read=partial(read_document, rules_only=True))
    else:
        name = partial(name_pair, encoder=encoder(), none=any(p.category == Category.NONE for p in pairs))
    tallies = [tally_pair(p, name(p), fold=fold) for p in _counted(pairs, progress)]
    roots = sorted({fold.get(c.value, c.value) for c in Category})
    result = score("events", tallies, macro_f1(roots), macro=True)
    quads = sorted({f"quad:{quad_of(r)}" for r in roots})
    binaries = sorted({f"binary:{binary_of(r)}" for r in roots})
    extra = {
        "root_macro_f1": result.headline,
        "quad_macro_f1": macro_f1(quads)(result.counts),
        "binary_macro_f1": macro_f1(binaries)(result.counts),
    }
    return replace(result, extra=extra, trained=sum(p.split == "train" for p in pairs))
