"""Sealing and opening: what goes in comes out, in its own place and nowhere else."""

import struct
from dataclasses import replace
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from toward.vault import Damaged, Place, derive, new_key, open_, opener, seal

KEY = bytes(range(32))
PLACE = Place(table="entries", row="r1", space="s1", epoch=1, author="a1", schema="entry/1")
MOVES: dict[str, Any] = {
    "table": "drafts",
    "row": "r2",
    "space": "s2",
    "epoch": 2,
    "author": "a2",
    "schema": "entry/2",
}
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places = st.builds(Place, texts, texts, texts, st.integers(0, 2**64 - 1), texts, texts)


@given(st.binary(max_size=5000), places, st.binary(min_size=32, max_size=32))
def test_what_is_sealed_opens(plain: bytes, place: Place, key: bytes) -> None:
    box = seal(key, plain, place)
    assert open_(key, box, place) == plain
    assert opener(key)(box, place) == plain


def test_an_opener_goes_on_after_what_is_damaged() -> None:
    opens, box = opener(KEY), seal(KEY, b"a few words", PLACE)
    elsewhere = [replace(PLACE, **{field: MOVES[field]}) for field in MOVES]
    assert [opens(box, place) for place in (PLACE, *elsewhere, PLACE)] == [
        b"a few words",
        *[None] * len(MOVES),
        b"a few words",
    ]
    assert opener(bytes(32))(box, PLACE) is None
    with pytest.raises(ValueError, match="32 bytes"):
        opener(KEY[:16])


@given(st.integers(0, 5000))
def test_the_size_of_a_box_tells_only_the_step(length: int) -> None:
    steps = (length + 4 - 1) // 256 + 1
    assert len(seal(KEY, b"x" * length, PLACE)) == 2 + 12 + 256 * steps + 16


@pytest.mark.parametrize(("length", "steps"), [(0, 1), (252, 1), (253, 2), (508, 2), (509, 3)])
def test_the_steps_of_the_size(length: int, steps: int) -> None:
    assert len(seal(KEY, bytes(length), PLACE)) == 30 + 256 * steps


def test_what_compresses_well_is_as_long_as_what_does_not() -> None:
    assert len(seal(KEY, b"a" * 2000, PLACE)) == len(seal(KEY, bytes(i * 7919 % 251 for i in range(2000)), PLACE))


def test_the_plain_text_is_not_in_the_box() -> None:
    assert b"lonely" not in seal(KEY, b"I felt lonely", PLACE)


def test_any_flipped_bit_is_damage() -> None:
    box = seal(KEY, b"a few words", PLACE)
    for position in range(len(box)):
        for bit in range(8):
            flipped = bytearray(box)
            flipped[position] ^= 1 << bit
            with pytest.raises(Damaged):
                open_(KEY, bytes(flipped), PLACE)
    assert open_(KEY, box, PLACE) == b"a few words"


@pytest.mark.parametrize("field", MOVES)
def test_a_moved_box_is_damage(field: str) -> None:
    box = seal(KEY, b"words", PLACE)
    with pytest.raises(Damaged):
        open_(KEY, box, replace(PLACE, **{field: MOVES[field]}))


def test_without_associated_data_a_moved_box_would_open() -> None:
    """The control of the test above: what refuses a moved box is the place bound to it, and nothing else."""
    nonce = bytes(12)
    unbound = AESGCM(KEY).encrypt(nonce, b"words", None)
    assert AESGCM(KEY).decrypt(nonce, unbound, None) == b"words"
    bound = AESGCM(KEY).encrypt(nonce, b"words", b"entries r1")
    with pytest.raises(InvalidTag):
        AESGCM(KEY).decrypt(nonce, bound, b"entries r2")


def test_every_field_of_a_place_has_its_move() -> None:
    assert set(MOVES) == set(Place.__slots__)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"table": "ab", "row": "c"}, {"table": "a", "row": "bc"}),
        ({"row": "ab", "space": "c"}, {"row": "a", "space": "bc"}),
        ({"row": "ab", "space": ""}, {"row": "", "space": "ab"}),
        ({"author": "ab", "schema": "c"}, {"author": "a", "schema": "bc"}),
    ],
)
def test_two_places_that_join_to_the_same_text_are_two(first: dict[str, Any], second: dict[str, Any]) -> None:
    box = seal(KEY, b"words", replace(PLACE, **first))
    assert open_(KEY, box, replace(PLACE, **first)) == b"words"
    with pytest.raises(Damaged):
        open_(KEY, box, replace(PLACE, **second))


@given(places, places)
def test_a_box_opens_in_its_own_place_only(here: Place, there: Place) -> None:
    box = seal(KEY, b"words", here)
    if here == there:
        assert open_(KEY, box, there) == b"words"
    else:
        with pytest.raises(Damaged):
            open_(KEY, box, there)


