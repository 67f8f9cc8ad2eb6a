"""Account: all that one document tells of one doing. A happening is made of the accounts of one or many documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tieline.merging.parties import named_persons, principals
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.record import digest
from tieline.records.when import Precision, When, day_of

# A report says who met only if it names two of them: two "delegations" of the same states may meet twice a day.
NAMED_PERSONS = 2
# The longest a calendar day lasts where the clocks change, and where its zone may be any from UTC+14 to UTC-12.
LONGEST_DAY = timedelta(hours=26)
LONGEST_DAY_ANYWHERE = timedelta(hours=50)
# Ways of meeting that reports of one contact tell apart only by chance: one says "call" what another calls "video
# conference", one says "met" what another places on the sidelines of a summit.
_WAY = {ContactMode.VIDEO: ContactMode.PHONE, ContactMode.SIDELINE: ContactMode.MEETING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What tells a contact from every other, in whatever report: who led it, how they met, and the day.

    key: hash of the principals and the way of meeting. day: calendar day in the source's zone, as an ordinal
    (`date.toordinal`). opens, closes: its bounds in UTC, the second exclusive. zoned: whether the source's zone is
    known. exact: whether the report gives the minute.
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

    @property
    def loose(self) -> bool:
        """Whether its day is only that of the news: the report's or the day before."""
        return self.closes - self.opens > (LONGEST_DAY if self.zoned else LONGEST_DAY_ANYWHERE)

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


def meeting_of(contact: Contact, published: date | datetime | None = None, zone: str | None = None) -> Meeting | None:
    """What identifies a contact in any report; None unless it was held, on one known day, by two named persons.

    published, zone: of the report, for the contact that is its news: where its words give no day, it was that of the
    report or the day before.
    """
    if contact.status is not ContactStatus.HELD or named_persons(contact.participants) < NAMED_PERSONS:
        return None
    when = contact.when or (_of_the_news(published, zone) if not contact.historical else None)
    if when is None or when.precision not in (Precision.DAY, Precision.MINUTE):
        return None
    day = day_of(when.end)
    if day != day_of(when.start) and contact.when is not None:
        return None
    opens, closes = when.bounds()
    exact = when.precision is Precision.MINUTE
    who = sorted(f"{name}\x1e{state or ''}" for name, state in principals(contact.participants))
    return Meeting(
        key=digest("meeting", _WAY.get(contact.mode, contact.mode), *who),
        day=day.toordinal(),
        opens=opens,
        closes=closes + timedelta(minutes=1) if exact else closes,
        zoned=exact or when.zone is not None,
        exact=exact,
    )


def _of_the_news(published: date | datetime | None, zone: str | None) -> When | None:
    if published is None:
        return None
    day = day_of(published)
    return When(
        start=day - timedelta(days=1), end=day, precision=Precision.DAY, text="", rule="news_of_the_day", zone=zone
    )
