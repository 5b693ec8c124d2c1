"""What is asked of one step alone (is it shown, what does it measure) is what going through all of them says of it."""

from hypothesis import given
from hypothesis import strategies as st

from toward import catalogue
from toward.core.measures import MEASURES
from toward.core.practice import Answer, Choice, OnlyIf, Stage, Text, measured, measured_as

OURS = [stage for practice in catalogue.load().practices.values() for stage in practice.stages.values()]
# What none of ours has, and somebody's own may: a step that depends on one that depends itself, a measure on two steps.
NESTED = Stage(
    steps=(
        Choice(id="first", screen=1, options=("go", "stay")),
        Choice(id="second", screen=2, options=("go", "stay"), only_if=OnlyIf("first", ("go",))),
        Text(id="third", screen=3, only_if=OnlyIf("second", ("go",)), measure="learned"),
        Text(id="fourth", screen=3, only_if=OnlyIf("second", ("go", "stay")), measure="learned"),
    )
)
STAGES = [*OURS, *[NESTED] * 20]


@st.composite
def answered(draw: st.DrawFn) -> tuple[Stage, dict[str, Answer]]:
    """A stage of ours with some answers, among them the options that show and hide other steps."""
    stage = draw(st.sampled_from(STAGES))
    options = {option for step in stage.steps for option in getattr(step, "options", ())}
    answer = st.sampled_from(["", "words", 0, 7, [], ["sad"], *sorted(options)])
    return stage, draw(st.dictionaries(st.sampled_from([step.id for step in stage.steps]), answer))


@given(answered())
def test_one_measure_is_the_same_as_among_all(one: tuple[Stage, dict[str, Answer]]) -> None:
    stage, answers = one
    together = measured(stage, answers)
    assert {name: measured_as(stage, answers, name) for name in MEASURES} == {
        name: together.get(name) for name in MEASURES
    }


@given(answered())
def test_a_step_is_shown_by_its_conditions_as_to_whoever_goes_from_step_to_step(
    one: tuple[Stage, dict[str, Answer]],
) -> None:
    stage, answers = one
    believed: dict[str, Answer] = {}
    for step in stage.steps:
        if step.only_if is None or believed.get(step.only_if.step) in step.only_if.values:
            believed[step.id] = answers.get(step.id, "")
    assert {step.id for step in stage.steps if stage.shows(step.id, answers)} == believed.keys()
