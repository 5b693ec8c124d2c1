"""The word lists of a language, read into what toward.coach.members looks up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

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
        return Members(*(_fixed(part) for part in (self._exact, self._begins, self._ends, self._never)))

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
