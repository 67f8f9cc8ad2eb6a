"""The ties of a window as a network: an edge for each tie with its counts, a node for each end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tieline.desk.export.panel import Panel, numbers_of, panel_table
from tieline.exports.graph_file import Edge, Node, Value
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ontology import states

_SUMMED = (
    "happenings", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "contacts",
    "contacts_of_heads", "pledges",
)  # fmt: skip


def network(reader: SnapshotReader, asked: Panel) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges of the window that a panel asks for, summed over its periods and all origins.

    `weight` of an edge is the number of its happenings and contacts; a tie without happenings has no mean weight and
    no conflict share. The numbers of a node are those of the last day of its last period.
    """
    table = panel_table(reader, replace(asked, balanced=False))
    sums: dict[tuple[str, str], dict[str, float]] = {}
    seen: dict[str, date] = {}
    for row in table.rows:
        cells = dict(zip(table.names, row, strict=True))
        one, other = str(row[0]), str(row[1])
        told = sums.setdefault((one, other), dict.fromkeys((*_SUMMED, "weights"), 0.0))
        for name in _SUMMED:
            told[name] += float(str(cells[name]))
        if cells["mean_weight"] is not None:
            told["weights"] += float(str(cells["mean_weight"])) * float(str(cells["happenings"]))
        until = cells["period_end"]
        assert isinstance(until, date)
        seen |= {end: max(until, seen.get(end, until)) for end in (one, other)}
    nodes = [_node(code, seen[code]) for code in sorted(seen)]
    return nodes, [Edge(one, other, _values(told)) for (one, other), told in sorted(sums.items())]


def _values(told: dict[str, float]) -> dict[str, Value]:
    values: dict[str, Value] = {name: int(told[name]) for name in _SUMMED}
    values["weight"] = int(told["happenings"] + told["contacts"])
    if n := told["happenings"]:
        values["mean_weight"] = round(told["weights"] / n, 6)
        values["conflict_share"] = round((told["verbal_conflict"] + told["material_conflict"]) / n, 6)
    return values


def _node(code: str, on: date) -> Node:
    state = states.table().get(code)
    values: dict[str, Value] = {"label": state.name if state else code, "kind": str(state.kind) if state else "unknown"}
    numbers = zip(("cow", "gw"), numbers_of(code, on), strict=True)
    return Node(code, values | {name: number for name, number in numbers if number is not None})
