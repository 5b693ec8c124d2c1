"""Sign-ins: our own session store.  A copy of the table opens no session, and no row says who looked when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie
from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.orm import Session

from toward.db import Rows, columns
from toward.people.tables import Account, Device, SignIn
from toward.spaces.ids import new_id
from toward.vault import Damaged, Keyring, new_token, open_keyring, open_slot, seal_slot, token_hash, token_key
from toward.web.language import Language, as_language

SIGN_IN_COOKIE = "__Host-toward"
DEVICE_COOKIE = "__Host-device"
LASTS = timedelta(hours=12)
IDLE_MINUTES = (2, 5, 10, 20, 30, 60)

_SIGN_IN, _ACCOUNT = columns(SignIn), columns(Account)
_HOLDER = (
    select(
        _SIGN_IN.id,
        _SIGN_IN.account_id,
        _SIGN_IN.sealed_key,
        _SIGN_IN.locks_at,
        _SIGN_IN.shared_device,
        _ACCOUNT.login,
        _ACCOUNT.locale,
        _ACCOUNT.time_zone,
        _ACCOUNT.idle_minutes,
        _ACCOUNT.app_name,
        _ACCOUNT.ring,
        _ACCOUNT.ring_version,
    )
    .join(Account.__table__, _ACCOUNT.id == _SIGN_IN.account_id)
    .where(_SIGN_IN.token_hash == bindparam("token_hash"), _SIGN_IN.ends_at > bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in, perhaps locked: their row, and nothing that opens anything."""

    account_id: str
    sign_in_id: str
    login: str
    language: Language
    zone: str
    idle_minutes: int
    app_name: str
    shared_device: bool


@dataclass(frozen=True, slots=True)
class Unlocked(Person):
    """Somebody whose words can be opened: a handler that needs words asks for this."""

    locks_at: datetime
    ring: Keyring
    ring_version: int
    account_key: bytes = field(repr=False)


class Keyless(Person):
    """Somebody whose passphrase is right and whose keyring is damaged: nothing of theirs can be opened."""


def begin_sign_in(
    session: Session, account: Account, account_key: bytes, *, shared_device: bool, now: datetime
) -> tuple[str, str]:
    """A new sign-in, unlocked.  Returns the token for the cookie, which is kept nowhere else, and the row's id."""
    token, row_id = new_token(), new_id(now)
    session.add(
        SignIn(
            id=row_id,
            account_id=account.id,
            token_hash=token_hash(token),
            sealed_key=seal_slot(token_key(token), account_key, account.id, row_id, "session"),
            locks_at=now + timedelta(minutes=account.idle_minutes),
            ends_at=now + LASTS,
            shared_device=shared_device,
        )
    )
    return token, row_id


def look_up(rows: Rows, token: str, now: datetime) -> Person | None:
    """Who holds this token: a `Person` while locked, `Unlocked` while open, None when it is nobody's."""
    row = rows.execute(_HOLDER, {"token_hash": token_hash(token), "now": now}).first()
    if row is None:
        return None
    if row.sealed_key is None or row.locks_at is None or row.locks_at <= now:
        return Person(**_known(row))
    try:
        account_key = open_slot(token_key(token), row.sealed_key, row.account_id, row.id, "session")
    except Damaged:
        return Person(**_known(row))
    try:
        ring = open_keyring(account_key, row.ring, row.account_id, row.ring_version)
    except Damaged:
        return Keyless(**_known(row))
    return Unlocked(
        **_known(row), locks_at=row.locks_at, ring=ring, ring_version=row.ring_version, account_key=account_key
    )


def needs_longer(person: Unlocked, now: datetime) -> bool:
    """Whether a minute or more has passed since the idle time was last put off; so most pages write nothing."""
    return person.locks_at < now + timedelta(minutes=person.idle_minutes - 1)


def stay_open(session: Session, person: Person, now: datetime) -> None:
    """Put the idle time off; never brings back a key that was dropped meanwhile."""
    session.execute(
        update(SignIn)
        .where(SignIn.id == person.sign_in_id, SignIn.locks_at > now)
        .values(locks_at=now + timedelta(minutes=person.idle_minutes))
    )


