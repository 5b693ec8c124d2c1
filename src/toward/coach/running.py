"""All patterns of a language at once, run over the words of a text.

Every position is tried once, and no pattern is longer than it says, so time grows with the length of the text alone.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from toward.coach.words import HARD, SOFT, WORD, Words

OPENS, CLOSES = 1, 2
EDGES = {"^": 4, "$": 8, "^,": 16, ",$": 32}
"""What a step may do or demand before it takes a word: open or close the mark, stand at an edge."""

Symbols = Sequence[Sequence[str]]
Way = tuple[int, int]
"""The number of the next state, and what opens, closes or has to stand before its word is taken."""


class Match(NamedTuple):
    """Rows `start:end` fit `pattern`; `mark` is the stretch in square brackets, or the whole."""

    pattern: int
    start: int
    end: int
    mark: tuple[int, int]


class State(msgspec.Struct, frozen=True, array_like=True):
    """One state. `accepts` names patterns, each with what has to stand behind it."""

    edges: dict[str, tuple[Way, ...]]
    gap: tuple[Way, ...]
    accepts: tuple[tuple[int, int], ...]


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """All states as bytes, one after another; the `n`th ends at `ends[n]`."""

    states: bytes
    ends: tuple[int, ...]


_DECODER = msgspec.msgpack.Decoder(State)


class Runner:
    """A state is unpacked when a text first reaches it, so that a start costs next to nothing."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._states: list[State | None] = [None] * len(packed.ends)

    def run(self, symbols: Symbols, words: Words) -> list[Match]:
        """Every longest match of every pattern from every row, in the order of the text."""
        first = self._state(0).edges
        unmet = _unmet(words)
        found: list[Match] = []
        for start, here in enumerate(symbols):
            if any(symbol in first for symbol in here):
                found += self._from(start, symbols, words.kind, unmet)
        return found

    def _from(self, start: int, symbols: Symbols, kind: Sequence[int], unmet: Sequence[int]) -> Iterable[Match]:
        longest: dict[int, Match] = {}
        states: dict[tuple[int, int, int], None] = {(0, start, -1): None}
        for at in range(start, len(symbols)):
            states = self._step(states, symbols[at], at, kind[at] == WORD, unmet[at])
            if not states:
                break
            missing = unmet[at + 1]
            for number, opened, closed in states:
                for pattern, mark in self._state(number).accepts:
                    if not mark & missing:
                        end = at + 1 if mark & CLOSES or closed < 0 else closed
                        before = longest.get(pattern)
                        if before is None or before.end <= at or opened < before.mark[0]:
                            longest[pattern] = Match(pattern, start, at + 1, (opened, end))
        return longest.values()

    def _step(
        self, states: Iterable[tuple[int, int, int]], here: Sequence[str], at: int, is_word: bool, missing: int
    ) -> dict[tuple[int, int, int], None]:
        following: dict[tuple[int, int, int], None] = {}
        known = self._states
        for number, opened, closed in states:
            state = known[number] or self._state(number)
            edges = state.edges
            for symbol in here:
                for target, mark in edges.get(symbol, ()):
                    if not mark:
                        following[target, opened, closed] = None
                    elif not mark & missing:
                        close = at if mark & CLOSES and closed < 0 else closed
                        following[target, at if mark & OPENS else opened, close] = None
            if is_word:
                for target, mark in state.gap:
                    if not mark & missing:
                        close = at if mark & CLOSES and closed < 0 else closed
                        following[target, at if mark & OPENS else opened, close] = None
        return following

    def _state(self, number: int) -> State:
        """The state with that number; 0 is where every pattern begins."""
        known = self._states[number]
        if known is None:
            begin = self._packed.ends[number - 1] if number else 0
            known = _DECODER.decode(self._packed.states[begin : self._packed.ends[number]])
            self._states[number] = known
        return known


def _unmet(words: Words) -> list[int]:
    """For the place before each row, and the one behind the last, which edges it is not."""
    kind = [HARD, *words.kind, HARD]
    unmet = []
    for before, behind in pairwise(kind):
        is_edge = (before >= HARD, behind >= HARD, before >= SOFT, behind >= SOFT)
        unmet.append(sum(edge for edge, met in zip(EDGES.values(), is_edge, strict=True) if not met))
    return unmet
