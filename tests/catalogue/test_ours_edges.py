"""Every number a row of the mission gives, at its edges, in the practice that keeps it."""

from typing import Any

import pytest

from toward.catalogue import Catalogue
from toward.core.practice import Rating, Refusal, Timer, check, counted

HUNDRED, FIVE = (0, 100), (1, 5)
RATED = {
    ("one-true-thing", "main"): {"likely": HUNDRED, "bad": HUNDRED, "belief-before": HUNDRED, "exposed": FIVE},
    ("feared-and-seen", "before"): {"likely": HUNDRED, "bad": HUNDRED, "belief-before": HUNDRED, "exposed": FIVE},
    ("feared-and-seen", "after"): {"likely-now": HUNDRED, "belief-after": HUNDRED, "exposed-after": FIVE},
    ("feared-and-seen", "second-look"): {"likely-later": HUNDRED},
    ("the-belief", "main"): {"belief-now": HUNDRED},
    ("five-signs", "main"): dict.fromkeys(("edited", "not-asking", "alone", "unasked", "distance"), HUNDRED),
    ("weekly-check", "main"): dict.fromkeys(("lonely", "resentful", "known"), HUNDRED),
    ("give-and-receive", "main"): dict.fromkeys(("asked", "offered", "received"), HUNDRED),
    ("which-mask", "main"): dict.fromkeys(("peace", "serving", "own-needs", "buried", "closed", "fleeing"), FIVE),
    ("in-the-room", "after"): {"eyes": FIVE, "pace": FIVE},
}


def refused(ours: Catalogue, practice: str, stage: str, step: str, answer: Any) -> Refusal | None:
    """What is said of one answer to a step that is shown."""
    shown = ours.practices[practice].stages[stage]
    answers = {
        one.only_if.step: one.only_if.values[0] for one in shown.steps if one.id == step and one.only_if is not None
    }
    return check(shown, answers | {step: answer}, ours.words("en")).get(step)


@pytest.mark.parametrize(("where", "scales"), RATED.items())
def test_a_scale_ends_where_it_ends(
    ours: Catalogue, where: tuple[str, str], scales: dict[str, tuple[int, int]]
) -> None:
    """A4: five rungs. A6, A7: 0-100 before and after. A11, A14, A15: sliders. B1, B26: 1-5, by oneself."""
    stage = ours.practices[where[0]].stages[where[1]]
    assert {step.id for step in stage.steps if isinstance(step, Rating)} == set(scales)
    for scale, (low, high) in scales.items():
        assert [refused(ours, *where, scale, edge) for edge in (low, high)] == [None, None]
        assert refused(ours, *where, scale, low - 1) == Refusal("too_low", low)
        assert refused(ours, *where, scale, high + 1) == Refusal("too_high", high)


@pytest.mark.parametrize(
    ("practice", "step", "most"),
    [("appreciation", "appreciation", 15), ("follow-up", "message", 59), ("say-it-back", "phrase", 6)],
)
def test_so_many_words_and_not_one_more(ours: Catalogue, practice: str, step: str, most: int) -> None:
    """B36: fifteen. B38: under sixty. B25: a phrase."""
    assert refused(ours, practice, "main", step, " ".join(["so"] * most)) is None
    assert refused(ours, practice, "main", step, " ".join(["so"] * (most + 1))) == Refusal("too_many_words", most)


@pytest.mark.parametrize(
    ("practice", "most"),
    [("one-true-thing", 3), ("i-feel-when-i-need", 2), ("hard-talk", 2), ("ninety-seconds", 1), ("journal", 6)],
)
def test_so_many_feelings(ours: Catalogue, practice: str, most: int) -> None:
    """B24: one feeling. The others as many as a sentence carries, the journal a few more."""
    words = [word.id for word in ours.words("en")][: most + 1]
    assert refused(ours, practice, "main", "feelings", words[:most]) is None
    assert refused(ours, practice, "main", "feelings", words) == Refusal("too_many", most)
    none = None if practice == "journal" else Refusal("missing")
    assert refused(ours, practice, "main", "feelings", []) == none


def test_the_step_of_a_hard_talk_is_done_within_seven_days(ours: Catalogue) -> None:
    """B35 ends in one step, which is a promise like any other (B30)."""
    assert refused(ours, "hard-talk", "talked", "agreed-step", ["call the landlord", "7"]) is None
    assert refused(ours, "hard-talk", "talked", "agreed-step", ["call the landlord", "8"]) == Refusal("too_late", 7)
    practice = ours.practices["hard-talk"]
    assert counted(practice, "talked", {"came-of-it": "no-step"}) == frozenset()


@pytest.mark.parametrize(
    ("practice", "seconds"),
    [("ninety-seconds", [90]), ("attention", [60, 60, 60]), ("self-compassion", [30, 30, 30])],
)
def test_timers_take_just_that_long(ours: Catalogue, practice: str, seconds: list[int]) -> None:
    """B24: ninety seconds. B15: three minutes; a pause of three half-minutes."""
    steps = ours.practices[practice].stages["main"].steps
    assert [step.seconds for step in steps if isinstance(step, Timer)] == seconds


@pytest.mark.parametrize("kind", ["worry", "regret", "appreciation"])
def test_an_honest_sentence_is_one_of_three_kinds(ours: Catalogue, kind: str) -> None:
    """B2"""
    assert refused(ours, "one-honest-sentence", "main", "about-what", kind) is None
    assert refused(ours, "one-honest-sentence", "main", "about-what", "judgement") == Refusal("not_an_option")
