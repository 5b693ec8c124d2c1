"""Sign-ins: our own session store.  A copy of the table opens no session, and no row says who looked when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from toward.people.tables import Account, Device, SignIn
from toward.spaces.ids import new_id
from toward.vault import Damaged, Keyring, new_token, open_keyring, open_slot, seal_slot, token_hash, token_key
from toward.web.language import Language, as_language

SIGN_IN_COOKIE = "__Host-toward"
DEVICE_COOKIE = "__Host-device"
LASTS = timedelta(hours=12)
IDLE_MINUTES = (2, 5, 10, 20, 30, 60)


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

    ring: Keyring
    ring_version: int
    account_key: bytes = field(repr=False)


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


def look_up(session: Session, token: str, now: datetime) -> Person | None:
    """Who holds this token: a `Person` while locked, `Unlocked` while open, None when it is nobody's."""
    found = session.execute(
        select(SignIn, Account)
        .join(Account, Account.id == SignIn.account_id)
        .where(SignIn.token_hash == token_hash(token), SignIn.ends_at > now)
    ).first()
    if found is None:
        return None
    sign_in, account = found
    person = _person(sign_in, account)
    if sign_in.sealed_key is None or sign_in.locks_at is None or sign_in.locks_at <= now:
        return person
    try:
        account_key = open_slot(token_key(token), sign_in.sealed_key, account.id, sign_in.id, "session")
        ring = open_keyring(account_key, account.ring, account.id, account.ring_version)
    except Damaged:
        return person
    return _unlocked(person, ring, account.ring_version, account_key)


def needs_longer(session: Session, person: Person, now: datetime) -> bool:
    """Whether a minute or more has passed since the idle time was last put off; so most pages write nothing."""
    locks_at = session.scalar(select(SignIn.locks_at).where(SignIn.id == person.sign_in_id))
    return locks_at is not None and locks_at < now + timedelta(minutes=person.idle_minutes - 1)


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


def end(session: Session, token: str) -> None:
    """End the sign-in of this token, if there is one."""
    session.execute(delete(SignIn).where(SignIn.token_hash == token_hash(token)))


def end_all(session: Session, account_id: str, but: str | None = None) -> None:
    """End every sign-in of an account, but perhaps one."""
    session.execute(delete(SignIn).where(SignIn.account_id == account_id, SignIn.id != (but or "")))


def end_sign_in(request: Request[Any, Any, Any]) -> list[Cookie]:
    """End the sign-in this request came with; returns the cookies that make the browser forget it."""
    token = request.cookies.get(SIGN_IN_COOKIE)
    if token:
        with request.app.state.store.write() as session:
            end(session, token)
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


def _person(sign_in: SignIn, account: Account) -> Person:
    return Person(
        account_id=account.id,
        sign_in_id=sign_in.id,
        login=account.login,
        language=as_language(account.locale) or "en",
        zone=account.time_zone,
        idle_minutes=account.idle_minutes,
        app_name=account.app_name,
        shared_device=sign_in.shared_device,
    )


def _unlocked(person: Person, ring: Keyring, ring_version: int, account_key: bytes) -> Unlocked:
    return Unlocked(
        account_id=person.account_id,
        sign_in_id=person.sign_in_id,
        login=person.login,
        language=person.language,
        zone=person.zone,
        idle_minutes=person.idle_minutes,
        app_name=person.app_name,
        shared_device=person.shared_device,
        ring=ring,
        ring_version=ring_version,
        account_key=account_key,
    )


def _cookie(name: str, value: str, seconds: int | None) -> Cookie:
    return Cookie(key=name, value=value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")
