"""What waits to be looked at again."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.days import local_day
from toward.core.due import Due, Kept, due

from . import stories
from .stories import day

KATHMANDU = ZoneInfo("Asia/Kathmandu")


def waiting(ours: Catalogue, now: datetime, *records: Kept) -> list[tuple[str, str]]:
    return [(one.entry, one.stage) for one in due(records, ours.practices, now, UTC)]


def test_what_was_said_aloud_is_asked_about(ours: Catalogue) -> None:
    written = day(2, 21)
    assert due([("a", stories.said_aloud(written))], ours.practices, day(3), KATHMANDU) == (
        Due(
            entry="a",
            practice="feared-and-seen",
            stage="after",
            about="mara",
            day=local_day(written, KATHMANDU),
            since=written + timedelta(hours=2),
            until=written + timedelta(days=14),
        ),
    )


@pytest.mark.parametrize(("when", "hours"), [("tonight", 2), ("tomorrow", 16), ("this-week", 48)])
def test_it_is_asked_about_when_it_was_meant_to_be_said_and_for_14_days(when: str, hours: int, ours: Catalogue) -> None:
    said = ("a", stories.said_aloud(day(2), when))
    since, until = day(2) + timedelta(hours=hours), day(2) + timedelta(days=14)
    moment = timedelta(microseconds=1)
    seen = [bool(waiting(ours, now, said)) for now in (since - moment, since, until - moment, until)]
    assert seen == [False, True, True, False]


def test_a_second_look_waits_from_24_to_72_hours(ours: Catalogue) -> None:
    """A6: the second look is offered 24-72 h later, then no more."""
    records = ("a", stories.said_aloud(day(2))), ("b", stories.after(day(3), "a"))
    moment = timedelta(microseconds=1)
    since, until = day(4), day(6)
    seen = [waiting(ours, now, *records) for now in (since - moment, since, until - moment, until)]
    assert seen == [[], [("b", "second-look")], [("b", "second-look")], []]


def test_nothing_waits_once_it_was_looked_at(ours: Catalogue) -> None:
    said, seen = ("a", stories.said_aloud(day(2))), ("b", stories.after(day(3), "a"))
    again = ("c", stories.second_look(day(4, 13), "b"))
    assert waiting(ours, day(3, 13), said, seen) == []
    assert waiting(ours, day(4, 14), said, seen, again) == []


def test_not_this_time_settles_it_and_asks_for_no_second_look(ours: Catalogue) -> None:
    assert waiting(ours, day(5), ("a", stories.said_aloud(day(2))), ("b", stories.not_this_time(day(3), "a"))) == []


def test_what_was_kept_is_not_asked_about(ours: Catalogue) -> None:
    assert waiting(ours, day(3), ("a", stories.kept(day(2))), ("b", stories.journal(day(2)))) == []


def test_the_oldest_comes_first(ours: Catalogue) -> None:
    records = ("later", stories.said_aloud(day(4))), ("earlier", stories.said_aloud(day(2)))
    assert [entry for entry, _ in waiting(ours, day(6), *records)] == ["earlier", "later"]


@given(
    st.lists(st.tuples(st.integers(1, 20), st.sampled_from(["said", "after", "journal"])), max_size=8),
    st.integers(1, 31),
)
def test_whatever_waits_is_within_its_window_and_not_followed(
    ours: Catalogue, written: list[tuple[int, str]], now: int
) -> None:
    records: list[Kept] = []
    for number, (on, what) in enumerate(written):
        follows = str(number - 1)
        made = {
            "said": stories.said_aloud(day(on)),
            "after": stories.after(day(on), follows),
            "journal": stories.journal(day(on)),
        }
        records.append((str(number), made[what]))
    followed = {one.follows for _, one in records}
    for one in due(records, ours.practices, day(now), UTC):
        assert one.since <= day(now) < one.until
        assert one.until - one.since <= timedelta(days=14)
        assert one.entry not in followed


@pytest.mark.parametrize("practice", ["five-signs", "give-and-receive"])
def test_a_monthly_check_is_offered_again_for_ten_days(ours: Catalogue, practice: str) -> None:
    """From the 24th day on and up to the 34th: what is read for Today, 35 days, still holds it (A11, A14)."""
    checked = ("a", stories.record(practice, "main", day(1), {}))
    expected = {24 * 24 - 1: [], 24 * 24: [("a", "main")], 34 * 24 - 1: [("a", "main")], 34 * 24: []}
    assert {hours: waiting(ours, day(1) + timedelta(hours=hours), checked) for hours in expected} == expected
