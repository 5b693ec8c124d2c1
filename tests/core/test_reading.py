"""From form fields to answers, and every limit at its edge."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.practice import (
    CODES,
    Agree,
    Answer,
    AnyStep,
    Appreciation,
    Choice,
    Feelings,
    Pause,
    Person,
    Promise,
    Rating,
    Refusal,
    Say,
    Stage,
    Text,
    Timer,
    Word,
    Words,
    check,
    read,
)

WORDS = Words(
    {
        name: Word(id=name, word=name, family="all", energy=0, pleasantness=0, say=f"I feel {name}")
        for name in ("sad", "sadder", "tired", "calm")
    },
    {"all": "All"},
    ("I feel ",),
)


def step(kind: type, **own: Any) -> Any:
    return kind(id="x", screen=1, **own)


EVERY_KIND = [
    step(Feelings, most=2),
    step(Text, least=2, most=5, most_words=2),
    step(Rating),
    step(Rating, low=1, high=5),
    step(Choice, options=("a", "b")),
    step(Person),
    step(Say, most=20, most_words=5),
    step(Timer, seconds=60),
    step(Pause),
    step(Agree),
    step(Promise, most=5),
    step(Appreciation, most=200),
]


@pytest.mark.parametrize(
    ("asked", "fields", "answer"),
    [
        (step(Feelings), {"x": ["sad", "", "tired", "sad"]}, ["sad", "tired"]),
        (step(Feelings), {"x": ["sad"], "x.typed": ["Calm "]}, ["sad", "calm"]),
        (step(Feelings), {"x.typed": ["tierd"]}, ["tired"]),
        (step(Feelings), {"x.typed": ["sad"]}, ["sad"]),
        (step(Feelings), {"x.typed": [" Gutted "]}, ["own:gutted"]),
        (step(Feelings), {"x.typed": ["I feel gutted"]}, ["own:gutted"]),
        (step(Feelings), {"x": ["own:gutted"], "x.typed": ["sa"]}, ["own:gutted", "own:sa"]),
        (step(Text), {"x": [" a\r\n b\x00 "]}, "a b"),
        (step(Text, long=True), {"x": ["a\r\nb"]}, "a\nb"),
        (step(Rating), {"x": [" 0 "]}, 0),
        (step(Rating), {"x": ["100"]}, 100),
        (step(Choice, options=("a", "b")), {"x": ["b"]}, "b"),
        (step(Person), {"x": ["0190-ab_C"]}, "0190-ab_C"),
        (step(Say), {"x": ["I am\ntired."]}, "I am\ntired."),
        (step(Timer, seconds=60), {"x": ["done"]}, "done"),
        (step(Timer, seconds=60), {}, ""),
        (step(Pause), {}, ""),
        (step(Agree), {"x": ["yes"]}, "yes"),
        (step(Promise), {"x": ["Call her"], "x.days": ["7"]}, ["Call her", "7"]),
        (step(Appreciation), {"x": ["The soup"]}, "The soup"),
    ],
)
def test_fields_become_answers(asked: AnyStep, fields: dict[str, list[str]], answer: Answer) -> None:
    assert read(asked, fields, WORDS) == answer


@pytest.mark.parametrize(
    ("asked", "fields", "refusal"),
    [
        (step(Feelings), {}, Refusal("missing")),
        (step(Feelings), {"x": ["happy"]}, Refusal("unknown_feeling")),
        (step(Feelings), {"x.typed": ["?! 7"]}, Refusal("unknown_feeling")),
        (step(Feelings), {"x.typed": ["z" * 61]}, Refusal("unknown_feeling")),
        (step(Feelings), {"x": ["own:"]}, Refusal("unknown_feeling")),
        (step(Feelings), {"x": ["own: two  spaces"]}, Refusal("unknown_feeling")),
        (step(Feelings), {"x": ["own:two\nlines"]}, Refusal("unknown_feeling")),
        (step(Feelings), {"x": ["own:" + "z" * 61]}, Refusal("unknown_feeling")),
        (step(Feelings, most=1), {"x": ["sad"], "x.typed": ["gutted"]}, Refusal("too_many", 1)),
        (step(Feelings, least=2), {"x": ["sad"]}, Refusal("too_few", 2)),
        (step(Feelings, most=1), {"x": ["sad", "calm"]}, Refusal("too_many", 1)),
        (step(Text), {"x": [" \x00\n "]}, Refusal("missing")),
        (step(Rating), {}, Refusal("missing")),
        (step(Rating), {"x": ["101"]}, Refusal("too_high", 100)),
        (step(Rating, low=1, high=5), {"x": ["0"]}, Refusal("too_low", 1)),
        (step(Rating), {"x": ["-1"]}, Refusal("not_a_number")),
        (step(Rating), {"x": ["٣"]}, Refusal("not_a_number")),
        (step(Rating), {"x": ["9" * 5000]}, Refusal("not_a_number")),
        (step(Choice, options=("a", "b")), {"x": ["c"]}, Refusal("not_an_option")),
        (step(Person), {"x": ["a b"]}, Refusal("not_an_option")),
        (step(Person), {"x": ["a" * 65]}, Refusal("not_an_option")),
        (step(Agree), {}, Refusal("missing")),
        (step(Agree), {"x": ["no"]}, Refusal("missing")),
        (step(Timer, seconds=60), {"x": ["soon"]}, Refusal("not_understood")),
        (step(Promise), {"x.days": ["1"]}, Refusal("missing")),
        (step(Promise), {"x": ["Call"]}, Refusal("not_a_number")),
        (step(Promise), {"x": ["Call"], "x.days": ["8"]}, Refusal("too_late", 7)),
        (step(Promise, days=2), {"x": ["Call"], "x.days": ["3"]}, Refusal("too_late", 2)),
    ],
)
def test_what_cannot_stand_is_refused(asked: AnyStep, fields: dict[str, list[str]], refusal: Refusal) -> None:
    assert read(asked, fields, WORDS) == refusal


@given(st.integers(1, 60), st.integers(0, 70))
def test_characters_at_every_edge(most: int, length: int) -> None:
    answer = read(step(Text, most=most), {"x": ["ж" * length]}, WORDS)
    assert (answer == Refusal("too_long", most)) == (length > most)
    assert (answer == Refusal("missing")) == (length == 0)


@given(st.integers(1, 20), st.integers(1, 25))
def test_least_characters_at_every_edge(least: int, length: int) -> None:
    refused = read(step(Text, least=least, most=30), {"x": ["🙂" * length]}, WORDS) == Refusal("too_short", least)
    assert refused == (length < least)


@given(st.integers(1, 15), st.integers(1, 20))
def test_words_at_every_edge(most: int, count: int) -> None:
    for asked in (step(Text, most_words=most), step(Appreciation, most_words=most), step(Say, most_words=max(5, most))):
        refused = read(asked, {"x": [" ".join(["слово"] * count)]}, WORDS)
        assert (refused == Refusal("too_many_words", asked.most_words)) == (count > asked.most_words)


def test_an_appreciation_has_fifteen_words_at_most() -> None:
    assert read(step(Appreciation, most=300), {"x": ["so " * 15]}, WORDS) == "so " * 14 + "so"
    assert read(step(Appreciation, most=300), {"x": ["so " * 16]}, WORDS) == Refusal("too_many_words", 15)


@given(st.integers(-5, 999), st.sampled_from([(0, 100), (1, 5)]))
def test_ratings_at_every_edge(number: int, ends: tuple[int, int]) -> None:
    asked = step(Rating, low=ends[0], high=ends[1])
    assert (read(asked, {"x": [str(number)]}, WORDS) == number) == (ends[0] <= number <= ends[1])
    assert (check(Stage(steps=(asked,)), {"x": number}, WORDS) == {}) == (ends[0] <= number <= ends[1])


@pytest.mark.parametrize("asked", EVERY_KIND)
def test_an_optional_step_may_be_skipped(asked: Any) -> None:
    free = type(asked)(**{name: getattr(asked, name) for name in asked.__struct_fields__} | {"optional": True})
    answer = read(free, {}, WORDS)
    assert answer in ("", [])
    assert check(Stage(steps=(free,)), {"x": answer}, WORDS) == {}


RAW = st.dictionaries(
    st.sampled_from(["x", "x.typed", "x.days", "y"]),
    st.lists(
        st.text(st.characters(), max_size=12) | st.sampled_from(["sad", "calm", "a", "yes", "done", "3"]), max_size=4
    ),
)
JSON = st.text(st.characters(), max_size=8) | st.integers() | st.booleans() | st.lists(st.text(max_size=4), max_size=3)


@given(st.sampled_from(EVERY_KIND), RAW)
def test_whatever_is_sent_is_an_answer_that_holds_or_a_refusal(asked: AnyStep, fields: dict[str, list[str]]) -> None:
    answer = read(asked, fields, WORDS)
    if isinstance(answer, Refusal):
        assert answer.code in CODES
    else:
        assert check(Stage(steps=(asked,)), {"x": answer}, WORDS) == {}


@given(st.sampled_from(EVERY_KIND), JSON)
def test_whatever_lies_in_a_draft_is_checked_again(asked: AnyStep, answer: Any) -> None:
    refused = check(Stage(steps=(asked,)), {"x": answer}, WORDS)
    if not refused and answer not in ("", []):
        sent = {"x": answer if isinstance(answer, list) else [str(answer)]}
        if isinstance(asked, Promise):
            sent = {"x": answer[:1], "x.days": answer[1:]}
        assert read(asked, sent, WORDS) == answer


@pytest.mark.parametrize("answer", ["a\x00b", " a", "a\r\nb", "a\nb", "e\u0301"])
def test_untidy_text_is_not_let_in_by_another_door(answer: str) -> None:
    assert check(Stage(steps=(step(Text),)), {"x": answer}, WORDS) == {"x": Refusal("not_understood")}
