"""A passphrase becomes a key: Argon2id, then HKDF (security.md, "Keys")."""

import os
import re
import unicodedata
from typing import Final, NamedTuple

from argon2.low_level import Type, hash_secret_raw

from toward.vault.boxes import KEY_BYTES, Damaged, expand

LONGEST: Final = 256
"""Characters; nothing longer is accepted as a passphrase (`judge`)."""

SALT_BYTES: Final = 16
ARGON2_VERSION: Final = 0x13


class Cost(NamedTuple):
    """What one guess costs: memory in KiB, passes over it, lanes that may run side by side."""

    memory_kib: int
    passes: int
    lanes: int


STANDARD: Final = Cost(65536, 3, 4)

# The shape of what `five_words` gives, in either alphabet. Deliberately not the word lists themselves: a key must
# never depend on a list that may change.
_FIVE_WORDS: Final = re.compile(r"[A-Za-z]{3,8}(?: [A-Za-z]{3,8}){4}|[А-Яа-яЁё]{3,8}(?: [А-Яа-яЁё]{3,8}){4}")


def passphrase_key(passphrase: str, salt: bytes, cost: Cost = STANDARD) -> bytes:
    """Return the key of 32 bytes that a passphrase gives, after `canonical` and one run of Argon2id.

    Salt and cost come from a row. When they are none that the program could have written, this raises Damaged,
    so that a changed row can neither weaken a key nor make the machine run out of memory.
    """
    if not (SALT_BYTES <= len(salt) <= 64 and _payable(cost)):
        raise Damaged
    hashed = hash_secret_raw(
        # A lone surrogate cannot be encoded otherwise, and the error would carry the passphrase.
        canonical(passphrase).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
        version=ARGON2_VERSION,  # said, so that a later default of the library changes no key
    )
    return expand(hashed, "passphrase")


def canonical(passphrase: str) -> str:
    """Return the text that counts: what `passphrase_key` hashes, and what `judge` judges.

    Always: Unicode NFKC, no white space at either end, any run of white space is one space. This costs no strength
    worth the name, and makes two keyboards, or a pasted line break, agree.

    Case counts, with one exception: five words of three to eight letters, all Latin or all Russian, which is the
    shape of the generated ones, are read in lower case, and ё as е. Phones begin a line with a capital letter, and
    nobody should be locked out by that; the strength of five words is in the words. A passphrase of any other shape
    keeps its case. Nothing is lost silently: an own choice that happens to have this shape is judged in lower case.

    The rule depends on the text alone and is frozen: changing it locks people out. Text longer than `LONGEST` is
    returned as it is, because it opens nothing and normalising takes time that grows with the square of its length.
    """
    if len(passphrase) > LONGEST:
        return passphrase
    text = " ".join(unicodedata.normalize("NFKC", passphrase).split())
    return text.lower().replace("ё", "е") if _FIVE_WORDS.fullmatch(text) else text


def new_salt() -> bytes:
    """Return a random salt of 16 bytes."""
    return os.urandom(SALT_BYTES)


def _payable(cost: Cost) -> bool:
    return 1 <= cost.lanes <= 16 and 1 <= cost.passes <= 16 and 8 * cost.lanes <= cost.memory_kib <= 1 << 20
