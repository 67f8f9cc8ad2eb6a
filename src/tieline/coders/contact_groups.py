"""Triggers that tell one contact, joined: the headline, the lead and "during the meeting" are one entry.

In: candidates in text order. Out: groups, each one contact. Two candidates are joined when nothing they say differs:
status, mode, day and parties. A definite noun without parties of its own ("the meeting") points back to the last
contact it can mean and founds none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tieline.coders.contact_triggers import Candidate
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.when import When

Identity = tuple[str, str | None]

# A bare "meeting" or "talks" may turn out to have been held by one of these.
_KINDS_OF_MEETING = frozenset({ContactMode.VIDEO, ContactMode.PHONE, ContactMode.SIDELINE, ContactMode.CEREMONY})


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
        """The most telling mode: a video meeting told as "the meeting" later is a video meeting."""
        modes = [c.mode for c in self.members]
        return next((m for m in modes if m is not ContactMode.MEETING), ContactMode.MEETING)

    @property
    def when(self) -> When | None:
        """The finest interval any member gives."""
        found = [c.when.when for c in self.members if c.when is not None and c.when.when is not None]
        return min(found, key=lambda when: when.length) if found else None

    @property
    def status(self) -> ContactStatus:
        """Status of the founding member."""
        return self.members[0].status


def group_candidates(candidates: Iterable[Candidate]) -> list[Group]:
    """Groups in order of their first trigger; each candidate joins the latest group it agrees with."""
    groups: list[Group] = []
    for candidate in candidates:
        home = next((g for g in reversed(groups) if _agrees(g, candidate)), None)
        if home is not None:
            home.members.append(candidate)
        elif candidate.parties and not (candidate.definite and len(_identities(candidate)) < 2):
            groups.append(Group([candidate]))
    return _settled(groups)


def _settled(groups: list[Group]) -> list[Group]:
    """A second look: a headline that named one party ("Telephone conversation with President Macri") founded a group
    before the lead named both."""
    settled: list[Group] = []
    for group in groups:
        home = next((g for g in settled if all(_agrees(g, c) for c in group.members)), None)
        if home is not None:
            home.members.extend(group.members)
        else:
            settled.append(group)
    return settled


def _identities(candidate: Candidate) -> set[Identity]:
    return {actor.identity for mention in candidate.parties for actor in mention.actors}


def _agrees(group: Group, candidate: Candidate) -> bool:
    if candidate.status is not group.status or candidate.behind != group.members[0].behind:
        return False
    if not _modes_agree(group.mode, candidate.mode, definite=candidate.definite):
        return False
    when = candidate.when.when if candidate.when is not None else None
    if when is not None and group.when is not None and not _overlap(group.when, when):
        return False
    return _parties_agree(group, candidate)


def _modes_agree(told: ContactMode, new: ContactMode, *, definite: bool) -> bool:
    if told is new:
        return True
    if ContactMode.MEETING in (told, new):
        other = new if told is ContactMode.MEETING else told
        # "the meeting" never points back to a visit or a letter, and a second visit is no meeting.
        return other in _KINDS_OF_MEETING and (definite or new is not ContactMode.SIDELINE)
    return {told, new} == {ContactMode.PHONE, ContactMode.VIDEO} and definite


def _overlap(one: When, other: When) -> bool:
    (start, end), (other_start, other_end) = one.bounds(), other.bounds()
    return start < other_end and other_start < end


def _parties_agree(group: Group, candidate: Candidate) -> bool:
    told, new = set(group.identities), _identities(candidate)
    if not new:
        return candidate.definite
    if told <= new or new <= told:
        return True
    # "China and Russia held talks" beside "Xi met Putin": states stand for the persons of the same states.
    states = [a.state for m in candidate.parties for a in m.actors if a.kind is ActorKind.STATE]
    sides = {a.state for a in group.identities.values()}
    return bool(states) and len(states) == len(new) > 1 and set(states) == sides
