"""How varied one's words for feelings are (B12): the places of a small drawing, and a number as people write it."""

from collections.abc import Sequence
from itertools import dropwhile
from typing import Any

from babel.numbers import format_decimal
from msgspec import Struct

from toward.core.days import Days
from toward.core.vocabulary import DRAWN, Variety
from toward.insight.drawing import Month, across, between, months
from toward.web.language import Language

TOP, BOTTOM = 12, 112


class Whisker(Struct, frozen=True):
    """The words of four weeks: where the value is, and from where to where its interval goes."""

    x: float
    y: float
    low: float
    high: float


class VarietyDrawing(Struct, frozen=True):
    """Four weeks beside each other, the oldest first; those with too few words are left out. `path` joins the rest."""

    whiskers: tuple[Whisker, ...]
    path: str
    months: tuple[Month, ...]


def words_shown(windows: Sequence[Variety], language: Language) -> dict[str, Any]:
    """What the page's part on words is made of; windows from before the first word are left out."""
    windows = [*dropwhile(lambda one: not one.words, windows)]
    return {
        "word_windows": windows,
        "word_drawing": varieties(windows) if windows else None,
        "word_level": height,
        "of_ten": lambda value: format_decimal(value, "0.0", locale=language),
    }


def varieties(windows: Sequence[Variety]) -> VarietyDrawing:
    """The windows on one axis, each in the middle of its days; there is at least one window."""
    axis = Days(windows[0].days.first, windows[-1].days.last)
    whiskers = tuple(
        Whisker(_middle(one.days, axis), height(one.in_ten), height(one.low), height(one.high))
        for one in windows
        if one.in_ten is not None and one.low is not None and one.high is not None
    )
    path = " ".join(f"{one.x},{one.y}" for one in whiskers) if len(whiskers) > 1 else ""
    return VarietyDrawing(whiskers, path, tuple(months(axis)))


def height(value: float) -> float:
    """Where a number of different words in ten lies, 0-10."""
    return between(value / DRAWN, BOTTOM, TOP)


def _middle(days: Days, axis: Days) -> float:
    return round((across(days.first, axis) + across(days.last, axis)) / 2, 1)
