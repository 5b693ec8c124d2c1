"""Look around first: twelve weeks of somebody who does not exist, on one page.  Nothing is stored to show it."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from litestar import Request, Response, get
from msgspec.structs import replace

from toward.catalogue import Catalogue
from toward.core.days import day_window
from toward.core.record import Record, meaning
from toward.demo.story import documents
from toward.demo.texts import texts
from toward.insight.routes import pictures
from toward.people.access import Now
from toward.web.language import Language
from toward.web.pages import language_of, page
from toward.web.threads import in_thread

WEEKS = 12
SHOWN = 4


@get("/look-around")
@in_thread
def look_around(request: Request[Any, Any, Any], now: Now) -> Response[Any]:
    """What this place looks like after twelve weeks, to read and not to touch."""
    language, catalogue = language_of(request), request.app.state.catalogue
    told, today = texts(language), now.date()
    written = _twelve_weeks(language, today.toordinal())
    return page(
        request,
        "demo/look_around.html",
        who=told.name,
        lines=[_line(record, catalogue, language) for record in reversed(written) if _words(record, catalogue)][:SHOWN],
        **pictures(
            [(str(place), record) for place, record in enumerate(written)],
            day_window(today, 7 * WEEKS),
            today,
            UTC,
            language,
            catalogue,
            told.belief,
        ),
    )


@lru_cache(maxsize=4)
def _twelve_weeks(language: Language, day: int) -> tuple[Record, ...]:
    """The same story all day long; it is a made-up person's, so it may be kept in memory."""
    evening = datetime.combine(datetime.fromordinal(day), datetime.max.time(), UTC)
    story = documents(1, WEEKS, language, evening)
    return tuple(replace(one.record, follows=None if one.follows is None else str(one.follows)) for one in story)


def _line(record: Record, catalogue: Catalogue, language: Language) -> tuple[str, str]:
    return catalogue.texts(record.practice, language).title, _words(record, catalogue)


def _words(record: Record, catalogue: Catalogue) -> str:
    words = meaning(record, catalogue.practices).get("sentence", "")
    return words if isinstance(words, str) else ""


ROUTES = [look_around]
