"""A passphrase and its key: which typings are the same, and which never are."""

import unicodedata
from typing import Literal

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from toward.vault import STANDARD, Cost, Damaged, canonical, five_words, new_salt, passphrase_key
from toward.vault.words import word_list

SMALL = Cost(64, 1, 1)
SALT = bytes(range(16))


def test_the_same_passphrase_gives_the_same_key() -> None:
    key = passphrase_key("a long walk by the river", SALT, SMALL)
    assert key == passphrase_key("a long walk by the river", SALT, SMALL)
    assert len(key) == 32


def test_passphrase_salt_and_cost_all_count() -> None:
    keys = {
        passphrase_key("a long walk by the river", SALT, SMALL),
        passphrase_key("a long walk by the rivers", SALT, SMALL),
        passphrase_key("a long walk by the river", bytes(16), SMALL),
        passphrase_key("a long walk by the river", SALT, Cost(128, 1, 1)),
        passphrase_key("a long walk by the river", SALT, Cost(64, 2, 1)),
        passphrase_key("a long walk by the river", SALT, Cost(64, 1, 2)),
    }
    assert len(keys) == 6


def test_the_standard_cost_is_that_of_the_promise() -> None:
    assert Cost(memory_kib=64 * 1024, passes=3, lanes=4) == STANDARD
    text = "a long walk by the river"
    assert passphrase_key(text, SALT) == passphrase_key(text, SALT, Cost(65536, 3, 4))


@pytest.mark.parametrize("cost", [SMALL, Cost(256, 3, 4)])
def test_another_implementation_gives_the_same_key(cost: Cost) -> None:
    text = "прогулка у реки вечером"
    argon2 = Argon2id(salt=SALT, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"toward/1/passphrase")
    assert passphrase_key(text, SALT, cost) == hkdf.derive(argon2.derive(text.encode()))


@pytest.mark.parametrize(
    "typed",
    [
        "abandon ability able about above",
        "Abandon ability able about above",
        "ABANDON ABILITY ABLE ABOUT ABOVE",
        "  abandon  ability\table about\nabove \r\n",
        "abandon\u00a0ability\u3000able about above",
        "ａｂａｎｄｏｎ ability able about above",
    ],
)
def test_generated_words_open_however_they_are_spaced_and_capitalised(typed: str) -> None:
    assert canonical(typed) == "abandon ability able about above"


@pytest.mark.parametrize(
    "typed",
    ["Орел легкий белка тарелка чернила", "орёл лёгкий белка тарелка чернила", "ОРЁЛ ЛЁГКИЙ БЕЛКА ТАРЕЛКА ЧЕРНИЛА"],
)
def test_russian_words_open_with_and_without_their_dots(typed: str) -> None:
    assert canonical(typed) == "орел легкий белка тарелка чернила"
    assert canonical(unicodedata.normalize("NFD", typed)) == "орел легкий белка тарелка чернила"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_generated_word_has_the_shape_that_is_read_tolerantly(lang: Literal["en", "ru"]) -> None:
    for word in word_list(lang):
        five = " ".join([word] * 5)
        assert canonical(five.upper()) == five


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_generated_passphrase_is_already_what_counts(lang: Literal["en", "ru"]) -> None:
    words = five_words(lang)
    assert canonical(words) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("My Own Choice of Six Words", "my own choice of six words"),
        ("xK9mQpLwZrTbNvYc", "xk9mqplwzrtbnvyc"),
        ("Four Words Are Mine", "four words are mine"),
        ("Abandon ability able about 5bove", "abandon ability able about 5bove"),
        ("Abandon ability able about обув", "abandon ability able about обув"),
        ("Abandon ability able about overlong-", "abandon ability able about overlong-"),
        ("Ёлка и снег за окном", "Елка и снег за окном"),
        ("riverside walks", "river side walks"),
    ],
)
def test_an_own_choice_keeps_what_tells_it_apart(one: str, other: str) -> None:
    assert passphrase_key(one, SALT, SMALL) != passphrase_key(other, SALT, SMALL)


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_reading_twice_changes_nothing(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60))
def test_one_word_of_plain_characters_is_taken_as_it_is(text: str) -> None:
    assert canonical(text) == text


def test_no_text_is_cut_off() -> None:
    long = "a" * 300
    assert passphrase_key(long, SALT, SMALL) != passphrase_key(long + "b", SALT, SMALL)


def test_a_very_long_text_is_not_normalised() -> None:
    piled = "a" + "\u0315\u0300" * 128
    assert canonical(piled) == piled
    assert canonical(piled[:-1]) != piled[:-1]


@pytest.mark.parametrize("typed", ["", " ", "\ud800", "\0"])
def test_what_is_no_passphrase_still_gives_a_key_that_opens_nothing(typed: str) -> None:
    assert len(passphrase_key(typed, SALT, SMALL)) == 32


@pytest.mark.parametrize(
    ("salt", "cost"),
    [
        (b"", SMALL),
        (SALT[:-1], SMALL),
        (bytes(65), SMALL),
        (SALT, Cost(0, 1, 1)),
        (SALT, Cost(8, 1, 2)),
        (SALT, Cost(64, 0, 1)),
        (SALT, Cost(64, 17, 1)),
        (SALT, Cost(64, 1, 0)),
        (SALT, Cost(1024, 1, 17)),
        (SALT, Cost((1 << 20) + 1, 1, 1)),
        (SALT, Cost(-64, 1, 1)),
    ],
)
def test_a_salt_or_cost_nobody_wrote_is_damage(salt: bytes, cost: Cost) -> None:
    with pytest.raises(Damaged):
        passphrase_key("a long walk by the river", salt, cost)


def test_salts_are_random_and_of_the_right_length() -> None:
    salts = {new_salt() for _ in range(100)}
    assert len(salts) == 100
    assert {len(salt) for salt in salts} == {16}
