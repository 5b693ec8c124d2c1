"""A stretch of time that was begun: when it ends, and what is left of it.  Computed, never ticked."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from toward.core.steps import Timer

MILLISECOND = timedelta(milliseconds=1)


def ends(step: Timer, left: str, now: datetime) -> datetime | None:
    """When a timer is over that has so many milliseconds left, as a form says it; None when it does not run."""
    if not (left.isascii() and left.isdecimal() and len(left) <= 7):
        return None
    running = min(int(left) * MILLISECOND, timedelta(seconds=step.seconds))
    return now + running if running else None


def left(step: Timer, ending: Mapping[str, datetime], now: datetime) -> int | None:
    """The milliseconds left of a timer, none more than it has; None when it does not run, or is over."""
    end = ending.get(step.id)
    if end is None or end <= now:
        return None
    return min((end - now) // MILLISECOND, step.seconds * 1000) or None
