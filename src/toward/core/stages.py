"""One sitting of a practice: its steps, which of them are shown, and what is offered afterwards."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct

from toward.core.answers import Answers
from toward.core.fears import unseen
from toward.core.measures import FEARED, FEARED_SEEN
from toward.core.steps import AnyStep, Name, OnlyIf


class Then(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage offered `after_hours` after the one before was written, until `until_hours` (14 days if not said).

    34 days are the most: Today reads 35, and what it no longer reads it cannot offer.
    Without `practice` it is a stage of the same practice. With `when_told` it is not offered by itself: it is there
    for the moment somebody says, on the page of the entry, that it was said.
    """

    stage: Name
    practice: Name | None = None
    after_hours: Annotated[int, Meta(ge=0, le=24 * 28)] = 0
    until_hours: Annotated[int, Meta(ge=1, le=24 * 34)] = 24 * 14
    only_if: OnlyIf | None = None
    when_told: bool = False

    def __post_init__(self) -> None:
        if self.until_hours <= self.after_hours:
            raise ValueError("`until_hours` is not later than `after_hours`")


class Stage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One sitting. `done_by` is the choice that picks the sentence at the end."""

    steps: Annotated[tuple[AnyStep, ...], Meta(min_length=1, max_length=40)]
    then: Annotated[tuple[Then, ...], Meta(max_length=10)] = ()
    done_by: Name | None = None

    @cached_property
    def conditions(self) -> Mapping[str, tuple[OnlyIf, ...]]:
        """All that has to hold for a step to be shown: its condition, and what the step named there needs in turn.

        By step id; a step that can never be shown is not in it.
        """
        found: dict[str, tuple[OnlyIf, ...]] = {}
        for step in self.steps:
            if step.only_if is None:
                found[step.id] = ()
            elif step.only_if.step in found:
                found[step.id] = (step.only_if, *found[step.only_if.step])
        return found

    @cached_property
    def carriers(self) -> Mapping[str, tuple[AnyStep, ...]]:
        """For each measure the steps that may carry it, the last one first: of two that do, the later counts."""
        carry: dict[str, list[AnyStep]] = {}
        for step in reversed(self.steps):
            if step.measure and step.id in self.conditions:
                carry.setdefault(step.measure, []).append(step)
        return {measure: tuple(steps) for measure, steps in carry.items()}

    @cached_property
    def follow_up_hours(self) -> range:
        """After how many whole hours anything at all may follow: not before the first `then`, not after the last."""
        hours = [(then.after_hours, then.until_hours) for then in self.then]
        return range(min(after for after, _ in hours), max(until for _, until in hours)) if hours else range(0)

    @cached_property
    def sharpening(self) -> Mapping[str, str]:
        """What asks for something to be seen or heard, and the fear it is about (A6), by step id."""
        fears = [step.id for step in self.steps if step.measure == FEARED]
        return {step.id: fears[0] for step in self.steps if step.measure == FEARED_SEEN and fears}

    def shows(self, step_id: str, answers: Answers) -> bool:
        """Whether a step is shown, as far as these answers decide it; the answer to a hidden step decides nothing."""
        conditions, fear = self.conditions.get(step_id), self.sharpening.get(step_id)
        if conditions is None or not all(answers.get(one.step) in one.values for one in conditions):
            return False
        return fear is None or (self.shows(fear, answers) and unseen(str(answers.get(fear, ""))))

    def decides(self, step_id: str) -> bool:
        """Whether the answer to a step may show or hide others."""
        return step_id in self.sharpening.values() or any(
            one.step == step_id for conditions in self.conditions.values() for one in conditions
        )
