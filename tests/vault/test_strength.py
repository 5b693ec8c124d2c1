"""Which own choices are refused, and why."""

import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toward.vault import Strength, five_words, judge
from toward.vault.passphrases import LONGEST
from toward.vault.strength import SHORTEST


@pytest.mark.parametrize(
    "passphrase",
    [
        "I walk home past the bakery",
        "солнце море пляж и чайки",
        "xK9mQpLwZrTbNvYc",
        "correct horse battery staple",
        "дом у самой реки 17",
    ],
)
def test_good_choices(passphrase: str) -> None:
    assert judge(passphrase) is None


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_is_offered_is_good(lang: Literal["en", "ru"]) -> None:
    for _ in range(25):
        words = five_words(lang)
        assert judge(words, ("Ada", "Lovelace")) is None


@pytest.mark.parametrize("passphrase", ["", " ", "xK9mQpLwZrTbNv", "солнце и море", "xK9mQp" + " " * 20 + "LwZrTb"])
def test_too_short(passphrase: str) -> None:
    assert judge(passphrase) == "too short"


def test_the_limits_are_exact() -> None:
    words = "I walk home past the bakery, "
    assert judge("xK9mQpLwZrTbNv!") is None
    assert len("xK9mQpLwZrTbNv!") == SHORTEST == 15
    assert judge((words * 9)[:LONGEST]) is None
    assert judge((words * 9)[: LONGEST + 1]) == "too long"
    assert LONGEST == 256


@pytest.mark.parametrize(
    "passphrase",
    [
        "passwordpassword1",
        "PasswordPassword1",
        "123456789012345",
        "aaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfgh",
        "йцукенгшщзхъфывапролджэ",
        "iloveyouiloveyou",
        "привет привет привет",
        "Привет привет ПРИВЕТ",
        "натальянаталья1",
        "aa bb aa bb aa bb aa bb",
    ],
)
def test_too_easy_to_guess(passphrase: str) -> None:
    assert judge(passphrase) == "too easy to guess"


@pytest.mark.parametrize(
    ("passphrase", "known"),
    [
        ("Anna Petrova Anna Petrova", ("Anna Petrova",)),
        ("annapetrova2024xx", ("anna", "Petrova")),
        ("ANNA-PETROVA-1990", ("anna petrova",)),
        ("Аня Соколова Соколова", ("Соколова Аня",)),
        ("maximiliane.brandenburg xK9mQp", ("Maximiliane Brandenburg",)),
    ],
)
def test_mostly_ones_own_name_is_too_easy(passphrase: str, known: tuple[str, ...]) -> None:
    assert judge(passphrase, known) == "too easy to guess"


@pytest.mark.parametrize("known", [("al", "и", "", " "), ("Anna",), ("walk",)])
def test_a_name_inside_a_good_choice_does_no_harm(known: tuple[str, ...]) -> None:
    assert judge("I walk home past the bakery", known) is None


def test_names_are_what_makes_it_easy() -> None:
    """The control of the two tests above."""
    assert judge("Anna Petrova lives by the sea") is None
    assert judge("Anna Petrova Anna Petrova") is None
    assert judge("Anna Petrova Anna Petrova", ("Anna", "Petrova")) == "too easy to guess"


@pytest.mark.parametrize(
    ("passphrase", "known"),
    [("qwertyuiopasdfgh", ("Wer",)), ("абвгдежзийклмнопрст", ("Где", "Клм", "Опр"))],
)
def test_a_name_inside_an_easy_choice_does_not_save_it(passphrase: str, known: tuple[str, ...]) -> None:
    assert judge(passphrase, known) == "too easy to guess"


def test_five_words_are_judged_without_their_case() -> None:
    assert judge("Love Love Love LOVE lOVE") == "too easy to guess"


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=15, max_size=60))
def test_anything_can_be_judged(text: str) -> None:
    assert judge(text, ("Anna",)) in (None, "too short", "too easy to guess")


@pytest.mark.parametrize("text", ["a" * 10**6, "\u0315\u0300" * 10**6, "pass word " * 10**5])
def test_a_very_long_text_is_refused_at_once(text: str) -> None:
    began = time.perf_counter()
    judged: Strength = judge(text)
    assert judged == "too long"
    assert time.perf_counter() - began < 0.1
