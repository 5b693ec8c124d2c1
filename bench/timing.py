"""Measuring two things turn about, so that whatever else the machine is doing falls on both alike."""

import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import NamedTuple

Act = Callable[[int], object]
"""Does something as many times as it is told."""

Clock = Callable[[], float]


class Ratio(NamedTuple):
    """How many times its peer something costs: the middle round, and a quarter of the rounds below and above.

    `cost` and `peer` are the middle rounds in seconds, for orientation.
    """

    middle: float
    low: float
    high: float
    cost: float
    peer: float


def turn_about(act: Act, peer: Act, *, rounds: int, times: int = 1, clock: Clock = time.process_time) -> Ratio:
    """Let `act` do its thing `times` over, then `peer`, and so on for some rounds.

    The clock, if no other is given, is the processor time of all threads of this process.
    """
    _timed(act, times, clock)
    _timed(peer, times, clock)
    return ratio_of((_timed(act, times, clock), _timed(peer, times, clock)) for _ in range(rounds))


def each(once: Callable[[], object]) -> Act:
    """Something that is done once, as an act."""

    def act(times: int) -> None:
        for _ in range(times):
            once()

    return act


def ratio_of(rounds: Iterable[tuple[float, float]]) -> Ratio:
    """The ratio of rounds, each a cost and its peer's, in seconds."""
    costs, peers = zip(*rounds, strict=True)
    ratios = sorted(cost / peer for cost, peer in zip(costs, peers, strict=True))
    return Ratio(
        middle=median(ratios),
        low=ratios[len(ratios) // 4],
        high=ratios[-1 - len(ratios) // 4],
        cost=median(costs),
        peer=median(peers),
    )


def _timed(act: Act, times: int, clock: Clock) -> float:
    start = clock()
    act(times)
    return (clock() - start) / times
