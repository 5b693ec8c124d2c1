"""The self-checks over time: answers on three days make a trend, what was left out makes none."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toward import catalogue
from toward.core.practice import measured
from toward.core.record import Record
from toward.core.trends import CHECKS, ENOUGH, trends

NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
PRACTICES = catalogue.load().practices
SCALES = ("lonely", "resentful", "known")


def checked(days_ago: int, answers: dict[str, int], practice: str = "weekly-check") -> tuple[str, Record]:
    written = NOW - timedelta(days=days_ago)
    return str(days_ago), Record(practice=practice, version=1, stage="main", written=written, answers=dict(answers))


def test_two_are_none_and_three_are_a_trend_with_zeros_in_it() -> None:
    records = [checked(day, {"lonely": 10 * day}) for day in range(3)]
    assert trends(records[:2], PRACTICES, UTC) == ()
    (check,) = trends(records, PRACTICES, UTC)
    assert (check.name, [one.scale for one in check.trends]) == ("weekly-check", ["loneliness"])
    assert [point.value for point in check.trends[0].points] == [20, 10, 0]


def test_of_one_day_the_last_answer_counts_and_three_in_one_evening_are_no_trend() -> None:
    evening = [checked(0, {"lonely": value}) for value in (90, 50, 10)]
    evening = [(str(n), replace(one, written=NOW + timedelta(minutes=n))) for n, (_, one) in enumerate(evening)]
    assert trends(evening, PRACTICES, UTC) == ()
    days = [checked(day, {"lonely": 40}) for day in (1, 2)]
    (check,) = trends([*evening, *days], PRACTICES, UTC)
    assert [point.value for point in check.trends[0].points] == [40, 40, 10]


def test_a_mask_is_the_mean_of_its_lines_drawn_out_to_a_hundred() -> None:
    answers = [{"peace": 1, "serving": 1}, {"peace": 5, "serving": 5}, {"peace": 2, "serving": 3, "own-needs": 4}]
    records = [checked(9 - place, one, "which-mask") for place, one in enumerate(answers)]
    (check,) = trends(records, PRACTICES, UTC)
    assert [(one.scale, [point.value for point in one.points]) for one in check.trends] == [("pleasing", [0, 100, 50])]


def test_one_line_answered_is_too_little_for_a_mask() -> None:
    assert trends([checked(day, {"peace": 5}, "which-mask") for day in range(5)], PRACTICES, UTC) == ()


def test_the_scales_of_every_check_are_asked_by_its_practice() -> None:
    for name, scales in CHECKS.items():
        asked = {step.measure for step in PRACTICES[name].stages["main"].steps}
        assert asked >= set(scales) or name == "which-mask"
        assert PRACTICES[name].shared_as == "nothing"


@given(st.lists(st.dictionaries(st.sampled_from(SCALES), st.integers(0, 100)), max_size=8))
def test_every_answer_is_a_point_and_nothing_else_is(weeks: list[dict[str, int]]) -> None:
    records = [checked(7 * place, answers) for place, answers in enumerate(weeks)]
    main = PRACTICES["weekly-check"].stages["main"]
    given_ = [measured(main, answers) for answers in reversed(weeks)]
    expected = {
        scale: values
        for scale in CHECKS["weekly-check"]
        if len(values := [one[scale] for one in given_ if scale in one]) >= ENOUGH
    }
    shown = {
        one.scale: [point.value for point in one.points]
        for check in trends(records, PRACTICES, UTC)
        for one in check.trends
    }
    assert shown == expected
