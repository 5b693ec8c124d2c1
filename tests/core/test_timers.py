"""What is left of a timer: computed from when it ends, whatever a form or a clock says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from toward.core.practice import Timer
from toward.core.timers import ends, left

NOW = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
NINETY = Timer(id="tell", screen=1, seconds=90)


@given(some.integers(1, 90_000), some.integers(0, 100_000))
def test_it_goes_on_from_where_it_was(rest: int, later: int) -> None:
    end = ends(NINETY, str(rest), NOW)
    assert end is not None
    now = NOW + timedelta(milliseconds=later)
    assert left(NINETY, {"tell": end}, now) == (rest - later if rest > later else None)


def test_it_never_has_more_than_its_time() -> None:
    assert ends(NINETY, "9000000", NOW) == NOW + timedelta(seconds=90)
    assert left(NINETY, {"tell": NOW + timedelta(days=1)}, NOW) == 90_000  # the clock of the place was put back


@given(some.text(max_size=12))
def test_whatever_a_form_says_it_is_a_time_or_none(said: str) -> None:
    end = ends(NINETY, said, NOW)
    assert end is None or NOW < end <= NOW + timedelta(seconds=90)


@pytest.mark.parametrize("said", ["", "0", "-1", "1.5", "٣", "soon", "99999999"])
def test_what_does_not_run_has_no_end(said: str) -> None:
    assert ends(NINETY, said, NOW) is None


def test_another_timer_is_another() -> None:
    assert left(NINETY, {"other": NOW + timedelta(seconds=9)}, NOW) is None
