"""Statements: a page in, what each party is reported to have said out.

Labelled speech, cue words and quotations give drafts; drafts that overlap are cut apart; what remains becomes records
with the speaker, cue and content spans as evidence. Decisions of scope are those of the annotation guide: what parties
discussed or talked about is an issue, "agreed to" and "pledged to" with an infinitive are pledges, and a headline's
"Xi: ..." is indirect speech with the colon as its cue, because a headline paraphrases.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.page import Coded, Page
from tieline.coders.statements.ambient import ambient_drafts
from tieline.coders.statements.draft import Draft, Sheet, Span
from tieline.coders.statements.labels import label_drafts
from tieline.coders.statements.nouns import noun_draft, stance_draft
from tieline.coders.statements.quotes import join_quotations
from tieline.coders.statements.relays import settle_relays
from tieline.coders.statements.spans import finish, kind_of
from tieline.coders.statements.told import Cuts, Told, bounded
from tieline.coders.statements.verbs import silent_cut, verb_draft
from tieline.language import grammar
from tieline.records.actor import Actor
from tieline.records.evidence import TextEvidence
from tieline.records.statement import Statement, StatementKind
from tieline.records.unresolved import Unresolved

METHOD = "statements.rules"


def code_statements(page: Page) -> Coded[Statement]:
    """All statements of a page in text order, and the speakers that could not be settled."""
    sheet = Sheet(page)
    drafts = label_drafts(sheet)
    cued, cuts = _cued(sheet)
    drafts += cued
    told = Told(drafts)
    join_quotations(sheet, told)
    kept = settle_relays(sheet, told)
    kept += ambient_drafts(sheet, kept)
    kept.sort(key=lambda d: (min(d.contents)[0], d.anchor))

    taken = Cuts([*told.drafts, *cuts])
    records: dict[str, Statement] = {}
    gaps: list[Unresolved] = []
    for draft in kept:
        coded = _record(sheet, draft, taken)
        if coded is None or coded.id in records:
            continue
        records[coded.id] = coded
        gaps.extend(_gaps(sheet, draft, coded))
    return Coded(tuple(records.values()), tuple(gaps))


def _cued(sheet: Sheet) -> tuple[list[Draft], list[Draft]]:
    """Drafts of all cue words, in text order, and what only ends another's content.

    A clause that two cues claim goes to the first.
    """
    drafts: list[Draft] = []
    cuts: list[Draft] = []
    claimed: set[Span] = set()
    for i in sheet.triggers():
        token = sheet.doc[i]
        is_verb = token.pos_ in ("VERB", "AUX") and token.lower_ != "according"
        if is_verb and token.lower_ in sheet.lexicon.stance:
            draft = stance_draft(sheet, token)
        else:
            draft = verb_draft(sheet, token) if is_verb else noun_draft(sheet, token)
        if draft is not None:
            draft.contents = [bounded(sheet, span) for span in draft.contents]
        if draft is not None and not claimed.intersection(draft.contents):
            claimed.update(draft.contents)
            drafts.append(draft)
        elif draft is None and is_verb and (cut := silent_cut(sheet, token)) is not None:
            cuts.append(cut)
    return drafts, cuts


def _record(sheet: Sheet, draft: Draft, cuts: Cuts) -> Statement | None:
    """A draft as a record; None where other cues leave nothing of its content."""
    fragments = finish(sheet, draft, cuts)
    if not fragments:
        return None
    page = sheet.page
    contents = [page.evidence("content", *span, item) for item, (span, _) in enumerate(fragments)]
    speakers, speaker_evidence = _parties(sheet, "speakers", draft.speakers)
    relays, relay_evidence = _parties(sheet, "relayed_by", draft.relays)
    kind = draft.kind or kind_of(fragments)
    cue = None if draft.cue is None else page.evidence("cue", *draft.cue)
    if cue is None and kind in (StatementKind.INDIRECT, StatementKind.MIXED):
        kind = StatementKind.AMBIENT
    return Statement(
        evidence=(*speaker_evidence, *(() if cue is None else (cue,)), *contents, *relay_evidence),
        confidence=round(draft.confidence, 3),
        method=f"{METHOD}/{draft.rule}",
        kind=kind,
        content=tuple(e.text for e in contents),
        speakers=speakers,
        cue=None if cue is None else cue.text,
        relayed_by=relays,
    )


def _parties(sheet: Sheet, field: str, heads: tuple[Token, ...]) -> tuple[tuple[Actor, ...], tuple[TextEvidence, ...]]:
    return sheet.page.parties(field, sheet.page.cast.of(heads))


def _gaps(sheet: Sheet, draft: Draft, statement: Statement) -> list[Unresolved]:
    """Why speakers, or those who passed the words on, could not be named; with the words that stand for them."""
    gaps = []
    if not statement.speakers:
        spans = [draft.label] if draft.label is not None else _phrases(draft.speakers)
        gaps.append(_gap(sheet, statement, "speakers", draft.speakers, spans, draft.gap))
    if draft.relays and not statement.relayed_by:
        gaps.append(_gap(sheet, statement, "relayed_by", draft.relays, _phrases(draft.relays), None))
    return gaps


def _phrases(heads: tuple[Token, ...]) -> list[Span]:
    return [(first.i, last.i) for first, last in map(grammar.phrase, heads)]


def _gap(
    sheet: Sheet, statement: Statement, field: str, heads: tuple[Token, ...], spans: list[Span], reason: str | None
) -> Unresolved:
    evidence = tuple(sheet.page.evidence(field, *span, item) for item, span in enumerate(spans))
    if reason is None:
        reasons = [m.reason for m in sheet.page.cast.of(heads) if m.reason]
        words = ", ".join(repr(e.text) for e in evidence)
        reason = reasons[0] if reasons else f"{words} is nobody the document or the tables identify"
    return Unresolved(record=statement.id, field=field, reason=reason, evidence=evidence)
