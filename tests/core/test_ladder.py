"""The ladder (A4): each rule at its edge, what always holds, and thousands of made-up people who climb it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toward.catalogue import Catalogue
from toward.core.ladder import GAP, LOWEST, REST, START, TOP, Mask, Outcome, Step, Zone, dared, suggest

from . import stories
from .stories import day

Ladder = Callable[[Sequence[Step], int], int]
"""The rung suggested after these steps, on day `n`."""


def steps(*told: tuple[int, Outcome] | tuple[int, Outcome, bool], days: int = 3) -> list[Step]:
    return [
        Step(
            when=day(1) + timedelta(days=days * n), rung=one[0], outcome=one[1], feared=one[2] if len(one) > 2 else None
        )
        for n, one in enumerate(told)
    ]


def after(*told: tuple[int, Outcome] | tuple[int, Outcome, bool], mask: Mask | None = None) -> Zone:
    done = steps(*told)
    return suggest(done, done[-1].when + timedelta(days=1), mask)


def test_it_begins_moderately() -> None:
    assert suggest([], day(1)) == Zone(rung=START, why="begin")


@pytest.mark.parametrize(
    ("told", "rung", "why"),
    [
        ([(2, "closer")], 2, "steady"),
        ([(2, "closer"), (2, "closer")], 3, "up"),
        ([(2, "closer"), (2, "neutral")], 3, "up"),
        ([(2, "closer"), (2, "unsure")], 2, "steady"),
        ([(2, "closer"), (2, "closer"), (3, "closer")], 3, "steady"),
        ([(1, "closer"), (1, "closer"), (1, "closer")], 2, "steady"),  # lower than suggested says nothing of this rung
        ([(5, "closer"), (5, "closer")], 3, "up"),  # higher than suggested does not leap either
        ([(2, "closer")] * 2 + [(3, "closer")] * 2 + [(4, "closer")] * 2, 4, "steady"),
        ([(2, "closer")] * 2 + [(3, "closer")] * 2 + [(4, "closer")] * 3, 5, "up"),
        ([(2, "closer")] * 2 + [(3, "closer")] * 2 + [(4, "closer")] * 3 + [(5, "closer")] * 2, 5, "top"),
        ([(2, "closer"), (2, "away")], 2, "hard"),
        ([(2, "closer"), (2, "away"), (2, "closer")], 2, "steady"),  # a hard one begins the count again
        ([(3, "away"), (3, "away")], 1, "two"),
        ([(2, "away"), (2, "closer"), (2, "away")], 2, "hard"),
        ([(2, "unsure", True), (2, "neutral", True)], 1, "two"),  # feared, and it came
        ([(2, "closer", True), (2, "closer", True)], 3, "up"),  # it came, and led closer all the same
        ([(2, "closer", False), (2, "away", False)], 2, "hard"),
    ],
)
def test_what_a_record_suggests(told: list[tuple[int, Outcome]], rung: int, why: str) -> None:
    zone = after(*told)
    assert (zone.rung, zone.why) == (rung, why)


def test_two_feared_outcomes_in_a_row_stop_it_and_14_days_let_it_begin_again() -> None:
    done = steps((2, "closer"), (2, "closer"), (3, "away"), (3, "away"))
    last = done[-1].when
    resting = suggest(done, last + REST - timedelta(seconds=1))
    assert resting.rests and resting.why == "two" and resting.rung == 2
    rested = suggest(done, last + REST)
    assert not rested.rests and rested.rung == 2


def test_after_a_gap_it_begins_one_lower() -> None:
    done = steps((2, "closer"), (2, "closer"), (3, "closer"))
    last = done[-1].when
    assert suggest(done, last + GAP - timedelta(seconds=1)).rung == 3
    assert suggest(done, last + GAP) == Zone(rung=2, why="gap")
    back = Step(when=last + GAP, rung=2, outcome="closer")
    assert suggest([*done, back], last + GAP).rung == 2, "and goes on from there"


def test_what_cost_far_more_than_was_thought_goes_one_lower() -> None:
    done = steps((2, "closer"), (2, "closer"), (3, "closer"))
    assert suggest([*done[:2], replace(done[2], after=5)], day(9)) == Zone(rung=2, why="cost")
    assert suggest([*done[:2], replace(done[2], after=4)], day(9)).why == "steady"


@pytest.mark.parametrize(
    ("mask", "told", "rung"),
    [
        ("stoic", [(1, "closer")] * 2, 1),
        ("stoic", [(1, "closer")] * 3, 2),
        ("stoic", [(1, "closer")] * 3 + [(2, "neutral")] * 2, 3),
        ("pleasing", [(2, "neutral")] * 5, 2),
        ("pleasing", [(2, "closer")] * 2, 3),
    ],
)
def test_what_the_masks_change(mask: Mask, told: list[tuple[int, Outcome]], rung: int) -> None:
    """B1: behind the stoic mask it begins lower and slower; behind the pleasing one an even neutral is no step."""
    assert after(*told, mask=mask).rung == rung
    assert suggest([], day(1), mask).rung == (1 if mask == "stoic" else 2)
    assert suggest([], day(1), mask).advise == mask


RECORDS = st.lists(
    st.builds(
        lambda days, rung, outcome, feared, cost: (days, rung, outcome, feared, cost),
        st.integers(0, 40),
        st.integers(LOWEST, TOP),
        st.sampled_from(["closer", "neutral", "away", "unsure"]),
        st.sampled_from([True, False, None]),
        st.sampled_from([None, 1, 2, 3, 4, 5]),
    ),
    max_size=30,
)
MASKS = st.sampled_from([None, "pleasing", "stoic"])


def lived(told: list[tuple[int, int, Outcome, bool | None, int | None]]) -> list[Step]:
    done, when = [], day(1)
    for days, rung, outcome, feared, cost in told:
        when += timedelta(days=days, minutes=1)
        done.append(Step(when=when, rung=rung, outcome=outcome, feared=feared, after=cost))
    return done


@given(RECORDS, MASKS, st.integers(0, 60), st.randoms())
def test_whatever_was_lived(told: list[object], mask: Mask | None, days: int, shuffle: Random) -> None:
    done = lived(told)  # type: ignore[arg-type]
    now = (done[-1].when if done else day(1)) + timedelta(days=days)
    zone = suggest(done, now, mask)
    assert LOWEST <= zone.rung <= TOP
    assert 0 <= zone.good <= zone.needed or zone.why == "top"
    mixed = list(done)
    shuffle.shuffle(mixed)
    assert suggest(mixed, now, mask) == zone, "the order it is read in says nothing"
    assert suggest([*done, Step(when=now + timedelta(days=1), rung=5, outcome="away")], now, mask) == zone
    if done:
        before = suggest(done[:-1], done[-1].when, mask)
        assert zone.rung <= before.rung + 1, "never up by more than one"
        if done[-1].outcome == "away":
            assert zone.rung <= before.rung, "never up after it led further apart"
    good = sum(step.outcome in ("closer", "neutral") for step in done)
    assert zone.rung < TOP or good >= 7, "the top is not reached before seven good steps"


# Made-up people. Each answers a step by a model of their own; the ladder must suit all of them.

Person = Callable[[Random, int, int], tuple[Outcome, bool]]


def warm(chance: Random, rung: int, number: int) -> tuple[Outcome, bool]:
    """Things go well for them: nine in ten lead closer or nowhere, the higher no worse."""
    return ("away", True) if chance.random() < 0.04 else (chance.choice(["closer", "closer", "neutral"]), False)


def steep(chance: Random, rung: int, number: int) -> tuple[Outcome, bool]:
    """Harder with every rung."""
    return ("away", True) if chance.random() < 0.12 * (rung - 1) else ("closer", False)


def cold(chance: Random, rung: int, number: int) -> tuple[Outcome, bool]:
    """Somebody beside them answers coldly most of the time."""
    return ("away", True) if chance.random() < 0.7 else ("neutral", False)


def learning(chance: Random, rung: int, number: int) -> tuple[Outcome, bool]:
    """Hard in the beginning, easier with practice."""
    return ("away", True) if chance.random() < 0.5 * 0.9**number else ("closer", False)


def even(chance: Random, rung: int, number: int) -> tuple[Outcome, bool]:
    """A coin decides."""
    return chance.choice([("closer", False), ("neutral", False), ("unsure", False), ("away", True)])  # type: ignore[return-value]


PEOPLE: dict[str, Person] = {one.__name__: one for one in (warm, steep, cold, learning, even)}
MADE_UP, WEEKS = 1000, 26
AT_THE_TOP_WITHIN = 20


def toward_s(done: Sequence[Step], week: int) -> int:
    return suggest(done, day(1) + timedelta(days=7 * week)).rung


def racing(done: Sequence[Step], week: int) -> int:
    """A control: up by two whenever it went well."""
    return min(TOP, START + 2 * sum(step.outcome == "closer" for step in done))


def stalling(done: Sequence[Step], week: int) -> int:
    """A control: up after six good steps without a hard one between."""
    good, rung = 0, START
    for step in done:
        good = 0 if step.outcome == "away" else good + 1
        if good >= 6:
            good, rung = 0, min(TOP, rung + 1)
    return rung


def climb(person: Person, ladder: Ladder, seed: int) -> tuple[list[int], list[Step]]:
    """The rungs suggested to one person, a step a week; about one week in ten nothing is dared."""
    chance, done, rungs = Random(seed), [], []
    for week in range(WEEKS):
        rungs.append(ladder(done, week))
        if chance.random() < 0.1:
            continue
        outcome, feared = person(chance, rungs[-1], len(done))
        done.append(Step(when=day(1) + timedelta(days=7 * week), rung=rungs[-1], outcome=outcome, feared=feared))
    return rungs, done


def races(rungs: list[int], done: list[Step]) -> bool:
    """A jump, the top too early, or up after two that hurt."""
    jumps = any(later - earlier > 1 for earlier, later in pairwise(rungs))
    return jumps or TOP in rungs[:7]


def share_at_top(person: Person, ladder: Ladder) -> float:
    """How many of these people have been offered the top within so many weeks."""
    tops = [TOP in climb(person, ladder, seed)[0][:AT_THE_TOP_WITHIN] for seed in range(MADE_UP)]
    return sum(tops) / MADE_UP


@pytest.mark.parametrize("name", PEOPLE)
def test_it_does_not_race(name: str) -> None:
    assert not any(races(*climb(PEOPLE[name], toward_s, seed)) for seed in range(MADE_UP))


def test_it_does_not_stall() -> None:
    """Nine in ten of those for whom things go well are offered the top rung within twenty weeks."""
    assert share_at_top(warm, toward_s) >= 0.9


def test_where_it_goes_badly_it_stays_low() -> None:
    """Beside somebody who answers coldly, nine in ten weeks are spent on the two lowest rungs, hardly one on top."""
    rungs = [rung for seed in range(MADE_UP) for rung in climb(cold, toward_s, seed)[0]]
    assert sum(rung <= 2 for rung in rungs) / len(rungs) >= 0.9
    assert rungs.count(TOP) / len(rungs) < 0.005


def test_the_simulation_would_see_a_ladder_that_races_and_one_that_stalls() -> None:
    assert any(races(*climb(warm, racing, seed)) for seed in range(50))
    assert share_at_top(warm, stalling) < 0.5


def test_the_steps_of_a_record(ours: Catalogue) -> None:
    said, seen = ("a", stories.said_aloud(day(2))), ("b", stories.after(day(3), "a", "away", "yes"))
    step = Step(when=day(3), rung=3, outcome="away", feared=True)
    assert dared([said, seen, ("c", stories.journal(day(4)))], ours.practices) == (step,)
    assert dared([seen], ours.practices) == (), "what it looks back on lies before the window"
    cost = ("b", replace(seen[1], answers={**seen[1].answers, "exposed-after": 5}))
    assert dared([said, cost], ours.practices) == (replace(step, after=5),)
