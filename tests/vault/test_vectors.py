"""Frozen samples: what was sealed once opens for ever. The files are never written again (decision 1)."""

import json
from importlib.resources import files
from typing import Any

import pytest

from toward.vault import (
    STANDARD,
    Cost,
    PassphraseSlot,
    Place,
    derive,
    open_,
    open_keyring,
    open_slot,
    passphrase_key,
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
