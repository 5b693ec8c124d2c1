"""Numbers to places on a drawing 360 units wide. Pure: what the places mean is said in the templates."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from toward.core.days import Days
from toward.core.statistics import Interval, Moment, Pair, Point
from toward.core.trends import Rated

WIDTH = 360
# A line of text of the drawings is about 14 units high; a month's name needs 48 units not to touch the next.
LINE_LEFT, LINE_RIGHT, LINE_TOP, LINE_BOTTOM = 32, 350, 12, 162
MONTH_APART = 48
SHORTEST_DAYS = 28
TREND_TOP, TREND_BOTTOM = 8, 56
LARGE_DOT, SMALL_DOT, MANY_DOTS = 4.5, 3.0, 40
TRACK_LEFT, TRACK_RIGHT = 66, 266
FIRST_ROW, ROW = 36, 30
MOST_ROWS = 16
REACH_LEFT, REACH_RIGHT = 10, 350


class Dot(Struct, frozen=True):
    """A rating on the line drawing, and when it was given: before or after an experiment, or by itself."""

    x: float
    y: float
    moment: Moment


class Month(Struct, frozen=True):
    """Where a month begins."""

    x: float
    first: date


class LineDrawing(Struct, frozen=True):
    """Ratings over time, the oldest first, `size` half as wide each; `path` joins them, empty for fewer than two."""

    dots: tuple[Dot, ...]
    size: float
    path: str
    months: tuple[Month, ...]


class TrendDrawing(Struct, frozen=True):
    """One scale of a self-check: places of its answers, the oldest first, and the line that joins them."""

    places: tuple[tuple[float, float], ...]
    path: str


class Dumbbell(Struct, frozen=True):
    """One experiment: where its fear was placed, where it looked afterwards, and at which end it came out, if known."""

    y: float
    feared: float
    after: float | None
    came: float | None
    pair: Pair


class RowsDrawing(Struct, frozen=True):
    """Experiments under each other, the oldest on top; `left_out` older ones stand in the table alone."""

    rows: tuple[Dumbbell, ...]
    height: float
    left_out: int


class Reach(Struct, frozen=True):
    """A share on a scale from none to all, the interval that would fit it, and where the person's own estimate lay."""

    low: float
    high: float
    share: float
    expected: float


def line(points: Sequence[Point], today: date) -> LineDrawing:
    """The ratings of a belief. The axis ends today and begins with the first rating, four weeks ago at the latest."""
    days = [point.day for point in points]
    # The latest may be tomorrow's: when somebody has travelled west, their day has begun again.
    axis = Days(min([*days, today - timedelta(days=SHORTEST_DAYS - 1)]), max([*days, today]))
    dots = tuple(Dot(across(point.day, axis), _up(point.value), point.moment) for point in points)
    path = " ".join(f"{dot.x},{dot.y}" for dot in dots) if len(dots) > 1 else ""
    size = LARGE_DOT if len(dots) <= MANY_DOTS else SMALL_DOT
    return LineDrawing(dots, size, path, tuple(months(axis)))


def trend(points: Sequence[Rated], first: date, today: date) -> TrendDrawing:
    """A small line; several under each other share the axis from `first`, four weeks ago at the latest, to today."""
    axis = Days(min(first, today - timedelta(days=SHORTEST_DAYS - 1)), max(points[-1].day, today))
    places = tuple((across(point.day, axis), between(point.value / 100, TREND_BOTTOM, TREND_TOP)) for point in points)
    return TrendDrawing(places, " ".join(f"{x},{y}" for x, y in places))


def level(value: int) -> float:
    """The height of a rating's grid line, 0-100."""
    return _up(value)


def rows(pairs: Sequence[Pair]) -> RowsDrawing:
    """The newest experiments, each on a track from "it won't" to "it surely will"."""
    shown = pairs[-MOST_ROWS:]
    drawn = tuple(_dumbbell(place, pair) for place, pair in enumerate(shown))
    return RowsDrawing(drawn, FIRST_ROW + ROW * len(drawn), len(pairs) - len(shown))


def reach(hits: int, of: int, interval: Interval, expected: float) -> Reach:
    """A share of `of` tries, one or more, with its interval; `expected` counts tries too."""
    return Reach(
        *(between(share, REACH_LEFT, REACH_RIGHT) for share in (interval.low, interval.high, hits / of, expected / of))
    )


def _dumbbell(place: int, pair: Pair) -> Dumbbell:
    return Dumbbell(
        y=FIRST_ROW + ROW * place,
        feared=_along(pair.feared_likely),
        after=None if pair.likely_after is None else _along(pair.likely_after),
        came=None if pair.came_true is None else _along(100 if pair.came_true else 0),
        pair=pair,
    )


def months(axis: Days) -> Iterator[Month]:
    """The first days of months on the axis that have room for their name, the newest counted first."""
    month, room = axis.last.replace(day=1), float(LINE_RIGHT)
    while month >= axis.first:
        x = across(month, axis)
        if x <= room:
            yield Month(x, month)
            room = x - MONTH_APART
        month = (month - timedelta(days=1)).replace(day=1)


def across(day: date, axis: Days) -> float:
    return between((day - axis.first).days / (axis.last - axis.first).days, LINE_LEFT, LINE_RIGHT)


def _up(value: int) -> float:
    return between(value / 100, LINE_BOTTOM, LINE_TOP)


def _along(value: int) -> float:
    return between(value / 100, TRACK_LEFT, TRACK_RIGHT)


def between(share: float, low: float, high: float) -> float:
    return round(low + share * (high - low), 1)
