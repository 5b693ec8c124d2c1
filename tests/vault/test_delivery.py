"""A key for an absent member: the next epoch only, from one who held the last, to one mailbox, in its own place.

Every attack here is made with what its attacker has, and has its control: the same steps with the one thing that the
attacker lacks are accepted.
"""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from toward.vault import (
    Damaged,
    Keyring,
    Place,
    derive,
    mailbox_keys,
    new_key,
    open_,
    open_delivery,
    seal,
    seal_delivery,
)

ADA, MARA, EVE = bytes(range(32)), bytes(range(1, 33)), bytes(range(2, 34))
OLD, NOW, NEXT, PLANTED = (bytes([number] * 32) for number in (1, 2, 3, 9))
RING = Keyring(personal="mine", keys={}, current={}).with_key("mine", 1, bytes(32))
MARAS = RING.with_key("ours", 4, OLD).with_key("ours", 5, NOW).with_key("other", 5, OLD)
LOW_ORDER = [bytes(32), bytes([1]) + bytes(31), bytes.fromhex("ec" + "ff" * 30 + "7f")]


@dataclass(frozen=True)
class Row:
    """A delivery as a table would hold it."""

    box: bytes
    space: str = "ours"
    epoch: int = 6
    from_account: str = "ada"
    to_account: str = "mara"
    delivery_id: str = "d1"

    def open(self, account_key: bytes = MARA, ring: Keyring = MARAS) -> Keyring:
        row = (self.space, self.epoch, self.from_account, self.to_account, self.delivery_id)
        return open_delivery(account_key, self.box, *row, ring)


def sent(key: bytes = NEXT, previous: bytes = NOW, public: bytes | None = None, **row: Any) -> Row:
    """What a sender makes; by default what Ada, a member, makes for Mara."""
    there = Row(b"", **row)
    public = mailbox_keys(MARA)[1] if public is None else public
    fields = (there.space, there.epoch, key, previous, there.from_account, there.to_account, there.delivery_id)
    return replace(there, box=seal_delivery(public, *fields))


def refused(row: Row, account_key: bytes = MARA, ring: Keyring = MARAS) -> None:
    with pytest.raises(Damaged) as caught:
        row.open(account_key, ring)
    assert (str(caught.value), caught.value.__context__) == ("damaged", None)


def test_a_delivered_key_is_the_newest() -> None:
    ring = sent().open()
    assert ring == MARAS.with_key("ours", 6, NEXT)
    assert MARAS.newest("ours") == (5, NOW)


def test_every_delivery_has_the_same_size_and_its_own_bytes() -> None:
    boxes = [sent(space="ours", delivery_id=f"{number:09}").box for number in range(50)]
    assert {len(box) for box in boxes} == {32 + 30 + 256}
    assert len({box[:32] for box in boxes}) == 50


def test_a_mailbox_is_steady_and_apart() -> None:
    private, public = mailbox_keys(ADA)
    assert mailbox_keys(ADA)[1] == public == private.public_key().public_bytes_raw()
    assert private.private_bytes_raw() == derive(ADA, "mailbox")
    assert public != mailbox_keys(MARA)[1]


def test_a_delivery_is_what_the_decision_says() -> None:
    """Built from the words of docs/decisions/0003-bond-keys.md alone."""
    assert Row(by_hand()).open() == sent().open()


def by_hand(mac_key: bytes = NOW, to_account: str = "mara", key: bytes = NEXT, tail: bytes = b"") -> bytes:
    ephemeral = X25519PrivateKey.generate()
    public, theirs = ephemeral.public_key().public_bytes_raw(), mailbox_keys(MARA)[1]
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(theirs))
    secret = shared + public + theirs + derive(NOW, "delivery/key")
    box_key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"toward/1/delivery/box").derive(secret)
    fields = [b"delivery/1", b"d1", b"ours", b"ada", to_account.encode(), (6).to_bytes(8, "big"), key]
    mac = HMAC(derive(mac_key, "delivery/mac"), SHA256())
    mac.update(b"".join(len(field).to_bytes(4, "big") + field for field in fields))
    place = Place("deliveries", "d1", "ours", 6, "ada", "delivery/1")
    return public + seal(box_key, key + mac.finalize() + tail, place)


@pytest.mark.parametrize(
    "change",
    [{"mac_key": OLD}, {"mac_key": PLANTED}, {"to_account": "eve"}, {"tail": b"\0"}, {"key": NEXT[:31]}, {"key": b""}],
)
def test_a_well_sealed_delivery_with_another_mac_is_damage(change: dict[str, Any]) -> None:
    refused(Row(by_hand(**change)))


MOVES: dict[str, Any] = {
    "space": "other",
    "epoch": 7,
    "from_account": "eve",
    "to_account": "eve",
    "delivery_id": "d2",
}


@pytest.mark.parametrize("field", MOVES)
def test_a_moved_delivery_is_damage(field: str) -> None:
    refused(replace(sent(), **{field: MOVES[field]}))
    # The control: sealed for that place, it opens there, where the ring is at that epoch.
    ring = MARAS.with_key("ours", 6, NOW) if field == "epoch" else MARAS
    previous = OLD if field == "space" else NOW
    assert sent(previous=previous, **{field: MOVES[field]}).open(ring=ring) != ring


def test_a_delivery_moved_between_spaces_of_one_key_is_damage() -> None:
    """The place alone refuses it: both spaces, by whatever mistake, are at the same epoch under the same key."""
    ring = RING.with_key("ours", 5, NOW).with_key("other", 5, NOW)
    assert sent().open(ring=ring).newest("ours") == (6, NEXT)
    refused(replace(sent(), space="other"), ring=ring)


