"""A time-out (B9, B11): 20 minutes or more, 24 hours at most, and back to where it stopped."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.time_out import LONGEST, SHORTEST, NotATimeOut, agree_on, call

NOW = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_it_is_twenty_minutes_unless_somebody_says_longer() -> None:
    assert call(NOW, 3).until == NOW + timedelta(minutes=20)


@pytest.mark.parametrize("returns", [SHORTEST, LONGEST])
def test_the_edges_are_fine(returns: timedelta) -> None:
    assert call(NOW, 1, returns).until - NOW == returns


@pytest.mark.parametrize("returns", [SHORTEST - SECOND, LONGEST + SECOND, timedelta(0), -SHORTEST])
def test_beyond_the_edges_is_refused(returns: timedelta) -> None:
    with pytest.raises(NotATimeOut):
        call(NOW, 1, returns)


def test_another_return_is_counted_from_when_it_began() -> None:
    pause = call(NOW, 4)
    assert agree_on(pause, NOW + LONGEST).until == NOW + LONGEST
    with pytest.raises(NotATimeOut):
        agree_on(pause, NOW + LONGEST + SECOND)
    with pytest.raises(NotATimeOut):
        agree_on(pause, NOW + SHORTEST - SECOND)


@given(
    returns=st.timedeltas(SHORTEST, LONGEST),
    passed=st.timedeltas(timedelta(0), 2 * LONGEST),
    at=st.integers(min_value=1, max_value=20),
)
def test_what_is_left_and_what_has_passed_make_the_whole(returns: timedelta, passed: timedelta, at: int) -> None:
    pause = call(NOW, at, returns)
    assert pause.at == at
    assert pause.left(NOW + passed) == max(returns - passed, timedelta(0))
    assert pause.over(NOW + passed) == (pause.left(NOW + passed) == timedelta(0))