def reopen(session: Session, person: Person, token: str, account_key: bytes, now: datetime) -> None:
    """Unlock a sign-in again, after the passphrase has been given."""
    sealed = seal_slot(token_key(token), account_key, person.account_id, person.sign_in_id, "session")
    session.execute(
        update(SignIn)
        .where(SignIn.id == person.sign_in_id)
        .values(sealed_key=sealed, locks_at=now + timedelta(minutes=person.idle_minutes))
    )


def lock(session: Session, person: Person) -> None:
    """Drop the key of one sign-in and keep the sign-in."""
    _drop_keys(session, SignIn.id == person.sign_in_id)


def lock_the_idle(session: Session, now: datetime) -> None:
    """Drop every key whose idle time is over, and every sign-in that has ended."""
    session.execute(delete(SignIn).where(SignIn.ends_at <= now))
    _drop_keys(session, SignIn.locks_at <= now)


def lock_no_later(session: Session, account_id: str, then: datetime) -> None:
    """After a shorter idle time was chosen: no sign-in of the account stays open longer than that."""
    session.execute(update(SignIn).where(SignIn.account_id == account_id, SignIn.locks_at > then).values(locks_at=then))


def end(session: Session, token: str) -> str | None:
    """End the sign-in of this token, if there is one; returns whose it was."""
    ended = delete(SignIn).where(SignIn.token_hash == token_hash(token)).returning(SignIn.account_id)
    return session.execute(ended).scalar()


def goes_on(session: Session, sign_in_id: str, now: datetime) -> bool:
    """Whether a sign-in has neither ended nor been ended."""
    lasting = select(SignIn.id).where(SignIn.id == sign_in_id, SignIn.ends_at > now)
    return session.scalar(lasting) is not None


def end_all(session: Session, account_id: str, but: str | None = None) -> None:
    """End every sign-in of an account, but perhaps one."""
    session.execute(delete(SignIn).where(SignIn.account_id == account_id, SignIn.id != (but or "")))


def end_sign_in(request: Request[Any, Any, Any]) -> list[Cookie]:
    """End the sign-in this request came with; returns the cookies that make the browser forget it.

    Its other pages are told, so that no second window goes on showing what was written.
    """
    token = request.cookies.get(SIGN_IN_COOKIE)
    if token:
        with request.app.state.store.write() as session:
            whose = end(session, token)
        if whose:
            request.app.state.changes.poke(whose)
    return [_cookie(SIGN_IN_COOKIE, "", 0)]


def sign_in_cookie(token: str, shared_device: bool) -> Cookie:
    """The cookie of a sign-in; on a shared device it ends with the browser."""
    return _cookie(SIGN_IN_COOKIE, token, None if shared_device else int(LASTS.total_seconds()))


def remember_device(session: Session, account_id: str) -> Cookie:
    """Know this browser from now on, so that guesses made elsewhere never use up its own allowance."""
    token = new_token()
    session.add(Device(token_hash=token_hash(token), account_id=account_id))
    return _cookie(DEVICE_COOKIE, token, 400 * 24 * 3600)


def known_account(session: Session, request: Request[Any, Any, Any]) -> Account | None:
    """The account this browser is known to have opened before."""
    token = request.cookies.get(DEVICE_COOKIE)
    if not token:
        return None
    return session.scalar(
        select(Account).join(Device, Device.account_id == Account.id).where(Device.token_hash == token_hash(token))
    )


def _drop_keys(session: Session, where: Any) -> None:
    session.execute(update(SignIn).where(where).values(sealed_key=None, locks_at=None))


def _known(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """What is known of a person whether or not their words can be opened."""
    return {
        "account_id": row.account_id,
        "sign_in_id": row.id,
        "login": row.login,
        "language": as_language(row.locale) or "en",
        "zone": row.time_zone,
        "idle_minutes": row.idle_minutes,
        "app_name": row.app_name,
        "shared_device": row.shared_device,
    }


def _cookie(name: str, value: str, seconds: int | None) -> Cookie:
    return Cookie(key=name, value=value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")
