"""The five words that are offered."""

import re
from typing import Literal

import pytest

from toward.vault import five_words
from toward.vault.words import word_list


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_five_words_of_the_list_different_each_time(lang: Literal["en", "ru"]) -> None:
    offered = [five_words(lang) for _ in range(200)]
    assert len(set(offered)) == 200
    for words in offered:
        assert len(words.split(" ")) == 5
        assert set(words.split(" ")) <= set(word_list(lang))


@pytest.mark.parametrize(("lang", "letters", "least"), [("en", "[a-z]", 2048), ("ru", "[а-я]", 2047)])
def test_the_lists_are_whole_and_typeable(lang: Literal["en", "ru"], letters: str, least: int) -> None:
    words = word_list(lang)
    assert len(set(words)) == len(words) >= least
    assert all(re.fullmatch(letters + "{3,8}", word) for word in words)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_all_of_the_list_is_drawn_from(lang: Literal["en", "ru"]) -> None:
    drawn = {word for _ in range(1000) for word in five_words(lang).split()}
    # 5,000 draws from 2,048 leave about 9 in 100 out.
    assert len(drawn) > 1700
