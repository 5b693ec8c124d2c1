"""Slots: the account key, sealed once under each key that may open it (passphrase, recovery code, token)."""

from typing import Final, NamedTuple

from toward.vault.boxes import HEADER, KEY_BYTES, NONCE_BYTES, STEP, Damaged, Place, open_, seal
from toward.vault.passphrases import SALT_BYTES, STANDARD, Cost, passphrase_key

TAG_BYTES: Final = 16


class PassphraseSlot(NamedTuple):
    """A passphrase slot as its row holds it; ``box`` comes from `seal_slot` with the kind "passphrase"."""

    account_id: str
    slot_id: str
    salt: bytes
    cost: Cost
    box: bytes


DUMMY: Final = PassphraseSlot(
    account_id="",
    slot_id="",
    salt=bytes(SALT_BYTES),
    cost=STANDARD,
    box=HEADER + bytes(NONCE_BYTES + STEP + TAG_BYTES),
)
"""A slot that nothing opens, of the size of every other: what an unknown name is tried against."""


def seal_slot(wrapping_key: bytes, account_key: bytes, account_id: str, slot_id: str, kind: str) -> bytes:
    """Seal the account key (32 bytes) under a wrapping key. ``kind``: "passphrase", "recovery", "session", "token"."""
    if len(account_key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return seal(wrapping_key, account_key, _place(account_id, slot_id, kind))


def open_slot(wrapping_key: bytes, box: bytes, account_id: str, slot_id: str, kind: str) -> bytes:
    """Return the account key; raises Damaged when the slot is not this account's, this row's and of this kind."""
    account_key = open_(wrapping_key, box, _place(account_id, slot_id, kind))
    if len(account_key) != KEY_BYTES:
        raise Damaged
    return account_key


def unlock(passphrase: str, slot: PassphraseSlot | None, unknown: PassphraseSlot = DUMMY) -> bytes:
    """Return the account key, or raise Damaged: the passphrase is right if its slot opens, there is no other test.

    Pass None for an unknown name: the same Argon2 run and the same failing open happen on ``unknown``, so that
    neither the answer nor its time tells whether a name exists. That holds while every slot costs what ``unknown``
    costs: after a change of STANDARD, seal a person's slot anew when they next unlock.
    """
    tried = unknown if slot is None else slot
    wrapping_key = passphrase_key(passphrase, tried.salt, tried.cost)
    return open_slot(wrapping_key, tried.box, tried.account_id, tried.slot_id, "passphrase")


def _place(account_id: str, slot_id: str, kind: str) -> Place:
    return Place(table="slots", row=slot_id, space="", epoch=0, author=account_id, schema=f"slot/{kind}/1")
