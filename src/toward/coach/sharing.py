"""What the other had shared before this answer: what kind of words it was, and whether some of them return."""

from collections.abc import Iterable, Sequence

from toward.coach.book import book
from toward.coach.running import matches
from toward.coach.shapes import Lang
from toward.coach.words import read

_STEM = 4
"""Words that agree in their first four letters are taken for one word; shorter ones do not count."""


class Shared:
    """One shared text, read once, in its own language: a bond may have two.

    `contexts` names the contexts with `where = "shared"` that stand in it; those of both languages bear the same name.
    `words` are empty where it is in another language than its answer.
    """

    def __init__(self, text: str, answered_in: Lang) -> None:
        lang = _language_of(text, answered_in)
        its_book = book(lang)
        words = read(text, its_book.spelling)
        found = matches(its_book.shared_automaton, its_book.symbols(words.norm, "reply"), words)
        self.contexts = {its_book.shared[match.pattern] for match in found}
        self._common = its_book.common
        self._foreign = lang != answered_in
        self.words: Sequence[str] = () if self._foreign else words.norm
        self._stems = self._stems_of(words.norm)

    def returns(self, words: Iterable[str]) -> bool:
        """Does one of its longer words come back in `words`? From another language none could, so it is let pass."""
        return self._foreign or not self._stems.isdisjoint(self._stems_of(words))

    def _stems_of(self, words: Iterable[str]) -> set[str]:
        return {word[:_STEM] for word in words if len(word) >= _STEM and word not in self._common}


def _language_of(text: str, otherwise: Lang) -> Lang:
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    return otherwise if cyrillic == latin else "ru" if cyrillic > latin else "en"
