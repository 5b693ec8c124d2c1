"""A10: a kind line comes back when the thought it answered does."""

from hypothesis import given
from hypothesis import strategies as st

from toward.core.kindness import alike, answering

KEPT = (
    ("I broke the plate again", "It was a plate."),
    ("I am a burden to everybody", "I like carrying things with you."),
    ("Обуза я для всех", "С тобой легче."),
)


def test_a_thought_that_returns_in_other_words_finds_its_line() -> None:
    assert answering("such a burden, to everybody at home", KEPT) == "I like carrying things with you."
    assert answering("опять всем обузой", KEPT) == "С тобой легче."


def test_a_thought_like_none_before_gets_the_newest() -> None:
    assert answering("nothing works", KEPT) == "It was a plate."
    assert answering("", [("", "newer"), ("", "older")]) == "newer"
    assert answering("anything", []) is None


WORDS = st.lists(st.text("abcdeж", min_size=3, max_size=5), min_size=1, max_size=5).map(" ".join)


@given(WORDS, st.lists(st.tuples(WORDS, st.text(max_size=5)), max_size=6))
def test_the_very_thought_always_finds_a_line_of_its_own(thought: str, kept: list[tuple[str, str]]) -> None:
    found = answering(thought, [*kept, (thought, "its own")])
    lines = [line for before, line in kept if alike(thought, before) == 1] + ["its own"]
    assert found == lines[0]


@given(st.text(), st.text())
def test_alike_is_a_part_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= alike(one, other) == alike(other, one) <= 1
