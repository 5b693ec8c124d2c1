"""A practice: stages made of screens made of steps, what counts, and what is offered afterwards.

Everything the rest of the house needs to run one stands in this module, the parts it is made of included.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct

from toward.core.answers import CODES, DONE, YES, Answer, Answers, Refusal, fits, judge, read
from toward.core.feelings import Word, Words
from toward.core.measures import SHARED_AS
from toward.core.sentence import address, compose, done
from toward.core.stages import Stage, Then
from toward.core.steps import (
    Agree,
    AnyStep,
    Appreciation,
    Choice,
    Feelings,
    Name,
    OnlyIf,
    Pause,
    Person,
    Promise,
    Rating,
    Say,
    Step,
    Text,
    Timer,
)
from toward.core.texts import StageTexts, StepTexts, Texts
from toward.core.wording import count_words

__all__ = [
    "CODES", "DONE", "MAIN", "YES", "Agree", "Answer", "Answers", "AnyStep", "Appreciation", "Choice", "Count",
    "Feelings", "Mode", "OnlyIf", "Pause", "Person", "Practice", "Promise", "Rating", "Refusal", "Say", "Screen",
    "SharedAs", "Stage", "StageTexts", "Step", "StepTexts", "Text", "Texts", "Then", "Timer", "What", "Word", "Words",
    "about", "address", "becomes", "check", "compose", "count_words", "counted", "done", "fits", "follow_up",
    "measured", "measured_as", "read", "screens", "tells", "visible",
]  # fmt: skip

MAIN = "main"
Mode = Literal["solo", "turns", "live"]
SharedAs = Literal["words", "ask", "question", "appreciation", "boundary", "nothing"]
Page = Literal["help", "whom", "reading"]
What = Literal["disclosure", "good_moment", "corrective", "meaningful_talk", "promise"]
Row = Annotated[str, Meta(pattern=r"^[ABX][1-9][0-9]?\Z")]


_EMPTY: tuple[Answer, ...] = ("", [])


class Count(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What having done `stage` counts as for the metrics, if the condition holds."""

    what: What
    stage: Name = MAIN
    only_if: OnlyIf | None = None


class Practice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A practice file. `rows` are the rows of the mission it serves, `purpose` the shelf it stands on.

    `shared_as` is what an entry of it becomes in a bond; `nothing` is never shared. With `to_send` its sentence is
    a message, offered ready to copy and for the share sheet of the device (B38). `ends_on` are pages its end leads to.
    """

    id: Name
    version: Annotated[int, Meta(ge=1, le=10_000)]
    rows: Annotated[tuple[Row, ...], Meta(max_length=20)] = ()
    modes: Annotated[tuple[Mode, ...], Meta(min_length=1, max_length=3)]
    minutes: Annotated[int, Meta(ge=1, le=120)]
    purpose: Name
    counts: Annotated[tuple[Count, ...], Meta(max_length=10)] = ()
    shared_as: SharedAs = "words"
    to_send: bool = False
    ends_on: Annotated[tuple[Page, ...], Meta(max_length=3)] = ()
    stages: Annotated[Mapping[Name, Stage], Meta(min_length=1, max_length=10)]

    @cached_property
    def asks_whom(self) -> bool:
        """Whether any stage of it asks who it is about."""
        return any(isinstance(step, Person) for stage in self.stages.values() for step in stage.steps)


class Screen(Struct, frozen=True):
    """Steps that stand together; `number` is the one the practice file gives them."""

    number: int
    steps: tuple[AnyStep, ...]


def screens(stage: Stage, answers: Answers) -> tuple[Screen, ...]:
    """The screens of a stage as far as the answers so far decide them, without hidden steps and empty screens."""
    shown: dict[int, list[AnyStep]] = {}
    for step in _shown(stage, answers):
        shown.setdefault(step.screen, []).append(step)
    return tuple(Screen(number, tuple(steps)) for number, steps in sorted(shown.items()))


def visible(stage: Stage, answers: Answers) -> dict[str, Answer]:
    """The answers worth keeping: given to a step that is shown, not empty, in the order of the stage."""
    return {step.id: answer for step, answer in _kept(stage, answers)}


def check(stage: Stage, answers: Answers, words: Words) -> dict[str, Refusal]:
    """Everything that keeps these answers from being saved, by step id; empty when all is well.

    An answer to an unknown or hidden step is refused as `not_asked`: pass the answers through `visible` first.
    """
    shown = {step.id: step for step in _shown(stage, answers)}
    refused = {name: Refusal("not_asked") for name in answers if name not in shown}
    for step in shown.values():
        refusal = judge(step, answers.get(step.id, ""), words)
        if refusal:
            refused[step.id] = refusal
    return refused


def about(stage: Stage, answers: Answers) -> str | None:
    """The id of the person the answers are about, if the stage asks for one and it was given."""
    for step in _shown(stage, answers):
        answer = answers.get(step.id)
        if isinstance(step, Person) and isinstance(answer, str) and answer:
            return answer
    return None


def measured(stage: Stage, answers: Answers) -> dict[str, Answer]:
    """The answers that mean something to the metrics, by measure; none that an earlier version asked otherwise."""
    return {step.measure: answer for step, answer in _kept(stage, answers) if step.measure and fits(step, answer)}


def measured_as(stage: Stage, answers: Answers, measure: str) -> Answer | None:
    """What `measured` says of one measure, or None.  Lists ask it of every record they show."""
    for step in stage.carriers.get(measure, ()):
        answer = answers.get(step.id, "")
        if (answer or answer not in _EMPTY) and stage.shows(step.id, answers) and fits(step, answer):
            return answer
    return None


def counted(practice: Practice, stage: str, answers: Answers) -> frozenset[What]:
    """What having done this stage with these answers counts as."""
    counts = [count for count in practice.counts if count.stage == stage]
    return frozenset(count.what for count in counts if _met(count.only_if, practice.stages[stage], answers))


def becomes(practice: Practice, stage: str) -> SharedAs:
    """What an entry of this stage becomes in a bond: `shared_as` if the stage asks for all it needs, else words."""
    asked = {step.measure for step in practice.stages[stage].steps}
    return practice.shared_as if asked.issuperset(SHARED_AS.get(practice.shared_as, ())) else "words"


def tells(stage: Stage) -> AnyStep | None:
    """The step of a stage's first screen that asks whether it was said (A6), if it begins with one."""
    first = stage.steps[0].screen
    return next((step for step in stage.steps if step.measure == "happened" and step.screen == first), None)


def follow_up(stage: Stage, answers: Answers) -> Then | None:
    """What is offered afterwards: the first `then` whose condition the answers meet."""
    return next((then for then in stage.then if _met(then.only_if, stage, answers)), None)


def _kept(stage: Stage, answers: Answers) -> Iterator[tuple[AnyStep, Answer]]:
    """Each step that is shown, with its answer, where there is one."""
    for step in stage.steps:
        answer = answers.get(step.id, "")
        if (answer or answer not in _EMPTY) and stage.shows(step.id, answers):
            yield step, answer


def _shown(stage: Stage, answers: Answers) -> list[AnyStep]:
    return [step for step in stage.steps if stage.shows(step.id, answers)]


def _met(only_if: OnlyIf | None, stage: Stage, answers: Answers) -> bool:
    """Whether a condition holds for the answers of a stage that are worth keeping (`visible`)."""
    if only_if is None:
        return True
    return answers.get(only_if.step) in only_if.values and stage.shows(only_if.step, answers)
