"""What was said aloud: by week, month and window, and only what was told to have been said."""

from datetime import UTC, datetime, timedelta, timezone

from toward import catalogue
from toward.core.days import day_window
from toward.core.practice import Answer
from toward.core.record import Record
from toward.insight.counting import Counts, Said, said_aloud

PRACTICES = catalogue.load().practices
SUNDAY = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
ALOUD: dict[str, Answer] = {"share": "aloud", "when": "tonight", "prompted": "unprompted"}


def record(days_ago: float, answers: dict[str, Answer], practice: str = "one-true-thing", **more: str) -> Record:
    stage = more.pop("stage", "main")
    written = SUNDAY - timedelta(days=days_ago)
    return Record(practice=practice, version=1, stage=stage, written=written, answers=answers, **more)


def told(days_ago: float, follows: int, happened: str = "yes", **more: str) -> Record:
    """What came of the record at place `follows`."""
    stage = more.pop("stage", "after")
    return record(days_ago, {"happened": happened, **more}, "feared-and-seen", stage=stage, follows=str(follows))


def counts(*records: Record, zone: timezone = UTC) -> Counts:
    kept = [(str(place), one) for place, one in enumerate(records)]
    return said_aloud(kept, PRACTICES, zone, SUNDAY.date(), day_window(SUNDAY.date(), 84))


def test_nothing_written_counts_nothing() -> None:
    assert counts() == Counts(Said(0, 0, 0), Said(0, 0, 0), Said(0, 0, 0))


def test_this_week_this_month_and_all_on_the_day_it_was_told() -> None:
    asked = ALOUD | {"prompted": "asked"}
    found = counts(record(9, ALOUD), told(6, 0), record(9, asked), told(7, 2), record(60, ALOUD), told(22, 4))
    assert found == Counts(week=Said(1, 0, 0), month=Said(1, 1, 0), window=Said(2, 1, 0))
    assert found.window.all == 3


def test_what_was_only_meant_is_not_counted_as_said() -> None:
    found = counts(record(1, ALOUD), record(2, {"share": "aloud"}, "one-honest-sentence"))
    assert found.window == Said(0, 0, 0, meant=2)
    assert found.window.all == 0


def test_what_is_kept_for_oneself_is_not_counted_until_it_is_told_that_it_was_said() -> None:
    kept = record(1, {"share": "keep"})
    assert counts(kept).window == Said(0, 0, 0)
    assert counts(kept, record(0, {"told": "yes"}, "feared-and-seen", stage="told", follows="0")).window == Said(
        0, 0, 1
    )
    assert counts(
        kept, record(0, {"told": "yes", "told-prompted": "asked"}, "feared-and-seen", stage="told", follows="0")
    ).window == Said(0, 1, 0)


def test_what_was_not_said_after_all_is_not_counted() -> None:
    assert counts(record(1, ALOUD), told(0, 0, "no")).window == Said(0, 0, 0)
    assert counts(record(1, ALOUD), told(0, 0)).window == Said(1, 0, 0)


def test_a_practice_that_is_gone_is_passed_over() -> None:
    assert counts(record(1, ALOUD, "long-gone"), record(1, ALOUD, stage="gone")).window == Said(0, 0, 0)


def test_the_week_begins_where_the_person_is() -> None:
    late_sunday = record(8, ALOUD), told(7, 0)  # 21:00 UTC on the Sunday before: Monday already five hours further east
    assert counts(*late_sunday).week.all == 0
    assert counts(*late_sunday, zone=timezone(timedelta(hours=5))).week.all == 1
