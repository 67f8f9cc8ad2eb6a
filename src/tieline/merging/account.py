"""Account: all that one document tells of one doing. A happening is made of the accounts of one or many documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tieline.merging.parties import named, named_persons
from tieline.records.contact import Contact, ContactStatus
from tieline.records.record import digest
from tieline.records.when import Precision, day_of

# A report says who met only if it names two of them: two "delegations" of the same states may meet twice a day.
NAMED_PERSONS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What tells a contact from every other, in whatever report: named persons, mode and day.

    key: hash of the parties and the mode. day: calendar day in the source's zone, as an ordinal (`date.toordinal`).
    opens, closes: its bounds in UTC, the second exclusive. zoned: whether the source's zone is known.
    exact: whether the report gives the minute.
    """

    key: str
    day: int
    opens: datetime
    closes: datetime
    zoned: bool
    exact: bool

    @property
    def strict(self) -> tuple[str, int, str]:
        """Equal for two tellings only where nothing speaks against their being one meeting."""
        return self.key, self.day, f"{self.opens}/{self.closes}" if self.exact else ""

    def overlaps(self, other: Meeting) -> bool:
        """Whether there was a moment at which both days ran."""
        return self.opens < other.closes and other.opens < self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one document tells of one doing.

    kind: of the record that stands for it; answering accounts of copies are of one kind. first: smallest id among its
    records. size: number of its records. document: whatever tells its document from others in the same ledger. copy:
    equal for documents that carry one text. place: equal for answering accounts of such documents; None where there can
    be no answer. meeting: what identifies its contact elsewhere; None without one that can be identified. members: ids
    of its records, where they are at hand.
    """

    kind: str
    first: str
    size: int
    document: str
    copy: str
    place: str | None
    meeting: Meeting | None = None
    members: tuple[str, ...] = field(default=(), compare=False)

    @property
    def tale(self) -> tuple[str, str]:
        """Equal for accounts that are one account, printed twice; its own for an account without a place."""
        return (self.copy, self.place) if self.place is not None else ("", self.first)


def meeting_of(contact: Contact) -> Meeting | None:
    """What identifies a contact in any report; None unless it was held, on one known day, by two named persons."""
    when = contact.when
    if contact.status is not ContactStatus.HELD or when is None or named_persons(contact.participants) < NAMED_PERSONS:
        return None
    day = day_of(when.start)
    if when.precision not in (Precision.DAY, Precision.MINUTE) or day != day_of(when.end):
        return None
    opens, closes = when.bounds()
    exact = when.precision is Precision.MINUTE
    who = sorted(f"{name}\x1e{state or ''}" for name, state in named(contact.participants))
    return Meeting(
        key=digest("meeting", contact.mode, *who),
        day=day.toordinal(),
        opens=opens,
        closes=closes + timedelta(minutes=1) if exact else closes,
        zoned=exact or when.zone is not None,
        exact=exact,
    )
