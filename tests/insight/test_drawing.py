"""Numbers become places on a drawing: the ends of every scale, and the few and equal numbers that break charts."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from toward.core.days import Days
from toward.core.statistics import Interval, Outcome, Pair, Point
from toward.core.vocabulary import Variety, varied
from toward.insight.drawing import MONTH_APART, MOST_ROWS, level, line, reach, rows
from toward.insight.variety import height, varieties

TODAY = date(2026, 11, 22)


def point(days_ago: int, value: int) -> Point:
    return Point(TODAY - timedelta(days=days_ago), value, "before")


def pair(likely: int, came_true: bool | None = False, after: int | None = 20, outcome: Outcome = "closer") -> Pair:
    return Pair(
        entry="before", seen="after", feared_likely=likely, came_true=came_true, outcome=outcome, likely_after=after
    )


def test_a_line_goes_from_the_first_rating_to_today_and_from_0_to_100() -> None:
    drawing = line([point(83, 0), point(41, 50), point(0, 100)], TODAY)
    assert [(dot.x, dot.y) for dot in drawing.dots] == [(32, 162), (192.9, 87), (350, 12)]
    assert drawing.path == "32.0,162.0 192.9,87.0 350.0,12.0"
    assert (level(100), level(0)) == (12, 162)


def test_one_rating_is_a_dot_without_a_line_and_lies_within_four_weeks() -> None:
    drawing = line([point(0, 70)], TODAY)
    assert [dot.x for dot in drawing.dots] == [350]
    assert drawing.path == ""
    assert [month.first for month in drawing.months] == [date(2026, 11, 1)]


def test_many_ratings_are_smaller_dots() -> None:
    few, many = line([point(day, 50) for day in range(40)], TODAY), line([point(day, 50) for day in range(41)], TODAY)
    assert many.size < few.size


def test_equal_ratings_on_one_day_lie_on_each_other() -> None:
    drawing = line([point(3, 40), point(3, 40)], TODAY)
    assert drawing.dots[0] == drawing.dots[1]


def test_a_rating_of_tomorrow_still_lies_on_the_axis() -> None:
    assert line([point(-1, 50)], TODAY).dots[0].x == 350


def test_no_ratings_draw_nothing() -> None:
    drawing = line([], TODAY)
    assert (drawing.dots, drawing.path) == ((), "")


@pytest.mark.parametrize("days", [1, 7, 28, 84, 182, 364])
def test_months_keep_apart_and_on_the_axis(days: int) -> None:
    drawing = line([point(days - 1, 50)], TODAY)
    places = sorted(month.x for month in drawing.months)
    assert all(32 <= x <= 350 for x in places)
    assert all(right - left >= MONTH_APART for left, right in pairwise(places))


def test_each_experiment_has_a_row_and_comes_out_at_one_end() -> None:
    drawing = rows([pair(80), pair(0, True, 100), pair(100, None, None, "unsure")])
    assert [(row.feared, row.after, row.came) for row in drawing.rows] == [
        (226, 106, 66),
        (66, 266, 266),
        (266, None, None),
    ]
    assert len({row.y for row in drawing.rows}) == 3
    assert drawing.height > max(row.y for row in drawing.rows)


def test_no_experiments_make_no_rows() -> None:
    assert rows([]).rows == ()


def test_of_many_experiments_the_newest_are_drawn() -> None:
    drawing = rows([pair(likely) for likely in range(MOST_ROWS + 3)])
    assert [row.pair.feared_likely for row in drawing.rows] == list(range(3, MOST_ROWS + 3))
    assert drawing.left_out == 3


def test_a_share_lies_between_none_and_all() -> None:
    far = reach(0, 1, Interval(0, 1), 0.5)
    assert (far.low, far.share, far.expected, far.high) == (10, 10, 180, 350)


def four_weeks(number: int, words: int) -> Variety:
    last = TODAY - timedelta(days=28 * number)
    return varied([["sad", "calm"]] * (words // 2), Days(last - timedelta(days=27), last))


def test_words_stand_in_the_middle_of_their_four_weeks_and_too_few_are_a_gap() -> None:
    drawing = varieties([four_weeks(2, 20), four_weeks(1, 4), four_weeks(0, 20)])
    assert [one.x for one in drawing.whiskers] == [83.7, 298.3]
    assert all(one.low >= one.y >= one.high for one in drawing.whiskers)
    assert drawing.path.count(",") == 2
    assert (height(10), height(0)) == (12, 112)


def test_one_four_weeks_are_a_dot_without_a_line_and_none_draw_nothing() -> None:
    assert varieties([four_weeks(0, 20)]).path == ""
    assert varieties([four_weeks(0, 0)]).whiskers == ()
