"""The patterns rules are written in, and one automaton that runs all of them at once.

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
from typing import NamedTuple

from toward.coach.words import HARD, SOFT, WORD, Words

_ITEM = re.compile(r"\)\?|[()|\[\]]|[^\s()|\[\]]+")
_OPENS, _CLOSES = 1, 2
_EDGES = {"^": 4, "$": 8, "^,": 16, ",$": 32}
"""What a step may do or demand before it takes a word: open or close the mark, stand at an edge."""

Symbols = Sequence[Sequence[str]]


class BadPattern(ValueError):
    """A rule is written wrongly. Carries the rule's own words, never a writer's."""


class Match(NamedTuple):
    """Rows `start:end` fit `pattern`; `mark` is the stretch in square brackets, or the whole."""

    pattern: int
    start: int
    end: int
    mark: tuple[int, int]


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
    """All patterns of one language. Add them, `freeze`, then `run`."""

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
                node = _skip(node, _OPENS if piece == "[" else _CLOSES)
            elif piece in _EDGES:
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
        node.shared[piece] = _skip(node, _EDGES[piece])
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

    def freeze(self) -> None:
        """Fold the skips into the edges. To be called once, after the last `add`."""
        seen: set[int] = set()
        todo = [self._root]
        while todo:
            node = todo.pop()
            if id(node) not in seen:
                seen.add(id(node))
                _fold(node)
                todo += [target for edges in (*node.edges.values(), node.gap) for target, _ in edges]

    def run(self, symbols: Symbols, words: Words) -> list[Match]:
        """Every longest match of every pattern from every row, in the order of the text."""
        first = self._root.edges
        found: list[Match] = []
        for start, here in enumerate(symbols):
            if any(symbol in first for symbol in here):
                found += self._from(start, symbols, words)
        return found

    def _from(self, start: int, symbols: Symbols, words: Words) -> Iterable[Match]:
        longest: dict[int, Match] = {}
        states: dict[tuple[_Node, int, int], None] = {(self._root, start, -1): None}
        for at in range(start, len(symbols)):
            states = _step(states, symbols[at], at, words)
            if not states:
                break
            for node, opened, closed in states:
                for pattern, mark in node.accepts:
                    if mark < 4 or _at_edge(mark, at + 1, words):
                        end = at + 1 if mark & _CLOSES or closed < 0 else closed
                        before = longest.get(pattern)
                        if before is None or before.end <= at or opened < before.mark[0]:
                            longest[pattern] = Match(pattern, start, at + 1, (opened, end))
        return longest.values()


def _at_edge(mark: int, at: int, words: Words) -> bool:
    """Does the place before row `at` satisfy every edge `mark` demands?"""
    before = HARD if at == 0 else words.kind[at - 1]
    behind = HARD if at == len(words.kind) else words.kind[at]
    return (
        (not mark & 4 or before >= HARD)
        and (not mark & 8 or behind >= HARD)
        and (not mark & 16 or before >= SOFT)
        and (not mark & 32 or behind >= SOFT)
    )


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


def _step(
    states: Iterable[tuple[_Node, int, int]], here: Sequence[str], at: int, words: Words
) -> dict[tuple[_Node, int, int], None]:
    following: dict[tuple[_Node, int, int], None] = {}
    for node, opened, closed in states:
        ways = [way for symbol in here for way in node.edges.get(symbol, ())]
        if words.kind[at] == WORD:
            ways += node.gap
        for target, mark in ways:
            if mark < 4 or _at_edge(mark, at, words):
                close = at if mark & _CLOSES and closed < 0 else closed
                following[target, at if mark & _OPENS else opened, close] = None
    return following
