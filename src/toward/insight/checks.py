"""The trends of the self-checks, in words and places."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.trends import Check, Rated
from toward.insight.drawing import TrendDrawing, trend
from toward.web.language import Language, mark, text

# A scale in a few words, and what its two ends mean.
SCALES = {
    "sign_edited": mark("They get the edited version"),
    "sign_not_asking": mark("They have stopped asking"),
    "sign_alone": mark("Alone while together"),
    "sign_resentment": mark("Resentment for what was never asked"),
    "sign_distance": mark("Distance has become normal"),
    "loneliness": mark("Loneliness"),
    "resentment": mark("Resentment"),
    "being_known": mark("Being known"),
    "balance_asked": mark("Asked"),
    "balance_offered": mark("Offered"),
    "balance_received": mark("Received"),
    "pleasing": mark("The pleasing mask"),
    "stoic": mark("The stoic mask"),
}


class Row(Struct, frozen=True):
    """One scale: its name, its answers, and their places."""

    name: str
    points: tuple[Rated, ...]
    drawing: TrendDrawing


class Told(Struct, frozen=True):
    """One self-check: its practice, its title, and its scales under each other on one axis."""

    practice: str
    title: str
    rows: tuple[Row, ...]


def told(checks: Sequence[Check], today: date, language: Language, catalogue: Catalogue) -> tuple[Told, ...]:
    """The checks as Look back shows them; `today` is where every axis ends."""
    return tuple(
        Told(check.name, catalogue.texts(check.name, language).title, tuple(_rows(check, today, language)))
        for check in checks
    )


def _rows(check: Check, today: date, language: Language) -> Iterator[Row]:
    first = min(one.points[0].day for one in check.trends)
    for one in check.trends:
        yield Row(text(language, SCALES[one.scale]), one.points, trend(one.points, first, today))
