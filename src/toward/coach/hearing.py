"""From words to findings: run the patterns, let the exceptions speak, mark the stretch."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from toward.coach.book import Book, Heard
from toward.coach.book import book as book_of
from toward.coach.running import Match, matches
from toward.coach.shapes import As, Finding, Lang
from toward.coach.sharing import Shared
from toward.coach.words import WORD, Words, read

_NEAR = 3
"""A context "before" may end up to three words ahead of the match, in its clause."""


class Call(NamedTuple):
    """A rule that spoke: rows `start:end` are what it marks, `begins` is where its words begin."""

    rule: Heard
    start: int
    end: int
    begins: int


class Page:
    """One text, read once: its words, the rules that spoke and the contexts they spoke in.

    `shared` is what an answer answers. `without` names rules to leave out, which is how a proof shows that its rule is
    the one that speaks.
    """

    def __init__(self, text: str, as_: As, lang: Lang, shared: str | None = None, without: Container[str] = ()) -> None:
        self.book: Book = book_of(lang)
        self._shared = Shared(shared, lang) if shared and as_ == "reply" else None
        self.words: Words = read(text, self.book.spelling)
        self._symbols = self.book.symbols(self.words.norm, as_)
        self._contexts: defaultdict[str, list[Match]] = defaultdict(list)
        spoken: list[tuple[Heard, Match]] = []
        for match in matches(self.book.automaton, self._symbols, self.words):
            if name := self.book.contexts.get(match.pattern):
                self._contexts[name].append(match)
            else:
                rule = self.book.rules[match.pattern]
                if as_ in rule.in_ and rule.name not in without:
                    spoken.append((rule, match))
        self._rows: dict[str, set[int]] = {}
        self._let_pass: defaultdict[str, list[Match]] = defaultdict(list)
        self.calls = _joined(_merged([*self._held(spoken)]), self.words)

    def shared_has(self, name: str) -> bool:
        """Does the context `name` stand in what this answers?"""
        return self._shared is not None and name in self._shared.contexts

    @property
    def shared_words(self) -> Sequence[str]:
        """The words of what this answers, where they are of its language."""
        return self._shared.words if self._shared else ()

    def found(self, name: str) -> list[Match]:
        """Where the context `name` stands in the text."""
        return self._contexts.get(name, [])

    def let_pass(self, code: str, start: int, end: int) -> bool:
        """Was an exception to a rule of this code heard within these rows?"""
        return _any_within(self._let_pass.get(code, ()), start, end)

    def found_within(self, name: str, start: int, end: int) -> bool:
        """Does the context `name` stand within these rows?"""
        return _any_within(self.found(name), start, end)

    def cues(self, name: str) -> list[Match]:
        """Where the text has what form.toml says under `name`. It is looked for only when somebody asks."""
        return self._cues.get(name, [])

    @cached_property
    def _cues(self) -> dict[str, list[Match]]:
        cues: defaultdict[str, list[Match]] = defaultdict(list)
        for match in matches(self.book.form_automaton, self._symbols, self.words):
            cues[self.book.form[match.pattern]].append(match)
        return cues

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Rows to offsets."""
        return self.words.start[start], self.words.end[end - 1]

    def findings(self) -> tuple[Finding, ...]:
        """What the rules marked, in the order of the text."""
        return tuple(Finding(call.rule.code, *self.span(call.start, call.end), call.rule.score) for call in self.calls)

    def _held(self, spoken: Iterable[tuple[Heard, Match]]) -> Iterable[Call]:
        for rule, match in spoken:
            if self._holds(rule, match):
                yield self._call(rule, match)
            else:
                self._let_pass[rule.code].append(match)

    def _holds(self, rule: Heard, match: Match) -> bool:
        return not any(self._stands(name, match) for name in rule.unless) and (
            not rule.only or any(self._stands(name, match) for name in rule.only)
        )

    def _stands(self, name: str, match: Match) -> bool:
        if name == "quoted":
            return self.words.quoted[match.start]
        first, last = self.words.sentences[match.start]
        if name == "question":
            return last < len(self.words.norm) and self.words.norm[last] == "?"
        if name == "echo":
            return self.echoes(first, last)
        if self.book.where[name] == "shared":
            return self.shared_has(name)
        if name not in self._contexts:
            return False
        if name not in self._rows:
            self._rows[name] = self._reach(name, self._contexts[name])
        rows = self._rows[name]
        where, clause = self.book.where[name], self.words.clauses[match.start][0]
        if where == "before":
            return any(row in rows for row in range(max(match.start - _NEAR, clause), match.start + 1))
        if where == "overlap":
            return any(row in rows for row in range(match.start, match.end))
        at = {"sentence": first, "next": last + 1, "after": match.end, "clause": clause}
        return where == "text" or at[where] in rows

    def echoes(self, first: int, last: int) -> bool:
        """Do these rows return a word of what was shared, or name a feeling? Unknown what was shared: they may."""
        if self._shared is None or self._shared.returns(self.words.norm[first:last]):
            return True
        return any(first <= match.start < last for match in self.found("feeling_word"))

    def _reach(self, name: str, matches: Iterable[Match]) -> set[int]:
        """The rows at which a look-up finds the context; one look-up each keeps long texts cheap."""
        where = self.book.where[name]
        if where == "overlap":
            return {row for match in matches for row in range(match.start, match.end)}
        if where == "before":
            return {match.end for match in matches}
        if where == "after":
            return {match.start for match in matches}
        stretches = self.words.clauses if where == "clause" else self.words.sentences
        return {stretches[match.start][0] for match in matches}

    def _call(self, rule: Heard, match: Match) -> Call:
        start, end = match.mark
        if rule.spread == "match":
            return Call(rule, start, end, match.start)
        stretches = self.words.clauses if rule.spread in ("clause", "rest") else self.words.sentences
        first = start if rule.spread in ("rest", "tail") else stretches[start][0]
        return Call(rule, *trimmed(first, max(end, stretches[end - 1][1]), self.words), match.start)


def trimmed(start: int, end: int, words: Words) -> tuple[int, int]:
    """The stretch without the breaks at its ends; at least one row stays."""
    while words.kind[start] != WORD and start < end - 1:
        start += 1
    while words.kind[end - 1] != WORD and end > start + 1:
        end -= 1
    return start, end


def _any_within(heard: Iterable[Match], start: int, end: int) -> bool:
    return any(match.start < end and start < match.end for match in heard)


def _merged(calls: list[Call]) -> list[Call]:
    """Of calls with one code that touch, the longest stays (then the earliest)."""
    kept: list[Call] = []
    taken: defaultdict[str, set[int]] = defaultdict(set)
    for call in sorted(calls, key=lambda call: (call.start - call.end, call.start, call.rule.name)):
        rows = taken[call.rule.code]
        if call.start not in rows and call.end - 1 not in rows:  # no shorter call can lie around a longer one
            rows.update(range(call.start, call.end))
            kept.append(call)
    return sorted(kept, key=lambda call: (call.start, call.end, call.rule.code))


def _joined(calls: list[Call], words: Words) -> list[Call]:
    """A plan told in one sentence after another is one finding, where both their rules say so."""
    kept: list[Call] = []
    last: dict[str, int] = {}
    for call in calls:
        before = last.get(call.rule.code)
        if before is not None and _follow(kept[before], call, words):
            kept[before] = kept[before]._replace(end=max(call.end, kept[before].end))
        else:
            last[call.rule.code] = len(kept)
            kept.append(call)
    return kept


def _follow(before: Call, call: Call, words: Words) -> bool:
    return before.rule.join and call.rule.join and WORD not in words.kind[before.end : call.start]
