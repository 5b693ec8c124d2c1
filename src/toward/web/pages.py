"""Turning a template into an answer.  Templates belong to their features; `web` keeps what all share."""

import hashlib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined, Template
from litestar import Request, Response
from litestar.enums import MediaType

from toward.settings import Settings
from toward.web.language import PACKAGE, Language, as_language, negotiate, translations
from toward.web.security import new_nonce, page_headers

STATIC = Path(__file__).parent / "static"
LANGUAGE_COOKIE = "__Host-language"


class Viewer(Protocol):
    """What a page needs to know of the one who looks at it."""

    @property
    def language(self) -> Language: ...
    @property
    def shared_device(self) -> bool: ...
    @property
    def idle_minutes(self) -> int: ...
    @property
    def app_name(self) -> str: ...


def page(
    request: Request[Any, Any, Any],
    template: str,
    *,
    me: Viewer | None = None,
    language: Language | None = None,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: object,
) -> Response[bytes]:
    """The answer for a whole page (or a fragment: a template that does not extend the base).

    Rendered here, in the handler's own thread: a template handed to the framework would be rendered
    in the event loop and hold everybody up.
    """
    language = language or (me.language if me else language_of(request))
    nonce = new_nonce()
    settings: Settings = request.app.state.settings
    body = _template(language, template).render(
        lang=language, nonce=nonce, me=me, signed_in=me is not None, operator=settings.operator, **context
    )
    return Response(
        body.encode(), status_code=status, media_type=MediaType.HTML, headers=page_headers(nonce) | (headers or {})
    )


def language_of(request: Request[Any, Any, Any]) -> Language:
    """The language of somebody not signed in: what they chose, else what their browser asks for."""
    return as_language(request.cookies.get(LANGUAGE_COOKIE)) or negotiate(request.headers.get("accept-language", ""))


@cache
def environment(language: Language) -> Environment:
    """The templates of all features, speaking one language: `people/welcome.html` is people's `welcome.html`."""
    features = {folder.parent.name: FileSystemLoader(folder) for folder in PACKAGE.glob("*/templates")}
    made = Environment(
        loader=PrefixLoader(features),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(static=static_address, place=None, heading=None)
    made.filters["day"] = lambda day: day_in_words(day, language)
    return made


@cache
def _template(language: Language, name: str) -> Template:
    return environment(language).get_template(name)


@lru_cache(maxsize=1000)
def day_in_words(day: date, language: Language) -> str:
    """A date as people say it: "Monday 9 November", «понедельник, 9 ноября»."""
    return format_date(day, "EEEE d MMMM" if language == "en" else "EEEE, d MMMM", locale=language)


@cache
def static_address(name: str) -> str:
    """The address of a static file, with a mark of its content so that browsers may keep it for ever."""
    mark = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{mark}"
