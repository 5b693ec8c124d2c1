from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.statistics import Belief, Pair, Point, belief_over_time, feared_against_seen, few, wilson

from . import stories
from .stories import day

COUNTS = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        # The four examples of Newcombe (1998), method 3, to three places.
        (81, 263, 0.255, 0.366),
        (15, 148, 0.062, 0.160),
        (0, 20, 0.0, 0.161),
        (1, 29, 0.006, 0.172),
        # The edges, and the share of our own screens.
        (7, 8, 0.529, 0.978),
        (10, 10, 0.722, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_known_intervals(hits: int, of: int, low: float, high: float) -> None:
    interval = wilson(hits, of)
    assert (round(interval.low, 3), round(interval.high, 3)) == (low, high)


@given(COUNTS)
def test_an_interval_holds_its_share_and_mirrors(counts: tuple[int, int]) -> None:
    hits, of = counts
    interval, mirrored = wilson(hits, of), wilson(of - hits, of)
    assert 0 <= interval.low <= (hits / of if of else 0.5) <= interval.high <= 1
    assert interval.low == pytest.approx(1 - mirrored.high)
    assert interval.high == pytest.approx(1 - mirrored.low)


@given(COUNTS)
def test_more_of_the_same_narrows_it(counts: tuple[int, int]) -> None:
    hits, of = counts
    one, ten = wilson(hits, of), wilson(hits * 10, of * 10)
    assert ten.high - ten.low <= one.high - one.low


@pytest.mark.parametrize(("hits", "of"), [(-1, 5), (6, 5), (1, 0)])
def test_more_hits_than_tries_are_no_share(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="hits"):
        wilson(hits, of)


def test_few() -> None:
    assert [few(of) for of in (0, 4, 5)] == [True, True, False]


def test_what_was_feared_meets_what_came(ours: Catalogue) -> None:
    records = [
        ("c2", stories.second_look(day(9), "c1", "closer")),
        ("c1", stories.after(day(8), "c", "away", "yes")),
        ("c", stories.said_aloud(day(7), likely=50)),
        ("a", stories.said_aloud(day(2), likely=80)),
        ("a1", stories.after(day(3), "a")),
        ("b", stories.said_aloud(day(4), likely=90)),
        ("b1", stories.after(day(5), "b", "unsure", "unsure")),
        ("open", stories.said_aloud(day(10))),
        ("not", stories.said_aloud(day(11))),
        ("not1", stories.not_this_time(day(12), "not")),
        ("kept", stories.kept(day(12))),
    ]
    found = feared_against_seen(records, ours.practices)
    assert found.pairs == (
        Pair(entry="a", seen="a1", feared_likely=80, came_true=False, outcome="closer", likely_after=40),
        Pair(entry="b", seen="b1", feared_likely=90, came_true=None, outcome="unsure", likely_after=40),
        Pair(
            entry="c",
            seen="c1",
            feared_likely=50,
            came_true=True,
            outcome="away",
            likely_after=40,
            outcome_later="closer",
            likely_later=30,
        ),
    )
    assert (found.came_true, found.known, found.expected) == (1, 2, 1.3)
    assert found.outcomes == {"closer": 1, "neutral": 0, "away": 1, "unsure": 1}


def test_a_look_back_at_a_prediction_outside_the_window_is_no_pair(ours: Catalogue) -> None:
    found = feared_against_seen([("a1", stories.after(day(3), "deleted"))], ours.practices)
    assert (found.pairs, found.known, found.expected) == ((), 0, None)


def test_a_belief_over_time(ours: Catalogue) -> None:
    records = [
        ("4", stories.belief(day(6), "It is all on me", 70, speaks_for="Nobody rang", against="Mara cooked")),
        ("1", stories.said_aloud(day(2, 23))),
        ("2", stories.after(day(4), "1", belief=60)),
        ("5", stories.said_aloud(day(8))),
        ("6", stories.journal(day(8))),
    ]
    assert belief_over_time(records, ours.practices, ZoneInfo("Europe/Berlin"), "Nobody comes") == (
        Belief("Nobody comes", (Point(date(2026, 3, 3), 80, "before"), Point(date(2026, 3, 4), 60, "after")), (), ()),
        Belief(
            "It is all on me",
            (Point(date(2026, 3, 6), 70, "stated"), Point(date(2026, 3, 8), 80, "before")),
            ("Nobody rang",),
            ("Mara cooked",),
        ),
    )


def test_no_records_no_belief(ours: Catalogue) -> None:
    assert belief_over_time([("1", stories.journal(day(1)))], ours.practices, UTC, "x") == ()


def test_the_stories_are_whole(ours: Catalogue) -> None:
    """Guards the tests above: every story told here is one the practices would let through."""
    from toward.core.practice import check

    told = [
        stories.said_aloud(day(1)), stories.kept(day(1)), stories.after(day(1), "x"),
        stories.not_this_time(day(1), "x"), stories.second_look(day(1), "x"),
        stories.belief(day(1), "b", 3, "f", "a"), stories.journal(day(1)),
        stories.honest_sentence(day(1)),
    ]  # fmt: skip
    for one in told:
        assert check(ours.practices[one.practice].stages[one.stage], one.answers, ours.words("en")) == {}
