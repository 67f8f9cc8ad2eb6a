"""The network of ties as GraphML or GEXF, for Gephi, igraph, networkx and their like."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Node:
    """A state or bloc: its code, and what is known of it."""

    code: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: from one code to another, and its numbers."""

    one: str
    other: str
    values: Mapping[str, Value]


def write_graphml(nodes: Iterable[Node], edges: Iterable[Edge], stream: IO[bytes], *, directed: bool) -> int:
    """Write GraphML; returns the number of edges. What is not known of a tie has no value there."""
    import networkx as nx

    graph = _graph(nodes, edges, directed=directed)
    nx.write_graphml(graph, stream, encoding="utf-8", prettyprint=True)
    return int(graph.number_of_edges())


def write_gexf(nodes: Iterable[Node], edges: Iterable[Edge], stream: IO[bytes], *, directed: bool) -> int:
    """Write GEXF 1.2; returns the number of edges."""
    import networkx as nx

    graph = _graph(nodes, edges, directed=directed)
    text = io.BytesIO()
    nx.write_gexf(graph, text, encoding="utf-8", prettyprint=True, version="1.2draft")
    stream.write(text.getvalue())
    return int(graph.number_of_edges())


def _graph(nodes: Iterable[Node], edges: Iterable[Edge], *, directed: bool) -> nx.Graph:
    import networkx as nx

    graph = nx.DiGraph() if directed else nx.Graph()
    for node in nodes:
        graph.add_node(node.code, **node.values)
    for edge in edges:
        graph.add_edge(edge.one, edge.other, **edge.values)
    return graph
