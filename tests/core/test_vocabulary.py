"""The feeling words of a record (B12): which are remembered, and how varied they are over time."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward import catalogue
from toward.core.days import Days, day_window
from toward.core.record import Record
from toward.core.vocabulary import DRAWN, Variety, chosen, expected, most_used, over_time, varied

NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
PRACTICES = catalogue.load().practices
FOUR_WEEKS = day_window(NOW.date(), 28)


def felt(days_ago: float, *words: str, practice: str = "journal") -> Record:
    written = NOW - timedelta(days=days_ago)
    return Record(practice=practice, version=1, stage="main", written=written, answers={"feelings": list(words)})


def test_words_are_remembered_once_they_came_twice_the_most_usual_first() -> None:
    records = [felt(0, "sad"), felt(1, "calm", "tired"), felt(2, "tired", "sad"), felt(3, "tired"), felt(4, "glad")]
    assert most_used(records, PRACTICES, 6) == ["tired", "sad"]
    assert most_used(records, PRACTICES, 1) == ["tired"]
    assert most_used(records, PRACTICES, 0) == []


def test_of_two_used_alike_the_one_used_last_comes_first() -> None:
    newest_first = [felt(0, "sad"), felt(1, "calm"), felt(2, "calm"), felt(3, "sad")]
    assert most_used(newest_first, PRACTICES, 6) == ["sad", "calm"]
    assert most_used(newest_first[::-1], PRACTICES, 6) == ["sad", "calm"], "read the other way round, it is sad again"
    assert most_used([*newest_first[1:], felt(5, "sad")], PRACTICES, 1) == ["calm"]


def test_a_word_twice_in_one_entry_is_no_habit() -> None:
    assert most_used([felt(0, "sad", "sad")], PRACTICES, 6) == []


def test_words_of_ones_own_are_remembered_like_any_other() -> None:
    assert most_used([felt(0, "own:gutted"), felt(1, "own:gutted")], PRACTICES, 6) == ["own:gutted"]


def test_what_has_no_words_or_no_practice_is_passed_over() -> None:
    records = [felt(0), felt(0, "sad", practice="long-gone"), felt(0, "sad", practice="one-true-thing")]
    assert chosen(records, PRACTICES) == [["sad"]]
    assert most_used(records * 2, PRACTICES, 6) == ["sad"]


WORDS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4, unique=True), max_size=30)
COUNTS = st.dictionaries(st.sampled_from("abcdefghijklm"), st.integers(1, 9), min_size=1).filter(
    lambda counts: sum(counts.values()) >= DRAWN
)


def test_always_the_same_word_is_one_in_ten_and_never_the_same_is_ten() -> None:
    assert expected({"tired": 40}) == 1
    assert expected({str(n): 1 for n in range(10)}) == 10
    assert expected({str(n): 1 for n in range(400)}) == 10


def test_it_is_what_every_draw_gives_on_average() -> None:
    words = "aaaaabbbccd" + "e"
    every = [len(set(draw)) for draw in combinations(words, DRAWN)]
    assert expected(Counter(words)) == pytest.approx(mean(every))


def test_fewer_words_than_are_drawn_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer"):
        expected({"sad": 9})


@given(COUNTS)
def test_it_lies_between_one_and_the_words_there_are(counts: dict[str, int]) -> None:
    assert 1 <= expected(counts) <= min(DRAWN, len(counts))


@given(COUNTS)
def test_drawing_more_never_finds_fewer(counts: dict[str, int]) -> None:
    found = [expected(counts, drawn) for drawn in range(1, sum(counts.values()) + 1)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, len(counts))


@given(COUNTS)
def test_a_new_word_in_the_place_of_one_said_again_never_makes_it_less_varied(counts: dict[str, int]) -> None:
    often = max(counts, key=lambda word: counts[word])
    if counts[often] > 1:
        assert expected(counts | {often: counts[often] - 1, "new": 1}) >= expected(counts)


@given(COUNTS, st.integers(2, 5))
def test_writing_more_of_the_same_is_not_more_varied(counts: dict[str, int], more: int) -> None:
    longer = {word: times * more for word, times in counts.items()}
    assert expected(longer) <= expected(counts)


@given(WORDS, st.randoms())
def test_the_order_says_nothing(entries: list[list[str]], chance: Random) -> None:
    mixed = [chance.sample(ids, len(ids)) for ids in entries]
    chance.shuffle(mixed)
    one, other = varied(entries, FOUR_WEEKS), varied(mixed, FOUR_WEEKS)
    assert (one.words, one.different) == (other.words, other.different)
    for a, b in ((one.in_ten, other.in_ten), (one.low, other.low), (one.high, other.high)):
        assert a == b or a == pytest.approx(b)


@given(WORDS)
def test_the_interval_holds_the_value_and_few_words_have_neither(entries: list[list[str]]) -> None:
    one = varied(entries, FOUR_WEEKS)
    enough = sum(map(len, entries)) - max(map(len, entries), default=0) >= DRAWN
    assert (one.in_ten is not None) == enough
    if one.in_ten is not None and one.low is not None and one.high is not None:
        assert 1 <= one.low <= one.in_ten + 1e-9 and one.in_ten - 1e-9 <= one.high <= 10


def test_ten_words_have_to_remain_whichever_entry_is_left_out() -> None:
    assert varied([["a"]] * 10, FOUR_WEEKS) == Variety(days=FOUR_WEEKS, words=10, different=1)
    assert varied([["a"]] * 11, FOUR_WEEKS).in_ten == 1
    assert varied([list("abc")] + [["a"]] * 9, FOUR_WEEKS).in_ten is None
    assert varied([list("abc")] + [["a"]] * 10, FOUR_WEEKS).in_ten is not None


@pytest.mark.parametrize("entries", [10, 28])
def test_the_interval_is_right_for_about_nineteen_in_twenty(entries: int) -> None:
    """Made-up people who choose one to three words at a time, some words far more often than others."""
    chance = Random(entries)

    def entry() -> list[str]:
        words = [str(chance.choices(range(15), [1 / (n + 1) for n in range(15)])[0]) for _ in range(3)]
        return list(dict.fromkeys(words))[: chance.randint(1, 3)]

    truth = expected(Counter(word for _ in range(20_000) for word in entry()))
    said = [varied([entry() for _ in range(entries)], FOUR_WEEKS) for _ in range(400)]
    held = [one.low <= truth <= one.high for one in said if one.low is not None and one.high is not None]
    assert len(held) > 350
    assert 0.9 <= mean(held) <= 0.99


def test_four_weeks_at_a_time_are_counted_back_from_today() -> None:
    records = [felt(0, "sad"), felt(27, "calm"), felt(28, "glad", "calm"), felt(60, "tired"), felt(90, "angry")]
    found = over_time(records, PRACTICES, UTC, day_window(NOW.date(), 70))
    assert [(one.days.first, one.days.last) for one in found] == [
        (date(2026, 9, 14), date(2026, 9, 27)),  # what is left over
        (date(2026, 9, 28), date(2026, 10, 25)),
        (date(2026, 10, 26), date(2026, 11, 22)),
    ]
    assert [(one.words, one.different) for one in found] == [(1, 1), (2, 2), (2, 2)]


def test_the_day_is_the_one_where_the_person_is() -> None:
    days = Days(date(2026, 11, 23), date(2026, 11, 23))
    assert over_time([felt(0, "sad")], PRACTICES, UTC, days)[0].words == 0
    assert over_time([felt(0, "sad")], PRACTICES, timezone(timedelta(hours=5)), days)[0].words == 1
