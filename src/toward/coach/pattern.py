"""The patterns rules are written in, made into one automaton that takes all of them at once.

A pattern is a row of items parted by spaces:

    never            that word                    item?            the item may be missing
    apolog*  *ing    a word so begun, so ended    <insult>         any word of that list
    (a lot | much)   one of these rows            ..3              up to three words of any kind
    a | b c          one of these rows            [ ... ]          what is marked, if not all
    ^  $             start, end of a sentence     ^,  ,$           start, end of a clause

No item repeats without a limit and every text position is tried once, so time grows with the length of the text alone.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from toward.coach.running import CLOSES, EDGES, OPENS, Packed, State, Way

_ITEM = re.compile(r"\)\?|[()|\[\]]|[^\s()|\[\]]+")


class BadPattern(ValueError):
    """A rule is written wrongly. Carries the rule's own words, never a writer's."""


class _Node:
    """One state. Edges lead by a symbol to (state, what opens or closes before that word is taken)."""

    __slots__ = ("accepts", "edges", "gap", "shared", "skips")

    def __init__(self) -> None:
        self.edges: dict[str, list[tuple[_Node, int]]] = {}
        self.gap: list[tuple[_Node, int]] = []
        self.skips: list[tuple[_Node, int]] = []
        self.accepts: list[tuple[int, int]] = []
        self.shared: dict[str, _Node] = {}


class Automaton:
    """All patterns of one language. Add them, then `freeze`; toward.coach.running runs it."""

    def __init__(self) -> None:
        self.symbols: set[str] = set()
        self._root = _Node()
        self._count = 0

    def add(self, pattern: str) -> int:
        """Take a pattern in; its number is given in every match."""
        pieces = ["(", *_ITEM.findall(pattern), ")"]
        last, rest = self._row(self._root, pieces, 0)
        if rest != len(pieces):
            raise BadPattern(f"cannot read the pattern: {pattern}")
        last.accepts.append((self._count, 0))
        self._count += 1
        return self._count - 1

    def _row(self, node: _Node, pieces: list[str], at: int) -> tuple[_Node, int]:
        while at < len(pieces) and pieces[at] not in ("|", ")", ")?"):
            piece = pieces[at]
            at += 1
            if piece == "(":
                node, at = self._choice(node, pieces, at)
            elif piece in "[]":
                node = _skip(node, OPENS if piece == "[" else CLOSES)
            elif piece in EDGES:
                node = node.shared.get(piece) or self._edge(node, piece)
            elif piece.startswith(".."):
                node = _gap(node, int(piece[2:]))
            else:
                node = self._word(node, piece)
        return node, at

    def _choice(self, node: _Node, pieces: list[str], at: int) -> tuple[_Node, int]:
        after = _Node()
        while True:
            end, at = self._row(node, pieces, at)
            end.skips.append((after, 0))
            if at >= len(pieces):
                raise BadPattern("a bracket is not closed: " + " ".join(pieces))
            at += 1
            if pieces[at - 1] == ")?":
                node.skips.append((after, 0))
            if pieces[at - 1] != "|":
                return after, at

    def _edge(self, node: _Node, piece: str) -> _Node:
        node.shared[piece] = _skip(node, EDGES[piece])
        return node.shared[piece]

    def _word(self, node: _Node, piece: str) -> _Node:
        if piece in node.shared:
            return node.shared[piece]
        optional = len(piece) > 1 and piece.endswith("?")
        symbol = piece[:-1] if optional else piece
        following = _Node()
        self.symbols.add(symbol)
        node.edges.setdefault(symbol, []).append((following, 0))
        if optional:
            node.skips.append((following, 0))
        else:
            node.shared[piece] = following
        return following

    def freeze(self) -> Packed:
        """Fold the skips into the edges, and number the states in the order in which they are reached."""
        number = {id(self._root): 0}
        todo = [self._root]
        for node in todo:
            _fold(node)
            for target, _ in (*(way for ways in node.edges.values() for way in ways), *node.gap):
                if id(target) not in number:
                    number[id(target)] = len(todo)
                    todo.append(target)
        return _packed(todo, number)


def _skip(node: _Node, mark: int) -> _Node:
    following = _Node()
    node.skips.append((following, mark))
    return following


def _gap(node: _Node, width: int) -> _Node:
    after = _Node()
    node.skips.append((after, 0))
    for _ in range(width):
        following = _Node()
        node.gap.append((following, 0))
        following.skips.append((after, 0))
        node = following
    return after


def _fold(node: _Node) -> None:
    reached: dict[tuple[int, int], None] = {}
    todo = list(node.skips)
    while todo:
        target, mark = todo.pop(0)
        if (id(target), mark) in reached:
            continue
        reached[id(target), mark] = None
        for symbol, edges in list(target.edges.items()):
            node.edges.setdefault(symbol, []).extend((far, mark | more) for far, more in edges)
        node.gap += [(far, mark | more) for far, more in target.gap]
        node.accepts += [(pattern, mark | more) for pattern, more in target.accepts]
        todo += [(far, mark | more) for far, more in target.skips]
    node.skips = []


def _packed(nodes: Sequence[_Node], number: dict[int, int]) -> Packed:
    states, ends = bytearray(), []
    for node in nodes:
        edges = {symbol: _numbered(ways, number) for symbol, ways in node.edges.items()}
        states += msgspec.msgpack.encode(State(edges, _numbered(node.gap, number), tuple(node.accepts)))
        ends.append(len(states))
    return Packed(bytes(states), tuple(ends))


def _numbered(ways: Iterable[tuple[_Node, int]], number: dict[int, int]) -> tuple[Way, ...]:
    return tuple((number[id(target)], mark) for target, mark in ways)
