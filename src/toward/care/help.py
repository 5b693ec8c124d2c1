"""Where to turn, country by country (S9): files anybody can read, date and correct; an operator may bring their own."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from babel.core import Locale, UnknownLocaleError

from toward.catalogue import BrokenCatalogue, Mistake
from toward.catalogue.files import read_file
from toward.catalogue.mistakes import Fault

FOLDER = Path(__file__).parent.parent / "catalogue" / "help"
GENERAL = "general"
TERRITORIES = Locale("en").territories

About = Literal["violence", "crisis", "young"]
NUMBER = re.compile(r"\+?\d[\d ()-]{1,22}\d")


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A few words in both languages of the screens."""

    en: str
    ru: str


class ByText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number to send a message to, and the word to send, where one is asked for."""

    number: str
    word: str | None = None


class Emergency(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number for danger now: everybody's, the police's or the ambulance's."""

    number: str
    checked: date
    who: Literal["any", "police", "ambulance"] = "any"
    note: Said | None = None


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody to turn to.

    `who`: for whom alone it is.  `checked`: the day it was last written down.  `source`: whose site says so.
    """

    name: str
    about: tuple[About, ...]
    source: str
    checked: date
    who: Literal["women", "men", "lgbt"] | None = None
    phone: str | None = None
    phone_too: str | None = None
    text: ByText | None = None
    chat: str | None = None
    web: str | None = None
    hours: Literal["always"] | Said | None = None
    languages: tuple[str, ...] = ()
    note: Said | None = None


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one file says: numbers for danger now, then lines in the order they are shown."""

    emergency: tuple[Emergency, ...]
    line: tuple[Line, ...]


def load_help(own: Path | None = None) -> Mapping[str, Country]:
    """All countries by their two-letter code (ISO 3166), and `general` for every other.

    A file in the operator's `own` folder takes the place of ours of the same name; others are added.
    Raises `BrokenCatalogue` with every mistake, its file and its line.
    """
    files = {file.stem: file for folder in (FOLDER, own) if folder for file in sorted(folder.glob("*.toml"))}
    countries: dict[str, Country] = {}
    mistakes: list[Mistake] = []
    for code, file in files.items():
        if code != GENERAL and (len(code) != 2 or code not in TERRITORIES):
            mistakes.append(Mistake(file, 1, f"{code} is no country.", "Name it by its two letters: GB.toml."))
        read = read_file(file, Country, _faults)
        mistakes.extend(_pointing_home(mistake) for mistake in read[1])
        if read[0] is not None:
            countries[code] = read[0]
    if mistakes:
        raise BrokenCatalogue(mistakes)
    return countries


def _faults(country: Country) -> Iterator[Fault]:
    for place, emergency in enumerate(country.emergency):
        if not NUMBER.fullmatch(emergency.number):
            yield _no_number(("emergency", place, "number"))
    for place, line in enumerate(country.line):
        yield from _line_faults(line, ("line", place))
    if not country.emergency:
        yield Fault((), "No number for danger now.", "Add an [[emergency]] table.")
    for about in ("violence", "crisis"):
        if not any(about in line.about for line in country.line):
            yield Fault((), f"No line is about {about}.", "Add one: whoever opens the page may need it.")


def _line_faults(line: Line, at: tuple[str | int, ...]) -> Iterator[Fault]:
    numbers = {"phone": line.phone, "phone_too": line.phone_too, "text": line.text.number if line.text else None}
    addresses = {"chat": line.chat, "web": line.web}
    for key, number in numbers.items():
        if number is not None and not NUMBER.fullmatch(number):
            yield _no_number((*at, key))
    for key, address in addresses.items():
        if address is not None and not re.fullmatch(r"https://[^\s/]+/\S*", address):
            yield Fault((*at, key), f"`{key}` is no address.", "Begin with https:// and end the host with a slash.")
    if not any((line.phone, line.text, line.chat, line.web)):
        yield Fault(at, "There is no way to reach this line.", "Add `phone`, `text`, `chat` or `web`.")
    if not line.about:
        yield Fault((*at, "about"), "`about` is empty.", 'Say what it is about: ["violence"], ["crisis"] or ["young"].')
    for language in line.languages:
        if not _is_language(language):
            yield Fault((*at, "languages"), f"{language} is no language.", 'Use short codes: ["en", "ru"].')


def _no_number(at: tuple[str | int, ...]) -> Fault:
    return Fault(at, f"`{at[-1]}` is no number to call.", "Use digits, spaces and hyphens, as it would be dialled.")


def _is_language(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _pointing_home(mistake: Mistake) -> Mistake:
    return msgspec.structs.replace(mistake, cure=mistake.cure.replace("docs/practices.md", "docs/help.md"))
