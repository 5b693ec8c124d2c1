"""The secret of an invite: how it is written, said, and read again however it was typed."""

import base64
import re
import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from toward.vault import (
    NotAnInvite,
    derive,
    invite_hash,
    invite_key,
    invite_token,
    invite_words,
    new_invite_secret,
    read_invite,
)
from toward.vault.words import Language, word_list

SECRET = bytes(range(16))
TOKEN = "AAECAwQFBgcICQoLDA0ODw"
DASHED = base64.urlsafe_b64decode("-_-A--BBBB-C_C--DDDD-A==")
ENGLISH = invite_words(SECRET, "en")
RUSSIAN = invite_words(SECRET, "ru")
secrets = st.binary(min_size=16, max_size=16)
languages = st.sampled_from(["en", "ru"])


def test_a_secret_is_128_random_bits() -> None:
    made = {new_invite_secret() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(secret) for secret in made} == {16}


@given(secrets)
def test_a_token_is_22_characters_safe_in_a_fragment_and_comes_back(secret: bytes) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", invite_token(secret))
    assert read_invite(invite_token(secret)) == secret


@given(secrets, languages)
def test_twelve_words_come_back(secret: bytes, lang: Language) -> None:
    words = invite_words(secret, lang)
    assert len(words) == 12
    assert set(words) <= set(word_list(lang))
    assert read_invite(" ".join(words)) == secret


@given(secrets)
def test_the_words_are_those_of_the_standard(secret: bytes) -> None:
    assert " ".join(invite_words(secret, "en")) == Mnemonic("english").to_mnemonic(secret)


@pytest.mark.parametrize("number", [0, 1571, 1572, 1573, 2047])
def test_any_word_of_the_russian_list_can_be_said_and_read(number: int) -> None:
    secret = (number << 117).to_bytes(16, "big")
    words = invite_words(secret, "ru")
    assert words[0] == word_list("ru")[number]
    assert read_invite(", ".join(words)) == secret


@pytest.mark.parametrize(
    "typed",
    [
        f"  {TOKEN}\n",
        f"https://home.example:8000/join#{TOKEN}",
        f"Ada asks you: https://home.example/join#{TOKEN}, until tomorrow.",
        f"https://home.example/a#b/join#{TOKEN}",
        f"«{TOKEN}»",
        f"“{TOKEN}”…",
        f"({TOKEN})",
        "AAECAwQFBgc\r\n ICQoLDA0ODw",
        "AAECAwQ\u200bFBgcICQo\u00adLDA0ODw\ufeff",
        "\uff21" + TOKEN[1:],  # a keyboard of full-width letters
        f"{TOKEN}==",
    ],
)
def test_a_token_may_be_typed_like_this(typed: str) -> None:
    assert read_invite(typed) == SECRET


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uff0d"])
def test_a_dash_drawn_in_another_way_is_a_hyphen(dash: str) -> None:
    assert read_invite(invite_token(DASHED).replace("-", dash)) == DASHED


@pytest.mark.parametrize("dash", ["\u2013", "\u2014", "\u2015"])
def test_two_hyphens_that_a_keyboard_made_one_dash_are_two(dash: str) -> None:
    token = invite_token(DASHED)
    assert token.count("--") == 2
    assert read_invite(token.replace("--", dash)) == DASHED


@pytest.mark.parametrize("words", [ENGLISH, RUSSIAN])
@pytest.mark.parametrize("between", [" ", "  \n", ", ", "-", " – ", "—", "\u2011", " · ", "; ", "» «", "” “", "\u00a0"])
def test_words_may_be_joined_like_this(words: tuple[str, ...], between: str) -> None:
    assert read_invite(between.join(words)) == SECRET
    assert read_invite(f"«{between.join(words).upper()}».") == SECRET


def test_words_may_be_numbered_and_capital_and_in_a_link() -> None:
    assert read_invite(" ".join(f"{number}. {word.title()}" for number, word in enumerate(RUSSIAN, 1))) == SECRET
    assert read_invite("https://home.example/join#" + "-".join(ENGLISH)) == SECRET
    assert read_invite(unicodedata.normalize("NFD", " ".join(invite_words(bytes([16] * 16), "ru")))) == bytes([16] * 16)


def test_yo_is_read_as_ye() -> None:
    secret = (word_list("ru").index("легкий") << 117).to_bytes(16, "big")
    typed = " ".join(invite_words(secret, "ru")).replace("легкий", "лёгкий")
    assert "ё" in typed
    assert read_invite(typed) == secret
    assert read_invite(unicodedata.normalize("NFD", typed.upper())) == secret


def test_words_that_hold_a_stretch_like_a_token_are_words() -> None:
    first = ("abandon", "ability", "follow")
    assert len(read_invite("-".join(first))) == 16  # 22 characters: for itself, it is a token
    number = 0
    for word in first:
        number = number << 11 | word_list("en").index(word)
    secret = (number << 95).to_bytes(16, "big")
    words = invite_words(secret, "en")
    assert words[:3] == first
    assert read_invite("-".join(first) + " " + " ".join(words[3:])) == secret


def changed(words: tuple[str, ...], place: int, word: str) -> str:
    return " ".join((*words[:place], word, *words[place + 1 :]))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "#",
        "I'm fine",
        TOKEN[:-1],
        TOKEN + "A",
        TOKEN[:-1] + "x",
        TOKEN.replace("A", "+"),
        f"https://home.example/join#{TOKEN}A",
        f"https://home.example/{TOKEN}#",
        f"https://home.example/join#{TOKEN}#other",
        " ".join(ENGLISH[:11]),
        " ".join((*ENGLISH, "abandon")),
        "zoo " * 13,
        " ".join((*ENGLISH[:6], *RUSSIAN[6:])),
        changed(ENGLISH, 11, "zoo"),
        changed(RUSSIAN, 3, "нетакого"),
        changed(ENGLISH, 0, "lonely"),
        "\ud800" + TOKEN[1:],
        "é" + TOKEN,
    ],
)
def test_anything_else_is_no_invite(typed: str) -> None:
    with pytest.raises(NotAnInvite) as caught:
        read_invite(typed)
    assert (str(caught.value), caught.value.__context__) == ("not an invite", None)


def test_one_wrong_word_is_noticed_fifteen_times_of_sixteen() -> None:
    noticed = 0
    for word in word_list("en"):
        try:
            read_invite(changed(ENGLISH, 4, word))
        except NotAnInvite:
            noticed += 1
    assert 0.9 < noticed / 2048 < 0.97


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotAnInvite):
        assert len(read_invite(text)) == 16


@pytest.mark.parametrize("text", ["a" * 10**6, "\u0315\u0300" * 10**6, TOKEN + " " * 10**6])
def test_a_very_long_text_is_refused_at_once(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(NotAnInvite):
        read_invite(text)
    assert time.perf_counter() - began < 0.1


def test_key_and_hash_are_apart_from_each_other_and_from_all_else() -> None:
    longer = SECRET + SECRET
    made = {
        invite_key(SECRET),
        invite_hash(SECRET),
        SECRET,
        derive(longer, "invite/key"),
        derive(longer, "invite/hash"),
    }
    assert len(made) == 5
    assert {len(invite_key(SECRET)), len(invite_hash(SECRET))} == {32}
    assert len({invite_hash(bytes([number] * 16)) for number in range(100)}) == 100


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_no_secret_of_another_length(length: int) -> None:
    for make in (invite_token, invite_key, invite_hash, lambda secret: invite_words(secret, "en")):
        with pytest.raises(ValueError, match="16 bytes"):
            make(bytes(length))
