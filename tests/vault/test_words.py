"""The five words that are offered."""

import hashlib
import math
import re
from typing import Literal

import pytest

from toward.vault import five_words
from toward.vault.harsh import HARSH
from toward.vault.words import word_list


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_five_words_of_the_list_different_each_time(lang: Literal["en", "ru"]) -> None:
    offered = [five_words(lang) for _ in range(200)]
    assert len(set(offered)) == 200
    for words in offered:
        assert len(words.split(" ")) == 5
        assert set(words.split(" ")) <= set(word_list(lang)) - HARSH[lang]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nobody_meets_a_harsh_word_and_the_bits_stay(lang: Literal["en", "ru"]) -> None:
    assert set(word_list(lang)) >= HARSH[lang]  # a misspelt one would leave nothing out
    assert 5 * math.log2(len(set(word_list(lang)) - HARSH[lang])) > 54.5


@pytest.mark.parametrize(("lang", "letters"), [("en", "[a-z]"), ("ru", "[а-я]")])
def test_the_lists_are_whole_and_typeable(lang: Literal["en", "ru"], letters: str) -> None:
    words = word_list(lang)
    assert len(set(words)) == len(words) == 2048
    assert all(re.fullmatch(letters + "{3,8}", word) for word in words)


FROZEN = {
    "en": "187db04a869dd9bc7be80d21a86497d692c0db6abd3aa8cb6be5d618ff757fae",
    "ru": "2439333f64847a2c60c7d0cdcdcad20ca3cb546ac108f0fe8b0b8bcaa0947443",
}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_word_keeps_its_number(lang: Literal["en", "ru"]) -> None:
    """An invite that was said aloud before a new release must be readable after it (decision 3)."""
    assert hashlib.sha256("\n".join(word_list(lang)).encode()).hexdigest() == FROZEN[lang]


def test_the_word_that_the_package_broke_is_ours() -> None:
    assert word_list("ru")[1571:1574] == ("сниться", "снова", "снять")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_all_of_the_list_is_drawn_from(lang: Literal["en", "ru"]) -> None:
    drawn = {word for _ in range(1000) for word in five_words(lang).split()}
    # 5,000 draws from some 1,950 leave about 8 in 100 out.
    assert len(drawn) > 1700
