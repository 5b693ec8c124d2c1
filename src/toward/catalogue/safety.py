"""What no practice may do to the one who does it, or to the other. docs/practices.md lists it for writers."""

from collections.abc import Iterator

from toward.catalogue.mistakes import Fault, Spot
from toward.core.measures import PERSONAL, SHARED_AS
from toward.core.practice import Agree, AnyStep, Choice, OnlyIf, Pause, Person, Practice, Promise, Stage, Timer

MOST_HELD = 10  # seconds; B23 holds for three
A_DAY = 24  # hours


def safety_faults(practice: Practice) -> Iterator[Fault]:
    """Every part of a practice that would hold, oblige, count or press somebody."""
    for name, stage in practice.stages.items():
        at: Spot = ("stages", name)
        yield from _holding(stage, at)
        yield from _timed(stage, practice.minutes, at)
        for place, step in enumerate(stage.steps):
            spot: Spot = (*at, "steps", place)
            yield from _obliging(step, practice, spot)
            yield from _deciding(step, spot)
            yield from _telling_on(step, practice, spot)
        yield from _pressing(practice, name, at)
    yield from _counting(practice)


def _holding(stage: Stage, at: Spot) -> Iterator[Fault]:
    """A pause alone on its screen keeps the way on; several in a row keep it for as long as all of them."""
    for first in stage.steps:
        row = list(_in_a_row(stage, first)) if isinstance(first, Pause) else []
        held = sum(step.seconds for _, step in row)
        if held > MOST_HELD:
            reason = f"Pauses with nothing to do between them would hold somebody for {held} seconds."
            spot = (*at, "steps", row[-1][0], "seconds")
            yield Fault(spot, reason, f"Keep them within {MOST_HELD} seconds, or use a timer: it holds nobody.")
            return


def _in_a_row(stage: Stage, first: Pause) -> Iterator[tuple[int, Pause]]:
    """The pauses from this one on, up to a screen where something is asked whenever this one is shown."""
    for number in sorted({step.screen for step in stage.steps if step.screen >= first.screen}):
        here = [(place, step) for place, step in enumerate(stage.steps) if step.screen == number]
        if any(not isinstance(step, Pause | Person) and step.only_if in (None, first.only_if) for _, step in here):
            return
        yield from ((place, step) for place, step in here if isinstance(step, Pause))


def _timed(stage: Stage, minutes: int, at: Spot) -> Iterator[Fault]:
    timers = [(place, step.seconds) for place, step in enumerate(stage.steps) if isinstance(step, Timer)]
    together = sum(seconds for _, seconds in timers)
    if together > minutes * 60:
        reason = f"The timers take {together} seconds together, and the practice is said to take {minutes * 60}."
        yield Fault((*at, "steps", timers[-1][0], "seconds"), reason, "Shorten them, or raise `minutes`.")


def _obliging(step: AnyStep, practice: Practice, at: Spot) -> Iterator[Fault]:
    """S8: in what two do, nobody may be made to promise or agree."""
    for_two = set(practice.modes) & {"turns", "live"}
    if for_two and step.role != "speaker" and isinstance(step, Promise | Agree) and not step.optional:
        reason = f"In a practice for two, this `{step.kind}` would oblige the other."
        yield Fault((*at, "kind"), reason, 'Write `optional = true`, or `role = "speaker"`.')
    if not for_two and step.role != "both":
        reason = f"In a practice for one there is no {step.role}."
        yield Fault((*at, "role"), reason, "Take `role` away, or say in `modes` that it is for two.")


def _deciding(step: AnyStep, at: Spot) -> Iterator[Fault]:
    """What is to be shared, and how it went, is nobody's to mark beforehand."""
    if isinstance(step, Choice) and step.chosen and step.measure in PERSONAL:
        reason = f"Somebody's own answer to `{step.measure}` would be decided beforehand."
        yield Fault((*at, "chosen"), reason, "Take `chosen` away.")


def _telling_on(step: AnyStep, practice: Practice, at: Spot) -> Iterator[Fault]:
    """What one shares is one's own words, never the other's."""
    if step.role == "listener" and step.measure in SHARED_AS.get(practice.shared_as, ()):
        reason = "The other's words would be shared as one's own."
        yield Fault((*at, "measure"), reason, "Let the speaker's step have this measure.")


def _counting(practice: Practice) -> Iterator[Fault]:
    """S3: nothing the other answers is counted, and nothing is offered because of it."""
    for place, count in enumerate(practice.counts):
        stage = practice.stages.get(count.stage)
        if stage and _listens(count.only_if, stage):
            reason = "This would count what the other answers."
            yield Fault(("counts", place, "only_if"), reason, "Let it rest on the speaker's own answer.")
    for name, stage in practice.stages.items():
        for place, then in enumerate(stage.then):
            if _listens(then.only_if, stage):
                reason = "This would be offered because of what the other answers."
                at: Spot = ("stages", name, "then", place, "only_if")
                yield Fault(at, reason, "Let it rest on the speaker's own answer.")


def _listens(only_if: OnlyIf | None, stage: Stage) -> bool:
    return only_if is not None and any(step.id == only_if.step and step.role == "listener" for step in stage.steps)


def _pressing(practice: Practice, name: str, at: Spot) -> Iterator[Fault]:
    """What has been done once is not asked for again on the same day."""
    for place, then in enumerate(practice.stages[name].then):
        there = then.stage if then.practice in (None, practice.id) else ""
        back = _soonest(practice, there, name)
        if there in practice.stages and not then.when_told and back is not None and then.after_hours + back < A_DAY:
            reason = f"`{name}` would be asked for again on the same day."
            yield Fault((*at, "then", place), reason, f"Let {A_DAY} hours or more pass: `after_hours = {A_DAY}`.")


def _soonest(practice: Practice, begin: str, end: str) -> int | None:
    """After how many hours what follows one stage of a practice may lead to another; None if it never does."""
    hours = {begin: 0}
    for _ in practice.stages:
        for name, stage in practice.stages.items():
            for then in stage.then if name in hours else ():
                if then.practice in (None, practice.id) and not then.when_told:
                    hours[then.stage] = min(hours.get(then.stage, 10_000), hours[name] + then.after_hours)
    return hours.get(end)
