"""The states of an automaton, and how they are kept: as bytes, until a text first comes to them."""

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
    """One state as it is kept: the number of the edges that lead on, the ways any word takes, and the patterns that
    end here, each with what has to stand behind it."""

    edges: int
    gap: tuple[Way, ...]
    accepts: tuple[tuple[int, int], ...]


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """Things as bytes, one after another: the `n`th ends at `ends[n]`."""

    held: bytes
    ends: tuple[int, ...]

    def __getitem__(self, number: int) -> bytes:
        return self.held[self.ends[number - 1] if number else 0 : self.ends[number]]


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """All states, and the edges that lead on from them, which the states of one gap share. Patterns begin in state
    `first`.

    One that begins with a gap begins late, at a symbol that ends the gap: `late` gives for it the states in which it
    may be waited for, each with how many words ahead the match has begun.
    """

    first: int
    late: dict[str, tuple[tuple[int, int], ...]]
    states: Stored
    edges: Stored


Edges = dict[str, tuple[Way, ...]]
"""Where each symbol leads."""
_STATES, _EDGES = msgspec.msgpack.Decoder(State), msgspec.msgpack.Decoder(Edges)


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
        self._edges: dict[int, tuple[Plain, Marked]] = {}

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
        """Read what leads on from `state` and, last, what ends in it: another thread may be reading a text just now."""
        number, gap, accepts = _STATES.decode(self._packed.states[state.number])
        state.plain, marked = self._led(number)
        if gap:
            plain, more = self._ways({ANY: gap})
            state.gap = plain.get(ANY, ())
            marked = marked | more if more else marked
        state.marked = marked
        state.accepts = accepts

    def _led(self, number: int) -> tuple[Plain, Marked]:
        """Edges, unpacked once for all states of a gap: one dict for all stays in the nearest cache."""
        if number not in self._edges:
            self._edges[number] = self._ways(_EDGES.decode(self._packed.edges[number]))
        return self._edges[number]

    def _ways(self, edges: Edges) -> tuple[Plain, Marked]:
        """The ways that demand nothing, and the others."""
        plain: Plain = {}
        marked: Marked = {}
        for symbol, ways in edges.items():
            if free := tuple([self._at(to) for to, mark in ways if not mark]):
                plain[intern(symbol)] = free
            if bound := tuple([(self._at(to), mark) for to, mark in ways if mark]):
                marked[intern(symbol)] = bound
        return plain, marked

    def _at(self, number: int) -> Reached:
        return self._reached.get(number) or self._reached.setdefault(number, Reached(number))
