"""Contact coder: who met, called, visited or wrote to whom, how, when and where.

In: a page and its issues. Out: one record for each contact the report tells, however often it mentions it.

A contact is between sides: at least two different states, blocs or organisations. Meetings within one government are
not contacts between states and are left out; a contact whose other side cannot be told goes to the unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tieline.coders.contact_groups import Group, group_candidates
from tieline.coders.contact_triggers import Candidate, find_candidates
from tieline.coders.page import Coded, Page
from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.evidence import Evidence
from tieline.records.issue import Issue
from tieline.records.unresolved import Unresolved
from tieline.records.when import When

# How often a contact with its parties in one clause, and one pieced together from several mentions, was right in a
# hand-read sample; to be recalibrated on gold.
TOLD_AT_ONCE = 0.9
PIECED_TOGETHER = 0.75

# Told in a report this long after the day, a contact is background rather than news.
BACKGROUND = timedelta(days=60)


def code_contacts(page: Page, issues: tuple[Issue, ...]) -> Coded[Contact]:
    """All contacts of a page, in order of first mention."""
    groups = group_candidates(find_candidates(page))
    records: list[Contact] = []
    unresolved: list[Unresolved] = []
    main = next((g for g in groups if _is_between_sides(g)), None)
    for group in groups:
        if not _is_between_sides(group):
            unresolved.extend(_other_side_unknown(page, group))
            continue
        contact = _record(page, group, issues if group is main else ())
        records.append(contact)
        unresolved.extend(_day_unknown(page, group, contact))
    return Coded(tuple(records), tuple(unresolved))


def side(actor: Actor) -> str | None:
    """The side an actor stands on: its state's or bloc's code, or an organisation's name; None if unknown."""
    if actor.state is not None:
        return actor.state
    return actor.canonical or actor.name if actor.kind in (ActorKind.ORGANISATION, ActorKind.BLOC) else None


def _is_between_sides(group: Group) -> bool:
    return len({side(a) for a in group.identities.values()} - {None}) > 1


def _record(page: Page, group: Group, issues: tuple[Issue, ...]) -> Contact:
    participants, evidence = _participants(page, group)
    lead = _telling(group)
    evidence.append(page.evidence("mode", lead.first, lead.last))
    host = next((c.host.actors[0] for c in group.members if c.host is not None and c.host.actors), None)
    host = host if host is not None and host.identity in {p.identity for p in participants} else None
    when, place, duration = group.when, *_texts(page, group, evidence)
    if when is not None:
        time = next(c.when for c in group.members if c.when is not None and c.when.when == when)
        evidence.append(page.evidence("when", time.first, time.last))
    if host is not None:
        mention = next(c.host for c in group.members if c.host is not None and c.host.actors)
        evidence.append(page.evidence("host", mention.first, mention.last))
    labels = list(dict.fromkeys(issue.label for issue in issues))
    evidence.extend(_issue_evidence(page, issues, labels))
    at_once = any(len({a.identity for m in c.parties for a in m.actors}) > 1 for c in group.members)
    return Contact(
        participants=participants,
        mode=group.mode,
        status=group.status,
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


def _telling(group: Group) -> Candidate:
    """The member whose words tell the mode."""
    return next(c for c in group.members if c.mode is group.mode)


def _participants(page: Page, group: Group) -> tuple[tuple[Actor, ...], list[Evidence]]:
    """Participants with their sides known; a state gives way to its own person ("China" to Xi Jinping)."""
    people = {a.state for a in group.identities.values() if a.kind is ActorKind.PERSON}
    kept = {
        identity: actor
        for identity, actor in group.identities.items()
        if actor.kind is not ActorKind.STATE or actor.state not in people
    }
    if len({side(a) for a in kept.values()} - {None}) < 2:
        kept = group.identities
    evidence: list[Evidence] = []
    for item, identity in enumerate(kept):
        mention = next(m for c in group.members for m in c.parties if any(a.identity == identity for a in m.actors))
        evidence.append(page.evidence("participants", mention.first, mention.last, item))
    return tuple(kept.values()), evidence


def _texts(page: Page, group: Group, evidence: list[Evidence]) -> tuple[str | None, str | None]:
    """Place and duration as written, their evidence appended."""
    found: list[str | None] = []
    for name in ("place", "duration"):
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


def joint_rank(participants: tuple[Actor, ...]) -> Rank | None:
    """The lowest of the sides' highest ranks; None where a side's rank is unknown."""
    highest: dict[str, Rank] = {}
    sides = {side(p) for p in participants}
    for actor in participants:
        name = side(actor)
        if name is not None and actor.rank is not None:
            known = highest.get(name)
            highest[name] = actor.rank if known is None or actor.rank.order < known.order else known
    if None in sides or len(highest) < len(sides):
        return None
    return max(highest.values(), key=lambda rank: rank.order)


def _is_background(page: Page, group: Group, when: When | None) -> bool:
    if group.status is not ContactStatus.HELD:
        return False
    if any(c.behind for c in group.members):
        return True
    published = page.parsed.document.published
    if when is None or published is None:
        return False
    return _day(published) - _day(when.end) > BACKGROUND


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _day_unknown(page: Page, group: Group, contact: Contact) -> Iterable[Unresolved]:
    if contact.when is not None:
        return
    time = next((c.when for c in group.members if c.when is not None), None)
    reason = time.reason if time is not None and time.reason else "the report names no day for this contact"
    lead = _telling(group)
    words = (time.first, time.last) if time is not None else (lead.first, lead.last)
    yield Unresolved(record=contact.id, field="when", reason=reason, evidence=(page.evidence("when", *words),))


def _other_side_unknown(page: Page, group: Group) -> Iterable[Unresolved]:
    """Worth telling only where one side is a known foreign party or a person whose state is not known."""
    actors = list(group.identities.values())
    unknown = [a for a in actors if side(a) is None and a.kind is ActorKind.PERSON]
    if len(actors) < 2 or not unknown or group.mode is ContactMode.CEREMONY:
        return
    lead = group.members[0]
    names = ", ".join(a.name for a in unknown)
    yield Unresolved(
        record=None,
        field="participants",
        reason=f"a contact needs two known sides, and the state of {names} is not known",
        evidence=(page.evidence("participants", lead.first, lead.last),),
    )
