"""Triggers that tell one contact, joined: the headline, the lead and "during the meeting" are one entry.

In: candidates in text order. Out: groups, each one contact. Two candidates are joined when nothing they say differs:
status, mode, day and parties. A definite noun without parties of its own ("the meeting") points back to the last
contact it can mean and founds none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from tieline.coders.contacts.agreement import agrees, persons_first
from tieline.coders.contacts.candidate import Candidate, identities
from tieline.coders.contacts.delegates import one_assembly
from tieline.coders.contacts.group import Group
from tieline.records.actor import ActorKind
from tieline.records.contact import ContactMode, ContactStatus

_COURTESIES = frozenset({"congratulate", "condole"})
# "to offer his congratulations": said where the parties spoke, unless something was sent.
_SAID = frozenset({"offer", "express", "convey", "extend", "reiterate"})


def group_candidates(candidates: Iterable[Candidate]) -> list[Group]:
    """Groups in order of their first trigger; each candidate joins the latest group it agrees with."""
    groups: list[Group] = []
    for candidate in candidates:
        homes = [g for g in reversed(groups) if agrees(g, candidate)]
        if candidate.attends:
            homes.sort(key=lambda g: _apart_from(g, candidate))
        home = next(iter(homes), None)
        if home is not None:
            home.members.append(candidate)
        elif candidate.ours and (main := _main(groups)) is not None:
            groups.append(Group([replace(candidate, parties=main.members[0].parties)]))
        elif candidate.parties and not _only_points_back(candidate, groups):
            groups.append(Group([_dated_by_visit(candidate, groups)]))
    return _settled(groups)


def _apart_from(group: Group, candidate: Candidate) -> tuple[bool, bool, bool]:
    """How far those who attend are from a contact: one known to hold one of them comes first, then of their states.

    Whoever is accompanied is so on a journey.
    """
    who, states = identities(candidate.parties), {a.state for m in candidate.parties for a in m.actors}
    journey = candidate.trigger.lemma_ == "accompany" and group.mode is not ContactMode.VISIT
    here = {a.state for a in group.identities.values()}
    return journey, not who & set(group.identities), not states <= here


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
        home = next((g for g in settled if all(agrees(g, c) for c in group.members)), None)
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
    here, there = persons_first(group.members), persons_first(other.members)
    if one_assembly(group.identities.values(), other.identities.values()):
        here, there = ({who for who in side if who[1]} for side in (here, there))
    partial = all(c.partial for c in group.members)  # "Telephone conversation with A and B"
    if partial and group.mode is other.mode and here <= there:
        return True
    same = modes and here == there
    return same and all(agrees(other, replace(c, status=other.status, mode=other.mode)) for c in group.members)


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
    if trigger.lemma_ in _COURTESIES or (trigger.lemma_ == "greeting" and trigger.head.lemma_ == "exchange"):
        return True
    return trigger.pos_ == "NOUN" and trigger.head.lemma_ in _SAID


def is_press_conference(trigger: Token) -> bool:
    """Whether a trigger is a press or news conference."""
    return trigger.lemma_ == "conference" and any(c.lower_ in ("press", "news") for c in trigger.lefts)
