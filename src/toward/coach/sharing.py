"""What the other had shared before this answer: what kind of words it was, and whether some of them return."""

from collections.abc import Iterable

from toward.coach.book import Book
from toward.coach.words import read

_STEM = 4
"""Words that agree in their first four letters are taken for one word; shorter ones do not count."""


class Shared:
    """One shared text, read once. `contexts` names the contexts with `where = "shared"` that stand in it."""

    def __init__(self, text: str, book: Book) -> None:
        words = read(text, book.spelling)
        found = book.shared_automaton.run(book.symbols(words.norm, "reply"), words)
        self.contexts = {book.shared[match.pattern] for match in found}
        self._common = book.common
        self._stems = self._stems_of(words.norm)

    def returns(self, words: Iterable[str]) -> bool:
        """Does one of its longer words come back in `words`? Words that everybody says do not count."""
        return not self._stems.isdisjoint(self._stems_of(words))

    def _stems_of(self, words: Iterable[str]) -> set[str]:
        return {word[:_STEM] for word in words if len(word) >= _STEM and word not in self._common}
