"""An account's life: sign up, open with a passphrase or a recovery code, a new passphrase, deletion.

The passphrase is right when its slot opens; nothing else says so.  Whatever costs an Argon2 run is done
before a transaction begins, so that nobody waits for the store meanwhile.
"""

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from threading import BoundedSemaphore

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from toward.db import Store
from toward.people.profile import first_profile
from toward.people.signins import Unlocked, end_all
from toward.people.tables import Account, Device, Slot
from toward.spaces.entries import delete_mine
from toward.spaces.ids import new_id
from toward.spaces.tables import Draft, Entry, Member, Space
from toward.vault import (
    DUMMY,
    STANDARD,
    Cost,
    Damaged,
    PassphraseSlot,
    Place,
    derive,
    new_key,
    new_keyring,
    new_recovery_code,
    new_salt,
    open_,
    open_slot,
    passphrase_key,
    recovery_key,
    seal,
    seal_keyring,
    seal_slot,
    unlock,
)
from toward.web.language import Language

LONGEST_NAME = 40


@dataclass(frozen=True)
class Stretching:
    """How passphrases are stretched here: the cost of new slots, and how many runs at once (64 MiB each)."""

    cost: Cost = STANDARD
    at_once: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))

    def new_slot(self, passphrase: str) -> "NewSlot":
        """Stretch a new passphrase under a new salt; waits while others are at it."""
        salt = new_salt()
        with self.at_once:
            return NewSlot(salt, self.cost, passphrase_key(passphrase, salt, self.cost))

    def unlock(self, passphrase: str, slot: PassphraseSlot | None) -> bytes | None:
        """The account key, or None when the slot does not open; the same work when there is no slot at all."""
        with self.at_once:
            try:
                return unlock(passphrase, slot, DUMMY._replace(cost=self.cost))
            except Damaged:
                return None


@dataclass(frozen=True)
class NewSlot:
    """A passphrase stretched, ready to be written as a slot."""

    salt: bytes
    cost: Cost
    key: bytes


def fold(login: str) -> str:
    """A name as it is compared: two names that look alike in case or composition are one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).casefold())


def name_fits(login: str) -> bool:
    """Whether something can be a name here: one to forty printable characters."""
    return 0 < len(login) <= LONGEST_NAME and login.isprintable() and len(fold(login)) <= 2 * LONGEST_NAME


def sign_up(
    session: Session, new: NewSlot, *, login: str, language: Language, zone: str, now: datetime
) -> tuple[Account, bytes] | None:
    """A new account with its personal space and both slots; None when the name is taken."""
    if session.scalar(select(Account.id).where(Account.login_folded == fold(login))):
        return None
    account_id, space_id, account_key = new_id(now), new_id(now), new_key()
    ring = new_keyring(space_id)
    account = Account(
        id=account_id,
        login=login,
        login_folded=fold(login),
        locale=language,
        time_zone=zone,
        idle_minutes=10,
        app_name="toward",
        ring_version=1,
        ring=seal_keyring(account_key, ring, account_id, 1),
    )
    session.add_all([Space(id=space_id), account])
    session.flush()
    put_passphrase(session, account_id, account_key, new, now)
    put_recovery(session, account_id, account_key, now)
    first_profile(session, ring, account_id)
    return account, account_key


def find_account(session: Session, login: str) -> Account | None:
    """The account of a name; what cannot be a name is nobody's."""
    return session.scalar(select(Account).where(Account.login_folded == fold(login))) if name_fits(login) else None


def open_with_passphrase(store: Store, stretching: Stretching, account_id: str | None, passphrase: str) -> bytes | None:
    """The account key, or None when the passphrase is wrong.

    A name nobody has (`account_id` None) costs the same work on a slot that opens to nothing, so that
    neither the answer nor its time tells which names exist.
    """
    row = _slot(store, account_id, "passphrase")
    if row is None:
        return stretching.unlock(passphrase, None)
    cost = Cost(row.memory_kib, row.passes, row.lanes)
    return stretching.unlock(passphrase, PassphraseSlot(row.account_id, row.id, row.salt, cost, row.sealed))


def open_with_code(store: Store, account_id: str | None, code: str) -> bytes | None:
    """The account key by the recovery code, or None.  Raises `NotACode` when it cannot be one."""
    return _opened_with(code, _slot(store, account_id, "recovery"))


def put_passphrase(session: Session, account_id: str, account_key: bytes, new: NewSlot, now: datetime) -> None:
    """Put a new passphrase slot in the place of the old one."""
    slot_id = new_id(now)
    session.execute(delete(Slot).where(Slot.account_id == account_id, Slot.kind == "passphrase"))
    session.add(
        Slot(
            id=slot_id,
            account_id=account_id,
            kind="passphrase",
            salt=new.salt,
            memory_kib=new.cost.memory_kib,
            passes=new.cost.passes,
            lanes=new.cost.lanes,
            sealed=seal_slot(new.key, account_key, account_id, slot_id, "passphrase"),
        )
    )


