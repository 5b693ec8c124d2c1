"""Delivery: how the next key of a space reaches a member who is not there (security.md, "Keys"; issue 3).

A delivery is ``ephemeral X25519 public key (32 bytes) | box``. The box's key comes from the exchange with the member's
mailbox and from the previous space key, both: the public key of a mailbox is read from a column, and whoever puts
another one there must gain nothing by it. Inside are the new key and a MAC of everything under the previous one.
"""

import os
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from toward.vault.boxes import KEY_BYTES, Damaged, Place, derive, expand, open_, prefixed, seal
from toward.vault.keyring import Keyring

PUBLIC_BYTES: Final = 32


def mailbox_keys(account_key: bytes) -> tuple[X25519PrivateKey, bytes]:
    """Return the private key of an account's mailbox and its public key (32 bytes), which a row may hold."""
    private = X25519PrivateKey.from_private_bytes(derive(account_key, "mailbox"))
    return private, private.public_key().public_bytes_raw()


def seal_delivery(
    their_public: bytes,
    space: str,
    epoch: int,
    key: bytes,
    previous_key: bytes,
    from_account: str,
    to_account: str,
    delivery_id: str,
) -> bytes:
    """Seal the key of ``epoch`` (see `next_epoch`) for one member; ``previous_key`` is that of the epoch before.

    Raises Damaged when ``their_public`` is no public key to seal for, ValueError for a space key of another length.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    ephemeral = X25519PrivateKey.from_private_bytes(os.urandom(KEY_BYTES))
    public = ephemeral.public_key().public_bytes_raw()
    shared = _exchanged(ephemeral, their_public)
    if shared is None:
        raise Damaged
    mac = _mac(previous_key, key, space, epoch, from_account, to_account, delivery_id)
    place = _place(space, epoch, from_account, delivery_id)
    return public + seal(_box_key(shared, public, their_public, previous_key), key + mac, place)


def open_delivery(
    account_key: bytes,
    box: bytes,
    space: str,
    epoch: int,
    from_account: str,
    to_account: str,
    delivery_id: str,
    ring: Keyring,
) -> Keyring:
    """Return the ring with the delivered key as the newest of its space.

    ``to_account`` is the id of the person who opens, never a column. Raises Damaged for a space that is not held, any
    epoch but the next, another mailbox, a changed place, and a MAC that is not under the newest key of the ring.
    """
    newest, previous_key = ring.newest(space)
    private, own_public = mailbox_keys(account_key)
    public, sealed = box[:PUBLIC_BYTES], box[PUBLIC_BYTES:]
    shared = _exchanged(private, public)
    if shared is None or epoch != newest + 1:
        raise Damaged
    place = _place(space, epoch, from_account, delivery_id)
    document = open_(_box_key(shared, public, own_public, previous_key), sealed, place)
    key, mac = document[:KEY_BYTES], document[KEY_BYTES:]
    if not bytes_eq(mac, _mac(previous_key, key, space, epoch, from_account, to_account, delivery_id)):
        raise Damaged
    return ring.with_key(space, epoch, key)


def _exchanged(private: X25519PrivateKey, public: bytes) -> bytes | None:
    try:
        return private.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:  # another length; a point that gives the same secret to everybody
        return None


def _box_key(shared: bytes, public: bytes, their_public: bytes, previous_key: bytes) -> bytes:
    # Four fields of 32 bytes each. Without the public keys, two different ones may lead to one shared secret.
    return expand(shared + public + their_public + derive(previous_key, "delivery/key"), "delivery/box")


def _mac(
    previous_key: bytes, key: bytes, space: str, epoch: int, from_account: str, to_account: str, delivery_id: str
) -> bytes:
    texts = [text.encode() for text in (delivery_id, space, from_account, to_account)]
    mac = HMAC(derive(previous_key, "delivery/mac"), SHA256())
    mac.update(prefixed(b"delivery/1", *texts, epoch.to_bytes(8, "big"), key))
    return mac.finalize()


def _place(space: str, epoch: int, from_account: str, delivery_id: str) -> Place:
    return Place("deliveries", delivery_id, space, epoch, from_account, "delivery/1")
