"""The states of an automaton, and how they are kept: as bytes, until a text first comes to them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from sys import intern
from typing import NamedTuple

import msgspec

OPENS, CLOSES = 1, 2
EDGES = {"^": 4, "$": 8, "^,": 16, ",$": 32}
"""What a step may do or demand before it takes a word: open or close the mark, stand at an edge."""
ANY = ".."
"""The symbol every word has beside its own: what a gap takes."""

Way = tuple[int, int]
"""The number of the next state, and what opens, closes or has to stand before its word is taken."""


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


class Reached:
    """A state some text has reached. `plain` has the ways that demand nothing, `gap` those of them that any word takes,
    and `marked` the others.

    It is unpacked when the first text comes to it, so that a start costs next to nothing; until then `accepts` holds
    something, so that nobody walks past.
    """

    __slots__ = ("accepts", "gap", "marked", "number", "plain")

    def __init__(self, number: int) -> None:
        self.number = number
        self.accepts: tuple[Way, ...] = UNREAD
        self.gap: tuple[Reached, ...] = ()
        self.plain: Plain = {}
        self.marked: Marked = {}


UNREAD: tuple[Way, ...] = ((-1, 0),)
Plain = dict[str, tuple[Reached, ...]]
Marked = dict[str, tuple[tuple[Reached, int], ...]]


class States:
    """All states of one automaton."""

    def __init__(self, packed: Packed) -> None:
        self.late = packed.late
        self._packed = packed
        self._reached: dict[int, Reached] = {}
        self._leading: dict[bytes, tuple[Plain, Marked]] = {}

    @cached_property
    def first(self) -> Reached:
        """Where patterns begin."""
        return self.state(self._packed.first)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The symbols patterns begin with."""
        return frozenset(self.first.plain) | frozenset(self.first.marked)

    def state(self, number: int) -> Reached:
        """A state, unpacked."""
        state = self._at(number)
        if state.accepts is UNREAD:
            self.unpack(state)
        return state

    def unpack(self, state: Reached) -> None:
        """Read what leads on from `state` and, last, what ends in it: another thread may be reading a text meanwhile.

        The states of one gap lead on by the same words: they share one dict, which stays in the nearest cache.
        """
        begin = self._packed.ends[state.number - 1] if state.number else 0
        edges, accepts = _DECODER.decode(self._packed.states[begin : self._packed.ends[state.number]])
        gap = {ANY: edges.pop(ANY, ())}
        leading = msgspec.msgpack.encode(edges)
        if leading not in self._leading:
            self._leading[leading] = self._plain(edges), self._marked(edges)
        state.plain, marked = self._leading[leading]
        state.gap = self._plain(gap).get(ANY, ())
        more = self._marked(gap)
        state.marked = marked | more if more else marked
        state.accepts = accepts

    def _plain(self, edges: Mapping[str, Iterable[Way]]) -> Plain:
        ways = {symbol: tuple([self._at(to) for to, mark in found if not mark]) for symbol, found in edges.items()}
        return {intern(symbol): found for symbol, found in ways.items() if found}

    def _marked(self, edges: Mapping[str, Iterable[Way]]) -> Marked:
        ways = {symbol: tuple([(self._at(to), mark) for to, mark in found if mark]) for symbol, found in edges.items()}
        return {intern(symbol): found for symbol, found in ways.items() if found}

    def _at(self, number: int) -> Reached:
        return self._reached.get(number) or self._reached.setdefault(number, Reached(number))
