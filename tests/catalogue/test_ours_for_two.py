"""The practices whose entries have a shape of their own between two people: what each asks for, and in which order."""

import pytest

from toward.catalogue import LANGUAGES, Catalogue
from toward.core.practice import (
    Appreciation,
    Choice,
    Refusal,
    Say,
    Stage,
    Then,
    check,
    compose,
    counted,
    follow_up,
    screens,
)


def by_id(stage: Stage) -> dict[str, object]:
    return {step.id: step for step in stage.steps}


def place(stage: Stage, step_id: str) -> int:
    return next(step.screen for step in stage.steps if step.id == step_id)


@pytest.mark.parametrize(
    ("lang", "wanted", "when", "request_"),
    [
        ("en", "cook with me", "", "Would you cook with me?"),
        ("en", "cook with me", "on Sunday.", "Would you cook with me on Sunday?"),
        ("en", "cook with me?", "", "Would you cook with me?"),
        ("ru", "забрать детей", "в четверг", "Можешь забрать детей в четверг?"),
        ("ru", "позвонить мне", "", "Можешь позвонить мне?"),
    ],
)
def test_an_expectation_becomes_one_question(ours: Catalogue, lang: str, wanted: str, when: str, request_: str) -> None:
    """A2: what they should know stays with the person; what is asked can be answered yes or no."""
    main = ours.practices["ask"].stages["main"]
    step = by_id(main)["request"]
    assert isinstance(step, Say)
    assert step.coached == "message"
    assert "expected" not in step.blanks
    assert place(main, "expected") < place(main, "wanted") < place(main, "request")
    answers = {"expected": "x", "wanted": wanted, "when": when}
    assert compose(step, ours.texts("ask", lang), answers, ours.words(lang), lang) == request_


def test_what_came_of_an_ask_is_looked_at_only_when_it_was_asked_aloud(ours: Catalogue) -> None:
    practice = ours.practices["ask"]
    then = follow_up(practice.stages["main"], {"share": "aloud"})
    assert then is not None
    assert (then.stage, then.after_hours, then.until_hours) == ("answered", 24, 168)
    assert follow_up(practice.stages["main"], {"share": "keep"}) is None
    answer = by_id(practice.stages["answered"])["answer"]
    assert isinstance(answer, Choice)
    assert answer.options == ("yes", "no", "other", "unasked")


def test_ones_own_answer_comes_before_anything_may_be_shared(ours: Catalogue) -> None:
    """A13: without it there is no entry, and the question whether to tell comes after it."""
    practice = ours.practices["turned-round"]
    main = practice.stages["main"]
    assert place(main, "question") < place(main, "own-answer") < place(main, "share")
    answers = {"question": "Did you sleep?", "share": "aloud"}
    assert check(main, answers, ours.words("en")) == {"own-answer": Refusal("missing")}
    assert check(main, answers | {"own-answer": "Badly."}, ours.words("en")) == {}
    assert counted(practice, "main", answers | {"own-answer": "Badly."}) == {"disclosure"}
    assert counted(practice, "main", answers | {"share": "keep"}) == frozenset()


def test_a_boundary_is_mine_to_keep_and_comes_back_for_review(ours: Catalogue) -> None:
    """B14: what is fine may stay open, what is not and what I will do may not."""
    practice = ours.practices["boundary"]
    main, reviewed = practice.stages["main"], practice.stages["reviewed"]
    refused = check(main, {"fine": "Ringing me at work", "share": "keep"}, ours.words("en"))
    assert refused == {"not-fine": Refusal("missing"), "will-do": Refusal("missing")}
    answers = {"not-fine": "Shouting", "will-do": "Leave the room for ten minutes", "share": "keep"}
    assert check(main, answers, ours.words("en")) == {}
    assert follow_up(main, answers) == Then(stage="reviewed", after_hours=14 * 24, until_hours=28 * 24)
    assert [follow_up(reviewed, {"fits": fits}) for fits in ("fits", "gone")] == [None, None]
    again = follow_up(reviewed, {"fits": "change"})
    assert again is not None
    assert again.stage == "main"
    assert {step.coached for step in main.steps if step.kind == "text"} == {"message"}  # type: ignore[union-attr]


def test_fifteen_words_and_the_sixteenth_is_refused_kindly(ours: Catalogue) -> None:
    """B36, in the practice's own sentence in either language."""
    practice = ours.practices["appreciation"]
    main = practice.stages["main"]
    assert isinstance(by_id(main)["appreciation"], Appreciation)
    assert check(main, {"appreciation": "so " * 14 + "so"}, ours.words("en")) == {}
    refused = check(main, {"appreciation": "so " * 15 + "so"}, ours.words("en"))
    assert refused == {"appreciation": Refusal("too_many_words", 15)}
    for lang in LANGUAGES:
        said = ours.texts("appreciation", lang).steps["appreciation"].refusals["too_many_words"]
        assert said.endswith("?")
    assert counted(practice, "main", {"appreciation": "so"}) == {"good_moment"}


def test_a_bid_is_two_taps(ours: Catalogue) -> None:
    """B5: two screens, each answered by one tap; all else on them is answered already or may be left."""
    main = ours.practices["bids"].stages["main"]
    shown = screens(main, {})
    assert len(shown) == 2
    for screen in shown:
        *before, last = screen.steps
        assert isinstance(last, Choice)
        assert last.tap
        assert all(step.optional or (isinstance(step, Choice) and step.chosen) for step in before)
    bid = by_id(main)["bid"]
    assert isinstance(bid, Choice)
    assert bid.chosen == "noticed"


@pytest.mark.parametrize(
    ("turned", "counts"), [("toward", {"good_moment"}), ("away", set()), ("against", {"corrective"})]
)
def test_what_a_bid_counts_as(ours: Catalogue, turned: str, counts: set[str]) -> None:
    answers = {"bid": "noticed", "sort": "touch", "turned": turned}
    assert counted(ours.practices["bids"], "main", answers) == counts
