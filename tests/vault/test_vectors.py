"""Frozen samples: what was sealed once opens for ever. The files are never written again (decisions 1 and 3)."""

import json
from importlib.resources import files
from typing import Any

import pytest

from toward.vault import (
    STANDARD,
    Cost,
    Keyring,
    Offer,
    PassphraseSlot,
    Place,
    derive,
    invite_hash,
    invite_key,
    invite_token,
    invite_words,
    mailbox_keys,
    open_,
    open_delivery,
    open_invite,
    open_keyring,
    open_slot,
    passphrase_key,
    read_invite,
    recovery_key,
    token_hash,
    token_key,
    unlock,
)


def frozen(name: str) -> Any:
    return json.loads(files("toward.vault").joinpath("vectors", name).read_text("utf-8"))


KEYS, SLOTS, KEYRING = frozen("keys.json"), frozen("slots.json"), frozen("keyring.json")


@pytest.mark.parametrize("sample", frozen("boxes.json"), ids=lambda sample: sample["name"])
def test_a_box(sample: Any) -> None:
    opened = open_(bytes.fromhex(sample["key"]), bytes.fromhex(sample["box"]), Place(**sample["place"]))
    assert opened == bytes.fromhex(sample["plain"])


def test_derived_keys() -> None:
    for sample in KEYS["derived"]:
        assert derive(bytes.fromhex(sample["key"]), sample["purpose"]).hex() == sample["derived"]


@pytest.mark.parametrize("sample", KEYS["passphrases"], ids=lambda sample: f"{sample['cost']}")
def test_a_passphrase_key(sample: Any) -> None:
    key = passphrase_key(sample["passphrase"], bytes.fromhex(sample["salt"]), Cost(*sample["cost"]))
    assert key.hex() == sample["key"]


def test_recovery_and_token_keys() -> None:
    for sample in KEYS["recovery"]:
        assert recovery_key(sample["code"]).hex() == sample["key"]
    for sample in KEYS["tokens"]:
        assert (token_key(sample["token"]).hex(), token_hash(sample["token"]).hex()) == (sample["key"], sample["hash"])


def test_the_passphrase_slot() -> None:
    sample = next(sample for sample in SLOTS if sample["kind"] == "passphrase")
    cost = Cost(*sample["cost"])
    assert cost == STANDARD
    salt, box = bytes.fromhex(sample["salt"]), bytes.fromhex(sample["box"])
    slot = PassphraseSlot(sample["account_id"], sample["slot_id"], salt, cost, box)
    assert unlock(sample["passphrase"], slot).hex() == sample["account_key"]


@pytest.mark.parametrize("kind", ["recovery", "session"])
def test_a_slot_of_another_kind(kind: str) -> None:
    sample = next(sample for sample in SLOTS if sample["kind"] == kind)
    key = recovery_key(sample["code"]) if kind == "recovery" else token_key(sample["token"])
    opened = open_slot(key, bytes.fromhex(sample["box"]), sample["account_id"], sample["slot_id"], kind)
    assert opened.hex() == sample["account_key"]


def test_the_keyring() -> None:
    ring = open_keyring(
        bytes.fromhex(KEYRING["account_key"]), bytes.fromhex(KEYRING["box"]), KEYRING["account_id"], KEYRING["version"]
    )
    assert (ring.personal, ring.current) == (KEYRING["personal"], KEYRING["current"])
    keys = {space: {str(epoch): key.hex() for epoch, key in epochs.items()} for space, epochs in ring.keys.items()}
    assert keys == KEYRING["keys"]


@pytest.mark.parametrize("sample", frozen("pairing.json"), ids=lambda sample: sample["invite_id"])
def test_an_invite(sample: Any) -> None:
    secret = bytes.fromhex(sample["secret"])
    words = [" ".join(invite_words(secret, "en")), " ".join(invite_words(secret, "ru"))]
    assert [invite_token(secret), *words] == [sample["token"], sample["en"], sample["ru"]]
    assert {read_invite(sample[way]) for way in ("token", "en", "ru")} == {secret}
    assert (invite_key(secret).hex(), invite_hash(secret).hex()) == (sample["key"], sample["hash"])
    offer = Offer(**{**sample["offer"], "key": bytes.fromhex(sample["offer"]["key"])})
    assert open_invite(secret, bytes.fromhex(sample["box"]), sample["invite_id"]) == offer


@pytest.mark.parametrize("sample", frozen("deliveries.json"), ids=lambda sample: sample["delivery_id"])
def test_a_delivery(sample: Any) -> None:
    account_key, box = bytes.fromhex(sample["account_key"]), bytes.fromhex(sample["box"])
    private, public = mailbox_keys(account_key)
    assert (private.private_bytes_raw().hex(), public.hex()) == (sample["private"], sample["public"])
    space, epoch = sample["space"], sample["epoch"]
    ring = Keyring(personal="s1", keys={}, current={}).with_key(space, epoch - 1, bytes.fromhex(sample["previous_key"]))
    row = (space, epoch, sample["from_account"], sample["to_account"], sample["delivery_id"])
    assert open_delivery(account_key, box, *row, ring).newest(space) == (epoch, bytes.fromhex(sample["key"]))
