"""The keyring of an account: opened, changed and sealed again in one write transaction."""

from collections.abc import Callable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from toward.people.signins import Unlocked
from toward.people.tables import Account
from toward.vault import Keyring, open_keyring, seal_keyring


def change_ring(session: Session, me: Unlocked, change: Callable[[Keyring], Keyring]) -> Keyring:
    """Apply `change` to the ring as it stands in its row now.  To be called in a write transaction."""
    sealed, version = session.execute(
        select(Account.ring, Account.ring_version).where(Account.id == me.account_id)
    ).one()
    ring = open_keyring(me.account_key, sealed, me.account_id, version)
    changed = change(ring)
    if changed != ring:
        box = seal_keyring(me.account_key, changed, me.account_id, version + 1)
        session.execute(
            update(Account)
            .where(Account.id == me.account_id, Account.ring_version == version)
            .values(ring=box, ring_version=version + 1)
        )
    return changed
