"""The participants of a contact: everyone its words name, each once, by the best name the words give."""

from __future__ import annotations

from tieline.actors.actor_values import state_actor
from tieline.coders.contacts.delegates import is_assembly, is_delegation, one_assembly
from tieline.coders.contacts.group import Group, Identity
from tieline.coders.contacts.sides import Sides
from tieline.coders.contacts.words import contact_words
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import ContactMode

_A_FEW = 3  # more states than this named by their persons: the bloc's leaders are spelt out
_JOINT = 0.7  # that a body of two states stands for both


def members(group: Group, sides: Sides) -> dict[Identity, Actor]:
    """Those who take part, by the identity the group knows them under.

    A state gives way to its own person ("China" to Xi Jinping), an office without a name to the named person of its
    state, a body that two states share to the two states.
    """
    everyone = {key: actor for key, actor in group.identities.items() if not _is_nameless(actor)}
    if group.mode is ContactMode.VISIT:
        everyone = _visited(group, everyone)
    named = {a.state for a in everyone.values() if a.kind is ActorKind.PERSON and a.canonical}
    people = {a.state for a in everyone.values() if a.kind is ActorKind.PERSON}
    kept = {
        key: actor
        for key, actor in everyone.items()
        if not (actor.kind is ActorKind.STATE and actor.state in people)
        and not (actor.kind is ActorKind.PERSON and not actor.canonical and actor.state in named)
        and not (actor.kind is ActorKind.GROUP and is_delegation(actor) and actor.state in people)
    }
    if len({a.state for a in everyone.values() if a.kind is ActorKind.PERSON}) > 1:
        kept = {k: a for k, a in kept.items() if not (a.state in people and a.kind is ActorKind.GOVERNMENT_BODY)}
    persons = {a.state for a in kept.values() if a.kind is ActorKind.PERSON}
    if len(persons) > _A_FEW:
        kept = {key: actor for key, actor in kept.items() if not is_assembly(actor) and not _is_club(actor)}
    kept = _one_each(kept)
    if len({sides.of(a) for a in kept.values()}) < min(2, len({sides.of(a) for a in everyone.values()})):
        kept = everyone
    return _joint_bodies(kept)


def _visited(group: Group, everyone: dict[Identity, Actor]) -> dict[Identity, Actor]:
    """A visit goes to the state it names, whoever says welcome there."""
    hosts = {a.state for c in group.members if c.host is not None for a in c.host.actors if a.kind is ActorKind.STATE}
    return {k: a for k, a in everyone.items() if not (a.kind is ActorKind.PERSON and a.state in hosts)}


def _is_club(actor: Actor) -> bool:
    """A bloc without a seat among states: the G7, the Quad."""
    return actor.kind is ActorKind.BLOC and actor.state is None


def _one_each(kept: dict[Identity, Actor]) -> dict[Identity, Actor]:
    """An assembly named twice ("the G7 Leaders' Summit", "G7 leaders") counts once, the bloc itself as its leaders."""
    found: dict[Identity, Actor] = {}
    gathered = [actor for actor in kept.values() if is_assembly(actor)]
    for key, actor in kept.items():
        again = is_assembly(actor) and any(one_assembly([actor], [other]) for other in found.values())
        stood_for = _is_club(actor) and any(actor.name in other.name for other in gathered)
        if not again and not stood_for:
            found[key] = actor
    return found


def _is_nameless(actor: Actor) -> bool:
    """ "I" and "my" of somebody who is not known by name."""
    unnamed = actor.canonical is None and actor.kind in (ActorKind.PERSON, ActorKind.GROUP)
    return unnamed and actor.name.lower() in _PRONOUNS


def is_crowd(actor: Actor) -> bool:
    """Citizens, workers and other people who represent nobody."""
    return bool(contact_words().crowds & set(actor.name.lower().split())) and not is_delegation(actor)


_PRONOUNS = frozenset({"i", "me", "my", "he", "him", "his", "she", "her", "you", "your", "they", "them", "their"})


def _joint_bodies(kept: dict[Identity, Actor]) -> dict[Identity, Actor]:
    names = [a.name for a in kept.values() if a.kind is ActorKind.GOVERNMENT_BODY]
    if len(names) != len(kept) or len(set(names)) > 1:
        return kept
    return {
        key: state_actor(actor.name, actor.state, "joint_body", _JOINT) if actor.state else actor
        for key, actor in kept.items()
    }
