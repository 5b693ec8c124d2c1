"""Slots: the account key under several keys, and the unknown name."""

from dataclasses import dataclass

import pytest

from toward.vault import (
    DUMMY,
    STANDARD,
    Cost,
    Damaged,
    PassphraseSlot,
    Place,
    new_key,
    new_recovery_code,
    new_salt,
    new_token,
    open_,
    open_slot,
    passphrase_key,
    recovery_key,
    seal,
    seal_slot,
    slots,
    token_key,
    unlock,
)

SMALL = Cost(64, 1, 1)
WRAPPING, ACCOUNT_KEY = bytes(32), bytes(range(32))
WORDS = "abandon ability able about above"


def passphrase_slot(passphrase: str = WORDS) -> PassphraseSlot:
    salt = new_salt()
    box = seal_slot(passphrase_key(passphrase, salt, SMALL), ACCOUNT_KEY, "a1", "k1", "passphrase")
    return PassphraseSlot(account_id="a1", slot_id="k1", salt=salt, cost=SMALL, box=box)


def test_one_account_key_opens_from_each_of_its_slots() -> None:
    account_key, salt, code, token = new_key(), new_salt(), new_recovery_code(), new_token()
    keys = {
        "passphrase": passphrase_key(WORDS, salt, SMALL),
        "recovery": recovery_key(code),
        "session": token_key(token),
    }
    boxes = {kind: seal_slot(key, account_key, "a1", kind, kind) for kind, key in keys.items()}
    for kind, key in keys.items():
        assert open_slot(key, boxes[kind], "a1", kind, kind) == account_key
        for other in keys.keys() - {kind}:
            with pytest.raises(Damaged):
                open_slot(key, boxes[other], "a1", other, other)


@pytest.mark.parametrize(
    ("account_id", "slot_id", "kind"),
    [("a2", "k1", "recovery"), ("a1", "k2", "recovery"), ("a1", "k1", "session"), ("a1k", "1", "recovery")],
)
def test_a_slot_of_another_account_row_or_kind_is_damage(account_id: str, slot_id: str, kind: str) -> None:
    box = seal_slot(WRAPPING, ACCOUNT_KEY, "a1", "k1", "recovery")
    assert open_slot(WRAPPING, box, "a1", "k1", "recovery") == ACCOUNT_KEY
    with pytest.raises(Damaged):
        open_slot(WRAPPING, box, account_id, slot_id, kind)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_only_a_key_goes_into_a_slot_or_comes_out(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal_slot(WRAPPING, bytes(length), "a1", "k1", "recovery")
    place = Place(table="slots", row="k1", space="", epoch=0, author="a1", schema="slot/recovery/1")
    with pytest.raises(Damaged):
        open_slot(WRAPPING, seal(WRAPPING, bytes(length), place), "a1", "k1", "recovery")


@pytest.mark.parametrize("typed", [WORDS, WORDS.title(), f" {WORDS.upper()}\n"])
def test_the_right_passphrase_unlocks(typed: str) -> None:
    assert unlock(typed, passphrase_slot()) == ACCOUNT_KEY


@pytest.mark.parametrize("typed", ["", "abandon", WORDS + "s", WORDS.replace(" ", ""), "above " + WORDS[:-6]])
def test_a_wrong_passphrase_does_not(typed: str) -> None:
    with pytest.raises(Damaged):
        unlock(typed, passphrase_slot())


def test_a_slot_put_into_the_row_of_another_account_does_not() -> None:
    with pytest.raises(Damaged):
        unlock(WORDS, passphrase_slot()._replace(account_id="a2"))


@dataclass
class Work:
    """What was done to open something: the costs that were paid, the sizes of the boxes that were tried."""

    costs: list[Cost]
    sizes: list[int]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """The real work is done and noted."""
    done = Work([], [])

    def noting_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
        done.costs.append(cost)
        return passphrase_key(passphrase, salt, cost)

    def noting_open(key: bytes, box: bytes, place: Place) -> bytes:
        done.sizes.append(len(box))
        return open_(key, box, place)

    monkeypatch.setattr(slots, "passphrase_key", noting_key)
    monkeypatch.setattr(slots, "open_", noting_open)
    return done


def test_an_unknown_name_costs_the_same_work_and_gets_the_same_answer(work: Work) -> None:
    with pytest.raises(Damaged) as wrong:
        unlock("a wrong passphrase", passphrase_slot())
    with pytest.raises(Damaged) as unknown:
        unlock("a wrong passphrase", None, DUMMY._replace(cost=SMALL))
    assert work.costs == [SMALL, SMALL]
    assert work.sizes[0] == work.sizes[1]
    assert (str(wrong.value), wrong.value.args) == (str(unknown.value), unknown.value.args)


def test_an_unknown_name_costs_the_standard(work: Work) -> None:
    with pytest.raises(Damaged):
        unlock(WORDS, None)
    assert work.costs == [STANDARD]
    assert work.sizes == [len(passphrase_slot().box)]
