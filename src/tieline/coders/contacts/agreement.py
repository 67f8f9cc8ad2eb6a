"""Whether a candidate tells the contact a group tells: status, mode, day and parties do not differ."""

from __future__ import annotations

from tieline.coders.contacts.candidate import Candidate, identities
from tieline.coders.contacts.delegates import is_assembly, is_delegation, one_assembly
from tieline.coders.contacts.group import REMOTE, Group, Identity
from tieline.coders.contacts.words import contact_words
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import ContactMode
from tieline.records.when import When

# Words of meeting that fit a call as well.
_VAGUE = frozenset({"conversation", "discussion", "talk", "dialogue", "consultation"})


def agrees(group: Group, candidate: Candidate) -> bool:
    """Whether nothing a candidate says differs from what the group says."""
    if candidate.status is not group.status or candidate.behind != group.members[0].behind:
        return False
    if candidate.gone and group.when is None:
        return False  # today's call and "their conversation last week"
    if candidate.attends:
        if candidate.mode not in (ContactMode.MEETING, group.mode):
            return False
        if candidate.trigger.tag_ == "VBN" and candidate.trigger.lemma_ in ("host", "chair"):
            return group.members[-1].trigger.sent == candidate.trigger.sent  # "the summit, hosted by A"
        travels = candidate.trigger.pos_ == "VERB" and bool(identities(candidate.parties) & set(group.identities))
        return group.mode is not ContactMode.LETTER and (travels or group.mode is not ContactMode.VISIT)
    if not _modes_agree(group, candidate):
        return False
    when = candidate.when.when if candidate.when is not None else None
    if when is not None and candidate.trigger.tag_ == "NNS" and candidate.trigger.lemma_ in contact_words().countable:
        return False  # "builds on their bilateral meetings in May 2021": those were others
    if when is not None and group.when is not None and not _overlap(group.when, when):
        return False
    return _parties_agree(group, candidate)


def _modes_agree(group: Group, candidate: Candidate) -> bool:
    told, new = group.mode, candidate.mode
    if told is new:
        return True
    if {told, new} == {ContactMode.PHONE, ContactMode.VIDEO}:
        return candidate.definite or all(c.headline for c in group.members)
    if ContactMode.MEETING not in (told, new):
        return False
    other = new if told is ContactMode.MEETING else told
    if other is ContactMode.SIDELINE:
        return True
    # A call is a "conversation" too, but "a meeting between X and Y in July" beside a call is another contact.
    loose = len(identities(candidate.parties)) < 2
    if other is ContactMode.CEREMONY:
        return loose
    vague = all(
        c.consults or c.trigger.lemma_.lower() in _VAGUE
        for c in (candidate, *group.members)
        if c.mode is ContactMode.MEETING
    )
    return other in REMOTE and (loose or vague or len(group.identities) < 2)


def _overlap(one: When, other: When) -> bool:
    (start, end), (other_start, other_end) = one.bounds(), other.bounds()
    return start < other_end and other_start < end


def _parties_agree(group: Group, candidate: Candidate) -> bool:
    told, new = persons_first(group.members), persons_first([candidate])
    if not new:
        return candidate.definite
    if told == new or (new <= told and (len(new) < 2 or candidate.definite)) or (told <= new and len(told) < 2):
        return True
    here, there = list(group.identities.values()), [a for m in candidate.parties for a in m.actors]
    when = candidate.when.when if candidate.when is not None else None
    if when is not None and when == group.when and any(map(is_assembly, here)) and any(map(is_assembly, there)):
        return True  # "a meeting of the leaders of the bloc on Friday" and "A and B will attend" it
    if one_assembly(here, there) and (
        candidate.headline or candidate.definite or all(c.headline for c in group.members)
    ):
        return True
    if candidate.mode is group.mode is ContactMode.VISIT and _same_visit(here, there):
        return True
    return _stand_for(here, there) or _stand_for(there, here)


def _same_visit(here: list[Actor], there: list[Actor]) -> bool:
    """ "I am glad to welcome you to Moscow" and "your visit to Russia": a host in person and his state."""
    people = [{a.identity for a in side if a.kind is ActorKind.PERSON} for side in (here, there)]
    same_states = {a.state for a in here} == {a.state for a in there} and len({a.state for a in here}) == 2
    return same_states and bool(people[0] & people[1])


def persons_first(candidates: list[Candidate]) -> set[Identity]:
    """Everyone some triggers name, without a state or delegation whose person is named."""
    actors = [a for c in candidates for m in c.parties for a in m.actors]
    people = {a.state for a in actors if a.kind is ActorKind.PERSON}
    return {a.identity for a in actors if not (_stands_behind(a) and a.state in people)}


def _stands_behind(actor: Actor) -> bool:
    return actor.kind is ActorKind.STATE or (actor.kind is ActorKind.GROUP and is_delegation(actor))


def _stand_for(states: list[Actor], parties: list[Actor]) -> bool:
    """ "China and Russia held talks" beside "Xi met Putin": states stand for the persons of the same states."""
    codes = {a.state for a in states}
    return len(codes) > 1 and all(a.kind is ActorKind.STATE for a in states) and codes == {a.state for a in parties}
