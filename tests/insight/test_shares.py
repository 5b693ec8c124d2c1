"""Shares in words: near enough to be true, and never a certainty that is none."""

import pytest

from toward.core.statistics import wilson
from toward.insight.shares import Share, share


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.53, Share(5, 10)), (0.98, Share(19, 20)), (0.02, Share(1, 20)), (0.96, Share(19, 20)), (0.92, Share(9, 10))],
)
def test_a_share_in_words(value: float, said: Share) -> None:
    assert share(value) == said


def test_seven_of_eight_leave_five_in_ten_to_nineteen_in_twenty_open() -> None:
    interval = wilson(7, 8)
    assert (share(interval.low), share(interval.high)) == (Share(5, 10), Share(19, 20))


def test_only_nothing_is_never_and_only_everything_is_always() -> None:
    assert share(0).never and share(1).always
    for hundredth in range(1, 100):
        said = share(hundredth / 100)
        assert not said.never and not said.always
        assert abs(said.n / said.of - hundredth / 100) <= 0.0501
