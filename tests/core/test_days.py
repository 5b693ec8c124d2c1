from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.days import day_window, local_day, week_of, window_after

ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC", "Europe/Berlin", "Europe/Moscow", "America/New_York", "America/St_Johns", "America/Sao_Paulo",
        "Asia/Kathmandu", "Asia/Almaty", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati",
    )
]  # fmt: skip
BEGIN = datetime(2005, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 30 * 365 * 86_400).map(lambda seconds: BEGIN + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("zone", "instant", "day"),
    [
        ("Pacific/Apia", "2011-12-30T09:59:59+00:00", date(2011, 12, 29)),
        ("Pacific/Apia", "2011-12-30T10:00:00+00:00", date(2011, 12, 31)),  # the 30th never was
        ("Asia/Kathmandu", "2026-03-04T18:15:00+00:00", date(2026, 3, 5)),
        ("Asia/Kathmandu", "2026-03-04T18:14:59+00:00", date(2026, 3, 4)),
        ("America/St_Johns", "2026-03-08T03:29:59+00:00", date(2026, 3, 7)),
        ("America/St_Johns", "2026-11-02T03:30:00+00:00", date(2026, 11, 2)),
        ("Australia/Lord_Howe", "2026-04-04T13:00:00+00:00", date(2026, 4, 5)),
        ("Australia/Lord_Howe", "2026-04-05T13:29:59+00:00", date(2026, 4, 5)),  # half an hour turned back that night
        ("Pacific/Chatham", "2026-04-04T10:15:00+00:00", date(2026, 4, 5)),
        ("Pacific/Kiritimati", "2026-01-01T10:00:00+00:00", date(2026, 1, 2)),
    ],
)
def test_the_day_it_is_there(zone: str, instant: str, day: date) -> None:
    assert local_day(datetime.fromisoformat(instant), ZoneInfo(zone)) == day


@pytest.mark.parametrize("zone", ZONES, ids=str)
@given(first=INSTANTS, seconds=st.integers(0, 400 * 86_400))
def test_days_never_run_backwards(zone: ZoneInfo, first: datetime, seconds: int) -> None:
    later = first + timedelta(seconds=seconds)
    assert local_day(first, zone) <= local_day(later, zone)
    assert abs((local_day(first, zone) - first.date()).days) <= 1


@pytest.mark.parametrize("zone", ZONES, ids=str)
@given(instant=INSTANTS)
def test_the_same_instant_is_the_same_day_however_it_is_written(zone: ZoneInfo, instant: datetime) -> None:
    assert {local_day(instant.astimezone(other), zone) for other in ZONES} == {local_day(instant, zone)}


@pytest.mark.parametrize("zone", ZONES, ids=str)
@given(instant=INSTANTS)
def test_every_day_is_in_its_week_from_monday(zone: ZoneInfo, instant: datetime) -> None:
    day = local_day(instant, zone)
    week = week_of(day)
    assert day in week
    assert week.first.isoweekday() == 1
    assert week.last - week.first == timedelta(days=6)
    assert week.first.isocalendar()[:2] == day.isocalendar()[:2] == week.last.isocalendar()[:2]


@given(st.dates(min_value=date(2000, 1, 1)), st.integers(1, 400))
def test_a_window_has_as_many_days_as_it_says(today: date, days: int) -> None:
    window = day_window(today, days)
    assert today in window
    assert today + timedelta(days=1) not in window
    assert (window.last - window.first).days == days - 1


@pytest.mark.parametrize("zone", ZONES, ids=str)
@given(instant=INSTANTS)
def test_a_second_look_is_24_to_72_real_hours_later(zone: ZoneInfo, instant: datetime) -> None:
    since, until = window_after(instant.astimezone(zone), 24, 72)
    assert (since - instant, until - instant) == (timedelta(hours=24), timedelta(hours=72))
    assert since.tzinfo is UTC


def test_a_naive_instant_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2026, 1, 1), UTC)  # noqa: DTZ001


def test_a_window_without_days_is_none() -> None:
    with pytest.raises(ValueError, match="at least one"):
        day_window(date(2026, 1, 1), 0)
