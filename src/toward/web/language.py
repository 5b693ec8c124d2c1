"""The two languages of the screens.  Each feature keeps its Russian in `ru.po` beside its templates."""

from collections.abc import Mapping, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from babel.core import negotiate_locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

PACKAGE = Path(__file__).parent.parent


def as_language(name: str | None) -> Language | None:
    """`name` when it is one of ours."""
    return next((language for language in LANGUAGES if language == name), None)


def negotiate(accept_language: str) -> Language:
    """The language a browser asks for first among ours (RFC 9110, 12.5.4); English when it asks for neither."""
    wanted = sorted(_preferences(accept_language), key=lambda item: -item[1])
    chosen = negotiate_locale([tag for tag, quality in wanted if quality > 0], LANGUAGES, sep="-")
    return as_language(chosen) or "en"


def _preferences(header: str) -> Sequence[tuple[str, float]]:
    found = []
    for item in header[:400].split(","):
        tag, _, quality = item.strip().partition(";q=")
        try:
            found.append((tag.split("-")[0].strip().lower(), float(quality or 1)))
        except ValueError:
            continue
    return found


@cache
def translations(language: Language) -> NullTranslations:
    """The screens' texts in a language; English is the source itself."""
    if language == "en":
        return NullTranslations()
    whole = Catalog(locale=language)
    for file in sorted(PACKAGE.glob(f"*/{language}.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=language):
                whole[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)


def text(language: Language, source: str, values: Mapping[str, object] | None = None) -> str:
    """One text outside a template, in the language asked for, with its `%(name)s` filled in."""
    said = translations(language).gettext(source)
    return said % values if values else said


def mark(source: str) -> str:
    """Mark a source text for translation where it stands as data; it is looked up when shown."""
    return source
