"""Is a passphrase of one's own choice hard enough to guess? (security.md: 15 characters, an estimator)"""

from typing import Final, Literal

from toward.vault.passphrases import LONGEST, canonical

Strength = Literal["too short", "too long", "too easy to guess"] | None
"""The reason for a refusal, or None: strong enough."""

SHORTEST: Final = 15
GOOD_SCORE: Final = 3  # zxcvbn: more than 10^8 guesses
JUDGED: Final = 40  # characters; zxcvbn's time grows fast with the length and with every look-alike digit
KNOWN_WORD: Final = 3  # letters; shorter words stand inside too many others

_QWERTY: Final = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюё",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
)


def judge(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """Judge a passphrase as it will count (`canonical`): 15 to 256 characters, and zxcvbn's score 3 or better.

    ``known`` are names that others know too (the login name, the person's own name): they count for nothing, and must
    not be more than half of it. Nothing is kept: in particular they are not handed to zxcvbn, which holds such
    words in a global until its next call.
    """
    if len(passphrase) > LONGEST:
        return "too long"
    text = canonical(passphrase)
    if len(text) < SHORTEST:
        return "too short"
    folded = text.casefold()
    unknown = _without(folded, known)
    if len(unknown) * 2 < len(folded):
        return "too easy to guess"
    # The weakest reading decides: an attacker tries them all.
    readings = {text, _each_word_once(unknown), folded.translate(_QWERTY)}
    from zxcvbn import zxcvbn  # 13 MB of word lists: loaded when somebody chooses a passphrase, not by every server

    weak = any(zxcvbn(reading[:JUDGED])["score"] < GOOD_SCORE for reading in readings)
    return "too easy to guess" if weak else None


def _without(text: str, known: tuple[str, ...]) -> str:
    words = {word for name in known for word in canonical(name).casefold().split() if len(word) >= KNOWN_WORD}
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text


def _each_word_once(text: str) -> str:
    # zxcvbn sees through "abcabc", but not through a word of a language that it does not know, said three times.
    return " ".join(dict.fromkeys(text.split()))
