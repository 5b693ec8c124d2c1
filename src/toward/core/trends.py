"""How the self-checks moved (A11, A15, A14, B1): one line for each scale that was answered on three days or more.

Each is the person's own answer about themselves. Nothing is added up to a score, and none of it is about somebody else.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo

from msgspec import Struct

from toward.core.answers import Answer
from toward.core.days import local_day
from toward.core.due import Kept
from toward.core.masks import mean
from toward.core.measures import BALANCE, LIFTS, PLEASING, SIGNS, STOIC
from toward.core.practice import Practice
from toward.core.record import meaning

ENOUGH = 3
CHECKS: Mapping[str, tuple[str, ...]] = {
    "five-signs": SIGNS,
    "weekly-check": LIFTS,
    "give-and-receive": BALANCE,
    "which-mask": ("pleasing", "stoic"),
}
_OF_FIVE = {"pleasing": PLEASING, "stoic": STOIC}


class Rated(Struct, frozen=True):
    """One answer, 0-100, on a local day."""

    day: date
    value: int


class Trend(Struct, frozen=True):
    """One scale over time, the oldest first; three points or more, each of another day."""

    scale: str
    points: tuple[Rated, ...]


class Check(Struct, frozen=True):
    """A self-check by its name in CHECKS, and those of its scales that have a trend."""

    name: str
    trends: tuple[Trend, ...]


def trends(records: Sequence[Kept], practices: Mapping[str, Practice], zone: tzinfo) -> tuple[Check, ...]:
    """Every self-check of which at least one scale was answered on three days. `records` in any order.

    What was left untouched is no answer, and no point on a line. Of a day with several answers the last one counts:
    somebody thought better of it, and three in one evening are no trend.
    """
    written = sorted((record for _, record in records), key=lambda record: record.written)
    seen = [(local_day(record.written, zone), meaning(record, practices)) for record in written]
    found = (Check(name, tuple(_trends(scales, seen))) for name, scales in CHECKS.items())
    return tuple(check for check in found if check.trends)


def _trends(scales: Sequence[str], seen: Sequence[tuple[date, Mapping[str, Answer]]]) -> Iterator[Trend]:
    for scale in scales:
        answered = {day: value for day, meant in seen if (value := _value(scale, meant)) is not None}
        if len(answered) >= ENOUGH:
            yield Trend(scale, tuple(Rated(day, value) for day, value in sorted(answered.items())))


def _value(scale: str, meant: Mapping[str, Answer]) -> int | None:
    """A rating 0-100 as it is; a mask as the mean of its lines, 1-5 drawn out to 0-100."""
    if scale in _OF_FIVE:
        of_five = mean(meant, _OF_FIVE[scale])
        return None if of_five is None else round((of_five - 1) * 25)
    value = meant.get(scale)
    return value if isinstance(value, int) else None
