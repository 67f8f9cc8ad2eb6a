"""Document in, reading out: the whole pipeline on one screen. Pure: no files, no network, no clock.

The same document, models and version always give the same records.
"""

from __future__ import annotations

from collections.abc import Iterator

from tieline.actors.own.phrases import OwnFinder
from tieline.actors.resolve import NO_OWN, resolve_cast
from tieline.coders.claims import code_claims
from tieline.coders.contacts import code_contacts
from tieline.coders.events import code_events
from tieline.coders.events.dictionary.load import Dictionaries
from tieline.coders.issues import code_issues
from tieline.coders.page import Page
from tieline.coders.pledges import code_pledges
from tieline.coders.statements import code_statements
from tieline.language.parse import Parsed, UnreadLanguageError, parse
from tieline.language.quotations import find_quotations
from tieline.language.time.anchor import dateline_fault
from tieline.language.time.dates import read_times
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.records.unresolved import Unresolved
from tieline.version import __version__


def read_document(
    document: Document,
    own: OwnFinder = NO_OWN,
    dictionaries: Dictionaries | None = None,
    *,
    rules_only: bool = False,
) -> Reading:
    """Read one document. A language Tieline does not read gives a reading without records that says so.

    own: finds the actors a user brings along. dictionaries: a user's verbs, which win over Tieline's events.
    rules_only: no learned model is asked, only grammar and word lists.
    """
    try:
        page = open_page(document, own)
    except UnreadLanguageError as refusal:
        gap = Unresolved(record=None, field="language", reason=str(refusal))
        return Reading(document=refusal.document, version=__version__, unresolved=(gap,))
    return code_page(page, dictionaries, rules_only=rules_only)


def open_page(document: Document, own: OwnFinder = NO_OWN) -> Page:
    """Parse a document and find its times, its cast and its quotations; raises `UnreadLanguageError`."""
    parsed = parse(document)
    return Page(parsed, read_times(parsed), resolve_cast(parsed, own), find_quotations(parsed))


def code_page(page: Page, dictionaries: Dictionaries | None = None, *, rules_only: bool = False) -> Reading:
    """Every coder's records from one page; later coders see what earlier ones found."""
    issues = code_issues(page)
    statements = code_statements(page)
    contacts = code_contacts(page, issues.records, statements.records)
    events = code_events(page, contacts.records, dictionaries=dictionaries, rules_only=rules_only)
    pledges = code_pledges(page, statements.records)
    claims = code_claims(page, statements.records)
    coded = (issues, statements, contacts, events, pledges, claims)
    return Reading(
        document=page.parsed.document,
        version=__version__,
        contacts=contacts.records,
        events=events.records,
        statements=statements.records,
        pledges=pledges.records,
        claims=claims.records,
        issues=issues.records,
        unresolved=(*_dateline_gap(page.parsed), *(gap for found in coded for gap in found.unresolved)),
    )


def _dateline_gap(parsed: Parsed) -> Iterator[Unresolved]:
    """A dateline whose day cannot be the report's is passed over, and the reading says why."""
    fault = dateline_fault(parsed)
    if fault is not None and parsed.dateline is not None:
        words = parsed.document.quote("dateline", parsed.dateline.start, parsed.dateline.end)
        yield Unresolved(record=None, field="dateline", reason=fault, evidence=(words,))
