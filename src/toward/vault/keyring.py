"""The keyring: every space key that a person has accepted, in one sealed blob.

What is not in here is not trusted, whatever a database column says: that is why keys, their epochs, the newest epoch
of a space, and which space is the personal one all stand inside the seal.
"""

from typing import Self

import msgspec

from toward.vault.boxes import KEY_BYTES, Damaged, Place, derive, new_key, open_, seal

FIRST_EPOCH = 1


class Keyring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``personal``: the id of the person's own space. ``keys``: space id, epoch, key of 32 bytes. ``current``:
    the newest epoch of each space. Frozen: `with_key` returns another ring.
    """

    personal: str
    keys: dict[str, dict[int, bytes]]
    current: dict[str, int]

    def key(self, space: str, epoch: int) -> bytes:
        """Return the space key of an epoch; raises Damaged when it was never accepted."""
        key = self.keys.get(space, {}).get(epoch)
        if key is None:
            raise Damaged
        return key

    def newest(self, space: str) -> tuple[int, bytes]:
        """Return the newest epoch of a space and its key, for writing; raises Damaged for an unknown space."""
        epoch = self.current.get(space)
        if epoch is None:
            raise Damaged
        return epoch, self.key(space, epoch)

    def with_key(self, space: str, epoch: int, key: bytes) -> Self:
        """Return a ring that also accepts this key, its epoch now the newest of the space.

        The first key of a space may have any epoch from 1 on (one may join late), a further one only the next epoch.
        Raises Damaged otherwise, and for a key of the wrong length: an accepted key is never replaced. Accepting
        the very same key again changes nothing.
        """
        known = self.keys.get(space, {})
        if known.get(epoch) == key:
            return self
        expected = self.current[space] + 1 if known else max(epoch, FIRST_EPOCH)
        if epoch != expected or len(key) != KEY_BYTES:
            raise Damaged
        keys = {**self.keys, space: {**known, epoch: key}}
        return type(self)(personal=self.personal, keys=keys, current={**self.current, space: epoch})

    def __repr__(self) -> str:  # without the keys: a log or a report may print it
        return f"Keyring({len(self.keys)} spaces)"

    def __rich_repr__(self) -> list[tuple[str, int]]:  # rich's tracebacks would otherwise print every field
        return [("spaces", len(self.keys))]


_DECODER = msgspec.json.Decoder(Keyring)


def new_keyring(personal: str) -> Keyring:
    """Return the ring of a new person: one new key for their own space, epoch 1."""
    return Keyring(personal=personal, keys={}, current={}).with_key(personal, FIRST_EPOCH, new_key())


def seal_keyring(account_key: bytes, ring: Keyring, account_id: str, version: int) -> bytes:
    """Seal a ring under the account key. ``version`` is its row's version, raised by one at every write."""
    return seal(derive(account_key, "ring"), msgspec.json.encode(ring), _place(account_id, version))


def open_keyring(account_key: bytes, box: bytes, account_id: str, version: int) -> Keyring:
    """Return the ring; raises Damaged for another key, account or version, or a document that is no whole ring."""
    ring = _decoded(open_(derive(account_key, "ring"), box, _place(account_id, version)))
    if ring is None or not _whole(ring):
        raise Damaged
    return ring


def next_epoch(ring: Keyring, space: str) -> tuple[int, bytes]:
    """Return the next epoch of a space and a new key for it, not yet accepted; raises Damaged for an unknown space."""
    return ring.newest(space)[0] + 1, new_key()


def drop_space(ring: Keyring, space: str) -> Keyring:
    """Return the ring without any key of a space: leaving. Dropping it again changes nothing; raises Damaged for the
    personal space.
    """
    if space == ring.personal:
        raise Damaged
    keys = {held: epochs for held, epochs in ring.keys.items() if held != space}
    return Keyring(personal=ring.personal, keys=keys, current={held: ring.current[held] for held in keys})


def entry_key(space_key: bytes) -> bytes:
    """Return the key that seals the entries of a space, from its space key (32 bytes)."""
    return derive(space_key, "entry")


def _place(account_id: str, version: int) -> Place:
    return Place(table="keyrings", row=account_id, space="", epoch=version, author=account_id, schema="keyring/1")


def _decoded(document: bytes) -> Keyring | None:
    try:
        return _DECODER.decode(document)
    except (msgspec.DecodeError, ValueError):  # ValueError: bytes that are no UTF-8
        return None


def _whole(ring: Keyring) -> bool:
    if ring.personal not in ring.keys or ring.keys.keys() != ring.current.keys():
        return False
    return all(
        epochs and max(epochs) == ring.current[space] and all(len(key) == KEY_BYTES for key in epochs.values())
        for space, epochs in ring.keys.items()
    )
