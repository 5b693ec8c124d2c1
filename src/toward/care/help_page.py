"""The help page (S9): public, kept nowhere, and the country only as a plain choice in its address."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from babel.core import Locale
from babel.dates import format_date
from litestar import Request, Response, get

from toward.care.help import GENERAL, Country, Line, Said
from toward.people.access import Visitor
from toward.web.language import Language
from toward.web.pages import language_of, page
from toward.web.threads import in_thread

# Where a browser names a language and no country, and nearly all who speak it live in one.
HOMES = {"de": "DE", "kk": "KZ", "ru": "RU", "uk": "UA"}
SECTIONS = ("violence", "crisis", "young")


class Shown(NamedTuple):
    """One line as the page shows it: everything in the visitor's language."""

    line: Line
    note: str
    hours: str
    languages: str
    checked: str


@get("/help")
@in_thread
def help_page(request: Request[Any, Any, Any], visitor: Visitor) -> Response[Any]:
    """Whom to turn to, for a country that was chosen or that the browser lets one guess."""
    language = visitor.language if visitor else language_of(request)
    countries: Mapping[str, Country] = request.app.state.help
    country = request.query_params.get("country", "")
    code = country if country in countries else guess(request.headers.get("accept-language", ""), countries)
    found = countries[code]
    return page(
        request,
        "care/help.html",
        me=visitor,
        chosen=code,
        countries=_names(countries, language),
        emergency=[(item, _said(item.note, language)) for item in found.emergency],
        sections=[(about, _shown(found, about, language)) for about in SECTIONS],
        dial=dial,
    )


def guess(accept_language: str, countries: Mapping[str, Country]) -> str:
    """The country a browser's languages speak of: "en-IE,en;q=0.9" is Ireland; `general` when it is none of ours."""
    for tag in accept_language[:400].split(","):
        language, *others = re.split(r"[-_]", tag.partition(";")[0].strip())
        for code in (*(other.upper() for other in others), HOMES.get(language.lower(), "")):
            if code in countries:
                return code
    return GENERAL


def dial(number: str) -> str:
    """A number as `tel:` and `sms:` links want it."""
    return re.sub(r"[^\d+]", "", number)


def _names(countries: Mapping[str, Country], language: Language) -> Sequence[tuple[str, str]]:
    territories = Locale(language).territories
    named = [(code, territories[code]) for code in countries if code != GENERAL]
    return sorted(named, key=lambda pair: pair[1])


def _shown(country: Country, about: str, language: Language) -> Sequence[Shown]:
    return [
        Shown(
            line=line,
            note=_said(line.note, language),
            hours=line.hours if isinstance(line.hours, str) else _said(line.hours, language),
            languages=", ".join(_language_name(code, language) for code in line.languages),
            checked=format_date(line.checked, "d MMMM y", locale=language),
        )
        for line in country.line
        if about in line.about
    ]


def _said(words: Said | None, language: Language) -> str:
    if words is None:
        return ""
    return words.ru if language == "ru" else words.en


def _language_name(code: str, language: Language) -> str:
    return Locale.parse(code).get_display_name(language) or code
