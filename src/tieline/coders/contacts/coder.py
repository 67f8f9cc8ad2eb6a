"""Contact coder: who met, called, visited or wrote to whom, how, when and where.

In: a page and its issues. Out: one record for each contact the report tells, however often it mentions it.

A contact is between sides: at least two different states, blocs or organisations. Meetings within one government are
not contacts between states and are left out; a contact whose other side cannot be told goes to the unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate
from tieline.coders.contacts.groups import Group, group_candidates
from tieline.coders.contacts.triggers import find_candidates
from tieline.coders.page import Coded, Page
from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.evidence import Evidence
from tieline.records.issue import Issue
from tieline.records.statement import Statement, StatementKind
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
    direct = [s for s in statements if s.kind is StatementKind.DIRECT]
    speech = tuple((e.start, e.end) for s in direct for e in s.spans("content"))
    groups = group_candidates(find_candidates(page, speech))
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
    if all(a.kind is ActorKind.GROUP for a in group.identities.values()):
        return False  # "travel of Russian and Kazakh citizens"
    return len({side(a) for a in group.identities.values()} - {None}) > 1


def _record(page: Page, group: Group, issues: tuple[Issue, ...]) -> Contact:
    participants, evidence = _participants(page, group)
    lead = _telling(group)
    evidence.append(page.evidence("mode", lead.first, lead.last))
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


def _day_unknown(page: Page, group: Group, contact: Contact) -> Iterable[Unresolved]:
    if contact.when is not None:
        return
    time = next((c.when for c in group.members if c.when is not None), None)
    reason = time.reason if time is not None and time.reason else "the report names no day for this contact"
    lead = _telling(group)
    words = (time.first, time.last) if time is not None else (lead.first, lead.last)
    yield Unresolved(record=contact.id, field="when", reason=reason, evidence=(page.evidence("when", *words),))


def _other_side_unknown(page: Page, group: Group) -> Iterable[Unresolved]:
    """Worth telling only where one side is known and the other is somebody with an office."""
    actors = list(group.identities.values())
    unknown = [a for a in actors if side(a) is None and a.office]
    if not unknown or len({side(a) for a in actors} - {None}) != 1 or group.mode is ContactMode.CEREMONY:
        return
    lead = group.members[0]
    names = ", ".join(a.name for a in unknown)
    yield Unresolved(
        record=None,
        field="participants",
        reason=f"a contact needs two known sides, and the state of {names} is not known",
        evidence=(page.evidence("participants", lead.first, lead.last),),
    )
