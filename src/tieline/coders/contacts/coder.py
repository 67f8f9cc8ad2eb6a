"""Contact coder: who met, called, visited or wrote to whom, how, when and where.

In: a page and its issues. Out: one record for each contact the report tells, however often it mentions it.

A contact is between sides: at least two different states, blocs or organisations. Meetings within one government are
not contacts between states and are left out; a contact whose other side cannot be told goes to the unresolved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from tieline.actors.cast import Mention
from tieline.actors.sides import joint_rank
from tieline.coders.contacts.delegates import is_assembly, with_delegates
from tieline.coders.contacts.gaps import day_unknown, other_side_unknown
from tieline.coders.contacts.group import Group
from tieline.coders.contacts.groups import group_candidates
from tieline.coders.contacts.members import is_crowd, members
from tieline.coders.contacts.sides import Sides
from tieline.coders.contacts.today import dated_by_speech
from tieline.coders.contacts.triggers import find_candidates
from tieline.coders.page import Coded, Page
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.evidence import Evidence
from tieline.records.issue import Issue
from tieline.records.statement import Statement
from tieline.records.unresolved import Unresolved
from tieline.records.when import When, day_of

# An order of belief, not a measurement: a contact with its parties in one clause before one pieced together. On the
# gold's training split .62 of all contacts were right in every part; to be calibrated there.
TOLD_AT_ONCE = 0.9
PIECED_TOGETHER = 0.75

# Contacts without a common place.
_NO_PLACE = frozenset({ContactMode.PHONE, ContactMode.VIDEO, ContactMode.LETTER})

# Told in a report this long after the day, a contact is background rather than news.
BACKGROUND = timedelta(days=60)


def code_contacts(page: Page, issues: tuple[Issue, ...], statements: tuple[Statement, ...]) -> Coded[Contact]:
    """All contacts of a page, in order of first mention."""
    page = with_delegates(page)
    groups = group_candidates(find_candidates(page, statements))
    sides = Sides(page)
    records: list[Contact] = []
    unresolved: list[Unresolved] = []
    main = next((g for g in groups if _is_between_sides(g, sides)), None)
    dated_by_speech(page, groups, main, statements)
    for group in groups:
        if not _is_between_sides(group, sides):
            unresolved.extend(other_side_unknown(page, group, sides))
            continue
        contact = _record(page, group, issues if group is main else (), sides)
        records.append(contact)
        unresolved.extend(day_unknown(page, group, contact))
    return Coded(tuple(records), tuple(unresolved))


def _is_between_sides(group: Group, sides: Sides) -> bool:
    if all(c.partial for c in group.members):
        return False  # "in talks with A and B": whoever talked with them is not named
    if all(a.kind is ActorKind.GROUP and is_crowd(a) for a in group.identities.values()):
        return False  # "travel of Russian and Kazakh citizens"
    parties = members(group, sides).values()
    if any(is_assembly(a) for a in parties) and group.mode is not ContactMode.LETTER:
        return True  # "African leaders met in Addis Ababa"
    if group.mode is ContactMode.VISIT and not _goes_somewhere(parties):
        return False  # "the President's travel to the G7": nobody's country
    if all(a.state is None for a in parties):
        return False  # "the G20 and G8 summits": gatherings, not who met at them
    return len({sides.of(a) for a in parties} - {None}) > 1


def _goes_somewhere(parties: Collection[Actor]) -> bool:
    persons = {a.state for a in parties if a.kind is ActorKind.PERSON}
    return len(persons) > 1 or any(a.kind is ActorKind.STATE for a in parties)


def _record(page: Page, group: Group, issues: tuple[Issue, ...], sides: Sides) -> Contact:
    participants, evidence = _participants(page, group, sides)
    lead = group.telling
    evidence.append(page.evidence("mode", lead.first, lead.last))
    if lead.apart is not None:
        evidence.append(page.evidence("mode", *lead.apart, 1))
    host_mention = _host(group, participants)
    host = host_mention.actors[0] if host_mention is not None else None
    when, place, duration = group.when, *_texts(page, group, evidence)
    if when is not None:
        time = next(c.when for c in group.members if c.when is not None and c.when.when == when)
        evidence.append(page.evidence("when", time.first, time.last))
    if host_mention is not None:
        evidence.append(page.evidence("host", host_mention.first, host_mention.last))
    labels = list(dict.fromkeys(issue.label for issue in issues))
    evidence.extend(_issue_evidence(page, issues, labels))
    at_once = any(len({a.identity for m in c.parties for a in m.actors}) > 1 for c in group.members)
    return Contact(
        participants=participants,
        mode=group.mode,
        status=_status(page, group, when),
        when=when,
        place=place,
        host=host,
        duration=duration,
        rank=joint_rank(participants),
        issues=tuple(labels),
        historical=_is_background(page, group, when),
        evidence=tuple(evidence),
        confidence=TOLD_AT_ONCE if at_once else PIECED_TOGETHER,
        method="contacts.rules",
    )


def _host(group: Group, participants: tuple[Actor, ...]) -> Mention | None:
    """The mention of the one party that receives the others."""
    parties = {p.identity for p in participants}
    hosts = (c.host for c in group.members if c.host is not None and len(c.host.actors) == 1)
    return next((h for h in hosts if h.actors[0].identity in parties), None)


def _participants(page: Page, group: Group, sides: Sides) -> tuple[tuple[Actor, ...], list[Evidence]]:
    """Who takes part, each with the words that say so."""
    kept = members(group, sides)
    evidence: list[Evidence] = []
    for item, identity in enumerate(kept):
        mention = next(m for c in group.members for m in c.parties if any(a.identity == identity for a in m.actors))
        evidence.append(page.evidence("participants", mention.first, mention.last, item))
    return tuple(kept.values()), evidence


def _texts(page: Page, group: Group, evidence: list[Evidence]) -> tuple[str | None, str | None]:
    """Place and duration as written, their evidence appended."""
    found: list[str | None] = []
    for name in ("place", "duration"):
        if name == "place" and group.mode in _NO_PLACE:
            found.append(None)
            continue
        span = next((getattr(c, name) for c in group.members if getattr(c, name) is not None), None)
        if span is None:
            found.append(None)
            continue
        piece = page.evidence(name, *span)
        evidence.append(piece)
        found.append(piece.text)
    return found[0], found[1]


def _issue_evidence(page: Page, issues: tuple[Issue, ...], labels: list[str]) -> Iterable[Evidence]:
    for item, label in enumerate(labels):
        issue = next(i for i in issues if i.label == label)
        span = next(iter(issue.spans("text")))
        yield page.parsed.document.quote("issues", span.start, span.end, item)


def _status(page: Page, group: Group, when: When | None) -> ContactStatus:
    """A visit told in the present of a day still to come ("during the visit next week") is announced."""
    published = page.parsed.document.published
    if group.status is ContactStatus.HELD and when is not None and published is not None:
        return ContactStatus.ANNOUNCED if day_of(when.start) > day_of(published) else ContactStatus.HELD
    return group.status


def _is_background(page: Page, group: Group, when: When | None) -> bool:
    if group.status is not ContactStatus.HELD:
        return False
    if any(c.behind for c in group.members):
        return True
    published = page.parsed.document.published
    if when is None or published is None:
        return False
    return day_of(published) - day_of(when.end) > BACKGROUND