def test_a_box_cut_short_or_drawn_out_is_damage() -> None:
    box = seal(KEY, b"words", PLACE)
    for length in range(len(box)):
        with pytest.raises(Damaged):
            open_(KEY, box[:length], PLACE)
    with pytest.raises(Damaged):
        open_(KEY, box + b"\0", PLACE)


@pytest.mark.parametrize("header", [b"\x00\x01", b"\x02\x01", b"\x01\x00", b"\x01\x02"])
def test_another_version_or_suite_is_damage(header: bytes) -> None:
    with pytest.raises(Damaged):
        open_(KEY, header + seal(KEY, b"words", PLACE)[2:], PLACE)


@pytest.mark.parametrize("header", [b"\x00\x01", b"\x02\x01", b"\x01\x00", b"\x01\x02"])
def test_another_version_or_suite_is_damage_even_when_well_sealed(header: bytes) -> None:
    with pytest.raises(Damaged):
        open_(KEY, by_hand(b"\0\0\0\x05words" + bytes(247), header), PLACE)


def test_a_box_is_what_the_decision_says() -> None:
    """Built from the words of docs/decisions/0001-keys.md alone."""
    assert open_(KEY, by_hand(b"\0\0\0\x05words" + bytes(247)), PLACE) == b"words"


@pytest.mark.parametrize(
    "inner",
    [
        b"",
        b"\0\0\0",
        b"\0\0\0\x05words",
        b"\0\0\0\x05words" + bytes(246),
        b"\0\0\0\x05words" + bytes(247 + 256),
        b"\0\0\0\x05words" + bytes(246) + b"\x01",
        b"\0\0\0\xfdwords" + bytes(247),
        b"\xff\xff\xff\xffwords" + bytes(247),
    ],
)
def test_other_padding_is_damage(inner: bytes) -> None:
    with pytest.raises(Damaged):
        open_(KEY, by_hand(inner), PLACE)


@pytest.mark.parametrize("key", [bytes(32), KEY[:16], KEY[:24], b"", KEY + b"\0"])
def test_another_key_is_damage(key: bytes) -> None:
    with pytest.raises(Damaged):
        open_(key, seal(KEY, b"words", PLACE), PLACE)


@pytest.mark.parametrize("length", [16, 24])
def test_a_box_of_a_weaker_cipher_is_damage(length: int) -> None:
    with pytest.raises(Damaged):
        open_(KEY[:length], by_hand(b"\0\0\0\x05words" + bytes(247), key=KEY[:length]), PLACE)


@pytest.mark.parametrize("epoch", [-1, 2**64])
def test_an_impossible_epoch_in_a_row_is_damage(epoch: int) -> None:
    with pytest.raises(Damaged):
        open_(KEY, seal(KEY, b"words", PLACE), replace(PLACE, epoch=epoch))


@pytest.mark.parametrize("length", [0, 16, 24, 31, 33])
def test_no_key_of_another_length_seals_or_derives(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(bytes(length), b"words", PLACE)
    with pytest.raises(ValueError, match="32 bytes"):
        derive(bytes(length), "entry")


def test_no_nonce_comes_twice() -> None:
    boxes = [seal(KEY, b"", PLACE) for _ in range(10_000)]
    assert len({box[2:14] for box in boxes}) == 10_000


def test_keys_are_random_and_of_the_right_length() -> None:
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {32}


def test_each_purpose_has_its_own_key() -> None:
    purposes = ["ring", "mailbox", "entry", "token/key", "token/hash", ""]
    assert len({derive(KEY, purpose) for purpose in purposes} | {KEY}) == len(purposes) + 1


@pytest.mark.parametrize("box", [b"", b"\x01\x01" + bytes(300), b"\x09" + b"I felt lonely" * 30])
def test_damage_says_nothing_but_that(box: bytes) -> None:
    with pytest.raises(Damaged) as caught:
        open_(KEY, box, PLACE)
    assert (str(caught.value), repr(caught.value), caught.value.args) == ("damaged", "Damaged()", ())
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_damage_takes_no_words() -> None:
    with pytest.raises(TypeError):
        Damaged("I felt lonely")  # type: ignore[call-arg]


def by_hand(inner: bytes, header: bytes = b"\x01\x01", key: bytes = KEY) -> bytes:
    """Seal for PLACE with nothing of the program, so that the format itself is what is tested."""
    fields = [b"entries", b"r1", b"s1", struct.pack(">Q", 1), b"a1", b"entry/1"]
    associated = header + b"".join(struct.pack(">I", len(field)) + field for field in fields)
    return header + bytes(12) + AESGCM(key).encrypt(bytes(12), inner, associated)
