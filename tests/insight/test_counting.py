"""What was said aloud: by week, month and window, and only what was not taken back afterwards."""

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


def counts(*records: Record, zone: timezone = UTC) -> Counts:
    kept = [(str(place), one) for place, one in enumerate(records)]
    return said_aloud(kept, PRACTICES, zone, SUNDAY.date(), day_window(SUNDAY.date(), 84))


def test_nothing_written_counts_nothing() -> None:
    assert counts() == Counts(Said(0, 0, 0), Said(0, 0, 0), Said(0, 0, 0))


def test_this_week_this_month_and_all() -> None:
    found = counts(record(6, ALOUD), record(7, ALOUD | {"prompted": "asked"}), record(22, ALOUD))
    assert found == Counts(week=Said(1, 0, 0), month=Said(1, 1, 0), window=Said(2, 1, 0))
    assert found.window.all == 3


def test_what_is_kept_for_oneself_is_not_counted() -> None:
    assert counts(record(1, {"share": "keep"})).window.all == 0


def test_a_sentence_said_aloud_without_a_note_is_counted_as_that() -> None:
    assert counts(record(1, {"share": "aloud"}, "one-honest-sentence")).window == Said(0, 0, 1)


def test_what_was_not_said_after_all_is_not_counted() -> None:
    unsaid = record(0, {"happened": "no"}, "feared-and-seen", stage="after", follows="0")
    said = record(0, {"happened": "yes"}, "feared-and-seen", stage="after", follows="0")
    assert counts(record(1, ALOUD), unsaid).window.all == 0
    assert counts(record(1, ALOUD), said).window.all == 1


def test_a_practice_that_is_gone_is_passed_over() -> None:
    assert counts(record(1, ALOUD, "long-gone"), record(1, ALOUD, stage="gone")).window.all == 0


def test_the_week_begins_where_the_person_is() -> None:
    late_sunday = record(7, ALOUD)  # 21:00 UTC on the Sunday before: already Monday five hours further east
    assert counts(late_sunday).week.all == 0
    assert counts(late_sunday, zone=timezone(timedelta(hours=5))).week.all == 1
