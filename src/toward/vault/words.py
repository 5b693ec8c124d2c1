"""Words instead of characters: the five of an offered passphrase, the twelve of an invite that is said aloud."""

import secrets
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from cryptography.hazmat.primitives.hashes import SHA256, Hash
from mnemonic import Mnemonic

from toward.vault.harsh import HARSH

Language = Literal["en", "ru"]

WORDS: Final = 5
SPOKEN_WORDS: Final = 12
SPOKEN_BYTES: Final = 16
WORD_BITS: Final = 11
CHECK_BITS: Final = 4  # what is left of twelve words after 128 bits
_LISTS: Final[dict[Language, str]] = {"en": "english", "ru": "russian"}
# Release 0.21 of `mnemonic` has two broken characters in this word of its Russian list; nobody could say or type it.
_REPAIRED: Final[dict[Language, dict[int, str]]] = {"en": {}, "ru": {1572: "снова"}}


def five_words(lang: Language) -> str:
    """Return five words, each drawn evenly from more than 1,900 English or Russian ones, a space between them.

    That is 54 bits and a half: the 2,048 words of the list without the harsh ones. An attacker with a copy of the disk
    pays one Argon2id run of 64 MiB for each guess: at a million runs a second, which takes hundreds of graphics cards,
    half of all guesses take some 400 years.
    """
    words = [word for word in word_list(lang) if word not in HARSH[lang]]
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def spoken_words(secret: bytes, lang: Language) -> tuple[str, ...]:
    """Return the twelve words of 16 bytes: 128 bits and 4 of their SHA-256, eleven a word (as in BIP 39)."""
    number = int.from_bytes(secret, "big") << CHECK_BITS | _check(secret)
    words = word_list(lang)
    return tuple(words[number >> WORD_BITS * place & 2047] for place in reversed(range(SPOKEN_WORDS)))


def spoken_secret(words: Sequence[str]) -> bytes | None:
    """Return the 16 bytes of twelve words in lower case; None when they are not of one list, or the check is wrong."""
    for lang in _LISTS:
        numbers = _numbers(lang)
        if len(words) == SPOKEN_WORDS and numbers.keys() >= set(words):
            return _checked([numbers[word] for word in words])
    return None


@cache
def word_list(lang: Language) -> tuple[str, ...]:
    """Return the 2,048 words of a language in their order; read once from the `mnemonic` package, and repaired.

    The repair goes by position, whatever the package holds there: a word keeps its number also after a release that
    repairs it in another way. A test holds the whole list still.
    """
    repaired = _REPAIRED[lang]
    return tuple(repaired.get(number, word) for number, word in enumerate(Mnemonic(_LISTS[lang]).wordlist))


@cache
def _numbers(lang: Language) -> dict[str, int]:
    return {word: number for number, word in enumerate(word_list(lang))}


def _checked(numbers: list[int]) -> bytes | None:
    whole = 0
    for number in numbers:
        whole = whole << WORD_BITS | number
    secret = (whole >> CHECK_BITS).to_bytes(SPOKEN_BYTES, "big")
    return secret if _check(secret) == whole % (1 << CHECK_BITS) else None


def _check(secret: bytes) -> int:
    digest = Hash(SHA256())
    digest.update(secret)
    return digest.finalize()[0] >> 8 - CHECK_BITS
