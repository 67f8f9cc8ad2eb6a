"""What a contact leaves open: its day, or its other side. Told with the reason, never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from tieline.coders.contacts.group import Group
from tieline.coders.contacts.sides import Sides
from tieline.coders.page import Page
from tieline.records.contact import Contact, ContactMode
from tieline.records.unresolved import Unresolved


def day_unknown(page: Page, group: Group, contact: Contact) -> Iterable[Unresolved]:
    """Why a contact has no day; nothing if it has one."""
    if contact.when is not None:
        return
    time = next((c.when for c in group.members if c.when is not None), None)
    reason = time.reason if time is not None and time.reason else "the report names no day for this contact"
    lead = group.telling
    words = (time.first, time.last) if time is not None else (lead.first, lead.last)
    yield Unresolved(record=contact.id, field="when", reason=reason, evidence=(page.evidence("when", *words),))


def other_side_unknown(page: Page, group: Group, sides: Sides) -> Iterable[Unresolved]:
    """Who the unknown party of a contact is; told only where one side is known and the other is somebody."""
    actors = list(group.identities.values())
    if group.mode is ContactMode.CEREMONY or len({sides.of(a) for a in actors} - {None}) != 1:
        return
    stateless = [a.name for a in actors if sides.of(a) is None and a.office]
    lead = group.members[0]
    if stateless:
        reason = f"a contact needs two known sides, and the state of {', '.join(stateless)} is not known"
        words = (lead.first, lead.last)
    else:
        unread = next((m for c in group.members for m in c.parties if not m.actors), None)
        unknown = next((c.unknown for c in group.members if c.unknown is not None), None)
        if unread is not None:
            words = (unread.first, unread.last)
            reason = f"a contact needs two known sides: {unread.reason or 'one party is not known'}"
        elif unknown is not None:
            words = unknown
            reason = f"a contact needs two known sides, and {page.evidence('participants', *words).text!r} is not known"
        else:
            return
    yield Unresolved(
        record=None, field="participants", reason=reason, evidence=(page.evidence("participants", *words),)
    )
