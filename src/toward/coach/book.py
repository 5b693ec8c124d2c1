"""The rules of one language, ready to run: `rules/<lang>.book`, which `tools/bind_rules.py` makes of the rule files."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec

from toward.coach.members import Members
from toward.coach.shapes import As, Lang
from toward.coach.states import Packed, States

_RULES = Path(__file__).parent / "rules"
BUILT_IN = ("quoted", "question", "echo")
"""Contexts no pattern can say: between quotation marks, asked, saying back what was shared."""
Spread = Literal["match", "rest", "tail", "clause", "sentence"]
"""What is marked: what matched, or that and the rest of its clause or sentence, or the whole of either."""
Where = Literal["sentence", "clause", "overlap", "before", "after", "text", "next", "shared"]
"""Where a context has to stand; "shared" is what the other had shared, before this answer."""


class Heard(msgspec.Struct, frozen=True):
    """A rule with everything its file says by default filled in. `join`: one sentence after another is one stretch."""

    name: str
    code: str
    spread: Spread
    unless: tuple[str, ...]
    only: tuple[str, ...]
    in_: tuple[As, ...]
    score: float
    join: bool


class Bound(msgspec.Struct, frozen=True):
    """A book as it is kept. `rules`, `contexts`, `shared` and `form` say what a pattern's number stands for."""

    spelling: dict[str, str]
    where: dict[str, Where]
    empty: tuple[str, ...]
    """Words that fill no slot by themselves ("about it")."""
    common: tuple[str, ...]
    """Words that everybody says: no echo of what was shared."""
    rules: dict[int, Heard]
    harmless: dict[str, tuple[str, ...]]
    """By code, contexts over whose words the network hears nothing of it."""
    contexts: dict[int, str]
    shared: dict[int, str]
    form: dict[int, str]
    members: Members
    journal: Members
    patterns: Packed
    shared_patterns: Packed
    form_patterns: Packed


_DECODER = msgspec.msgpack.Decoder(Bound)


class Book:
    """All rules of one language."""

    def __init__(self, bound: Bound) -> None:
        self.spelling, self.where = bound.spelling, bound.where
        self.empty, self.common = frozenset(bound.empty), frozenset(bound.common)
        self.harmless = bound.harmless
        self.rules, self.contexts, self.shared, self.form = bound.rules, bound.contexts, bound.shared, bound.form
        self.automaton, self.shared_automaton = States(bound.patterns), States(bound.shared_patterns)
        self.form_automaton = States(bound.form_patterns)
        self._bound = bound

    def symbols(self, words: Sequence[str], as_: As) -> list[tuple[str, ...]]:
        """What each word counts as: itself, its lists, its beginnings and endings, where a rule names them."""
        members = self._in_journals if as_ == "journal" else self._members
        known = {word: members.of(word) for word in set(words)}
        return [known[word] for word in words]

    @cached_property
    def _members(self) -> Members:
        return self._bound.members.interned()

    @cached_property
    def _in_journals(self) -> Members:
        """Made ready when the first journal is read, so that nothing else waits for it."""
        return self._bound.journal.interned()


@cache
def book(lang: Lang) -> Book:
    """The rules of `lang`, read from the package the first time they are asked for."""
    return Book(_DECODER.decode((_RULES / f"{lang}.book").read_bytes()))
