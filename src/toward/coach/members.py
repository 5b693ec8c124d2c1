"""Which symbols of the patterns a word stands for."""

from sys import intern

import msgspec


class Members(msgspec.Struct, frozen=True, array_like=True):
    """`known` has all symbols of the words that are named. Others may have some by how they begin or end.

    `begin_sizes` says how long the beginnings are that start with these two letters; `end_sizes` so of endings.
    """

    known: dict[str, tuple[str, ...]]
    begins: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[str, ...]]
    begin_sizes: dict[str, tuple[int, ...]]
    end_sizes: dict[str, tuple[int, ...]]

    def of(self, word: str) -> tuple[str, ...]:
        """The symbols `word` stands for, in a fixed order."""
        known = self.known.get(word)
        return self._by_parts(word) if known is None else known

    def interned(self) -> "Members":
        """These very members, with one string a symbol: to look one up costs less where it is the one that is held."""
        for parts in (self.known, self.begins, self.ends):
            for part, symbols in parts.items():
                parts[part] = tuple(map(intern, symbols))
        return self

    def _by_parts(self, word: str) -> tuple[str, ...]:
        found: set[str] = set()
        for size in self.begin_sizes.get(word[:2], ()):
            found.update(self.begins.get(word[:size], ()))
        for size in self.end_sizes.get(word[-2:], ()):
            found.update(self.ends.get(word[-size:], ()))
        return tuple(sorted(found))
