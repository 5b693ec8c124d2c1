"""The feeling words of each language (B12): the same ids everywhere, each written in its own language."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, structs

from toward.catalogue.files import read_file
from toward.catalogue.mistakes import Fault, Mistake
from toward.core.feelings import OwnWords, Phrase, Scale, Word, Words
from toward.core.finding import fold
from toward.core.steps import Name


class WordFacts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a word file; its key is the id. `forms` are other spellings and inflections it is found by."""

    word: Phrase
    family: Name
    energy: Scale
    pleasantness: Scale
    say: Phrase
    forms: tuple[Phrase, ...] = ()


class WordFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word file: openings that clauses share, families in order, words in order, the most usual first."""

    leads: tuple[str, ...]
    own: OwnWords
    families: Annotated[Mapping[Name, Phrase], Meta(min_length=1)]
    words: Annotated[Mapping[Name, WordFacts], Meta(min_length=1)]


def read_words(folder: Path, languages: tuple[str, ...]) -> tuple[dict[str, Words], list[Mistake]]:
    """The words of every language, and what is wrong in their files."""
    found: dict[str, Words] = {}
    mistakes: list[Mistake] = []
    pattern: WordFile | None = None
    for lang in languages:
        file, wrong = read_file(folder / f"{lang}.toml", WordFile, partial(_faults, pattern=pattern))
        mistakes += wrong
        if file:
            pattern = pattern or file
            words = {name: Word(id=name, **structs.asdict(facts)) for name, facts in file.words.items()}
            found[lang] = Words(words, file.families, file.leads, file.own)
    return found, mistakes


def _faults(file: WordFile, pattern: WordFile | None) -> Iterator[Fault]:
    for name, facts in file.words.items():
        if facts.family not in file.families:
            yield Fault(("words", name), f"There is no family `{facts.family}`.", "Name one of `families`.")
    yield from _twice(file)
    if pattern is None:
        return
    for name in pattern.words.keys() ^ file.words.keys():
        yield Fault(("words", name), f"`{name}` is not in every language.", "Write it in each, or in none.")
    for name in pattern.words.keys() & file.words.keys():
        one, other = pattern.words[name], file.words[name]
        if (one.family, one.energy, one.pleasantness) != (other.family, other.energy, other.pleasantness):
            yield Fault(("words", name), f"`{name}` is placed differently in another language.", "Agree on one place.")
    if pattern.families.keys() != file.families.keys():
        yield Fault(("families",), "The families are not those of the other language.", "Use the same family ids.")


def _twice(file: WordFile) -> Iterator[Fault]:
    """Spellings that would find two words: what is typed in full means one."""
    first: dict[str, str] = {}
    for name, facts in file.words.items():
        for form in (facts.word, *facts.forms):
            other = first.setdefault(fold(form), name)
            if other != name:
                yield Fault(("words", name), f"`{form}` is already a form of `{other}`.", "Leave it with one of them.")
