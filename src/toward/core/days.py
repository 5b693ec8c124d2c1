"""Days and weeks as the person lives them. Zones come in as values: nothing here reads a zone file or a clock."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from msgspec import Struct


class Days(Struct, frozen=True):
    """A run of local days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def local_day(instant: datetime, zone: tzinfo) -> date:
    """The calendar day of an aware instant where the person is. Raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(zone).date()


def week_of(day: date) -> Days:
    """The ISO week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def day_window(today: date, days: int) -> Days:
    """The last `days` days, today included. Raises ValueError below one."""
    if days < 1:
        raise ValueError("a window has at least one day")
    return Days(today - timedelta(days=days - 1), today)


def window_after(written: datetime, after_hours: int, until_hours: int) -> tuple[datetime, datetime]:
    """From when until when something may follow, in real hours whatever the clocks do: 24 to 72 for A6's second look.

    Both ends are in UTC, where adding hours is exact.
    """
    instant = written.astimezone(UTC)
    return instant + timedelta(hours=after_hours), instant + timedelta(hours=until_hours)
