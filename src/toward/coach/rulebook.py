"""The rule files of one language: `rules/<lang>/words.toml` holds spellings, word lists and contexts, `form.toml` where
the slots of a form begin and end; every other file there holds the rules of one code. `bound` makes of them what the
coach runs.
"""

import tomllib
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from toward.coach.book import BUILT_IN, Bound, Heard, Spread, Where
from toward.coach.pattern import Automaton, BadPattern
from toward.coach.shapes import AS, As
from toward.coach.wordlists import Lists

_T = TypeVar("_T")
_NO_SHEET = ("words.toml", "form.toml")


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
    join: bool | None = None


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one code. `harmless` names contexts that have words in the text: over these the network hears
    nothing of it either."""

    code: str
    rule: tuple[Rule, ...]
    spread: Spread = "match"
    unless: tuple[str, ...] = ()
    in_: tuple[As, ...] = msgspec.field(default=AS, name="in")
    score: float = 0.8
    join: bool = False
    harmless: tuple[str, ...] = ()


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    spelling: dict[str, str]
    words: dict[str, str]
    journal: dict[str, str]
    phrases: dict[str, str]
    context: dict[str, Context]


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, str]
    say: dict[str, tuple[str, ...]]


class RuleBook:
    """All rules of one language, with their `proofs`. Raises BadPattern for a rule that is written wrongly."""

    def __init__(self, folder: Path) -> None:
        self._lists = msgspec.convert(tomllib.loads((folder / "words.toml").read_text("utf-8")), _Lists)
        form = msgspec.convert(tomllib.loads((folder / "form.toml").read_text("utf-8")), _Form)
        self._words = self._lists.words | form.words
        self._where: dict[str, Where] = {name: context.where for name, context in self._lists.context.items()}
        self.proofs: list[tuple[Heard, Rule]] = []
        self._rules: dict[int, Heard] = {}
        self._harmless: dict[str, tuple[str, ...]] = {}
        self._contexts: dict[int, str] = {}
        self._shared: dict[int, str] = {}
        self._form: dict[int, str] = {}
        self._automaton, self._shared_automaton, self._form_automaton = Automaton(), Automaton(), Automaton()
        self._phrases = self._lists.phrases
        for name, context in self._lists.context.items():
            if context.where == "shared":
                self._add(self._shared_automaton, context.say, self._shared, name)
            else:
                self._add(self._automaton, context.say, self._contexts, name)
        for name, say in form.say.items():
            self._add(self._form_automaton, say, self._form, name)
        for sheet in _sheets(folder):
            self._take(sheet)

    def bound(self) -> Bound:
        """What the coach runs. The same files always give the same."""
        words, journal = self._words, self._lists.journal
        symbols = self._automaton.symbols | self._shared_automaton.symbols | self._form_automaton.symbols
        return Bound(
            spelling=self._lists.spelling,
            where=self._where,
            empty=tuple(words["empty"].split()),
            common=tuple(words["common"].split()),
            rules=self._rules,
            harmless=self._harmless,
            contexts=self._contexts,
            shared=self._shared,
            form=self._form,
            members=Lists(words, symbols).members(),
            journal=Lists(words | _joined(words, journal), symbols).members(),
            patterns=self._automaton.freeze(),
            shared_patterns=self._shared_automaton.freeze(),
            form_patterns=self._form_automaton.freeze(),
        )

    def _take(self, sheet: _Sheet) -> None:
        self._harmless[sheet.code] = sheet.harmless
        self._refuse_unknown(sheet.code, sheet.harmless, {*self._contexts.values()})
        for rule in sheet.rule:
            heard = Heard(
                name=f"{sheet.code}: {rule.name}",
                code=sheet.code,
                spread=rule.spread or sheet.spread,
                unless=(sheet.unless if rule.unless is None else rule.unless) + rule.also_unless,
                only=rule.only,
                in_=rule.in_ or sheet.in_,
                score=sheet.score if rule.score is None else rule.score,
                join=sheet.join if rule.join is None else rule.join,
            )
            self._refuse_unknown(heard.name, heard.unless + heard.only, {*self._where, *BUILT_IN})
            self.proofs.append((heard, rule))
            self._add(self._automaton, rule.say, self._rules, heard)

    def _refuse_unknown(self, where: str, contexts: Iterable[str], known: Container[str]) -> None:
        for name in contexts:
            if name not in known:
                raise BadPattern(f"{where} names an unknown context: {name}")

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


def _sheets(folder: Path) -> Iterable[_Sheet]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml") and file.name not in _NO_SHEET:
            try:
                yield msgspec.convert(tomllib.loads(file.read_text("utf-8")), _Sheet)
            except (msgspec.ValidationError, tomllib.TOMLDecodeError) as wrong:
                raise BadPattern(f"{file.name}: {wrong}") from wrong


def _joined(words: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{words[name]} {added}" for name, added in more.items()}


def packed(bound: Bound) -> bytes:
    """The bytes of `rules/<lang>.book`."""
    return msgspec.msgpack.encode(bound)
