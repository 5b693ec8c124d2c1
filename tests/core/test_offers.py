"""What Today offers when: every row of the table, and which of two that hold comes first."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from toward.catalogue import Catalogue
from toward.core.offers import TABLE, Suggestion, leads_back, offer
from toward.core.record import Record

from . import stories
from .stories import day

KATHMANDU = ZoneInfo("Asia/Kathmandu")


def suggested(ours: Catalogue, now: datetime, *records: Record) -> tuple[str, str]:
    step = offer([(str(n), one) for n, one in enumerate(records)], ours.practices, now, UTC)
    assert step
    return step.practice, step.reason


MONDAY_9, FRIDAY_13 = day(9), day(13)


@pytest.mark.parametrize(
    ("records", "now", "step"),
    [
        ([], FRIDAY_13, ("one-true-thing", "first")),
        ([stories.journal(MONDAY_9)], FRIDAY_13, ("one-true-thing", "this_week")),
        ([stories.honest_sentence(MONDAY_9, "aloud")], FRIDAY_13, ("the-belief", "unrated")),
        (
            [stories.kept(MONDAY_9), stories.belief(MONDAY_9, "Alone", 60)],
            FRIDAY_13,
            ("one-true-thing", "this_week"),
        ),
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
    there = offer(shared, ours.practices, day(10), KATHMANDU)
    assert there == Suggestion("one-honest-sentence", "main", "small_step")
    london = offer(shared, ours.practices, day(10), ZoneInfo("Europe/London"))
    assert london and london.reason == "this_week"


def test_every_suggestion_leads_somewhere(ours: Catalogue) -> None:
    stories_told: list[list[Record]] = [[], [stories.said_aloud(MONDAY_9)], [stories.said_aloud(day(1))]]
    for records in stories_told:
        practice, _ = suggested(ours, FRIDAY_13, *records)
        assert "main" in ours.practices[practice].stages


def test_a_fear_that_came_true_and_led_no_closer_counts_as_it_does_on_the_ladder(ours: Catalogue) -> None:
    """One rule of "two in a row" for Today and the ladder."""
    came = [stories.after(day(2 + n), "x", "neutral", came_true="yes") for n in range(2)]
    assert suggested(ours, day(6), *came)[1] == "two_in_a_row"
    closer = [stories.after(day(2 + n), "x", "closer", came_true="yes") for n in range(2)]
    assert suggested(ours, day(6), *closer)[1] != "two_in_a_row"


def test_only_what_is_in_the_catalogue_is_offered(ours: Catalogue) -> None:
    few = {name: practice for name, practice in ours.practices.items() if name in ("journal", "feared-and-seen")}
    assert offer([], few, FRIDAY_13, UTC) == Suggestion("journal", "main", "small_step")
    assert offer([], {}, FRIDAY_13, UTC) is None
    for _, _, names in TABLE:
        assert set(names) <= ours.practices.keys()


@pytest.mark.parametrize(("written", "there"), [(0, False), (4, False), (5, True), (400, True)])
def test_today_leads_to_look_back_once_there_is_something_to_read(written: int, there: bool) -> None:
    assert leads_back(date(2026, 11, 22), written) is there


def test_and_does_so_in_every_second_week_the_whole_of_it() -> None:
    days = [date.fromordinal(date(2026, 11, 16).toordinal() + n) for n in range(28)]
    assert [leads_back(day, 5) for day in days] == ([True] * 7 + [False] * 7) * 2
