"""Stories and talks: the numbers and the order of their rows (B22 to B27, B35, B38)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import LANGUAGES, Catalogue
from toward.core.practice import (
    Choice,
    Pause,
    Promise,
    Refusal,
    Say,
    Stage,
    Text,
    Timer,
    check,
    compose,
    counted,
    follow_up,
    screens,
)
from toward.web.hearing import hear

QUESTIONS = ("moved", "proud", "help", "own-answer")


def by_id(stage: Stage) -> dict[str, object]:
    return {step.id: step for step in stage.steps}


def said(ours: Catalogue, practice: str, step: str, lang: str, answers: dict[str, object]) -> str:
    say = by_id(ours.practices[practice].stages["main"])[step]
    assert isinstance(say, Say)
    return compose(say, ours.texts(practice, lang), answers, ours.words(lang), lang)  # type: ignore[arg-type]


def test_the_story_is_one_scene_one_feeling_one_insight_and_ninety_seconds(ours: Catalogue) -> None:
    """B24"""
    steps = by_id(ours.practices["ninety-seconds"].stages["main"])
    assert [step.seconds for step in steps.values() if isinstance(step, Timer)] == [90]
    assert [name for name, step in steps.items() if isinstance(step, Text)] == ["event", "takeaway"]
    told: dict[str, object] = {"event": "the door closed", "feelings": ["sad"], "takeaway": "to knock"}
    assert (
        said(ours, "ninety-seconds", "story", "en", told) == "I felt sad when the door closed; that taught me to knock."
    )
    told = {"event": "закрылась дверь", "feelings": ["sad"], "takeaway": "стучать"}
    assert said(ours, "ninety-seconds", "story", "ru", told).startswith("Когда закрылась дверь, во мне было вот что: ")


def test_each_feeling_can_be_named_in_the_story(ours: Catalogue) -> None:
    for lang in LANGUAGES:
        for word in ours.words(lang):
            told: dict[str, object] = {"event": "x", "feelings": [word.id], "takeaway": "y"}
            story = said(ours, "ninety-seconds", "story", lang, told)
            assert word.word in story
            assert "I felt I feel" not in story


def test_the_hard_talk_is_a_form_of_its_own(ours: Catalogue) -> None:
    """B35: the words of the row, and nothing of what one needs (B3) or has learned (B24)."""
    told: dict[str, object] = {"when": "the door closed", "feelings": ["sad", "tired"]}
    assert said(ours, "hard-talk", "opening", "en", told) == (
        "I felt sad and tired when the door closed. Can we talk about it and agree on one next step?"
    )
    assert said(ours, "hard-talk", "opening", "ru", told | {"when": "закрылась дверь"}).endswith("шаге?")


def test_the_hard_talk_ends_in_one_concrete_step(ours: Catalogue) -> None:
    practice = ours.practices["hard-talk"]
    assert isinstance(by_id(practice.stages["main"])["next-step"], Text)
    assert check(practice.stages["main"], {"when": "x", "feelings": ["sad"], "opening": "x", "share": "keep"},
                 ours.words("en")) == {"next-step": Refusal("missing")}  # fmt: skip
    talked = practice.stages["talked"]
    assert isinstance(by_id(talked)["agreed-step"], Promise)
    assert check(talked, {"came-of-it": "agreed"}, ours.words("en")) == {"agreed-step": Refusal("missing")}
    assert check(talked, {"came-of-it": "not-yet"}, ours.words("en")) == {}
    assert counted(practice, "talked", {"came-of-it": "agreed", "agreed-step": ["call", "3"]}) == {"promise"}
    then = follow_up(practice.stages["main"], {"share": "aloud"})
    assert then is not None and then.stage == "talked"
    assert follow_up(practice.stages["main"], {"share": "keep"}) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_issue_is_noticed_beside_a_hard_talk_alone(lang: str) -> None:
    text = {"en": "I was sad when you left. And also you forgot the bread",
            "ru": "Мне грустно, когда ты уходишь. И ещё ты забываешь про хлеб"}[lang]  # fmt: skip
    noticed = [note for note in hear(text, "one-issue", lang).notes if note.code == "second_issue"]  # type: ignore[arg-type]
    assert len(noticed) == 1
    assert noticed[0].quote == text[noticed[0].start : noticed[0].end] != ""
    assert len(hear(text, "one-issue", lang).notes) <= 3  # type: ignore[arg-type]
    assert not [note for note in hear(text, "message", lang).notes if note.code == "second_issue"]  # type: ignore[arg-type]


def test_beside_a_line_of_care_stands_nothing_else() -> None:
    text = "I want to kill myself. And another thing, you forgot the bread"
    assert [note.tone for note in hear(text, "one-issue", "en").notes] == ["care"]


@given(st.integers(1, 90))
def test_a_message_afterwards_has_under_sixty_words(ours: Catalogue, words: int) -> None:
    """B38: the sixtieth is refused."""
    main = ours.practices["follow-up"].stages["main"]
    answers = {"highlight": "a", "action": "b", "question": "c", "message": " ".join(["word"] * words)}
    refused = {} if words < 60 else {"message": Refusal("too_many_words", 59)}
    assert check(main, answers, ours.words("en")) == refused


def test_a_message_has_a_highlight_an_action_and_a_question(ours: Catalogue) -> None:
    main = ours.practices["follow-up"].stages["main"]
    assert check(main, {"message": "x"}, ours.words("en")).keys() == {"highlight", "action", "question"}
    told: dict[str, object] = {"highlight": "the bench", "action": "call Jo.", "question": "what then?"}
    assert said(ours, "follow-up", "message", "en", told) == (
        "What stayed with me: the bench. Next I will call Jo. A question for next time: what then?"
    )
    assert [one.id for one in ours.practices.values() if one.to_send] == ["follow-up"]


def test_nothing_is_asked_before_one_may_ask(ours: Catalogue) -> None:
    """B27: it has to be answered, and without a yes there are no questions."""
    main = ours.practices["three-questions"].stages["main"]
    assert check(main, {}, ours.words("en")) == {"may": Refusal("missing")}
    assert [step.id for screen in screens(main, {}) for step in screen.steps] == ["may"]
    assert check(main, {"may": "not-now"}, ours.words("en")) == {}
    assert len(screens(main, {"may": "not-now"})) == 1


def test_after_each_answer_comes_a_pause_of_three_seconds(ours: Catalogue) -> None:
    """B22, B23: three questions and one's own; each pause stands alone on the next screen."""
    shown = screens(ours.practices["three-questions"].stages["main"], {"may": "yes"})
    for place, screen in enumerate(shown):
        if any(step.id in QUESTIONS for step in screen.steps):
            (pause,) = shown[place + 1].steps
            assert isinstance(pause, Pause)
            assert pause.seconds == 3
    assert {step.id for screen in shown for step in screen.steps} >= set(QUESTIONS)


def test_what_is_said_back_is_one_sentence_with_their_phrase_and_a_question(ours: Catalogue) -> None:
    """B25"""
    told: dict[str, object] = {"phrase": "nobody waits there", "heard": "you were alone."}
    assert said(ours, "say-it-back", "back", "en", told) == (
        "You said “nobody waits there”, and what I hear is that you were alone. Did I get that right?"
    )
    assert said(ours, "say-it-back", "back", "ru", {"phrase": "никто не ждёт", "heard": "было пусто"}) == (
        "Прозвучали слова «никто не ждёт», и я слышу, что было пусто. Верно?"
    )


def test_the_cue_card_says_its_numbers_and_is_rated_by_oneself(ours: Catalogue) -> None:
    """B26"""
    practice = ours.practices["in-the-room"]
    for lang in LANGUAGES:
        options = ours.texts("in-the-room", lang).steps["cue"].options
        assert "60" in options["eyes"] and "70" in options["eyes"]
    assert isinstance(by_id(practice.stages["main"])["cue"], Choice)
    assert [step.id for step in practice.stages["after"].steps if step.kind == "rating"] == ["eyes", "pace"]
    assert practice.shared_as == "nothing"
    assert practice.stages["main"].then[0].stage == "after"
