"""The practices for oneself: what each asks for, for how long, and what becomes of it (A8, A10, B15)."""

import pytest

from toward.catalogue import Catalogue
from toward.core.practice import Pause, Refusal, Timer, becomes, check, counted, follow_up, screens

ALONE = ("attention", "kinder-line", "self-compassion", "somebody-to-help", "therapy-note")


@pytest.mark.parametrize("practice", ALONE)
def test_what_is_for_oneself_is_never_shared_and_counts_as_nothing(ours: Catalogue, practice: str) -> None:
    one = ours.practices[practice]
    assert one.modes == ("solo",)
    assert {becomes(one, stage) for stage in one.stages} == {"nothing"}
    assert counted(one, "main", {"when": "today", "kinder": "Rest now."}) == frozenset()


def test_three_minutes_of_attention_are_three_minutes(ours: Catalogue) -> None:
    """B15: a minute each, one to a screen, and nothing has to be written."""
    main = ours.practices["attention"].stages["main"]
    timers = [step for step in main.steps if isinstance(step, Timer)]
    assert sum(step.seconds for step in timers) == 180
    assert [step.screen for step in timers] == [1, 2, 3]
    assert check(main, {}, ours.words("en")) == {}, "who goes on before the time is held by nothing"


def test_the_pause_goes_from_hurt_to_others_to_kindness(ours: Catalogue) -> None:
    main = ours.practices["self-compassion"].stages["main"]
    assert [step.id for step in main.steps] == ["hurts", "it-hurts", "others-too", "a-hand", "kinder"]
    assert [len(shown.steps) for shown in screens(main, {})] == [1] * 5
    assert check(main, {}, ours.words("en")) == {}


def test_a_kinder_line_needs_the_thought_and_the_line(ours: Catalogue) -> None:
    """A8: the thought, a pause before the answer, and the kind version, which is kept."""
    main = ours.practices["kinder-line"].stages["main"]
    assert check(main, {}, ours.words("en")) == {"thought": Refusal("missing"), "kinder": Refusal("missing")}
    whole = {"thought": "x" * 200, "kinder": "y" * 300}
    assert check(main, whole, ours.words("en")) == {}
    assert check(main, whole | {"thought": "x" * 201}, ours.words("en")) == {"thought": Refusal("too_long", 200)}
    assert check(main, whole | {"kinder": "y" * 301}, ours.words("en")) == {"kinder": Refusal("too_long", 300)}
    second = next(shown for shown in screens(main, {}) if shown.number == 2)
    assert isinstance(second.steps[0], Pause), "it comes before the line is asked for"
    assert [step.measure for step in main.steps if step.measure] == ["thought", "kinder_line"]
    assert "not the one you fear" in (ours.texts("kinder-line", "en").steps["kinder"].hint or "")


@pytest.mark.parametrize(
    ("when", "hours"), [("today", (3, 168)), ("this-week", (72, 336)), ("later", (168, 672)), ("not-made", None)]
)
def test_an_appointment_is_looked_back_on_once_it_has_been(
    ours: Catalogue, when: str, hours: tuple[int, int] | None
) -> None:
    then = follow_up(ours.practices["therapy-note"].stages["main"], {"when": when})
    assert (then and (then.stage, then.after_hours, then.until_hours)) == (hours and ("afterwards", *hours))


def test_looking_for_help_asks_why_which_way_and_what_to_say_and_ends_on_the_pages(ours: Catalogue) -> None:
    """B16, B17, B18: the three ways by name, a note for the call, and the page for who is afraid, first of all."""
    practice = ours.practices["somebody-to-help"]
    main = practice.stages["main"]
    assert practice.ends_on == ("whom", "help")
    assert [[step.id for step in shown.steps] for shown in screens(main, {})] == [
        ["why"], ["way"], ["call", "questions"], ["when"],
    ]  # fmt: skip
    assert set(check(main, {}, ours.words("en"))) == {"why", "way", "call", "when"}
    whole = {"why": "other", "way": "open", "call": "x" * 600, "when": "later"}
    assert check(main, whole, ours.words("en")) == {}
    assert check(main, whole | {"call": "x" * 601}, ours.words("en")) == {"call": Refusal("too_long", 600)}
    for language, word in (("en", "Help"), ("ru", "Помощь")):
        assert word in (ours.texts("somebody-to-help", language).steps["why"].hint or "")


@pytest.mark.parametrize(("when", "hours"), [("this-week", (72, 336)), ("later", (336, 672)), ("not-yet", None)])
def test_a_first_call_is_looked_back_on_where_one_was_meant(
    ours: Catalogue, when: str, hours: tuple[int, int] | None
) -> None:
    then = follow_up(ours.practices["somebody-to-help"].stages["main"], {"when": when})
    assert (then and (then.stage, then.after_hours, then.until_hours)) == (hours and ("afterwards", *hours))


def test_one_thought_from_a_book_is_enough(ours: Catalogue) -> None:
    """B19: one of the three or another, one sentence; the rest may stay empty."""
    practice = ours.practices["from-a-book"]
    main = practice.stages["main"]
    assert practice.ends_on == ("reading",)
    assert check(main, {"book": "attached", "thought": "x" * 300}, ours.words("en")) == {}
    assert check(main, {"book": "attached", "thought": "x" * 301}, ours.words("en")) == {
        "thought": Refusal("too_long", 300)
    }
    assert set(check(main, {}, ours.words("en"))) == {"book", "thought"}
