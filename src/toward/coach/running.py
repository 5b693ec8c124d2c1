"""All patterns of a language at once, run over the words of a text.

The text is read once, word by word, with every place in the patterns that has been reached from some earlier word. No
pattern is longer than it says, so there are never many, and time grows with the length of the text alone.
"""

from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

import msgspec

from toward.coach.words import HARD, SOFT, WORD, Words

OPENS, CLOSES = 1, 2
EDGES = {"^": 4, "$": 8, "^,": 16, ",$": 32}
"""What a step may do or demand before it takes a word: open or close the mark, stand at an edge."""
_NOT_BEHIND = {WORD: EDGES["^"] | EDGES["^,"], SOFT: EDGES["^"], HARD: 0}
_NOT_BEFORE = {WORD: EDGES["$"] | EDGES[",$"], SOFT: EDGES["$"], HARD: 0}
"""Which edges a place is not, behind a row of this kind and before one."""
ANY = ".."
"""The symbol every word has beside its own: what a gap takes."""

Symbols = Sequence[Sequence[str]]
Way = tuple[int, int]
"""The number of the next state, and what opens, closes or has to stand before its word is taken."""
_Place = tuple[int, int, int, int]
"""A state that was reached, the row its match starts in, and where the mark opened and closed (-1: nowhere yet)."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Rows `start:end` fit `pattern`; `mark` is the stretch in square brackets, or the whole."""

    pattern: int
    start: int
    end: int
    mark: tuple[int, int]


class State(NamedTuple):
    """One state: where each symbol leads. `accepts` names patterns, each with what has to stand behind it."""

    edges: dict[str, tuple[Way, ...]]
    accepts: tuple[tuple[int, int], ...]


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """All states as bytes, one after another: the `n`th ends at `ends[n]`. Patterns begin in state `first`.

    One that begins with a gap begins late, at a symbol that ends the gap: `late` gives for it the states in which it
    may be waited for, each with how many words ahead the match has begun.
    """

    first: int
    late: dict[str, tuple[tuple[int, int], ...]]
    states: bytes
    ends: tuple[int, ...]


_DECODER = msgspec.msgpack.Decoder(State)


class Runner:
    """A state is unpacked when a text first reaches it, so that a start costs next to nothing."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._states: dict[int, State] = {}

    def run(self, symbols: Symbols, words: Words) -> list[Match]:
        """Every longest match of every pattern from every row, in the order of the text."""
        first, late = self._state(self._packed.first).edges.keys(), self._packed.late.keys()
        unmet = _unmet(words.kind)
        longest: dict[tuple[int, int], Match] = {}
        places: Iterable[_Place] = ()
        begun: set[int] = set()
        for at, own in enumerate(symbols):
            is_word = words.kind[at] == WORD
            begins = not first.isdisjoint(own)
            here = (*own, ANY) if is_word else own
            if begun and not late.isdisjoint(here):
                places = [*places, *self._late(here, at, begun)]
            if begins:
                places = [*places, (self._packed.first, at, at, -1)]
                begun.add(at)
            if not is_word:
                begun.clear()
            if places:
                places = self._step(places, here, at, unmet[at])
                self._accept(places, at + 1, unmet[at + 1], longest)
        return sorted(longest.values(), key=attrgetter("start"))

    def _late(self, here: Sequence[str], at: int, begun: Container[int]) -> Iterable[_Place]:
        """What began some words ago, with a gap: all of it has been words, or `begun` would not know its row."""
        late = self._packed.late
        for symbol in here:
            for number, before in late.get(symbol, ()):
                if at - before in begun:
                    self._state(number)
                    yield number, at - before, at - before, -1

    def _step(self, places: Iterable[_Place], here: Sequence[str], at: int, missing: int) -> dict[_Place, None]:
        """Where the word at row `at` leads. As a dict, since two ways may meet."""
        following: dict[_Place, None] = {}
        states = self._states
        for number, start, opened, closed in places:
            edges = states[number].edges
            for symbol in here:
                if symbol in edges:
                    for target, mark in edges[symbol]:
                        if not mark:
                            following[target, start, opened, closed] = None
                        elif not mark & missing:
                            close = at if mark & CLOSES and closed < 0 else closed
                            following[target, start, at if mark & OPENS else opened, close] = None
        return following

    def _accept(self, places: Iterable[_Place], end: int, missing: int, longest: dict[tuple[int, int], Match]) -> None:
        """Keep the matches that end before row `end`. Of two as long, the one whose mark opens first stays."""
        states, read = self._states, self._state
        for number, start, opened, closed in places:
            if not (accepts := (states[number] if number in states else read(number)).accepts):
                continue
            for pattern, mark in accepts:
                if not mark & missing:
                    known = longest.get((start, pattern))
                    if known is None or known.end < end or opened < known.mark[0]:
                        close = end if mark & CLOSES or closed < 0 else closed
                        longest[start, pattern] = Match(pattern, start, end, (opened, close))

    def _state(self, number: int) -> State:
        if number not in self._states:
            begin = self._packed.ends[number - 1] if number else 0
            self._states[number] = _DECODER.decode(self._packed.states[begin : self._packed.ends[number]])
        return self._states[number]


def _unmet(kinds: Sequence[int]) -> list[int]:
    """For the place before each row, and the one behind the last, which edges it is not."""
    return [_NOT_BEHIND[before] | _NOT_BEFORE[behind] for before, behind in pairwise([HARD, *kinds, HARD])]
