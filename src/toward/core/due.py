"""What waits to be looked at again.

Nothing becomes a debt (B39): what was not looked at within its window is simply no longer offered.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from msgspec import Struct

from toward.core.days import local_day, window_after
from toward.core.practice import Practice, follow_up
from toward.core.record import Record

Kept = tuple[str, Record]
HOUR = timedelta(hours=1)


class Due(Struct, frozen=True, kw_only=True):
    """A stage that may be done now, looking back on `entry`, which was written on the local day `day`."""

    entry: str
    practice: str
    stage: str
    about: str | None
    day: date
    since: datetime
    until: datetime


def due(records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo) -> tuple[Due, ...]:
    """The follow-ups whose time has come and not passed, the oldest first.

    `records` are those of the last 35 days with their entry ids, in any order. A record that already has one
    following it is settled.
    """
    followed = {record.follows for _, record in records}
    waiting = (_follow_up(entry, record, practices, now, zone) for entry, record in records if entry not in followed)
    return tuple(sorted((one for one in waiting if one is not None), key=lambda one: one.since))


def _follow_up(
    entry: str, record: Record, practices: Mapping[str, Practice], now: datetime, zone: tzinfo
) -> Due | None:
    practice = practices.get(record.practice)
    stage = practice.stages.get(record.stage) if practice else None
    if not stage or not stage.then or (now - record.written) // HOUR not in stage.follow_up_hours:
        return None  # so of most it is quickly said
    then = follow_up(stage, record.answers)
    if then is None or then.when_told:
        return None
    since, until = window_after(record.written, then.after_hours, then.until_hours)
    if not since <= now < until:
        return None
    return Due(
        entry=entry,
        practice=then.practice or record.practice,
        stage=then.stage,
        about=record.about,
        day=local_day(record.written, zone),
        since=since,
        until=until,
    )
