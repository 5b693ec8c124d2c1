from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.due import Kept
from toward.core.record import Record
from toward.core.statistics import (
    Belief,
    BidRate,
    FiveToOne,
    Pair,
    Point,
    belief_over_time,
    bid_rate,
    feared_against_seen,
    few,
    five_to_one,
    wilson,
)

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


TURNED = ("toward", "away", "against")
BID = st.tuples(st.sampled_from(TURNED), st.sampled_from(["noticed", "made"]))
BIDS = st.lists(BID, max_size=40)
NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def kept(*records: Record) -> list[Kept]:
    return [(str(number), record) for number, record in enumerate(records)]


def test_a_rate_of_bids(ours: Catalogue) -> None:
    """What came back on a bid of one's own is somebody else's turning: it is counted, and rated by nobody."""
    records = kept(
        stories.bid(day(1), "toward"),
        stories.bid(day(2), "toward"),
        stories.bid(day(2), "away"),
        stories.bid(day(3), "against"),
        stories.bid(day(4), "away", "made"),
        stories.journal(day(5)),
    )
    assert bid_rate(records, ours.practices) == BidRate(toward=2, of=4, share=wilson(2, 4), made=1)
    assert bid_rate([], ours.practices) == BidRate(toward=0, of=0, share=wilson(0, 0), made=0)


@given(BIDS, st.randoms())
def test_a_rate_of_bids_goes_by_what_was_noticed_in_any_order(
    ours: Catalogue, bids: list[tuple[str, str]], random: Random
) -> None:
    records = kept(*(stories.bid(day(1), *bid) for bid in bids))
    rate, counts = bid_rate(records, ours.practices), Counter(bids)
    assert rate.toward == counts["toward", "noticed"]
    assert rate.of + rate.made == len(bids)
    assert rate.share == wilson(rate.toward, rate.of)
    random.shuffle(records)
    assert bid_rate(records, ours.practices) == rate
    more = kept(*(stories.bid(day(1), turned, "made") for turned in TURNED))
    assert bid_rate(records + more, ours.practices).share == rate.share


def test_five_good_moments_for_each_corrective_one(ours: Catalogue) -> None:
    """B37: from whatever counts as such, of thirty local days."""
    good = [stories.appreciation(day(2)), *(stories.bid(day(number), "toward") for number in (5, 9, 14, 28))]
    records = kept(*good, stories.bid(day(8), "against", "made"), stories.bid(day(8), "away"), stories.journal(day(8)))
    found = five_to_one(records, ours.practices, NOW, UTC)
    assert (found.good, found.corrective, found.near) == (5, 1, 5)
    assert found.high is not None
    assert 0.7 < found.low < 5 < found.high < 34
    assert five_to_one([], ours.practices, NOW, UTC) == FiveToOne(good=0, corrective=0, low=0, high=None)


@pytest.mark.parametrize(
    ("first", "good"), [(datetime(2026, 3, 2, tzinfo=UTC), 1), (datetime(2026, 3, 1, 23, 59, tzinfo=UTC), 0)]
)
def test_thirty_days_begin_at_midnight_where_the_person_is(ours: Catalogue, first: datetime, good: int) -> None:
    east = timezone(timedelta(hours=5))
    assert five_to_one(kept(stories.appreciation(first)), ours.practices, NOW, UTC).good == good
    assert five_to_one(kept(stories.appreciation(first - timedelta(hours=5))), ours.practices, NOW, east).good == good


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_range_of_so_many_to_one(ours: Catalogue, good: int, corrective: int) -> None:
    records = kept(*[stories.appreciation(day(9))] * good, *[stories.bid(day(9), "against")] * corrective)
    found = five_to_one(records, ours.practices, NOW, UTC)
    assert (found.good, found.corrective) == (good, corrective)
    assert (found.high is None) == (corrective == 0)
    if corrective and found.high is not None:
        assert 0 <= found.low <= good / corrective <= found.high
    if good:
        assert found.low > 0
    one_more = five_to_one([*records, ("x", stories.appreciation(day(9)))], ours.practices, NOW, UTC)
    assert one_more.low >= found.low


def test_what_is_no_longer_there_counts_as_nothing(ours: Catalogue) -> None:
    records = kept(stories.appreciation(day(9)), stories.bid(day(9), "toward"))
    fewer = {name: practice for name, practice in ours.practices.items() if name != "bids"}
    assert five_to_one(records, fewer, NOW, UTC).good == 1
    assert bid_rate(records, fewer).of == 0


def test_the_stories_are_whole(ours: Catalogue) -> None:
    """Guards the tests above: every story told here is one the practices would let through."""
    from toward.core.practice import check

    told = [
        stories.said_aloud(day(1)), stories.kept(day(1)), stories.after(day(1), "x"),
        stories.not_this_time(day(1), "x"), stories.second_look(day(1), "x"),
        stories.belief(day(1), "b", 3, "f", "a"), stories.journal(day(1)),
        stories.honest_sentence(day(1)), stories.bid(day(1), "against", "made"), stories.appreciation(day(1)),
    ]  # fmt: skip
    for one in told:
        assert check(ours.practices[one.practice].stages[one.stage], one.answers, ours.words("en")) == {}
