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

from toward.coach.folding import Node, packed
from toward.coach.states import ANY, CLOSES, EDGES, OPENS, Packed

_ITEM = re.compile(r"\)\?|[()|\[\]]|[^\s()|\[\]]+")
_SYMBOL = re.compile(r"[^?^$]+|\?")
"""A word, or a mark that is one; what is written together with more is a slip."""


class BadPattern(ValueError):
    """A rule is written wrongly. Carries the rule's own words, never a writer's."""


class Automaton:
    """All patterns of one language. Add them, then `freeze`; toward.coach.running runs it."""

    def __init__(self) -> None:
        self.symbols: set[str] = set()
        self._root = Node()
        self._count = 0

    def add(self, pattern: str) -> int:
        """Take a pattern in; its number is given in every match."""
        pieces = ["(", *_ITEM.findall(pattern), ")"]
        last, rest = self._row(self._root, pieces, 0)
        if rest != len(pieces):
            raise BadPattern(f"cannot read the pattern: {pattern}")
        last.accepts.append(self._count)
        self._count += 1
        return self._count - 1

    def _row(self, node: Node, pieces: list[str], at: int) -> tuple[Node, int]:
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

    def _choice(self, node: Node, pieces: list[str], at: int) -> tuple[Node, int]:
        after = Node()
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

    def _edge(self, node: Node, piece: str) -> Node:
        node.shared[piece] = _skip(node, EDGES[piece])
        return node.shared[piece]

    def _word(self, node: Node, piece: str) -> Node:
        if piece in node.shared:
            return node.shared[piece]
        optional = len(piece) > 1 and piece.endswith("?")
        symbol = piece[:-1] if optional else piece
        if not _SYMBOL.fullmatch(symbol):
            raise BadPattern(f"nothing can be read so: {piece}")
        following = Node()
        self.symbols.add(symbol)
        node.edges[symbol].append(following)
        if optional:
            node.skips.append((following, 0))
        else:
            node.shared[piece] = following
        return following

    def freeze(self) -> Packed:
        """What the patterns make together."""
        return packed(self._root)


def _skip(node: Node, mark: int) -> Node:
    following = Node()
    node.skips.append((following, mark))
    return following


def _gap(node: Node, width: int) -> Node:
    after = Node()
    node.skips.append((after, 0))
    for _ in range(width):
        following = Node()
        node.edges[ANY].append(following)
        following.skips.append((after, 0))
        node = following
    return after
