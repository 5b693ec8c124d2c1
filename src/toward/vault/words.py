"""The passphrase that is offered first: five words that a person can remember."""

import secrets
from functools import cache
from typing import Final, Literal

from mnemonic import Mnemonic

WORDS: Final = 5
_LISTS: Final = {"en": "english", "ru": "russian"}


def five_words(lang: Literal["en", "ru"]) -> str:
    """Return five words, each drawn evenly from a list of 2,048 English or Russian ones, a space between them.

    That is 55 bits. An attacker with a copy of the disk pays one Argon2id run of 64 MiB for each guess: at a million
    runs a second, which takes hundreds of graphics cards, half of all guesses take some 570 years.
    """
    words = word_list(lang)
    return " ".join(secrets.choice(words) for _ in range(WORDS))


@cache
def word_list(lang: Literal["en", "ru"]) -> tuple[str, ...]:
    """Return the words that `five_words` draws from; read once from the `mnemonic` package.

    A word with anything but letters in it is left out: release 0.21 has one broken word in its Russian list, and
    nobody could type it. 2,047 words instead of 2,048 cost less than a hundredth of a bit.
    """
    return tuple(word for word in Mnemonic(_LISTS[lang]).wordlist if word.isalpha())
