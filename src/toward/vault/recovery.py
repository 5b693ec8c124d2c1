"""The recovery code: 160 random bits on paper, in the alphabet of Crockford's base 32 (no I, L, O, U)."""

import os
import unicodedata
from typing import Final, final

from toward.vault.boxes import expand

CODE_BYTES: Final = 20
GROUPS: Final = 8
GROUP_CHARACTERS: Final = 4
LONGEST_READ: Final = 256
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}

# What the eye takes for a character of the alphabet: O I L, then the Cyrillic letters drawn like one that is in it.
_DRAWN_ALIKE: Final = str.maketrans("OIL" "ОІАВЕКМНРСТУХ", "011" "01ABEKMHPCTYX")  # fmt: skip
_DASHES: Final = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))


@final
class NotACode(ValueError):
    """What was typed cannot be a recovery code; says nothing of what was typed."""

    def __init__(self) -> None:
        super().__init__("not a recovery code")


def new_recovery_code() -> str:
    """Return a new code, eight groups of four: "7KQX-09TM-...". It is shown once and stored nowhere."""
    number = int.from_bytes(os.urandom(CODE_BYTES), "big")
    characters = [ALPHABET[number >> 5 * place & 31] for place in reversed(range(GROUPS * GROUP_CHARACTERS))]
    return "-".join(_grouped("".join(characters)))


def recovery_key(code: str) -> bytes:
    """Return the key of 32 bytes that a code gives, however it was typed; raises NotACode when it cannot be one.

    Case, spaces and dashes do not matter; O reads as 0, I and L as 1. All 160 bits are random, so no Argon2 is needed.
    """
    number = 0
    for character in "".join(recovery_groups(code)):
        number = number << 5 | _VALUES[character]
    return expand(number.to_bytes(CODE_BYTES, "big"), "recovery")


def recovery_groups(code: str) -> tuple[str, ...]:
    """Return the eight groups of a code as they are printed; raises NotACode when it cannot be one."""
    characters = _read(code)
    if len(characters) != GROUPS * GROUP_CHARACTERS or not _VALUES.keys() >= set(characters):
        raise NotACode
    return _grouped(characters)


def same_group(typed: str, group: str) -> bool:
    """Whether what was typed reads as this group: the check that the code is on paper (one group is retyped)."""
    return _read(typed) == _read(group) != ""


def _read(typed: str) -> str:
    if len(typed) > LONGEST_READ:  # normalising takes time that grows with the square of the length
        return ""
    plain = unicodedata.normalize("NFKC", typed).translate(_DASHES)
    return "".join(plain.split()).upper().translate(_DRAWN_ALIKE)


def _grouped(characters: str) -> tuple[str, ...]:
    return tuple(characters[start : start + GROUP_CHARACTERS] for start in range(0, len(characters), GROUP_CHARACTERS))
