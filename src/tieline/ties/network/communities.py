"""Communities: states that deal more kindly with each other than with the rest, and how firmly each belongs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tieline.ties.measure import FLOOR, Floats, Formula, NotEnough
from tieline.ties.network.drawn import Sums, drawn, summed
from tieline.ties.stretches import NEEDED
from tieline.ties.world import World

NAME = "communities"
FORMULA = Formula("communities.louvain", 1)
FEWEST = 3  # states
DRAWS = 100
FIRM = 0.5  # a state that keeps less of its company than this belongs nowhere
_SEED = 20_205


@dataclass(frozen=True, slots=True)
class Member:
    """A state of a community. firmness: share of its fellows that it keeps when the weeks are drawn again."""

    state: str
    firmness: float


@dataclass(frozen=True, kw_only=True)
class Communities:
    """Groups of states, the largest first, in each the firmest members first.

    loose: states that keep less than half of their company, whatever group they were put in. modularity: of the groups,
    from -1/2 to 1; near zero there are none. n: happenings. coverage, independent: as of any measure.
    """

    formula: Formula
    groups: tuple[tuple[Member, ...], ...]
    loose: tuple[Member, ...]
    modularity: float
    n: int
    independent: int
    coverage: float

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "measure": NAME,
            "formula": str(self.formula),
            "groups": [[asdict(member) for member in group] for group in self.groups],
            "loose": [asdict(member) for member in self.loose],
            "modularity": self.modularity,
            "n": self.n,
            "independent": self.independent,
            "coverage": self.coverage,
        }


def communities(world: World) -> Communities | NotEnough:
    """The communities of all states that have a tie of 20 happenings.

    Two states are as near as they have more cooperative than conflictual happenings with each other; groups are those
    of the largest modularity that the Louvain method finds (Blondel et al. 2008, J. Statistical Mechanics P10008; by
    networkx). Drawing the weeks again in stretches of four tells which states would have been put elsewhere by chance.

    Declines below three such states, or in fewer than 12 weeks.
    """
    if len(world.weeks) < NEEDED:
        return NotEnough(name=NAME, formula=FORMULA, reason="too few weeks", n=len(world.weeks), needed=NEEDED)
    sums = summed(world)
    ties = np.flatnonzero(sums.n >= FLOOR)
    states = sorted({end for i in ties.tolist() for end in world.ties[i]})
    if len(states) < FEWEST:
        reason = f"too few states with a tie of {FLOOR} happenings"
        return NotEnough(name=NAME, formula=FORMULA, reason=reason, n=len(states), needed=FEWEST)
    ends = np.array([[states.index(end) for end in world.ties[i]] for i in ties.tolist()], dtype=np.int64)
    labels, modularity = _groups(_near(sums, ties), ends, len(states))
    together = labels[:, None] == labels[None, :]
    kept = np.zeros((len(states), len(states)))
    for again in drawn(world, _SEED, draws=DRAWS):
        other, _ = _groups(_near(again, ties), ends, len(states))
        kept += other[:, None] == other[None, :]
    firmness = _firmness(together, kept / DRAWS)
    members = [Member(state, float(firmness[i])) for i, state in enumerate(states)]
    firm = [m for m in members if m.firmness >= FIRM]
    number = {m.state: int(label) for m, label in zip(members, labels, strict=True)}
    groups = [
        tuple(sorted((m for m in firm if number[m.state] == g), key=_firmest)) for g in sorted(set(number.values()))
    ]
    return Communities(
        formula=FORMULA,
        groups=tuple(sorted(filter(None, groups), key=lambda group: (-len(group), group[0].state))),
        loose=tuple(sorted((m for m in members if m.firmness < FIRM), key=_firmest)),
        modularity=modularity,
        n=int(sums.n[ties].sum()),
        independent=world.independent,
        coverage=world.coverage,
    )


def _firmest(member: Member) -> tuple[float, str]:
    return -member.firmness, member.state


def _near(sums: Sums, ties: NDArray[np.int64]) -> Floats:
    return np.maximum(sums.n[ties] - 2 * sums.conflict[ties], 0.0)


def _groups(near: Floats, ends: NDArray[np.int64], states: int) -> tuple[NDArray[np.int64], float]:
    """The number of each state's group, and the modularity of them all."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(states))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in zip(ends.tolist(), near.tolist(), strict=True) if w > 0)
    found = nx.community.louvain_communities(graph, seed=_SEED) if graph.number_of_edges() else [{i} for i in graph]
    labels = np.zeros(states, dtype=np.int64)
    for number, group in enumerate(found):
        labels[list(group)] = number
    return labels, float(nx.community.modularity(graph, found)) if graph.number_of_edges() else 0.0


def _firmness(together: NDArray[np.bool_], kept: Floats) -> Floats:
    """For each state the mean share of draws in which its fellows stay with it; 0 for one without fellows."""
    fellows = together & ~np.eye(len(together), dtype=np.bool_)
    return np.asarray((kept * fellows).sum(axis=1) / np.maximum(fellows.sum(axis=1), 1))
