"""The keyring: what was accepted, and nothing else, opens."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.vault import (
    Damaged,
    Keyring,
    Place,
    derive,
    entry_key,
    new_key,
    new_keyring,
    open_keyring,
    seal,
    seal_keyring,
)

ACCOUNT_KEY = bytes(range(32))
ONE, TWO, THREE = bytes([1] * 32), bytes([2] * 32), bytes([3] * 32)
EMPTY = Keyring(personal="mine", keys={}, current={})
RING = EMPTY.with_key("mine", 1, ONE).with_key("ours", 3, TWO).with_key("ours", 4, THREE)


def test_a_new_ring_holds_one_new_key() -> None:
    ring, other = new_keyring("mine"), new_keyring("mine")
    epoch, key = ring.newest("mine")
    assert (ring.personal, epoch, len(key)) == ("mine", 1, 32)
    assert key != other.key("mine", 1)
    assert open_keyring(ACCOUNT_KEY, seal_keyring(ACCOUNT_KEY, ring, "a1", 1), "a1", 1) == ring


def test_keys_by_epoch_and_the_newest() -> None:
    assert RING.key("ours", 3) == TWO
    assert RING.key("ours", 4) == THREE
    assert RING.newest("ours") == (4, THREE)
    assert RING.newest("mine") == (1, ONE)


@pytest.mark.parametrize(
    ("space", "epoch"), [("mine", 0), ("mine", 2), ("ours", 1), ("ours", 5), ("theirs", 1), ("", 0)]
)
def test_a_key_that_was_never_accepted_is_damage(space: str, epoch: int) -> None:
    with pytest.raises(Damaged):
        RING.key(space, epoch)


def test_an_unknown_space_has_no_newest() -> None:
    with pytest.raises(Damaged):
        RING.newest("theirs")


def test_accepting_a_key_leaves_the_old_ring_as_it_was() -> None:
    later = RING.with_key("ours", 5, ONE)
    assert later.newest("ours") == (5, ONE)
    assert later.key("ours", 3) == TWO
    assert RING.newest("ours") == (4, THREE)


def test_accepting_the_same_key_again_changes_nothing() -> None:
    assert RING.with_key("ours", 3, TWO) == RING


@pytest.mark.parametrize(
    ("space", "epoch", "key"),
    [
        ("ours", 4, ONE),
        ("ours", 3, ONE),
        ("ours", 2, ONE),
        ("ours", 6, ONE),
        ("theirs", 0, ONE),
        ("theirs", -1, ONE),
        ("theirs", 1, ONE[:31]),
        ("theirs", 1, b""),
        ("ours", 5, ONE + b"1"),
    ],
)
def test_a_key_is_never_replaced_skipped_or_of_another_length(space: str, epoch: int, key: bytes) -> None:
    with pytest.raises(Damaged):
        RING.with_key(space, epoch, key)


@given(
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), st.integers(1, 2**53), max_size=8)
)
def test_any_ring_comes_back_whole(spaces: dict[str, int]) -> None:
    ring = new_keyring("mine-is-a-longer-id")
    for space, epoch in spaces.items():
        ring = ring.with_key(space, epoch, new_key()).with_key(space, epoch + 1, new_key())
    assert open_keyring(ACCOUNT_KEY, seal_keyring(ACCOUNT_KEY, ring, "a1", 7), "a1", 7) == ring


@pytest.mark.parametrize(
    ("account_key", "account_id", "version"),
    [(bytes(32), "a1", 3), (ACCOUNT_KEY, "a2", 3), (ACCOUNT_KEY, "a1", 2), (ACCOUNT_KEY, "a1", 4)],
)
def test_another_account_key_account_or_version_is_damage(account_key: bytes, account_id: str, version: int) -> None:
    box = seal_keyring(ACCOUNT_KEY, RING, "a1", 3)
    assert open_keyring(ACCOUNT_KEY, box, "a1", 3) == RING
    with pytest.raises(Damaged):
        open_keyring(account_key, box, account_id, version)


def test_the_ring_is_not_sealed_under_the_account_key_itself() -> None:
    with pytest.raises(Damaged):
        open_keyring(ACCOUNT_KEY, document_box(ACCOUNT_KEY, msgspec.json.encode(RING)), "a1", 3)


def test_a_ring_sealed_by_hand_opens() -> None:
    """The control of the refusals below."""
    assert (
        open_keyring(ACCOUNT_KEY, document_box(derive(ACCOUNT_KEY, "ring"), msgspec.json.encode(RING)), "a1", 3) == RING
    )


KEY_TEXT = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="


@pytest.mark.parametrize(
    "document",
    [
        "",
        "[]",
        "{}",
        f'{{"personal":"mi\ud800ne","keys":{{"mine":{{"1":"{KEY_TEXT}"}}}},"current":{{"mine":1}}}}',
        '{"personal":"mine","keys":{},"current":{}}',
        f'{{"personal":"mine","keys":{{"mine":{{"1":"{KEY_TEXT}"}}}},"current":{{"mine":2}}}}',
        f'{{"personal":"mine","keys":{{"mine":{{"1":"{KEY_TEXT}"}}}},"current":{{}}}}',
        f'{{"personal":"mine","keys":{{"mine":{{"1":"{KEY_TEXT}"}}}},"current":{{"mine":1,"ours":1}}}}',
        f'{{"personal":"mine","keys":{{"mine":{{"1":"{KEY_TEXT}"}},"ours":{{}}}},"current":{{"mine":1,"ours":1}}}}',
        f'{{"personal":"mine","keys":{{"mine":{{"1":"{KEY_TEXT}","2":"{KEY_TEXT}"}}}},"current":{{"mine":1}}}}',
        f'{{"personal":"mine","keys":{{"mine":{{"x":"{KEY_TEXT}"}}}},"current":{{"mine":1}}}}',
        f'{{"personal":"mine","keys":{{"mine":{{"1":"{KEY_TEXT}"}}}},"current":{{"mine":1}},"more":1}}',
        '{"personal":"mine","keys":{"mine":{"1":"AAAA"}},"current":{"mine":1}}',
        '{"personal":"mine","keys":{"mine":{"1":"@"}},"current":{"mine":1}}',
    ],
)
def test_a_document_that_is_no_whole_ring_is_damage(document: str) -> None:
    box = document_box(derive(ACCOUNT_KEY, "ring"), document.encode("utf-8", "surrogatepass"))
    with pytest.raises(Damaged) as caught:
        open_keyring(ACCOUNT_KEY, box, "a1", 3)
    assert caught.value.__context__ is None


def test_a_printed_ring_shows_no_key() -> None:
    assert repr(RING) == "Keyring(2 spaces)"
    assert f"{RING}" == "Keyring(2 spaces)"
    assert RING.__rich_repr__() == [("spaces", 2)]


def test_entries_are_sealed_under_a_key_of_their_own() -> None:
    assert entry_key(ONE) == derive(ONE, "entry")
    assert len({ONE, entry_key(ONE), entry_key(TWO), derive(ONE, "ring")}) == 4


def document_box(key: bytes, document: bytes) -> bytes:
    return seal(key, document, Place("keyrings", "a1", "", 3, "a1", "keyring/1"))
