"""Another passphrase: the old one opens nothing, other devices are signed out, the recovery code still works."""

import pytest

from tests.people import Cast, Somebody
from toward.vault import Cost, Damaged, PassphraseSlot, open_keyring, recovery_key, unlock
from toward.vault.slots import open_slot

NEW = "seven brass lanterns over still water"


def changes(person: Somebody, new: str = NEW, **more: str) -> object:
    form = {"passphrase": person.passphrase, "key": "own", "own": new}
    return person.post("/settings/passphrase", form | more)


def test_the_new_one_opens_and_the_old_one_does_not(cast: Cast, ada: Somebody) -> None:
    entry = ada.does("journal")
    assert changes(ada).location == "/settings"
    again = cast.visitor()
    assert again.post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 422
    assert again.post("/sign-in", {"name": "Ada", "passphrase": NEW}).status == 303
    assert "quiet end" in again.get(f"/entries/{entry}").text


def test_the_offered_words_may_be_taken(cast: Cast, ada: Somebody) -> None:
    form = ada.get("/settings/passphrase").form("/settings/passphrase")
    assert ada.post("/settings/passphrase", form.filled({"passphrase": ada.passphrase})).status == 303
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": form["offered"]}).status == 303


def test_every_other_sign_in_ends_and_this_one_goes_on(ada: Somebody) -> None:
    others = [ada.elsewhere(), ada.elsewhere(shared="yes")]
    others[0].locks()
    changes(ada)
    assert ada.is_open
    assert [other.get("/today").status for other in others] == [404, 404]


def test_the_others_are_ended_in_the_same_transaction(
    cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ada.elsewhere()

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("toward.people.accounts.end_all", breaks)
        assert changes(ada).status == 500
    assert other.is_open
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": NEW}).status == 422
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 303


def test_the_recovery_code_still_opens(cast: Cast, ada: Somebody) -> None:
    changes(ada)
    form = {"name": "Ada", "code": ada.code, "passphrase": "yet another set of quiet words"}
    assert cast.visitor().post("/recover", form).location == "/recovery-code"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"passphrase": "not mine, I am afraid"}, "passphrase"),
        ({"passphrase": ""}, "passphrase"),
        ({"own": "short"}, "own"),
        ({"own": "Ada Ada Ada Ada Ada"}, "own"),
        ({"own": "x" * 257}, "own"),
        ({"key": "offered", "offered": ""}, "own"),
    ],
)
def test_it_is_refused_and_nothing_has_changed(cast: Cast, ada: Somebody, change: dict[str, str], field: str) -> None:
    page = (
        changes(ada, **{"new": NEW} | change)
        if "new" in change
        else ada.post("/settings/passphrase", {"passphrase": ada.passphrase, "key": "own", "own": NEW} | change)
    )
    assert (page.status, page.refused) == (422, {field})
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 303


def test_after_a_refusal_there_are_still_five_words_to_take(ada: Somebody) -> None:
    page = ada.post("/settings/passphrase", {"passphrase": "wrong", "key": "own", "own": NEW})
    assert len(page.form("/settings/passphrase")["offered"].split()) == 5


# What somebody has who took a copy of the store before, who knows what opened it then, or both (docs/security.md).


def slots(cast: Cast) -> dict[str, tuple[str, str, PassphraseSlot]]:
    """Every slot of the store, by its kind: the account, the slot's id, and the slot as a passphrase would open it."""
    rows = cast.rows("SELECT kind, account_id, id, salt, memory_kib, passes, lanes, sealed FROM slots")
    return {
        kind: (account, slot_id, PassphraseSlot(account, slot_id, salt, Cost(memory, passes, lanes), sealed))
        for kind, account, slot_id, salt, memory, passes, lanes, sealed in rows
    }


def left(cast: Cast, *boxes: bytes) -> list[bytes]:
    """Which of these a thief of the disk would still find, in the log beside the store too."""
    stolen = cast.stolen()
    return [box for box in boxes if box[2:14] in stolen]


def test_the_old_passphrase_opens_nothing_of_the_store_as_it_is_now(cast: Cast, ada: Somebody) -> None:
    old = slots(cast)["passphrase"][2]
    assert unlock(ada.passphrase, old), "the control: it did"
    assert left(cast, old.box)
    changes(ada)
    with pytest.raises(Damaged):
        unlock(ada.passphrase, slots(cast)["passphrase"][2])
    if cast.store.file:  # PostgreSQL leaves the bytes where they are until it needs the room
        assert not left(cast, old.box)


def test_nor_does_an_old_recovery_code(cast: Cast, ada: Somebody) -> None:
    account, slot_id, old = slots(cast)["recovery"]
    assert open_slot(recovery_key(ada.code), old.box, account, slot_id, "recovery"), "the control: it did"
    assert left(cast, old.box)
    assert ada.post("/settings/recovery-code", {"passphrase": ada.passphrase}).location == "/recovery-code"
    account, slot_id, new = slots(cast)["recovery"]
    with pytest.raises(Damaged):
        open_slot(recovery_key(ada.code), new.box, account, slot_id, "recovery")
    if cast.store.file:
        assert not left(cast, old.box)


def test_after_recovering_neither_the_old_passphrase_nor_the_used_code_is_left(cast: Cast, ada: Somebody) -> None:
    before = slots(cast)
    boxes = [slot.box for _, _, slot in before.values()]
    assert left(cast, *boxes) == boxes, "the control: they are there to be found"
    form = {"name": "Ada", "code": ada.code, "passphrase": NEW}
    assert cast.visitor().post("/recover", form).location == "/recovery-code"
    assert not set(boxes) & {slot.box for _, _, slot in slots(cast).values()}
    if cast.store.file:
        assert not left(cast, *boxes)


def test_an_old_copy_opens_with_no_passphrase_but_that_of_its_time(cast: Cast, ada: Somebody) -> None:
    old = slots(cast)["passphrase"][2]
    changes(ada)
    with pytest.raises(Damaged):
        unlock(NEW, old)


def test_what_a_new_passphrase_does_not_mend_is_said_where_it_is_made(cast: Cast, ada: Somebody) -> None:
    """The account key stays: an old copy and the old passphrase open the ring of today.  So the page must say it."""
    old = slots(cast)["passphrase"][2]
    changes(ada)
    ((account, version, ring),) = cast.rows("SELECT id, ring_version, ring FROM accounts")
    assert open_keyring(unlock(ada.passphrase, old), ring, account, version).personal
    assert "begin anew under another name" in ada.get("/settings/passphrase").text
    vera = cast.signs_up("Vera", language="ru")
    assert "под другим именем" in vera.get("/settings/passphrase").text
