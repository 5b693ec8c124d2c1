import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.wording import count_words, tidy

ANYTHING = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  \n ", 0),
        ("one", 1),
        ("well-known", 1),
        ("don't", 1),
        ("a — b", 2),
        ("a—b", 2),
        ("… - !", 0),
        ("🙂 🙂", 0),
        ("мне\u00a0грустно", 2),
        ("в 10:30 утра", 3),
        ("line\nline", 2),
    ],
)
def test_words_are_counted_by_one_rule(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "lines", "becomes"),
    [
        (" a\r\nb\rc\u2028d ", True, "a\nb\nc\nd"),
        (" a\r\n b\tc ", False, "a b c"),
        ("a\x00b\x07c\ud800d", True, "abcd"),
        ("cafe\u0301", True, "café"),
        ("\x00 \x00", True, ""),
    ],
)
def test_tidying(text: str, lines: bool, becomes: str) -> None:
    assert tidy(text, lines=lines) == becomes


@given(ANYTHING, st.booleans())
def test_tidied_text_stays_as_it_is(text: str, lines: bool) -> None:
    once = tidy(text, lines=lines)
    assert tidy(once, lines=lines) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert not [mark for mark in once if unicodedata.category(mark) in {"Cc", "Cs"} and mark != "\n"]
    assert lines or "\n" not in once


@given(
    st.lists(st.from_regex(r"[a-zа-я]{1,6}", fullmatch=True), max_size=20), st.sampled_from([" ", "\n", " — ", "  "])
)
def test_words_between_any_gaps_count_the_same(words: list[str], gap: str) -> None:
    assert count_words(gap.join(words)) == len(words)
