"""Which symbols of the patterns a word stands for."""

import msgspec

_LONGEST = 14


class Members(msgspec.Struct, frozen=True, array_like=True):
    """Looks a word up in every list, and among the beginnings and endings patterns ask for."""

    exact: dict[str, tuple[str, ...]]
    begins: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[str, ...]]
    never: dict[str, tuple[str, ...]]

    def of(self, word: str) -> tuple[str, ...]:
        """The symbols `word` stands for, in a fixed order."""
        found = set(self.exact.get(word, ()))
        for size in range(2, min(len(word), _LONGEST) + 1):
            if begun := self.begins.get(word[:size]):
                found.update(begun)
            if ended := self.ends.get(word[-size:]):
                found.update(ended)
        if word in self.never:
            found.difference_update(self.never[word])
        return tuple(sorted(found)) if len(found) > 1 else tuple(found)
