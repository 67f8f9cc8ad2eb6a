"""Candidates that tell one contact, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieline.coders.contacts.candidate import Candidate
from tieline.records.actor import Actor
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.when import When

Identity = tuple[str, str | None]
REMOTE = frozenset({ContactMode.VIDEO, ContactMode.PHONE})


@dataclass
class Group:
    """Candidates that tell one contact."""

    members: list[Candidate] = field(default_factory=list)

    @property
    def identities(self) -> dict[Identity, Actor]:
        """Everyone any member names, each once, in order of mention."""
        found: dict[Identity, Actor] = {}
        for candidate in self.members:
            for mention in candidate.parties:
                for actor in mention.actors:
                    found.setdefault(actor.identity, actor)
        return found

    @property
    def mode(self) -> ContactMode:
        """The most telling mode: a video meeting told as "the meeting" or "a call" elsewhere is a video meeting."""
        modes = [c.mode for c in self.members]
        if set(modes) >= REMOTE:
            return ContactMode.VIDEO
        return next((m for m in modes if m is not ContactMode.MEETING), ContactMode.MEETING)

    @property
    def telling(self) -> Candidate:
        """The member whose words tell the mode."""
        return next(c for c in self.members if c.mode is self.mode)

    @property
    def when(self) -> When | None:
        """The finest interval any member gives."""
        found = [c.when.when for c in self.members if c.when is not None and c.when.when is not None]
        return min(found, key=lambda when: when.length) if found else None

    @property
    def status(self) -> ContactStatus:
        """Status of the founding member."""
        return self.members[0].status
