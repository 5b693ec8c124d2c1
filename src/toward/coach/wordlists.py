"""The word lists of a language, read into what toward.coach.members looks up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from toward.coach.members import Members
from toward.coach.pattern import BadPattern


class Lists:
    """The lists of a language while they are read.

    A list is words parted by spaces: `word`, `begin*`, `*end`, `<another_list>`; `!word`, `!<list>` for what is none.
    """

    def __init__(self, lists: Mapping[str, str], symbols: Iterable[str]) -> None:
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._begins: defaultdict[str, set[str]] = defaultdict(set)
        self._ends: defaultdict[str, set[str]] = defaultdict(set)
        self._never: defaultdict[str, set[str]] = defaultdict(set)
        for symbol in sorted(symbols):
            if symbol.startswith("<"):
                self._take(lists, symbol[1:-1], symbol)
            else:
                self._put(symbol, symbol)

    def members(self) -> Members:
        """What was read, ready to be asked."""
        begin_sizes = _sizes((begin[:2], len(begin)) for begin in self._begins)
        end_sizes = _sizes((end[-2:], len(end)) for end in self._ends)
        found = Members({}, _fixed(self._begins), _fixed(self._ends), begin_sizes, end_sizes)
        named = self._exact.keys() | self._never.keys()
        known = {word: {*self._exact[word], *found.of(word)} - self._never[word] for word in named}
        return msgspec.structs.replace(found, known=_fixed(known))

    def _take(self, lists: Mapping[str, str], name: str, symbol: str) -> None:
        if name not in lists:
            raise BadPattern(f"a word list is unknown: <{name}>")
        for item in lists[name].split():
            if item.startswith("<"):
                self._take(lists, item[1:-1], symbol)
            elif item.startswith("!<"):
                for word in lists[item[2:-1]].split():
                    self._never[word].add(symbol)
            elif item.startswith("!"):
                self._never[item[1:]].add(symbol)
            else:
                self._put(item, symbol)

    def _put(self, item: str, symbol: str) -> None:
        if len(item) > 2 and item.endswith("*"):
            self._begins[item[:-1]].add(symbol)
        elif len(item) > 2 and item.startswith("*"):
            self._ends[item[1:]].add(symbol)
        else:
            self._exact[item].add(symbol)


def _fixed(part: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(sorted(part[word])) for word in sorted(part)}


def _sizes(parts: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for letters, size in parts:
        sizes[letters].add(size)
    return {letters: tuple(sorted(sizes[letters])) for letters in sorted(sizes)}
