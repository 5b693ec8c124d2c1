"""What waits to be looked at again, and the next small step."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.days import local_day
from toward.core.due import Due, Kept, Suggestion, due, next_step
from toward.core.record import Record

from . import stories
from .stories import day

KATHMANDU = ZoneInfo("Asia/Kathmandu")


def waiting(ours: Catalogue, now: datetime, *records: Kept) -> list[tuple[str, str]]:
    return [(one.entry, one.stage) for one in due(records, ours.practices, now, UTC)]


def suggested(ours: Catalogue, now: datetime, *records: Record) -> tuple[str, str]:
    step = next_step([(str(n), one) for n, one in enumerate(records)], ours.practices, now, UTC)
    return step.practice, step.reason


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


MONDAY_9, FRIDAY_13 = day(9), day(13)


@pytest.mark.parametrize(
    ("records", "now", "step"),
    [
        ([], FRIDAY_13, ("one-true-thing", "first")),
        ([stories.journal(MONDAY_9)], FRIDAY_13, ("one-true-thing", "this_week")),
        ([stories.kept(MONDAY_9)], FRIDAY_13, ("one-true-thing", "this_week")),
        ([stories.said_aloud(MONDAY_9)], FRIDAY_13, ("one-honest-sentence", "small_step")),
        ([stories.said_aloud(day(8))], FRIDAY_13, ("one-true-thing", "this_week")),
        ([stories.said_aloud(MONDAY_9), stories.honest_sentence(FRIDAY_13)], FRIDAY_13, ("journal", "small_step")),
        ([stories.said_aloud(day(2))], FRIDAY_13, ("one-true-thing", "this_week")),
        ([stories.said_aloud(day(1))], FRIDAY_13, ("one-honest-sentence", "missed_week")),
        ([stories.said_aloud(day(1)), stories.journal(day(10))], FRIDAY_13, ("one-true-thing", "this_week")),
    ],
)
def test_the_next_small_step(records: list[Record], now: datetime, step: tuple[str, str], ours: Catalogue) -> None:
    assert suggested(ours, now, *records) == step


@pytest.mark.parametrize(
    ("outcomes", "rests"),
    [
        (["away", "away"], True),
        (["closer", "away", "away"], True),
        (["away"], False),
        (["away", "closer"], False),
        (["away", "unsure", "away"], False),
        (["away", "away", "neutral"], False),
    ],
)
def test_two_away_in_a_row_let_the_ladder_rest(outcomes: list[str], rests: bool, ours: Catalogue) -> None:
    records = [stories.after(day(2 + n), "x", outcome) for n, outcome in enumerate(outcomes)]
    assert (suggested(ours, day(6), *reversed(records)) == ("one-honest-sentence", "two_in_a_row")) == rests


def test_the_rest_ends_after_14_days(ours: Catalogue) -> None:
    records = [stories.after(day(2), "x", "away"), stories.after(day(3), "x", "away")]
    assert suggested(ours, day(17, 11), *records)[1] == "two_in_a_row"
    assert suggested(ours, day(17), *records)[1] != "two_in_a_row"


def test_the_week_is_the_one_where_the_person_is(ours: Catalogue) -> None:
    """Sunday 20:00 UTC is Monday in Kathmandu: what was shared then is this week's there, last week's in London."""
    shared = [("a", stories.said_aloud(day(8, 20)))]
    there = next_step(shared, ours.practices, day(10), KATHMANDU)
    assert there == Suggestion("one-honest-sentence", "main", "small_step")
    assert next_step(shared, ours.practices, day(10), ZoneInfo("Europe/London")).reason == "this_week"


def test_every_suggestion_leads_somewhere(ours: Catalogue) -> None:
    stories_told: list[list[Record]] = [[], [stories.said_aloud(MONDAY_9)], [stories.said_aloud(day(1))]]
    for records in stories_told:
        practice, _ = suggested(ours, FRIDAY_13, *records)
        assert "main" in ours.practices[practice].stages
