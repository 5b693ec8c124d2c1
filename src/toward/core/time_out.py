"""A time-out (B9, B11): either one, any time, no reason; a return time both can count on, and the way back.

Pure rules; the rooms for two are played by them.  Whoever calls it need not say why, and nothing here keeps who did.
"""

from datetime import datetime, timedelta

from msgspec import Struct

SHORTEST = timedelta(minutes=20)
LONGEST = timedelta(hours=24)


class NotATimeOut(Exception):
    """A return time sooner than 20 minutes from now, or later than 24 hours."""


class TimeOut(Struct, frozen=True):
    """Both stop at `since`; both come back at `until`, to where it stopped: the step `at`."""

    since: datetime
    until: datetime
    at: int

    def left(self, now: datetime) -> timedelta:
        """What is left of it, computed and never ticked; nothing once it is over."""
        return max(self.until - now, timedelta(0))

    def over(self, now: datetime) -> bool:
        """Whether the time to come back has come."""
        return now >= self.until


def call(now: datetime, at: int, returns: timedelta = SHORTEST) -> TimeOut:
    """Stop at the step `at`, to come back after `returns`.  Raises NotATimeOut under 20 minutes and over 24 hours."""
    if not SHORTEST <= returns <= LONGEST:
        raise NotATimeOut
    return TimeOut(now, now + returns, at)


def agree_on(pause: TimeOut, until: datetime) -> TimeOut:
    """Another return time, agreed during the time-out; counted from when it began.  Raises NotATimeOut as `call`."""
    return call(pause.since, pause.at, until - pause.since)
