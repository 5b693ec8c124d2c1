"""Practices read from their folders: each with its words, or with every mistake in them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from toward.catalogue.files import read_file
from toward.catalogue.folders import PRACTICE, folder_mistakes
from toward.catalogue.mistakes import Fault, Mistake
from toward.catalogue.rules import practice_faults, then_faults
from toward.catalogue.text_rules import text_faults
from toward.core.practice import Practice, Texts

LANGUAGES = ("en", "ru")


class Found(Struct, frozen=True):
    """One practice folder that holds: the practice and its words by language."""

    folder: Path
    practice: Practice
    texts: Mapping[str, Texts]


def read_practices(
    folders: Iterable[Path], root: Path, purposes: Mapping[str, object], ours: Sequence[Found]
) -> tuple[list[Found], list[Mistake]]:
    """The practices of these folders within `root` that hold beside ours, and the mistakes of all."""
    found: list[Found] = []
    mistakes: list[Mistake] = []
    for folder in folders:
        wrong = list(folder_mistakes(folder, root, LANGUAGES))
        if not wrong:
            one, wrong = _practice(folder, purposes, ours)
            found += [one] if one else []
        mistakes += wrong
    everything = {one.practice.id: one.practice for one in (*ours, *found)}
    for one in found:
        _, wrong = read_file(one.folder / PRACTICE, Practice, partial(then_faults, practices=everything))
        mistakes += wrong
    return found, mistakes


def _practice(
    folder: Path, purposes: Mapping[str, object], ours: Sequence[Found]
) -> tuple[Found | None, list[Mistake]]:
    taken = {one.practice.id for one in ours}
    rules = partial(practice_faults, folder=folder.name, purposes=purposes, taken=taken)
    practice, mistakes = read_file(folder / PRACTICE, Practice, rules)
    files = {lang: folder / f"{lang}.toml" for lang in LANGUAGES if (folder / f"{lang}.toml").exists()}
    if not files:
        reason = "The practice has no words: neither en.toml nor ru.toml is there."
        mistakes.append(Mistake(folder / PRACTICE, 1, reason, "Write one of them, or both."))
    texts = {}
    for lang, file in files.items():
        titles = [one.texts[lang].title for one in ours if lang in one.texts]
        rules_of_words = partial(text_faults, practice=practice, taken=titles) if practice else _nothing
        said, wrong = read_file(file, Texts, rules_of_words)
        mistakes += wrong
        if said:
            texts[lang] = said
    return (Found(folder, practice, texts) if practice and not mistakes else None), mistakes


def _nothing(_: object) -> Iterable[Fault]:
    return ()
