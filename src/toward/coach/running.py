"""All patterns of a language at once, run over the words of a text.

The text is read once, word by word, with every place in the patterns that has been reached from some earlier word. No
pattern is longer than it says, so there are never many, and time grows with the length of the text alone.
"""

from collections.abc import Container, Iterable, Sequence
from operator import attrgetter

import msgspec

from toward.coach.states import ANY, CLOSES, EDGES, OPENS, UNREAD, Reached, States
from toward.coach.words import HARD, SOFT, WORD, Words

_NOT_BEHIND = {WORD: EDGES["^"] | EDGES["^,"], SOFT: EDGES["^"], HARD: 0}
_NOT_BEFORE = {WORD: EDGES["$"] | EDGES[",$"], SOFT: EDGES["$"], HARD: 0}
"""Which edges a place is not, behind a row of this kind and before one."""

Symbols = Sequence[Sequence[str]]
_Places = dict[tuple[Reached, int], None]
"""States reached, each with the number of its origin; as a dict, since two ways may meet."""
_Origin = tuple[int, int, int]
"""The row a match starts in, and where its mark opened and closed (-1: nowhere yet)."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Rows `start:end` fit `pattern`; `mark` is the stretch in square brackets, or the whole."""

    pattern: int
    start: int
    end: int
    mark: tuple[int, int]


def matches(states: States, symbols: Symbols, words: Words) -> list[Match]:
    """Every longest match of every pattern from every row, in the order of the text."""
    return _Run(states, symbols, words).found()


class _Run:
    """One text, read once."""

    def __init__(self, states: States, symbols: Symbols, words: Words) -> None:
        self._states = states
        self._symbols = symbols
        self._kind = words.kind
        self._origins: list[_Origin] = []
        self._numbers: dict[_Origin, int] = {}
        self._longest: dict[tuple[int, int], Match] = {}

    def found(self) -> list[Match]:
        """All matches."""
        first, begins, late = self._states.first, self._states.begins, self._states.late.keys()
        places: _Places = {}
        begun: set[int] = set()
        for at, own in enumerate(self._symbols):
            here = (*own, ANY) if self._kind[at] == WORD else own
            if begun and not late.isdisjoint(here):
                places.update(self._late(here, at, begun))
            if not begins.isdisjoint(own):
                places[first, at] = None
                begun.add(at)
            if self._kind[at] != WORD:
                begun.clear()
            if places:
                places = self._step(places, here, at)
        return sorted(self._longest.values(), key=attrgetter("start"))

    def _late(self, here: Sequence[str], at: int, begun: Container[int]) -> Iterable[tuple[tuple[Reached, int], None]]:
        """What began some words ago, with a gap: all of it has been words, or `begun` would not know its row."""
        for symbol in here:
            for number, before in self._states.late.get(symbol, ()):
                if at - before in begun:
                    yield (self._states.state(number), at - before), None

    def _step(self, places: _Places, here: Sequence[str], at: int) -> _Places:
        """Where the word at row `at` leads."""
        is_word = self._kind[at] == WORD
        following: _Places = {}
        for state, origin in places:
            plain, marked = state.plain, state.marked
            for symbol in here:
                if symbol in plain:
                    for target in plain[symbol]:
                        following[target, origin] = None
                        if target.accepts:
                            self._accept(target, origin, at + 1)
                if marked and symbol in marked:
                    self._step_marked(marked[symbol], origin, at, following)
            if is_word:
                for target in state.gap:
                    following[target, origin] = None
                    if target.accepts:
                        self._accept(target, origin, at + 1)
        return following

    def _step_marked(self, ways: Iterable[tuple[Reached, int]], origin: int, at: int, following: _Places) -> None:
        """So for ways on which the mark opens or closes, or an edge has to stand."""
        for target, mark in ways:
            if not mark & self._unmet(at):
                marked = self._marked(origin, mark, at)
                following[target, marked] = None
                if target.accepts:
                    self._accept(target, marked, at + 1)

    def _marked(self, number: int, mark: int, at: int) -> int:
        """The number of the origin once the mark has opened or closed before row `at`."""
        start, opened, closed = self._origin(number)
        origin = start, at if mark & OPENS else opened, at if mark & CLOSES and closed < 0 else closed
        if origin == (start, opened, closed):
            return number
        if origin not in self._numbers:
            self._numbers[origin] = len(self._symbols) + len(self._origins)
            self._origins.append(origin)
        return self._numbers[origin]

    def _origin(self, number: int) -> _Origin:
        """The first numbers are the rows themselves: the mark opened where the match starts."""
        beyond = number - len(self._symbols)
        return (number, number, -1) if beyond < 0 else self._origins[beyond]

    def _accept(self, state: Reached, origin: int, end: int) -> None:
        """Keep the matches that end before row `end`. Of two as long, the one whose mark opens first stays, and of
        these the one whose mark closes first."""
        if state.accepts is UNREAD:
            self._states.unpack(state)
        start, opened, closed = self._origin(origin)
        for pattern, mark in state.accepts:
            if not mark or not mark & self._unmet(end):
                marked = opened, end if closed < 0 else closed
                known = self._longest.get((start, pattern))
                if known is None or known.end < end or marked < known.mark:
                    self._longest[start, pattern] = Match(pattern, start, end, marked)

    def _unmet(self, at: int) -> int:
        """Which edges the place before row `at` is not; it may be the one behind the last row."""
        before = self._kind[at - 1] if at else HARD
        return _NOT_BEHIND[before] | _NOT_BEFORE[self._kind[at] if at < len(self._kind) else HARD]
