"""Offers: what an invite holds, when it is accepted, and that leaving takes the keys away."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.vault import (
    Damaged,
    Keyring,
    Offer,
    Place,
    accept_offer,
    drop_space,
    invite_hash,
    invite_key,
    next_epoch,
    open_invite,
    open_keyring,
    seal,
    seal_invite,
    seal_keyring,
)

SECRET, OTHER_SECRET = bytes(range(16)), bytes(range(1, 17))
ONE, TWO, THREE = bytes([1] * 32), bytes([2] * 32), bytes([3] * 32)
OFFER = Offer(space="ours", epoch=3, key=TWO, kind="bond", inviter="ada", name="Ада")
MINE = Keyring(personal="mine", keys={}, current={}).with_key("mine", 1, ONE)
HOLDING = MINE.with_key("ours", 3, TWO)


@given(
    st.builds(
        Offer,
        space=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        epoch=st.integers(1, 2**31 - 1),
        key=st.binary(min_size=32, max_size=32),
        kind=st.sampled_from(["bond", "supporter"]),
        inviter=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        name=st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    ),
    st.binary(min_size=16, max_size=16),
)
def test_an_offer_comes_back_whole(offer: Offer, secret: bytes) -> None:
    assert open_invite(secret, seal_invite(secret, offer, "i1"), "i1") == offer


def test_another_secret_row_or_byte_is_damage() -> None:
    box = seal_invite(SECRET, OFFER, "i1")
    assert open_invite(SECRET, box, "i1") == OFFER
    for secret, tried, invite_id in [
        (OTHER_SECRET, box, "i1"),
        (SECRET, box, "i2"),
        (SECRET, box[:-1] + bytes([box[-1] ^ 1]), "i1"),
        (SECRET, seal_invite(OTHER_SECRET, OFFER, "i1"), "i1"),
        (SECRET, b"", "i1"),
    ]:
        with pytest.raises(Damaged):
            open_invite(secret, tried, invite_id)


def test_what_the_row_knows_opens_nothing() -> None:
    """A dump holds the hash and the box; the control is the key itself."""
    document = msgspec.json.encode(OFFER)
    assert open_invite(SECRET, seal(invite_key(SECRET), document, invite_place()), "i1") == OFFER
    with pytest.raises(Damaged):
        open_invite(SECRET, seal(invite_hash(SECRET), document, invite_place()), "i1")


def invite_place() -> Place:
    return Place("invites", "i1", "", 0, "", "invite/1")


@pytest.mark.parametrize(
    "change",
    [
        {"epoch": 0},
        {"epoch": -1},
        {"epoch": 2**31},
        {"epoch": "3"},
        {"key": "AAAA"},
        {"key": ""},
        {"key": "@"},
        {"kind": "stranger"},
        {"name": None},
        {"more": 1},
    ],
)
def test_a_document_that_is_no_offer_is_damage(change: dict[str, Any]) -> None:
    document = msgspec.json.encode({**msgspec.to_builtins(OFFER), **change})
    with pytest.raises(Damaged) as caught:
        open_invite(SECRET, seal(invite_key(SECRET), document, invite_place()), "i1")
    assert caught.value.__context__ is None


def test_bytes_that_are_no_text_are_damage() -> None:
    document = msgspec.json.encode(OFFER).replace(b"ours", b"\xff\xfe")
    with pytest.raises(Damaged):
        open_invite(SECRET, seal(invite_key(SECRET), document, invite_place()), "i1")


@pytest.mark.parametrize("length", [0, 31, 33])
def test_no_key_of_another_length_is_offered(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal_invite(SECRET, msgspec.structs.replace(OFFER, key=bytes(length)), "i1")


def test_a_printed_offer_shows_neither_key_nor_name() -> None:
    assert repr(OFFER) == f"{OFFER}" == "Offer(bond)"
    assert OFFER.__rich_repr__() == [("kind", "bond")]


def test_accepting_adds_the_key_and_nothing_else() -> None:
    assert accept_offer(MINE, OFFER) == HOLDING
    assert MINE.keys.keys() == {"mine"}
    assert accept_offer(HOLDING, OFFER) == HOLDING


@pytest.mark.parametrize(
    ("epoch", "key"), [(3, ONE), (4, THREE), (4, TWO), (2, ONE), (1, TWO), (5, THREE)], ids=lambda value: str(value)[:8]
)
def test_a_space_that_is_held_takes_nothing_from_an_offer(epoch: int, key: bytes) -> None:
    """Not even the next epoch: anybody can make an invite that names any space."""
    offer = msgspec.structs.replace(OFFER, epoch=epoch, key=key)
    assert accept_offer(MINE, offer).key("ours", epoch) == key
    with pytest.raises(Damaged):
        accept_offer(HOLDING, offer)


@pytest.mark.parametrize(("epoch", "key"), [(1, ONE), (1, TWO), (2, TWO)])
def test_nobody_offers_a_key_for_the_personal_space(epoch: int, key: bytes) -> None:
    with pytest.raises(Damaged):
        accept_offer(MINE, msgspec.structs.replace(OFFER, space="mine", epoch=epoch, key=key))


def test_leaving_takes_every_key_of_that_space_and_no_other() -> None:
    ring = HOLDING.with_key("ours", 4, THREE).with_key("theirs", 1, THREE)
    left = drop_space(ring, "ours")
    assert left == MINE.with_key("theirs", 1, THREE)
    assert drop_space(left, "ours") == left
    assert ring.newest("ours") == (4, THREE)
    assert open_keyring(ONE, seal_keyring(ONE, left, "a1", 2), "a1", 2) == left
    for refused in (lambda: left.key("ours", 3), lambda: left.newest("ours")):
        with pytest.raises(Damaged):
            refused()


def test_after_leaving_a_new_offer_may_be_accepted() -> None:
    later = msgspec.structs.replace(OFFER, epoch=7, key=THREE)
    assert accept_offer(drop_space(HOLDING, "ours"), later).newest("ours") == (7, THREE)


def test_the_personal_space_is_never_left() -> None:
    with pytest.raises(Damaged):
        drop_space(HOLDING, "mine")


def test_the_next_epoch_has_a_new_key_each_time() -> None:
    made = [next_epoch(HOLDING, "ours") for _ in range(100)]
    assert {epoch for epoch, _ in made} == {4}
    assert len({key for _, key in made} | {TWO}) == 101
    assert HOLDING.with_key("ours", *made[0]).newest("ours") == made[0]
    with pytest.raises(Damaged):
        next_epoch(HOLDING, "theirs")
