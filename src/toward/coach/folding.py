"""The nodes of all patterns, folded into states, so that a text reaches few of them and none is there twice.

Nodes that one symbol reaches from the same place, with the same mark, become one state; and states from which the same
follows are one state. No pattern has a loop, so this comes to an end.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import Any

import msgspec

from toward.coach.states import ANY, OPENS, Packed, State, Stored, Way

_GAP = (ANY, 0)


class Node:
    """A place in a pattern. `edges` lead on by a symbol; `skips` by none, but by what opens, closes or has to stand."""

    def __init__(self) -> None:
        self.edges: defaultdict[str, list[Node]] = defaultdict(list)
        self.skips: list[tuple[Node, int]] = []
        self.accepts: list[int] = []
        self.shared: dict[str, Node] = {}

    @cached_property
    def reached(self) -> Iterable[tuple["Node", int]]:
        """This node and all that skips lead to, each with what was marked on the way."""
        found: dict[tuple[Node, int], None] = {(self, 0): None}
        todo = [*found]
        for node, mark in todo:
            more = {(target, mark | skip): None for target, skip in node.skips}
            todo += more.keys() - found.keys()
            found |= more
        return found


_Edges = dict[tuple[str, int], frozenset[Node]]
"""Which nodes a symbol leads to, parted by the mark; in a fixed order."""


def packed(root: Node) -> Packed:
    """The automaton that begins at `root`.

    A gap that patterns begin with is not walked from every word: what they wait for in it begins them late.
    """
    states = _States()
    rows = [_edges([root], ~OPENS)]
    while (waiting := rows[-1].get(_GAP)) and not _accepts(waiting):
        del rows[-1][_GAP]
        rows.append(_edges(waiting))
    first, *others = [states.add(edges, ()) for edges in rows]
    late: defaultdict[str, list[Way]] = defaultdict(list)
    for before, (number, edges) in enumerate(zip(others, rows[1:], strict=True), 1):
        for symbol in dict.fromkeys(symbol for symbol, _ in edges):
            late[symbol].append((number, before))
    return Packed(first, {symbol: tuple(late[symbol]) for symbol in sorted(late)}, *states.packed())


class _States:
    """Numbers states in the order in which they are known whole, what follows them first."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._edges: dict[bytes, int] = {}
        self._known: dict[frozenset[Node], int] = {}

    def add(self, edges: _Edges, accepts: tuple[tuple[int, int], ...]) -> int:
        """The number of the state with these edges, and with it of all that follow."""
        ways: defaultdict[str, list[Way]] = defaultdict(list)
        for (symbol, mark), nodes in edges.items():
            if nodes not in self._known:
                self._known[nodes] = self.add(_edges(nodes), _accepts(nodes))
            ways[symbol].append((self._known[nodes], mark))
        gap = tuple(ways.pop(ANY, ()))
        state = State(_numbered(self._edges, ways), gap, accepts)
        return _numbered(self._numbers, state)

    def packed(self) -> tuple[Stored, Stored]:
        """All states, and all edges, as bytes."""
        return _stored(self._numbers), _stored(self._edges)


def _numbered(known: dict[bytes, int], one: Any) -> int:
    return known.setdefault(msgspec.msgpack.encode(one), len(known))


def _stored(known: Iterable[bytes]) -> Stored:
    return Stored(b"".join(known), tuple(accumulate(map(len, known))))


def _edges(nodes: Iterable[Node], marks: int = -1) -> _Edges:
    """All edges of `nodes`. `marks` are those that tell edges apart; a mark opens at the first word by itself."""
    found: defaultdict[tuple[str, int], set[Node]] = defaultdict(set)
    for node in nodes:
        for inner, mark in node.reached:
            for symbol, targets in inner.edges.items():
                found[symbol, mark & marks].update(targets)
    return {way: frozenset(found[way]) for way in sorted(found)}


def _accepts(nodes: Iterable[Node]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(number, mark) for node in nodes for inner, mark in node.reached for number in inner.accepts}))
