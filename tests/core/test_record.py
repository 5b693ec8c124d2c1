from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.practice import Answer
from toward.core.record import NotARecord, Record, decode, encode, looked_at, meaning

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
RECORDS = st.builds(
    Record,
    practice=TEXT,
    version=st.integers(1, 99),
    stage=TEXT,
    written=st.integers(0, 10**15).map(lambda microseconds: NOON + timedelta(microseconds=microseconds)),
    about=st.none() | TEXT,
    follows=st.none() | TEXT,
    answers=st.dictionaries(TEXT, TEXT | st.integers(0, 100) | st.lists(TEXT, max_size=3), max_size=4),
)


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    assert decode(encode(record)) == record


@given(st.binary(max_size=60))
def test_whatever_the_bytes_the_error_is_one(sealed: bytes) -> None:
    with pytest.raises(NotARecord):
        decode(sealed)


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        b"{}",
        b"null",
        b'{"practice":"p","version":1,"stage":"main","written":"2026-03-04T12:00:00","answers":{}}',
        b'{"practice":"p","version":1,"stage":"main","written":"2026-03-04T12:00:00Z","answers":{"a":1.5}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_no_record(sealed: bytes) -> None:
    with pytest.raises(NotARecord) as caught:
        decode(sealed)
    assert str(caught.value) == ""
    assert caught.value.__context__ is None


def test_keys_of_a_later_version_are_passed_over() -> None:
    sealed = (
        b'{"practice":"p","version":1,"stage":"main","written":"2026-03-04T15:00:00+03:00","answers":{},"mood":[1]}'
    )
    assert decode(sealed) == Record(practice="p", version=1, stage="main", written=NOON, answers={})


def test_written_is_kept_in_utc_and_never_naive() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert Record(practice="p", version=1, stage="main", written=there, answers={}).written.tzinfo is UTC
    with pytest.raises(ValueError, match="time zone"):
        Record(practice="p", version=1, stage="main", written=datetime(2026, 3, 4), answers={})  # noqa: DTZ001


@pytest.mark.parametrize(
    ("practice", "answers", "shown"),
    [
        ("one-true-thing", {"opener": "stress", "sentence": "The rent."}, "The rent."),
        ("ask", {"request": "Would you come?"}, "Would you come?"),
        ("turned-round", {"question": "Did you sleep?", "own-answer": "Badly."}, "Badly."),
        ("boundary", {"not-fine": "Shouting", "will-do": "Leave"}, "Shouting"),
        ("weekly-check", {"lonely": 30}, ""),
    ],
)
def test_a_look_back_shows_what_it_is_about(
    ours: Catalogue, practice: str, answers: dict[str, Answer], shown: str
) -> None:
    before = Record(practice=practice, version=1, stage="main", written=NOON, answers=answers)
    between = Record(practice="feared-and-seen", version=1, stage="after", written=NOON, follows="a", answers={})
    find = {"a": before, "b": between}.get
    assert [looked_at(follows, find, ours.practices) for follows in ("a", "b", "gone", None)] == [shown, shown, "", ""]


def test_what_was_feared_is_found_from_either_look_at_it(ours: Catalogue) -> None:
    said = {"opener": "stress", "sentence": "The rent.", "share": "aloud", "fear": "A sigh."}
    before = Record(practice="one-true-thing", version=1, stage="main", written=NOON, answers=said)
    between = Record(practice="feared-and-seen", version=1, stage="after", written=NOON, follows="a", answers={})
    find = {"a": before, "b": between}.get
    feared = [looked_at(follows, find, ours.practices, ("feared",)) for follows in ("a", "b", "gone", None)]
    assert feared == ["A sigh.", "A sigh.", "", ""]


def test_a_record_of_a_practice_taken_away_means_nothing(ours: Catalogue) -> None:
    gone = Record(practice="gone", version=1, stage="main", written=NOON, answers={"likely": 3})
    moved = Record(practice="journal", version=1, stage="gone", written=NOON, answers={"feelings": ["sad"]})
    kept = Record(practice="journal", version=1, stage="main", written=NOON, answers={"feelings": ["sad"]})
    assert [meaning(one, ours.practices) for one in (gone, moved, kept)] == [{}, {}, {"feelings": ["sad"]}]
