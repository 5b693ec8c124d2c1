"""The self-checks: what each asks, that nothing has to be answered, and whose they are (A11, A14, A15, B1)."""

import pytest

from toward.catalogue import LANGUAGES, Catalogue
from toward.core.practice import Choice, Rating, check, follow_up, visible

CHECKS = {"five-signs": 5, "weekly-check": 3, "give-and-receive": 3, "which-mask": 6}
NO_DIAGNOSIS = {"en": "no diagnosis", "ru": "не диагноз"}


@pytest.mark.parametrize(("name", "scales"), CHECKS.items())
def test_so_many_scales_and_each_may_be_left_out(ours: Catalogue, name: str, scales: int) -> None:
    main = ours.practices[name].stages["main"]
    ratings = [step for step in main.steps if isinstance(step, Rating)]
    assert len(ratings) == scales
    assert all(step.optional and step.measure for step in ratings)
    chosen = {step.id: step.options[0] for step in main.steps if isinstance(step, Choice)}
    untouched = {step.id: "" for step in ratings} | chosen
    assert visible(main, untouched) == chosen
    assert check(main, chosen, ours.words("en")) == {}


@pytest.mark.parametrize("name", CHECKS)
def test_they_are_said_to_be_ours_and_no_diagnosis(ours: Catalogue, name: str) -> None:
    for language in LANGUAGES:
        assert NO_DIAGNOSIS[language] in ours.texts(name, language).why


def test_the_other_is_not_rated(ours: Catalogue) -> None:
    """A14: one's own side alone, and nobody's name is asked for."""
    main = ours.practices["give-and-receive"].stages["main"]
    assert {step.kind for step in main.steps} == {"rating"}
    texts = ours.texts("give-and-receive", "en").steps
    assert all(texts[step.id].ask.startswith("I ") for step in main.steps)


@pytest.mark.parametrize(
    ("mask", "first"), [("pleasing", "ask"), ("stoic", "i-feel-when-i-need"), ("even", "one-true-thing")]
)
def test_the_mask_picks_the_first_practice(ours: Catalogue, mask: str, first: str) -> None:
    then = follow_up(ours.practices["which-mask"].stages["main"], {"mask": mask})
    assert then is not None
    assert (then.practice, then.stage, then.after_hours) == (first, "main", 0)


@pytest.mark.parametrize(
    ("name", "hours"), [("weekly-check", (144, 336)), ("five-signs", (576, 816)), ("give-and-receive", (576, 816))]
)
def test_they_come_back_and_then_let_go(ours: Catalogue, name: str, hours: tuple[int, int]) -> None:
    """B39: offered again within their time, and no longer afterwards."""
    then = follow_up(ours.practices[name].stages["main"], {})
    assert then is not None
    assert (then.practice, then.stage, then.after_hours, then.until_hours) == (None, "main", *hours)
