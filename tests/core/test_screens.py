"""Which steps are shown, which answers are kept, what follows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.practice import (
    Choice,
    Count,
    OnlyIf,
    Person,
    Practice,
    Rating,
    Refusal,
    Screen,
    Stage,
    Text,
    Then,
    Words,
    about,
    becomes,
    check,
    counted,
    follow_up,
    measured,
    screens,
    visible,
)

WAY = Choice(id="way", screen=1, options=("left", "right"))
LEFT = Choice(id="left", screen=2, options=("yes", "no"), only_if=OnlyIf("way", ("left",)))
DEEP = Text(id="deep", screen=3, only_if=OnlyIf("left", ("yes",)))
LAST = Rating(id="last", screen=5, optional=True, measure="exposed", low=1, high=5)
STAGE = Stage(
    steps=(WAY, LEFT, DEEP, LAST),
    then=(
        Then(stage="a", only_if=OnlyIf("left", ("yes",))),
        Then(stage="b", only_if=OnlyIf("way", ("left",))),
    ),
)


def test_only_what_the_answers_ask_for_is_shown() -> None:
    assert screens(STAGE, {}) == (Screen(1, (WAY,)), Screen(5, (LAST,)))
    assert [one.number for one in screens(STAGE, {"way": "left"})] == [1, 2, 5]
    assert [one.number for one in screens(STAGE, {"way": "left", "left": "yes"})] == [1, 2, 3, 5]


def test_the_answer_to_a_hidden_step_decides_nothing() -> None:
    changed_back = {"way": "right", "left": "yes", "deep": "words"}
    assert [one.number for one in screens(STAGE, changed_back)] == [1, 5]
    assert visible(STAGE, changed_back) == {"way": "right"}
    assert follow_up(STAGE, changed_back) is None


def test_answers_nobody_asked_for_are_refused(words: Words) -> None:
    refused = check(STAGE, {"way": "right", "left": "yes", "stranger": "x"}, words)
    assert refused == {"left": Refusal("not_asked"), "stranger": Refusal("not_asked")}


def test_an_empty_answer_is_not_kept() -> None:
    assert visible(STAGE, {"way": "right", "last": ""}) == {"way": "right"}


def test_a_zero_is_an_answer() -> None:
    stage = Stage(steps=(Rating(id="r", screen=1, measure="feared_bad"),))
    assert visible(stage, {"r": 0}) == {"r": 0}
    assert measured(stage, {"r": 0}) == {"feared_bad": 0}


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({"way": "left", "left": "yes"}, "a"),
        ({"way": "left", "left": "no"}, "b"),
        ({"way": "right"}, None),
        ({}, None),
    ],
)
def test_the_first_fitting_follow_up_is_offered(answers: dict[str, str], stage: str | None) -> None:
    then = follow_up(STAGE, answers)
    assert (then.stage if then else None) == stage


def test_whom_it_is_about() -> None:
    stage = Stage(steps=(Person(id="person", screen=1, optional=True),))
    assert about(stage, {"person": "p1"}) == "p1"
    assert about(stage, {"person": ""}) is None
    assert about(STAGE, {"way": "left"}) is None


def test_what_counts_depends_on_the_answers() -> None:
    counts = (Count(what="disclosure", only_if=OnlyIf("left", ("yes",))), Count(what="promise", stage="other"))
    practice = Practice(
        id="p", version=1, modes=("solo",), minutes=1, purpose="say", counts=counts, stages={"main": STAGE}
    )
    assert counted(practice, "main", {"way": "left", "left": "yes"}) == {"disclosure"}
    assert counted(practice, "main", {"way": "right", "left": "yes"}) == frozenset()


def test_the_kinder_line_comes_before_sharing_and_noticing_comes_after(ours: Catalogue) -> None:
    """A9: kinder line, then share, then notice what happens."""
    main = ours.practices["one-true-thing"].stages["main"]
    answers = {"opener": "stress", "share": "aloud", "when": "tonight"}
    order = [step.measure or step.id for one in screens(main, answers) for step in one.steps]
    way = ["kinder_line", "sentence", "share", "feared", "feared_likely"]
    assert all(order.index(one) < order.index(other) for one, other in pairwise(way))
    then = follow_up(main, answers)
    assert then is not None
    assert (then.practice, then.stage) == ("feared-and-seen", "after")


@given(
    st.dictionaries(st.sampled_from(["opener", "share", "when", "feelings", "x"]), st.text(max_size=9) | st.integers())
)
def test_whatever_the_answers_screens_rise_and_kept_answers_were_asked(
    ours: Catalogue, answers: dict[str, str]
) -> None:
    main = ours.practices["one-true-thing"].stages["main"]
    shown = screens(main, answers)
    assert [one.number for one in shown] == sorted({one.number for one in shown})
    assert all(one.steps for one in shown)
    assert visible(main, answers).keys() <= {step.id for one in shown for step in one.steps}


def test_what_an_entry_becomes_between_two_people(ours: Catalogue) -> None:
    """A look back on an ask is no ask: it has no request in it."""
    told = {(name, stage): becomes(one, stage) for name, one in ours.practices.items() for stage in one.stages}
    own_shape = {key: shape for key, shape in told.items() if shape != "words"}
    assert own_shape == {
        ("appreciation", "main"): "appreciation",
        ("ask", "main"): "ask",
        ("boundary", "main"): "boundary",
        ("turned-round", "main"): "question",
        ("bids", "main"): "nothing",
        ("give-and-receive", "main"): "nothing",
        ("in-the-room", "main"): "nothing",
        ("in-the-room", "after"): "nothing",
        ("weekly-check", "main"): "nothing",
        ("five-signs", "main"): "nothing",
        ("kinder-line", "main"): "nothing",
        ("which-mask", "main"): "nothing",
        ("attention", "main"): "nothing",
        ("self-compassion", "main"): "nothing",
        ("somebody-to-help", "main"): "nothing",
        ("somebody-to-help", "afterwards"): "nothing",
        ("therapy-note", "main"): "nothing",
        ("therapy-note", "afterwards"): "nothing",
    }
    assert told["ask", "answered"] == told["boundary", "reviewed"] == "words"
