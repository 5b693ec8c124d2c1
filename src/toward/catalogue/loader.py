"""The catalogue: every practice with its words, the feeling words, and what practices are for."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from toward.catalogue.files import read_file
from toward.catalogue.mistakes import BrokenCatalogue, Fault, Mistake
from toward.catalogue.rules import practice_faults, then_faults
from toward.catalogue.text_rules import text_faults
from toward.catalogue.words import read_words
from toward.core.practice import Practice, Texts, Words
from toward.core.texts import Line

LANGUAGES = ("en", "ru")
HERE = Path(__file__).parent
PRACTICES = HERE / "practices"


class Purpose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a shelf of practices is for, in each language."""

    en: Line
    ru: Line


class PurposeFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shelves, in the order they are shown."""

    purposes: Mapping[str, Purpose]


class Found(Struct, frozen=True):
    """One practice folder that holds: the practice and its words by language."""

    folder: Path
    practice: Practice
    texts: Mapping[str, Texts]


class Catalogue:
    """Everything there is to practise. Never changes once loaded.

    `practices` by id, in the order of the shelves; `purposes` by id, each with its name by language.
    """

    def __init__(
        self, found: Iterable[Found], words: Mapping[str, Words], purposes: Mapping[str, Mapping[str, str]]
    ) -> None:
        shelf = {purpose: place for place, purpose in enumerate(purposes)}
        ordered = sorted(found, key=lambda one: (shelf[one.practice.purpose], one.practice.minutes, one.practice.id))
        self.practices: Mapping[str, Practice] = MappingProxyType({one.practice.id: one.practice for one in ordered})
        self.purposes: Mapping[str, Mapping[str, str]] = MappingProxyType(dict(purposes))
        self._texts = {one.practice.id: one.texts for one in ordered}
        self._words = dict(words)

    def languages(self, practice_id: str) -> tuple[str, ...]:
        """The languages a practice is written in. Raises KeyError for an unknown practice."""
        return tuple(self._texts[practice_id])

    def texts(self, practice_id: str, lang: str) -> Texts:
        """The words of a practice, in the language it has if not in this one. Raises KeyError if unknown."""
        written = self._texts[practice_id]
        return written.get(lang) or next(iter(written.values()))

    def words(self, lang: str) -> Words:
        """The feeling words of a language. Raises KeyError for a language there is not."""
        return self._words[lang]


def load(extra: Path | None = None) -> Catalogue:
    """The catalogue of this package, and the practice folders in `extra` if there is such a folder.

    Raises BrokenCatalogue with every mistake of every file.
    """
    purposes, mistakes = _purposes()
    words, wrong = read_words(HERE / "words", LANGUAGES)
    mistakes += wrong
    folders = _folders(PRACTICES) + (_folders(extra) if extra and extra.is_dir() else [])
    found, wrong = _practices(folders, purposes, {})
    if mistakes + wrong:
        raise BrokenCatalogue(mistakes + wrong)
    return Catalogue(found, words, purposes)


def as_json(extra: Path | None = None) -> list[dict[str, Any]]:
    """Each practice's id, rows, modes, languages and minutes, as `toward practices --json` prints them.

    Raises BrokenCatalogue, as `load` does.
    """
    catalogue = load(extra)
    return [
        {
            "id": practice.id,
            "rows": list(practice.rows),
            "modes": list(practice.modes),
            "languages": list(catalogue.languages(practice.id)),
            "minutes": practice.minutes,
        }
        for practice in catalogue.practices.values()
    ]


def check_path(path: Path) -> list[Mistake]:
    """All mistakes of a practice folder, of its practice.toml, or of a folder of practice folders; none if it holds."""
    path = path.parent if path.name == "practice.toml" else path
    folders = [path.resolve()] if (path / "practice.toml").exists() else _folders(path)
    if not folders:
        return [Mistake(path, 1, "There is no practice here.", "Name a folder with a practice.toml in it.")]
    purposes, mistakes = _purposes()
    ours, _ = _practices([one for one in _folders(PRACTICES) if one not in folders], purposes, {})
    _, wrong = _practices(folders, purposes, {one.practice.id: one.practice for one in ours})
    return mistakes + wrong


def _folders(path: Path) -> list[Path]:
    return sorted(file.parent.resolve() for file in path.glob("*/practice.toml"))


def _practices(
    folders: Iterable[Path], purposes: Mapping[str, object], known: Mapping[str, Practice]
) -> tuple[list[Found], list[Mistake]]:
    """The practices of these folders that hold, and the mistakes of all."""
    found: list[Found] = []
    mistakes: list[Mistake] = []
    for folder in folders:
        one, wrong = _practice(folder, purposes)
        mistakes += wrong
        found += [one] if one else []
    everything = dict(known)
    for one in found:
        if one.practice.id in everything:
            reason = f"There is another practice called `{one.practice.id}`."
            mistakes.append(Mistake(one.folder / "practice.toml", 1, reason, "Give it another name."))
        everything.setdefault(one.practice.id, one.practice)
    for one in [] if mistakes else found:
        _, wrong = read_file(one.folder / "practice.toml", Practice, partial(then_faults, practices=everything))
        mistakes += wrong
    return found, mistakes


def _practice(folder: Path, purposes: Mapping[str, object]) -> tuple[Found | None, list[Mistake]]:
    rules = partial(practice_faults, folder=folder.name, purposes=purposes)
    practice, mistakes = read_file(folder / "practice.toml", Practice, rules)
    files = {lang: folder / f"{lang}.toml" for lang in LANGUAGES if (folder / f"{lang}.toml").exists()}
    if not files:
        reason = "The practice has no words: neither en.toml nor ru.toml is there."
        mistakes.append(Mistake(folder / "practice.toml", 1, reason, "Write one of them, or both."))
    texts = {}
    for lang, file in files.items():
        said, wrong = read_file(file, Texts, partial(text_faults, practice=practice) if practice else _nothing)
        mistakes += wrong
        if said:
            texts[lang] = said
    return (Found(folder, practice, texts) if practice and not mistakes else None), mistakes


def _purposes() -> tuple[dict[str, Mapping[str, str]], list[Mistake]]:
    file, mistakes = read_file(HERE / "purposes.toml", PurposeFile, _nothing)
    shelves = file.purposes if file else {}
    return {name: {"en": shelf.en, "ru": shelf.ru} for name, shelf in shelves.items()}, mistakes


def _nothing(_: object) -> Iterable[Fault]:
    return ()
