"""Triggers that tell one contact, joined: the headline, the lead and "during the meeting" are one entry.

In: candidates in text order. Out: groups, each one contact. Two candidates are joined when nothing they say differs:
status, mode, day and parties. A definite noun without parties of its own ("the meeting") points back to the last
contact it can mean and founds none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from tieline.coders.contacts.candidate import Candidate, identities
from tieline.coders.contacts.delegates import is_assembly, one_assembly
from tieline.coders.contacts.words import contact_words
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.when import When

Identity = tuple[str, str | None]

_REMOTE = frozenset({ContactMode.VIDEO, ContactMode.PHONE})
_COURTESIES = frozenset({"congratulate", "condole"})
# "to offer his congratulations": said where the parties spoke, unless something was sent.
_SAID = frozenset({"offer", "express", "convey", "extend", "reiterate"})
# Words of meeting that fit a call as well.
_VAGUE = frozenset({"conversation", "discussion", "talk", "dialogue", "consultation"})


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


def group_candidates(candidates: Iterable[Candidate]) -> list[Group]:
    """Groups in order of their first trigger; each candidate joins the latest group it agrees with."""
    groups: list[Group] = []
    for candidate in candidates:
        homes = [g for g in reversed(groups) if _agrees(g, candidate)]
        if candidate.attends:  # a contact that one of them is known to take part in comes first
            homes.sort(key=lambda g: not identities(candidate.parties) & set(g.identities))
        home = next(iter(homes), None)
        if home is not None:
            home.members.append(candidate)
        elif candidate.ours and (main := _main(groups)) is not None:
            groups.append(Group([replace(candidate, parties=main.members[0].parties)]))
        elif candidate.parties and not _only_points_back(candidate, groups):
            groups.append(Group([_dated_by_visit(candidate, groups)]))
    return _settled(groups)


def _main(groups: list[Group]) -> Group | None:
    """The first meeting told: its parties are "we" in what its parties say."""
    found = (g for g in groups if g.mode is ContactMode.MEETING and g.status is ContactStatus.HELD)
    return next((g for g in found if len(g.identities) > 1), None)


def _dated_by_visit(candidate: Candidate, groups: list[Group]) -> Candidate:
    """Talks to come during a visit are on its day: "A will visit B on Friday. They will discuss trade"."""
    if not candidate.consults or candidate.when is not None or candidate.status is not ContactStatus.ANNOUNCED:
        return candidate
    who = identities(candidate.parties)
    visits = [g for g in groups if g.mode is ContactMode.VISIT and len(who & set(g.identities)) > 1]
    return replace(candidate, when=next((c.when for g in visits for c in g.members if c.when is not None), None))


def _only_points_back(candidate: Candidate, groups: list[Group]) -> bool:
    """ "The meeting" without both parties founds no contact, nor does what parties did in one told before.

    "Will discuss" after an announced visit tells the talks of that visit, and "A and B discussed trade" a meeting
    where no other contact between persons of two states is told of them.
    """
    if not candidate.definite:
        return False
    who = identities(candidate.parties)
    if len(who) < 2:
        return True
    if candidate.attends:  # "A and B attended the opening ceremony" names both sides
        return candidate.trigger.pos_ == "VERB" or len({a.state for m in candidate.parties for a in m.actors}) < 2
    if not candidate.consults:
        return False
    persons = [a for m in candidate.parties for a in m.actors if a.kind is ActorKind.PERSON]
    if len({a.state for a in persons}) < 2 or candidate.trigger.lemma_ == "review":
        return True
    told = [g for g in groups if len(who & set(g.identities)) > 1]
    if candidate.status is ContactStatus.ANNOUNCED and not told:
        return True
    return any(g.mode is not ContactMode.VISIT or g.status is not candidate.status for g in told)


def _settled(groups: list[Group]) -> list[Group]:
    """A second look: a headline that named one party ("Telephone conversation with President Macri") founded a group
    before the lead named both."""
    settled: list[Group] = []
    for group in groups:
        home = next((g for g in settled if all(_agrees(g, c) for c in group.members)), None)
        home = home or next((g for g in settled if _is_headline_of(group, g)), None)
        headline = next((g for g in settled if _is_headline_of(g, group)), None)
        if home is not None:
            home.members.extend(group.members)
        elif headline is not None:
            headline.members[:0] = group.members
        else:
            settled.append(group)
    return [group for group in settled if not _is_courtesy(group, settled)]


def _is_headline_of(group: Group, other: Group) -> bool:
    """ "Statement on the meeting between A and B" does not say whether it was held; the report does."""
    if not group.members[0].headline or not all(c.headline or c.definite for c in group.members):
        return False
    modes = group.mode is other.mode or group.mode is ContactMode.MEETING
    here, there = _persons_first(group.members), _persons_first(other.members)
    if one_assembly(group.identities.values(), other.identities.values()):
        here, there = ({who for who in side if who[1]} for side in (here, there))
    same = modes and here == there
    return same and all(_agrees(other, replace(c, status=other.status, mode=other.mode)) for c in group.members)


def _is_courtesy(group: Group, groups: list[Group]) -> bool:
    """Congratulations during a call are no letter of their own, nor a joint press conference after talks a meeting."""
    if not all(_is_said(c.trigger) or is_press_conference(c.trigger) for c in group.members):
        return False
    parties = set(group.identities)
    others = [other for other in groups if other is not group]
    if all(is_press_conference(c.trigger) for c in group.members):
        return any(parties & set(other.identities) and other.status is group.status for other in others)
    return any(len(parties & set(other.identities)) > 1 for other in others)


def _is_said(trigger: Token) -> bool:
    return trigger.lemma_ in _COURTESIES or (trigger.pos_ == "NOUN" and trigger.head.lemma_ in _SAID)


def is_press_conference(trigger: Token) -> bool:
    """Whether a trigger is a press or news conference."""
    return trigger.lemma_ == "conference" and any(c.lower_ in ("press", "news") for c in trigger.lefts)


def _agrees(group: Group, candidate: Candidate) -> bool:
    if candidate.status is not group.status or candidate.behind != group.members[0].behind:
        return False
    if candidate.gone and group.when is None:
        return False  # today's call and "their conversation last week"
    if candidate.attends:
        if candidate.mode not in (ContactMode.MEETING, group.mode):
            return False
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
        return candidate.definite
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
    return other in _REMOTE and (loose or vague or len(group.identities) < 2)


def _overlap(one: When, other: When) -> bool:
    (start, end), (other_start, other_end) = one.bounds(), other.bounds()
    return start < other_end and other_start < end


def _parties_agree(group: Group, candidate: Candidate) -> bool:
    told, new = _persons_first(group.members), _persons_first([candidate])
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


def _persons_first(candidates: list[Candidate]) -> set[Identity]:
    """Everyone some triggers name, without a state whose person is named."""
    actors = [a for c in candidates for m in c.parties for a in m.actors]
    people = {a.state for a in actors if a.kind is ActorKind.PERSON}
    return {a.identity for a in actors if a.kind is not ActorKind.STATE or a.state not in people}


def _stand_for(states: list[Actor], parties: list[Actor]) -> bool:
    """ "China and Russia held talks" beside "Xi met Putin": states stand for the persons of the same states."""
    codes = {a.state for a in states}
    return len(codes) > 1 and all(a.kind is ActorKind.STATE for a in states) and codes == {a.state for a in parties}
