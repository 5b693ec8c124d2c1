"""Pairing: how the key of a space reaches somebody who does not hold it yet (security.md, "Keys"; issue 3).

Whoever invites makes a secret of 128 random bits and seals an offer under it. The secret travels outside the program
(a link's fragment, a QR code, twelve words); the row holds only `invite_hash` and the box. That a row works once and
for 24 hours is the business of the table: here is no clock.
"""

import base64
import os
import re
import unicodedata
from typing import Annotated, Final, Literal, final

import msgspec

from toward.vault.boxes import KEY_BYTES, Damaged, Place, expand, open_, seal
from toward.vault.keyring import FIRST_EPOCH, Keyring
from toward.vault.words import SPOKEN_BYTES, Language, spoken_secret, spoken_words

SECRET_BYTES: Final = SPOKEN_BYTES
LONGEST_READ: Final = 1024
LAST_EPOCH: Final = 2**31 - 1  # what an integer column holds in every store

_TOKEN: Final = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{22}(?![\w-])")
_LETTERS: Final = re.compile("[a-zа-я]+")
# Hyphens drawn in another way, then the dashes that a keyboard makes of one hyphen or of two.
_SHORT_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-")
_LONG_DASHES: Final = "\u2013\u2014\u2015"


@final
class NotAnInvite(ValueError):
    """What was typed or followed cannot be an invite; says nothing of what it was."""

    def __init__(self) -> None:
        super().__init__("not an invite")


class Offer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an invite holds: a space, its epoch and key (32 bytes), and who invites, as an account id and the name
    that the invited person is shown. All of it counts as said by whoever made the invite, and by nobody else.
    """

    space: str
    epoch: Annotated[int, msgspec.Meta(ge=FIRST_EPOCH, le=LAST_EPOCH)]
    key: Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
    kind: Literal["bond", "supporter"]
    inviter: str
    name: str

    def __repr__(self) -> str:  # without key and name: a log or a report may print it
        return f"Offer({self.kind})"

    def __rich_repr__(self) -> list[tuple[str, str]]:  # rich's tracebacks would otherwise print every field
        return [("kind", self.kind)]


_DECODER = msgspec.json.Decoder(Offer)


def new_invite_secret() -> bytes:
    """Return 128 random bits (16 bytes): the secret of one invite, handed over by hand and stored nowhere."""
    return os.urandom(SECRET_BYTES)


def invite_token(secret: bytes) -> str:
    """Return the secret as 22 characters for the fragment of a link, which no browser sends to a server."""
    return base64.urlsafe_b64encode(_secret(secret)).rstrip(b"=").decode()


def invite_words(secret: bytes, lang: Language) -> tuple[str, ...]:
    """Return the secret as twelve words to say aloud: 128 bits and a checksum of 4."""
    return spoken_words(_secret(secret), lang)


def read_invite(text: str) -> bytes:
    """Return the secret (16 bytes) in a token, a link that ends in one, or twelve words of either language.

    Words may come in any case, with any spaces, numbers, dashes and quotes between them, with ё or е; a token with
    line breaks in it and marks around it. Raises NotAnInvite for anything else, also when the words' checksum is wrong.
    """
    # Longer texts are not normalised: that takes time that grows with the square of the length.
    secret = None if len(text) > LONGEST_READ else _read(text)
    if secret is None:
        raise NotAnInvite
    return secret


def invite_key(secret: bytes) -> bytes:
    """Return the key of 32 bytes that seals the offer."""
    return expand(_secret(secret), "invite/key")


def invite_hash(secret: bytes) -> bytes:
    """Return the 32 bytes by which a row knows its invite; they tell nothing of `invite_key`."""
    return expand(_secret(secret), "invite/hash")


def seal_invite(secret: bytes, offer: Offer, invite_id: str) -> bytes:
    """Seal an offer for the row of this id; ValueError when the space key has not 32 bytes."""
    if len(offer.key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return seal(invite_key(secret), msgspec.json.encode(offer), _place(invite_id))


def open_invite(secret: bytes, box: bytes, invite_id: str) -> Offer:
    """Return the offer, for the screen that asks whether to accept it; raises Damaged when it is not this invite's.

    Nothing but the secret, the box and the row's id is asked: what other columns say of space or inviter has no say.
    """
    offer = _decoded(open_(invite_key(secret), box, _place(invite_id)))
    if offer is None:
        raise Damaged
    return offer


def accept_offer(ring: Keyring, offer: Offer) -> Keyring:
    """Return the ring with the offered key, after the person has said yes.

    A space that is held takes nothing from an offer, not even its next epoch: anybody can make an invite that names
    any space. Only the key that is held already changes nothing. Raises Damaged otherwise, so for the personal space.
    """
    held = ring.keys.get(offer.space)
    if offer.space == ring.personal or (held is not None and held.get(offer.epoch) != offer.key):
        raise Damaged
    return ring.with_key(offer.space, offer.epoch, offer.key)


def _read(text: str) -> bytes | None:
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    part = plain.rpartition("#")[2]
    # Words first: a stretch of them, joined by hyphens, may look like a token, but no token looks like words.
    words = spoken_secret(_LETTERS.findall(part.lower().replace("ё", "е")))
    return words if words is not None else _token(part.translate(_SHORT_DASHES))


def _token(part: str) -> bytes | None:
    for hyphens in ("-", "--"):
        typed = part.translate(dict.fromkeys(map(ord, _LONG_DASHES), hyphens))
        found = _TOKEN.search(typed) or _TOKEN.search("".join(typed.split()))
        if found:
            secret = base64.urlsafe_b64decode(found[0] + "==")
            # 22 characters hold four bits more than a secret: only one token of sixteen is the token of a secret.
            return secret if invite_token(secret) == found[0] else None
    return None


def _secret(secret: bytes) -> bytes:
    if len(secret) != SECRET_BYTES:
        raise ValueError("an invite's secret has 16 bytes")
    return secret


def _place(invite_id: str) -> Place:
    return Place(table="invites", row=invite_id, space="", epoch=0, author="", schema="invite/1")


def _decoded(document: bytes) -> Offer | None:
    try:
        return _DECODER.decode(document)
    except (msgspec.DecodeError, ValueError):  # ValueError: bytes that are no UTF-8
        return None
