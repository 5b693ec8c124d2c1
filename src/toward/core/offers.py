"""What Today offers when: one table, read from the top; the first row that holds and whose practice is there.

    reason        holds when                                                          offers
    first         nothing has been written in these 35 days                           One true thing
    two_in_a_row  the last two outcomes hurt, less than 14 days ago (A6)              One honest sentence
    afraid        words of not being safe came again and again (B16)                  a pause for oneself; the journal
    missed_week   something was written, but nothing last week nor this one (B39)     One honest sentence
    this_week     no feeling was shared this week yet (the weekly goal: one, A3)      One true thing
    unrated       no belief was rated, before, after or by itself (A7)                The belief
    small_step    the week's goal is met                                              One honest sentence; the journal

What is due to be looked at again stands above all of it on the page (`core.due`), so that it is no row here.
Nothing becomes a debt: whatever is offered, everything else is one tap away, and no row counts what was missed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import Literal

from msgspec import Struct

from toward.core.days import local_day, week_of
from toward.core.due import Kept
from toward.core.ladder import resting
from toward.core.practice import MAIN, Practice
from toward.core.record import counts_as, meant
from toward.core.when_help import unsafe

Reason = Literal["first", "two_in_a_row", "afraid", "missed_week", "unrated", "this_week", "small_step"]
WEEKS_APART, ENOUGH_TO_READ = 2, 5
RATED = ("belief_now", "belief_before", "belief_after")
DAY = timedelta(days=1)


class Suggestion(Struct, frozen=True):
    """One small next step, and why this one."""

    practice: str
    stage: str
    reason: Reason


class Seen(Struct, frozen=True, dict=True):
    """The person's record of the last 35 days as the table looks at it, oldest first."""

    records: tuple[Kept, ...]
    practices: Mapping[str, Practice]
    now: datetime
    zone: tzinfo

    @cached_property
    def today(self) -> date:
        """The day it is where the person is."""
        return local_day(self.now, self.zone)

    @property
    def monday(self) -> date:
        """The first day of this week."""
        return week_of(self.today).first

    def since(self, day: date) -> tuple[Kept, ...]:
        """What was written on that day or later, up to today."""
        # No zone is a whole day from UTC: most records are too old to be worth a look at the calendar.
        earliest = datetime.combine(day, time.min, UTC) - DAY
        near = [kept for kept in self.records if kept[1].written > earliest]
        return tuple(kept for kept in near if day <= local_day(kept[1].written, self.zone) <= self.today)


def _nothing_yet(seen: Seen) -> bool:
    return not seen.records


def _rests(seen: Seen) -> bool:
    return resting(seen.records, seen.practices, seen.now)


def _afraid(seen: Seen) -> bool:
    return bool(unsafe(seen.records, seen.practices, seen.now, seen.zone))


def _missed_week(seen: Seen) -> bool:
    return local_day(seen.records[-1][1].written, seen.zone) < seen.monday - 7 * DAY


def _unrated(seen: Seen) -> bool:
    rated = (meant(record, seen.practices, name) for _, record in seen.records for name in RATED)
    return all(value is None for value in rated)


def _nothing_shared(seen: Seen) -> bool:
    return not any("disclosure" in counts_as(record, seen.practices) for _, record in seen.since(seen.monday))


def _always(_: Seen) -> bool:
    return True


TABLE: tuple[tuple[Reason, Callable[[Seen], bool], tuple[str, ...]], ...] = (
    ("first", _nothing_yet, ("one-true-thing",)),
    ("two_in_a_row", _rests, ("one-honest-sentence",)),
    ("afraid", _afraid, ("self-compassion", "journal")),
    ("missed_week", _missed_week, ("one-honest-sentence",)),
    ("this_week", _nothing_shared, ("one-true-thing",)),
    ("unrated", _unrated, ("the-belief",)),
    ("small_step", _always, ("one-honest-sentence", "journal")),
)


def offer(records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo) -> Suggestion | None:
    """The next small step by the table; of the practices of a row, the first not done today, else the last.

    `records` are those of the last 35 days, in any order.  None only where the catalogue has none of the practices.
    """
    seen = Seen(tuple(sorted(records, key=lambda kept: kept[1].written)), practices, now, zone)
    done = {record.practice for _, record in seen.since(seen.today)}
    for reason, holds, names in TABLE:
        there = [name for name in names if name in practices and MAIN in practices[name].stages]
        if there and holds(seen):
            return Suggestion(next((name for name in there if name not in done), there[-1]), MAIN, reason)
    return None


def leads_back(today: date, written: int) -> bool:
    """Whether Today leads to Look back: in every second week, for whoever has written enough in these 35 days.

    Whether there is a thought to read (B16) has no say in it: a line that came for fear alone would tell of fear (X4).
    """
    return week_of(today).first.toordinal() // 7 % WEEKS_APART == 1 and written >= ENOUGH_TO_READ
