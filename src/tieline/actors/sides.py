"""Which side an actor stands on by itself, and how high the sides of a contact are represented."""

from __future__ import annotations

from tieline.records.actor import Actor, ActorKind, Rank


def side(actor: Actor) -> str | None:
    """The side an actor stands on by itself: its state's or bloc's code, or an organisation's name; None if unknown."""
    if actor.state is not None:
        return actor.state
    return actor.canonical or actor.name if actor.kind in (ActorKind.ORGANISATION, ActorKind.BLOC) else None


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