def put_recovery(session: Session, account_id: str, account_key: bytes, now: datetime) -> None:
    """A new recovery code in the place of the old one, to be shown until its owner confirms it."""
    slot_id, code = new_id(now), new_recovery_code()
    session.execute(delete(Slot).where(Slot.account_id == account_id, Slot.kind == "recovery"))
    session.add(
        Slot(
            id=slot_id,
            account_id=account_id,
            kind="recovery",
            salt=b"",
            memory_kib=0,
            passes=0,
            lanes=0,
            sealed=seal_slot(recovery_key(code), account_key, account_id, slot_id, "recovery"),
            unconfirmed=seal(derive(account_key, "recovery"), code.encode(), _code_place(account_id, slot_id)),
        )
    )


def unconfirmed_code(session: Session, me: Unlocked) -> str | None:
    """The recovery code while it has still to be confirmed; afterwards nothing here knows it."""
    slot = _recovery_slot(session, me.account_id)
    if slot is None or slot.unconfirmed is None:
        return None
    return open_(derive(me.account_key, "recovery"), slot.unconfirmed, _code_place(me.account_id, slot.id)).decode()


def has_unconfirmed_code(session: Session, account_id: str) -> bool:
    """Whether there is a recovery code that its owner has still to write down."""
    slot = _recovery_slot(session, account_id)
    return slot is not None and slot.unconfirmed is not None


def confirm_code(session: Session, me: Unlocked) -> None:
    """Its owner has it: forget the code."""
    slot = _recovery_slot(session, me.account_id)
    if slot is not None:
        slot.unconfirmed = None


def change_passphrase(session: Session, me: Unlocked, new: NewSlot, now: datetime) -> None:
    """A new passphrase, and every other sign-in ended in the same transaction."""
    put_passphrase(session, me.account_id, me.account_key, new, now)
    end_all(session, me.account_id, but=me.sign_in_id)


def recover(session: Session, account_id: str, code: str, new: NewSlot, now: datetime) -> bool:
    """A new passphrase by the recovery code, a new code, and every sign-in and known device forgotten.

    False when the code opens nothing (any more): it has been used meanwhile.
    """
    account_key = _opened_with(code, _recovery_slot(session, account_id))
    if account_key is None:
        return False
    put_passphrase(session, account_id, account_key, new, now)
    put_recovery(session, account_id, account_key, now)
    end_all(session, account_id)
    session.execute(delete(Device).where(Device.account_id == account_id))
    return True


def delete_account(session: Session, me: Unlocked, *, withdraw: bool) -> None:
    """Everything of this person, gone: rows here, and with them the only keys to what a backup still holds.

    What they shared stays with the other, or goes too with `withdraw`.  To the other it looks like somebody who
    writes no more: the row that told of their pages stays, as after leaving quietly.
    """
    session.execute(delete(Entry).where(Entry.space_id == me.ring.personal))
    session.execute(delete(Draft).where(Draft.space_id == me.ring.personal))
    if withdraw:
        for space in me.ring.keys:
            delete_mine(session, me.ring, me.account_id, space)
    session.execute(delete(Account).where(Account.id == me.account_id))
    session.execute(delete(Space).where(Space.id == me.ring.personal))
    session.execute(delete(Space).where(Space.id.in_(me.ring.keys), ~_somebody_else_has(me)))
    owned = select(Member.space_id).where(Member.account_id == me.account_id, Member.role == "owner")
    session.execute(delete(Space).where(Space.id.in_(owned)))


def _somebody_else_has(me: Unlocked) -> ColumnElement[bool]:
    others = select(Member).join(Account, Account.id == Member.account_id)
    return others.where(Member.space_id == Space.id, Member.account_id != me.account_id).exists()


def _slot(store: Store, account_id: str | None, kind: str) -> Slot | None:
    with store.read() as session:
        return session.scalar(select(Slot).where(Slot.account_id == (account_id or ""), Slot.kind == kind))


def _recovery_slot(session: Session, account_id: str) -> Slot | None:
    return session.scalar(select(Slot).where(Slot.account_id == account_id, Slot.kind == "recovery"))


def _opened_with(code: str, slot: Slot | None) -> bytes | None:
    key = recovery_key(code)
    sealed, owner, slot_id = (slot.sealed, slot.account_id, slot.id) if slot else (DUMMY.box, "", "")
    try:
        return open_slot(key, sealed, owner, slot_id, "recovery")
    except Damaged:
        return None


def _code_place(account_id: str, slot_id: str) -> Place:
    return Place("slots", slot_id, "", 1, account_id, "recovery-code/1")
