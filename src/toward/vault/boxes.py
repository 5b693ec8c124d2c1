"""The one pair that seals and opens (security.md, "Keys"); every other module of the vault is built on it.

A box is ``version (1 byte) | suite (1) | nonce (12) | AES-256-GCM ciphertext and tag``. Inside, the plain text is
preceded by its length (4 bytes, big-endian) and followed by zeros up to the next 256-byte step, so that the size of
a row says little about what is in it. Nothing is compressed: a compressed size would speak of the words.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
VERSION: Final = 1
AES_256_GCM: Final = 1
HEADER: Final = bytes((VERSION, AES_256_GCM))
NONCE_BYTES: Final = 12
LENGTH_BYTES: Final = 4
STEP: Final = 256


@final
class Damaged(Exception):
    """This cannot be opened: the one error of the vault, the same whatever the reason, and without a detail."""

    def __init__(self) -> None:
        super().__init__()

    def __str__(self) -> str:
        return "damaged"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box belongs. It opens nowhere else: all six fields are bound to it as associated data.

    ``epoch`` is the epoch of the space's key, or the version of a document that has no space; 0 or more.
    ``schema`` names the shape of the plain text, with its version, such as "entry/1".
    """

    table: str
    row: str
    space: str
    epoch: int
    author: str
    schema: str


def seal(key: bytes, plain: bytes, place: Place) -> bytes:
    """Seal ``plain`` for ``place`` under a key of 32 bytes; ValueError when the key has another length."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    # A fresh nonce for every box, from the system alone: the same nonce twice under one key would open both.
    nonce = os.urandom(NONCE_BYTES)
    return HEADER + nonce + AESGCM(key).encrypt(nonce, _pad(plain), _associated(place))


def open_(key: bytes, box: bytes, place: Place) -> bytes:
    """Return what was sealed; raises Damaged for a wrong key, a changed byte, another place, an unknown version."""
    plain = _opened(AESGCM(key), box, place) if len(key) == KEY_BYTES else None
    if plain is None:
        # Raised here, outside any except block, so that no other error hangs on to it as its context.
        raise Damaged
    return plain


def opener(key: bytes) -> Callable[[bytes, Place], bytes | None]:
    """Return what opens any number of boxes under one key as `open_` opens one, but says None for what is damaged.

    The key is made ready once, which is a fifth of what it takes to open a box.  Raises ValueError unless it has
    32 bytes.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return partial(_opened, AESGCM(key))


def new_key() -> bytes:
    """Return a random key of 32 bytes."""
    return os.urandom(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """Return the key of 32 bytes that ``key`` gives for one purpose; different purposes tell nothing of each other.

    Takes a key of 32 bytes; ValueError when it has another length.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return expand(key, purpose)


def expand(secret: bytes, purpose: str) -> bytes:
    """HKDF-SHA256 of a secret of full entropy and any length, for the vault's own use; see `derive`."""
    info = b"toward/1/" + purpose.encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)


def prefixed(*fields: bytes) -> bytes:
    """Join fields, each preceded by its length: ("ab", "c") and ("a", "bc") would otherwise read the same."""
    return b"".join(len(field).to_bytes(LENGTH_BYTES, "big") + field for field in fields)


def _pad(plain: bytes) -> bytes:
    framed = len(plain).to_bytes(LENGTH_BYTES, "big") + plain
    return framed + bytes(-len(framed) % STEP)


def _associated(place: Place) -> bytes:
    epoch = place.epoch.to_bytes(8, "big")
    texts = [text.encode() for text in (place.table, place.row, place.space, place.author, place.schema)]
    return HEADER + prefixed(*texts[:3], epoch, *texts[3:])


def _opened(cipher: AESGCM, box: bytes, place: Place) -> bytes | None:
    if box[: len(HEADER)] != HEADER:
        return None
    nonce, sealed = box[len(HEADER) : len(HEADER) + NONCE_BYTES], box[len(HEADER) + NONCE_BYTES :]
    try:
        return _unpadded(cipher.decrypt(nonce, sealed, _associated(place)))
    except (InvalidTag, ValueError, OverflowError):  # not this key or place; a short nonce; an impossible epoch
        return None


def _unpadded(inner: bytes) -> bytes | None:
    plain = inner[LENGTH_BYTES : LENGTH_BYTES + int.from_bytes(inner[:LENGTH_BYTES], "big")]
    return plain if _pad(plain) == inner else None
