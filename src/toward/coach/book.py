"""The rule files of one language, read once and made ready to run.

`rules/<lang>/words.toml` holds spellings, word lists and contexts; every other file there holds the rules of one code.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

import msgspec

from toward.coach.pattern import Automaton, BadPattern
from toward.coach.shapes import AS, As, Lang
from toward.coach.wordlists import Members

_T = TypeVar("_T")
BUILT_IN = ("quoted", "question", "echo")
"""Contexts no pattern can say: between quotation marks, asked, saying back what was shared."""
Spread = Literal["match", "rest", "tail", "clause", "sentence"]
"""What is marked: what matched, or that and the rest of its clause or sentence, or the whole of either."""
Where = Literal["sentence", "clause", "overlap", "before", "after", "text", "next", "shared"]
"""Where a context has to stand; "shared" is what the other had shared, before this answer."""


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that makes a rule think twice (thanks, laughter, a film): its patterns and where they have to stand."""

    where: Where
    say: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family of phrasings. `flag` and `pass_` are its proofs: our sentences, the marked stretch in [brackets]."""

    name: str
    say: tuple[str, ...]
    flag: tuple[str, ...]
    pass_: tuple[str, ...] = msgspec.field(default=(), name="pass")
    spread: Spread | None = None
    unless: tuple[str, ...] | None = None
    also_unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    in_: tuple[As, ...] | None = msgspec.field(default=None, name="in")
    score: float | None = None


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    rule: tuple[Rule, ...]
    spread: Spread = "match"
    unless: tuple[str, ...] = ()
    in_: tuple[As, ...] = msgspec.field(default=AS, name="in")
    score: float = 0.8
    join: bool = False


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    spelling: dict[str, str]
    words: dict[str, str]
    journal: dict[str, str]
    phrases: dict[str, str]
    emotion: dict[str, str]
    context: dict[str, Context]


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


class Book:
    """All rules of one language. `rules`, `contexts` and `shared` say what a pattern's number stands for."""

    def __init__(self, folder: Traversable) -> None:
        lists = msgspec.convert(tomllib.loads((folder / "words.toml").read_text("utf-8")), _Lists)
        self.spelling: Mapping[str, str] = lists.spelling
        self.context: Mapping[str, Context] = lists.context
        self.emotion: Mapping[str, frozenset[str]] = {k: frozenset(v.split()) for k, v in lists.emotion.items()}
        self.empty = frozenset(lists.words["empty"].split())
        """Words that fill no slot by themselves ("about it")."""
        self.common = frozenset(lists.words["common"].split())
        """Words that everybody says: no echo of what was shared."""
        self.rules: dict[int, Heard] = {}
        self.contexts: dict[int, str] = {}
        self.proofs: list[tuple[Heard, Rule]] = []
        self.shared: dict[int, str] = {}
        self.automaton, self.shared_automaton = Automaton(), Automaton()
        self._phrases = lists.phrases
        for name, context in lists.context.items():
            if context.where == "shared":
                self._add(self.shared_automaton, context.say, self.shared, name)
            else:
                self._add(self.automaton, context.say, self.contexts, name)
        for sheet in _sheets(folder):
            self._take(sheet)
        self.automaton.freeze()
        self.shared_automaton.freeze()
        symbols = self.automaton.symbols | self.shared_automaton.symbols
        self._lists = {"": Members(lists.words, symbols)}
        self._lists["journal"] = Members(lists.words | _joined(lists.words, lists.journal), symbols)

    def symbols(self, words: Sequence[str], as_: As) -> list[tuple[str, ...]]:
        """What each word counts as: itself, its lists, its beginnings and endings, where a rule names them."""
        members = self._lists["journal" if as_ == "journal" else ""]
        known: dict[str, tuple[str, ...]] = {}
        for word in words:
            if word not in known:
                known[word] = members.of(word)
        return [known[word] for word in words]

    def _take(self, sheet: _Sheet) -> None:
        for rule in sheet.rule:
            heard = Heard(
                name=f"{sheet.code}: {rule.name}",
                code=sheet.code,
                spread=rule.spread or sheet.spread,
                unless=(sheet.unless if rule.unless is None else rule.unless) + rule.also_unless,
                only=rule.only,
                in_=rule.in_ or sheet.in_,
                score=sheet.score if rule.score is None else rule.score,
                join=sheet.join,
            )
            for name in heard.unless + heard.only:
                if name not in self.context and name not in BUILT_IN:
                    raise BadPattern(f"{heard.name} names an unknown context: {name}")
            self.proofs.append((heard, rule))
            self._add(self.automaton, rule.say, self.rules, heard)

    def _add(self, automaton: Automaton, patterns: Iterable[str], numbers: dict[int, _T], meaning: _T) -> None:
        for pattern in patterns:
            numbers[automaton.add(self._spelled(pattern))] = meaning

    def _spelled(self, pattern: str) -> str:
        """The pattern with every {phrase} written out."""
        for _ in range(3):
            for name, phrase in self._phrases.items():
                pattern = pattern.replace("{" + name + "}", phrase)
        if "{" in pattern:
            raise BadPattern(f"a phrase is unknown: {pattern}")
        return pattern


def _sheets(folder: Traversable) -> Iterable[_Sheet]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml") and file.name != "words.toml":
            try:
                yield msgspec.convert(tomllib.loads(file.read_text("utf-8")), _Sheet)
            except (msgspec.ValidationError, tomllib.TOMLDecodeError) as wrong:
                raise BadPattern(f"{file.name}: {wrong}") from wrong


def _joined(words: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{words[name]} {added}" for name, added in more.items()}


@cache
def book(lang: Lang) -> Book:
    """The rules of `lang`, read from the package the first time they are asked for."""
    return Book(files("toward.coach") / "rules" / lang)
