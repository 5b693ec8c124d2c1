"""One measure asked for by itself is what all of them together say of it."""

from hypothesis import given
from hypothesis import strategies as st

from toward import catalogue
from toward.core.measures import MEASURES
from toward.core.practice import Answer, Stage, measured, measured_as

STAGES = [stage for practice in catalogue.load().practices.values() for stage in practice.stages.values()]


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
