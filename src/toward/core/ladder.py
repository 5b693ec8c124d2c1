"""The ladder of discomfort (A4): five rungs, and which one to try next, from one's own record.

    begin     nothing tried yet: rung 2, never the top
    gap       nothing for 28 days: one rung lower than before
    two       feared outcomes one after another: a rung lower, another person, or somebody to talk to (A6)
    hard      it went wrong once, or it cost far more than was thought: the same rung, or one lower
    steady    the last step went well, and one more like it would make it sure: the same rung
    up        good steps on this rung (two; three before the top): one rung higher

A suggestion never goes up by more than one rung, and is never a duty: its reason is said, to be disagreed with.
Discomfort is what the person says it is, 1 to 5, and a rung is the discomfort a step was expected to cost.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal, get_args

from msgspec import Struct

from toward.core.practice import Practice
from toward.core.record import Record, meaning, meant

LOWEST, START, TOP = 1, 2, 5
GOOD_STEPS, GOOD_STEPS_BEFORE_TOP = 2, 3
GAP = timedelta(days=28)
REST = timedelta(days=14)
_SPENT = 2

Outcome = Literal["closer", "neutral", "away", "unsure"]
Mask = Literal["pleasing", "stoic"]
_OUTCOMES: dict[str, Outcome] = {name: name for name in get_args(Outcome)}
_FEARED = {"yes": True, "no": False}
Why = Literal["begin", "gap", "two", "hard", "cost", "steady", "up", "top"]


class Step(Struct, frozen=True, kw_only=True):
    """One thing dared: the rung it was expected to be, and what came of it.

    `after` is the discomfort as it turned out, where it was asked for; `feared` whether the fear came true,
    None where that was hard to say.
    """

    when: datetime
    rung: int
    outcome: Outcome
    feared: bool | None = None
    after: int | None = None


class Zone(Struct, frozen=True, kw_only=True):
    """Where to look for the next step: a rung, why, and what the reason counts.

    `good` steps have gone well on that rung since the last hard one, of `needed`. `rests` when two in a row hurt:
    then a smaller step, another person and the help page are offered beside it.
    `advise` is what a mask (B1) makes worth adding.
    """

    rung: int
    why: Why
    good: int = 0
    needed: int = GOOD_STEPS
    rests: bool = False
    advise: Mask | None = None


def suggest(steps: Iterable[Step], now: datetime, mask: Mask | None = None) -> Zone:
    """The rung to try next. `steps` in any order; one later than `now` does not count.

    What the masks change (B1): behind the stoic one, feelings are unused to being said, so that the way begins on the
    lowest rung and three good steps are wanted on it; behind the pleasing one, a step counts as good only if it moved
    something ("closer"), since an even "neutral" is easily had by saying little.
    """
    done = sorted((step for step in steps if step.when <= now), key=lambda step: step.when)
    start = LOWEST if mask == "stoic" else START
    if not done:
        return Zone(rung=start, why="begin", needed=_needed(start, mask), advise=mask)
    rung, why, good, rests = _climbed(done, mask, start)
    if rests and now - done[-1].when >= REST:
        rests, why = False, "gap"
    if now - done[-1].when >= GAP and why != "gap":
        rung, why, good = max(LOWEST, rung - 1), "gap", 0
    return Zone(rung=rung, why=why, good=good, needed=_needed(rung, mask), rests=rests, advise=mask)


def dared(records: Iterable[tuple[str, Record]], practices: Mapping[str, Practice]) -> tuple[Step, ...]:
    """The steps a record holds: how exposed something was going to feel, and how it went when looked back on (A6)."""
    told = {entry: (record, meaning(record, practices)) for entry, record in records}
    found = []
    for record, seen in told.values():
        outcome = _OUTCOMES.get(str(seen.get("outcome")))
        before = told[record.follows][1] if record.follows in told else {}
        rung, cost = before.get("exposed"), seen.get("exposed_after")
        if outcome and isinstance(rung, int):
            feared = _FEARED.get(str(seen.get("came_true")))
            after = cost if isinstance(cost, int) else None
            found.append(Step(when=record.written, rung=rung, outcome=outcome, feared=feared, after=after))
    return tuple(found)


def resting(records: Iterable[tuple[str, Record]], practices: Mapping[str, Practice], now: datetime) -> bool:
    """Whether the last two outcomes both hurt, less than 14 days ago (A6), also those whose rung is not known."""
    newest_first = sorted(records, key=lambda kept: kept[1].written, reverse=True)
    found = (_outcome(record, practices) for _, record in newest_first if record.written <= now)
    last = list(islice((one for one in found if one), 2))
    return len(last) > 1 and last[0][1] and last[1][1] and now - last[0][0] < REST


def outcomes(
    records: Iterable[tuple[str, Record]], practices: Mapping[str, Practice], now: datetime
) -> list[tuple[datetime, bool]]:
    """When each thing that was dared was looked back on, and whether it hurt, the oldest first."""
    found = (_outcome(record, practices) for _, record in records if record.written <= now)
    return sorted(one for one in found if one)


def _outcome(record: Record, practices: Mapping[str, Practice]) -> tuple[datetime, bool] | None:
    told = meant(record, practices, "outcome")
    if told is None or (outcome := _OUTCOMES.get(str(told))) is None:
        return None
    return record.written, _hurt(outcome, _FEARED.get(str(meant(record, practices, "came_true"))))


def _climbed(done: Sequence[Step], mask: Mask | None, start: int) -> tuple[int, Why, int, bool]:
    """Go through the record as it was lived. Only a step on the suggested rung or above it speaks for the next."""
    why: Why = "begin"
    rung, good, rests, before = start, 0, False, done[0]
    for step in done:
        if step.when - before.when >= GAP:
            rung, good, rests = max(LOWEST, rung - 1), 0, False
        twice = step is not before and _hurt(step.outcome, step.feared) and _hurt(before.outcome, before.feared)
        rung, why, good, rests = _after(step, rung, good, mask, twice=twice)
        before = step
    return rung, why, good, rests


def _after(step: Step, rung: int, good: int, mask: Mask | None, *, twice: bool) -> tuple[int, Why, int, bool]:
    if twice:
        return max(LOWEST, min(rung, step.rung) - 1), "two", 0, True
    if _hurt(step.outcome, step.feared):
        return max(LOWEST, min(rung, step.rung)), "hard", 0, False
    if step.after is not None and step.after - step.rung >= _SPENT:
        return max(LOWEST, rung - 1) if step.rung <= rung else rung, "cost", 0, False
    if step.rung < rung or not _good(step, mask):
        return rung, "steady", good, False
    good += 1
    if good < _needed(rung, mask):
        return rung, "steady", good, False
    return (TOP, "top", good, False) if rung == TOP else (rung + 1, "up", 0, False)


def _hurt(outcome: Outcome, feared: bool | None) -> bool:
    """A feared outcome (A6): it led further apart, or what was feared came true without leading closer."""
    return outcome == "away" or (feared is True and outcome != "closer")


def _good(step: Step, mask: Mask | None) -> bool:
    return step.outcome == "closer" or (step.outcome == "neutral" and mask != "pleasing")


def _needed(rung: int, mask: Mask | None) -> int:
    return GOOD_STEPS_BEFORE_TOP if rung == TOP - 1 or (mask == "stoic" and rung == LOWEST) else GOOD_STEPS
