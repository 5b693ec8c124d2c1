"""What waits to be looked at again, and the one small next step.

Nothing becomes a debt (B39): what was not looked at within its window is simply no longer offered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice, takewhile
from typing import Literal

from msgspec import Struct

from toward.core.days import local_day, week_of, window_after
from toward.core.practice import MAIN, Practice, follow_up
from toward.core.record import Record, counts_as, meant

Kept = tuple[str, Record]
Reason = Literal["first", "two_in_a_row", "missed_week", "this_week", "small_step"]
HOUR = timedelta(hours=1)
AWAY_STANDS = timedelta(days=14)


class Due(Struct, frozen=True, kw_only=True):
    """A stage that may be done now, looking back on `entry`, which was written on the local day `day`."""

    entry: str
    practice: str
    stage: str
    about: str | None
    day: date
    since: datetime
    until: datetime


class Suggestion(Struct, frozen=True):
    """One small next step, and why this one."""

    practice: str
    stage: str
    reason: Reason


def due(records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo) -> tuple[Due, ...]:
    """The follow-ups whose time has come and not passed, the oldest first.

    `records` are those of the last 35 days with their entry ids, in any order. A record that already has one
    following it is settled.
    """
    followed = {record.follows for _, record in records}
    waiting = (_follow_up(entry, record, practices, now, zone) for entry, record in records if entry not in followed)
    return tuple(sorted((one for one in waiting if one is not None), key=lambda one: one.since))


def next_step(records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo) -> Suggestion:
    """The next small step (A3, A6, B39), the first of these that fits:

    first         nothing has been written in these 35 days
    two_in_a_row  the last two outcomes were both "away": the ladder rests, for 14 days or until another outcome
    missed_week   something was written before, but nothing last week nor this week
    this_week     no feeling has been shared yet this week (weekly goal: one)
    small_step    the week's goal is met
    """
    written = sorted(records, key=lambda kept: kept[1].written)
    if not written:
        return Suggestion("one-true-thing", MAIN, "first")
    if _two_away(written, practices, now):
        return Suggestion("one-honest-sentence", MAIN, "two_in_a_row")
    this_week = week_of(local_day(now, zone))
    if local_day(written[-1][1].written, zone) < this_week.first - timedelta(days=7):
        return Suggestion("one-honest-sentence", MAIN, "missed_week")
    newest_first = (record for _, record in reversed(written))
    since_monday = takewhile(lambda record: local_day(record.written, zone) >= this_week.first, newest_first)
    lately = [record for record in since_monday if local_day(record.written, zone) in this_week]
    if not any("disclosure" in counts_as(record, practices) for record in lately):
        return Suggestion("one-true-thing", MAIN, "this_week")
    today = {record.practice for record in lately if local_day(record.written, zone) == local_day(now, zone)}
    return Suggestion("journal" if "one-honest-sentence" in today else "one-honest-sentence", MAIN, "small_step")


def outcomes(records: Sequence[Kept], practices: Mapping[str, Practice]) -> list[tuple[datetime, str]]:
    """When each experiment was looked back on and how it went: closer, neutral, away or unsure; oldest first."""
    return sorted(_outcomes(records, practices))


def _two_away(written: Sequence[Kept], practices: Mapping[str, Practice], now: datetime) -> bool:
    last = [*islice(_outcomes(reversed(written), practices), 2)]
    return [how for _, how in last] == ["away", "away"] and now - last[0][0] < AWAY_STANDS


def _outcomes(records: Iterable[Kept], practices: Mapping[str, Practice]) -> Iterator[tuple[datetime, str]]:
    for _, record in records:
        outcome = meant(record, practices, "outcome")
        if isinstance(outcome, str):
            yield record.written, outcome


def _follow_up(
    entry: str, record: Record, practices: Mapping[str, Practice], now: datetime, zone: tzinfo
) -> Due | None:
    practice = practices.get(record.practice)
    stage = practice.stages.get(record.stage) if practice else None
    if not stage or not stage.then:
        return None
    age = now - record.written
    if not any(then.after_hours * HOUR <= age < then.until_hours * HOUR for then in stage.then):
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
