"""The catalogue: every practice with its words, the feeling words, and what practices are for."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from toward.catalogue.files import read_file
from toward.catalogue.folders import PRACTICE, practice_folders
from toward.catalogue.mistakes import BrokenCatalogue, Fault, Mistake
from toward.catalogue.reading import LANGUAGES, Found, read_practices
from toward.catalogue.words import read_words
from toward.core.practice import Practice, Texts, Words
from toward.core.texts import Line

HERE = Path(__file__).parent
PRACTICES = HERE / "practices"


class Purpose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a shelf of practices is for, in each language."""

    en: Line
    ru: Line


class PurposeFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shelves, in the order they are shown."""

    purposes: Mapping[str, Purpose]


class Catalogue:
    """Everything there is to practise. Never changes once loaded.

    `practices` by id, in the order of the shelves; `added` those of them that are not ours;
    `purposes` by id, each with its name by language.
    """

    def __init__(
        self,
        found: Iterable[Found],
        words: Mapping[str, Words],
        purposes: Mapping[str, Mapping[str, str]],
        added: Iterable[str] = (),
    ) -> None:
        shelf = {purpose: place for place, purpose in enumerate(purposes)}
        ordered = sorted(found, key=lambda one: (shelf[one.practice.purpose], one.practice.minutes, one.practice.id))
        self.practices: Mapping[str, Practice] = MappingProxyType({one.practice.id: one.practice for one in ordered})
        self.added = frozenset(added)
        self.purposes: Mapping[str, Mapping[str, str]] = MappingProxyType(dict(purposes))
        self._texts = {one.practice.id: one.texts for one in ordered}
        self._words = dict(words)

    def languages(self, practice_id: str) -> tuple[str, ...]:
        """The languages a practice is written in. Raises KeyError for an unknown practice."""
        return tuple(self._texts[practice_id])

    def language(self, practice_id: str, lang: str) -> str:
        """The language in which somebody who reads `lang` meets a practice. Raises KeyError if unknown."""
        written = self._texts[practice_id]
        return lang if lang in written else next(iter(written))

    def texts(self, practice_id: str, lang: str) -> Texts:
        """The words of a practice, in the language it has if not in this one. Raises KeyError if unknown."""
        return self._texts[practice_id][self.language(practice_id, lang)]

    def words(self, lang: str) -> Words:
        """The feeling words of a language. Raises KeyError for a language there is not."""
        return self._words[lang]


def load(extra: Path | None = None) -> Catalogue:
    """The catalogue of this package, and the practice folders in `extra` if there is such a folder.

    Raises BrokenCatalogue with every mistake of every file.
    """
    purposes, mistakes = _purposes()
    words, wrong = read_words(HERE / "words", LANGUAGES)
    ours, wrong_ours = _ours(purposes)
    added: list[Found] = []
    mistakes += wrong + wrong_ours
    if extra and extra.is_dir():
        folders, wrong_there = practice_folders(extra)
        added, wrong = read_practices(folders, extra, purposes, ours)
        mistakes += wrong_there + wrong
    if mistakes:
        raise BrokenCatalogue(mistakes)
    return Catalogue(ours + added, words, purposes, (one.practice.id for one in added))


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
    path = (path.parent if path.name == PRACTICE else path).absolute()
    one_alone = (path / PRACTICE).exists()
    folders, mistakes = ([path], []) if one_alone else practice_folders(path)
    if not folders and not mistakes:
        return [Mistake(path, 1, "There is no practice here.", f"Name a folder with a {PRACTICE} in it.")]
    purposes, wrong_purposes = _purposes()
    ours = [one for one in _ours(purposes)[0] if one.folder not in folders]
    _, wrong = read_practices(folders, path, purposes, ours)
    return sorted(mistakes + wrong_purposes + wrong)


def _ours(purposes: Mapping[str, object]) -> tuple[list[Found], list[Mistake]]:
    folders, _ = practice_folders(PRACTICES)
    return read_practices(folders, PRACTICES, purposes, [])


def _purposes() -> tuple[dict[str, Mapping[str, str]], list[Mistake]]:
    file, mistakes = read_file(HERE / "purposes.toml", PurposeFile, _nothing)
    shelves = file.purposes if file else {}
    return {name: {"en": shelf.en, "ru": shelf.ru} for name, shelf in shelves.items()}, mistakes


def _nothing(_: object) -> Iterable[Fault]:
    return ()