def test_any_flipped_bit_is_damage() -> None:
    row = sent()
    # One bit of each byte. The highest of the public key (byte 31) is no part of its number: only the box key binds it.
    for position in range(len(row.box)):
        flipped = bytearray(row.box)
        flipped[position] ^= 0x80 if position == 31 else 1 << position % 8
        refused(replace(row, box=bytes(flipped)))
    assert row.open().newest("ours") == (6, NEXT)


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 62, 317])
def test_a_box_cut_short_is_damage(length: int) -> None:
    refused(replace(sent(), box=sent().box[:length]))


@pytest.mark.parametrize("epoch", [-1, 0, 1, 4, 5, 7, 8, 2**64])
def test_only_the_next_epoch_is_taken(epoch: int) -> None:
    assert sent(epoch=6).open().newest("ours")[0] == 6
    if 0 <= epoch < 2**64:
        refused(sent(epoch=epoch))
    refused(replace(sent(), epoch=epoch))


def test_a_delivery_does_not_work_twice() -> None:
    row = sent()
    refused(row, ring=row.open())


def test_not_even_the_very_key_that_is_held_is_delivered_again() -> None:
    refused(sent(key=NOW, previous=NOW, epoch=5))
    refused(sent(key=OLD, previous=NOW, epoch=4))


def test_an_older_delivery_does_not_come_back() -> None:
    older = sent(key=NOW, previous=OLD, epoch=5)
    assert older.open(ring=RING.with_key("ours", 4, OLD)).newest("ours") == (5, NOW)
    refused(older)
    refused(replace(older, epoch=6))


def test_two_epochs_missed_are_taken_in_their_order() -> None:
    first, second = sent(), sent(key=PLANTED, previous=NEXT, epoch=7, delivery_id="d2")
    refused(second)
    assert second.open(ring=first.open()).newest("ours") == (7, PLANTED)


def test_a_space_that_was_not_accepted_takes_no_delivery() -> None:
    """Delivery never begins anything: only an offer does, and that is accepted by hand."""
    refused(sent(), ring=RING)
    refused(sent(epoch=1), ring=RING)


@pytest.mark.parametrize("previous", [OLD, NEXT, PLANTED, bytes(32)])
def test_a_server_without_the_last_key_plants_nothing(previous: bytes) -> None:
    """It has every column (public keys, ids, epochs) and may write every row; also a key from before it lacks."""
    refused(sent(key=PLANTED, previous=previous))
    assert sent(key=PLANTED, previous=NOW).open().newest("ours") == (6, PLANTED)


def test_a_server_that_puts_its_own_public_key_into_the_column_learns_nothing() -> None:
    """It opens neither its copy nor Mara hers; the control is somebody who also holds the last key."""
    swapped = sent(public=mailbox_keys(EVE)[1])
    refused(swapped)
    for ring in (RING, RING.with_key("ours", 5, PLANTED), RING.with_key("ours", 5, OLD)):
        refused(swapped, EVE, ring)
    assert swapped.open(EVE, MARAS).newest("ours") == (6, NEXT)


def test_the_exchange_alone_is_not_the_key_of_the_box() -> None:
    """What the owner of a planted public key can compute without the last key opens nothing."""
    private, public = mailbox_keys(EVE)
    box = sent(public=public).box
    shared = private.exchange(X25519PublicKey.from_public_bytes(box[:32]))
    place = Place("deliveries", "d1", "ours", 6, "ada", "delivery/1")
    for secret in (shared, shared + box[:32] + public, shared + box[:32] + public + bytes(32)):
        tried = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"toward/1/delivery/box").derive(secret)
        with pytest.raises(Damaged):
            open_(tried, box[32:], place)


@pytest.mark.parametrize("public", [*LOW_ORDER, b"", bytes([9] * 31), bytes([9] * 33)])
def test_a_public_key_that_is_none_is_damage(public: bytes) -> None:
    """Low-order points give one shared secret to everybody; they are refused on both sides."""
    with pytest.raises(Damaged) as caught:
        sent(public=public)
    assert caught.value.__context__ is None
    refused(replace(sent(), box=public + sent().box[32:]))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_no_key_of_another_length_is_delivered(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sent(key=bytes(length))
    with pytest.raises(ValueError, match="32 bytes"):
        sent(previous=bytes(length))


@settings(max_examples=40)
@given(st.integers(1, 6), st.integers(0, 5), st.binary(min_size=32, max_size=32))
def test_who_left_at_an_epoch_opens_no_later_one(epochs: int, left: int, own: bytes) -> None:
    """With all keys up to the leaving and every later delivery. The control is Mara, who stays and opens them all."""
    keys = [new_key() for _ in range(epochs + left + 1)]
    former = mara = RING.with_key("ours", 1, keys[0])
    for epoch in range(2, left + 2):
        former = former.with_key("ours", epoch, keys[epoch - 1])
    for epoch in range(2, len(keys) + 1):
        row = sent(key=keys[epoch - 1], previous=keys[epoch - 2], epoch=epoch)
        mara = row.open(ring=mara)
        if epoch > left + 1:
            refused(row, own, former)
            refused(replace(row, to_account="eve"), own, former)
    assert mara.newest("ours") == (len(keys), keys[-1])


@settings(max_examples=40)
@given(st.integers(1, 5), st.data())
def test_no_key_from_before_the_last_plants_the_next(epochs: int, data: st.DataObject) -> None:
    keys = [new_key() for _ in range(epochs + 1)]
    mara = RING
    for epoch, key in enumerate(keys, 1):
        mara = mara.with_key("ours", epoch, key)
    known = data.draw(st.integers(0, epochs - 1))
    refused(sent(key=PLANTED, previous=keys[known], epoch=epochs + 2), ring=mara)
    assert sent(key=NEXT, previous=keys[-1], epoch=epochs + 2).open(ring=mara).newest("ours")[1] == NEXT
