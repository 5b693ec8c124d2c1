"""Coming back: sign in, unlock, lock now, sign out here or everywhere, and the recovery code when all else is lost."""

from datetime import datetime
from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from toward.people.access import LockedNow, Me, Now, SignedIn
from toward.people.accounts import (
    Stretching,
    find_account,
    has_unconfirmed_code,
    open_with_code,
    open_with_passphrase,
    recover,
)
from toward.people.allowance import Allowance
from toward.people.signins import (
    SIGN_IN_COOKIE,
    Unlocked,
    begin_sign_in,
    end,
    end_all,
    end_sign_in,
    known_account,
    lock,
    remember_device,
    reopen,
    sign_in_cookie,
    stay_open,
)
from toward.people.tables import Account
from toward.people.welcome import PASSPHRASE_REFUSED, TOO_MANY
from toward.vault import NotACode, judge
from toward.web.forms import Posted
from toward.web.language import mark
from toward.web.pages import page
from toward.web.threads import in_thread

NOT_OPENED = mark("Nothing here opens with this name and passphrase.")
NOT_UNLOCKED = mark("That was not it. Take your time.")
NOT_RECOVERED = mark("Nothing here opens with this name and code.")


@get("/sign-in")
@in_thread
def sign_in_form(request: Request[Any, Any, Any]) -> Response[Any]:
    """A name and a passphrase.  No name is filled in: after leaving quickly the page must know nobody."""
    return page(request, "people/sign_in.html", name="", shared=False, refused=None)


@post("/sign-in")
@in_thread
def sign_in(request: Request[Any, Any, Any], form: Posted, now: Now) -> Response[Any]:
    """Open the account, or say the one thing that is said for every reason it did not open."""
    name, shared = form.one("name"), bool(form.one("shared"))
    account_id, known_here = _whose(request, name)
    allowance: Allowance = request.app.state.allowance
    if not allowance.guess(request, name, known_here):
        return _refused(request, name, shared, TOO_MANY, 429)
    key = open_with_passphrase(
        request.app.state.store, request.app.state.stretching, account_id, form.one("passphrase", 2000)
    )
    if key is None or account_id is None:
        return _refused(request, name, shared, NOT_OPENED, 422)
    with request.app.state.store.write() as session:
        then = "/recovery-code" if has_unconfirmed_code(session, account_id) else "/today"
        return _opened(session, request, account_id, key, shared, known_here, now, then)


def _refused(request: Request[Any, Any, Any], name: str, shared: bool, said: str, status: int) -> Response[Any]:
    return page(request, "people/sign_in.html", status=status, name=name, shared=shared, refused=said)


def _whose(request: Request[Any, Any, Any], name: str) -> tuple[str | None, bool]:
    with request.app.state.store.read() as session:
        account, known = find_account(session, name), known_account(session, request)
        known_here = account is not None and known is not None and account.id == known.id
        return (account.id if account else None), known_here


def _opened(
    session: Any,
    request: Request[Any, Any, Any],
    account_id: str,
    key: bytes,
    shared: bool,
    known_here: bool,
    now: datetime,
    then: str,
) -> Response[Any]:
    former = request.cookies.get(SIGN_IN_COOKIE)
    if former:
        end(session, former)
    account = session.get_one(Account, account_id)
    token, _ = begin_sign_in(session, account, key, shared_device=shared, now=now)
    cookies = [sign_in_cookie(token, shared)]
    if not shared and not known_here:
        cookies.append(remember_device(session, account_id))
    return Redirect(then, status_code=303, cookies=cookies)


@post("/unlock")
@in_thread
def unlock(request: Request[Any, Any, Any], person: SignedIn, form: Posted, now: Now) -> Response[Any]:
    """The lock screen's answer; what was being sent when the lock fell is offered again."""
    kept = [(name.removeprefix("kept."), value) for name, value in form.pairs if name.startswith("kept.")]
    then = form.one("then")
    allowance: Allowance = request.app.state.allowance
    if not allowance.guess_again(person.sign_in_id):
        return lock_screen(request, LockedNow(person, kept), then, TOO_MANY, 429)
    key = open_with_passphrase(
        request.app.state.store, request.app.state.stretching, person.account_id, form.one("passphrase", 2000)
    )
    if key is None:
        return lock_screen(request, LockedNow(person, kept), then, NOT_UNLOCKED, 422)
    with request.app.state.store.write(person.account_id) as session:
        reopen(session, person, request.cookies[SIGN_IN_COOKIE], key, now)
    here = then if _is_inside(then) else "/today"
    if kept:
        return page(request, "people/resume.html", me=person, then=here, kept=kept)
    return Redirect(here, status_code=303)


def _is_inside(address: str) -> bool:
    """Whether a browser will read this as an address of this place: it takes // and /\\ for another, and skips tabs."""
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()


def lock_screen(
    request: Request[Any, Any, Any], locked: LockedNow, then: str, refused: str | None = None, status: int = 403
) -> Response[Any]:
    """The page that asks the passphrase again, in the language of the person and with nothing of theirs but a name."""
    return page(
        request,
        "people/lock.html",
        language=locked.person.language,
        status=status,
        person=locked.person,
        kept=locked.kept,
        then=then,
        refused=refused,
    )


@post("/lock")
@in_thread
def lock_now(request: Request[Any, Any, Any], person: SignedIn) -> Response[Any]:
    """Drop the key of this sign-in at once."""
    with request.app.state.store.write(person.account_id) as session:
        lock(session, person)
    # The key under the token still stands in the write-ahead log until it is cut.
    request.app.state.store.cut_log()
    request.app.state.changes.poke(person.account_id)
    return Redirect("/", status_code=303)


@get("/awake")
@in_thread
def awake(person: SignedIn) -> Response[Any]:
    """Whether a page is still its person's to see: 204, or the lock screen, or 404.  Asking puts no idle time off."""
    if not isinstance(person, Unlocked):
        raise LockedNow(person, ())
    return Response(None, status_code=204)


@post("/awake")
@in_thread
def still_here(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Somebody is typing.  Put off now, not by the minute as other pages do: the browser counts from this."""
    with request.app.state.store.write(me.account_id) as session:
        stay_open(session, me, now)
    return Response(None, status_code=204)


@post("/sign-out")
@in_thread
def sign_out(request: Request[Any, Any, Any]) -> Response[Any]:
    """End this sign-in."""
    return Redirect("/", status_code=303, cookies=end_sign_in(request))


@post("/sign-out-everywhere")
@in_thread
def sign_out_everywhere(request: Request[Any, Any, Any], person: SignedIn) -> Response[Any]:
    """End every sign-in of this person, on every device."""
    with request.app.state.store.write(person.account_id) as session:
        end_all(session, person.account_id)
    request.app.state.changes.poke(person.account_id)
    return Redirect("/", status_code=303, cookies=end_sign_in(request))


@get("/recover")
@in_thread
def recover_form(request: Request[Any, Any, Any]) -> Response[Any]:
    """Name, recovery code, and a new passphrase."""
    return page(request, "people/recover.html", name="", code="", refused=None)


@post("/recover")
@in_thread
def recover_account(request: Request[Any, Any, Any], form: Posted, now: Now) -> Response[Any]:
    """A new passphrase by the recovery code; the old one, the code and all sign-ins end with it.

    Tries are not counted: nobody guesses 160 random bits, and whoever has only the paper left must not be kept
    out by somebody who uses up the guesses for their name.
    """
    name, code, passphrase = form.one("name"), form.one("code"), form.one("passphrase", 2000)
    account_id, _ = _whose(request, name)
    refused = judge(passphrase, known=(name,))
    if refused is not None:
        return _not_recovered(request, name, code, PASSPHRASE_REFUSED[refused], 422)
    try:
        key = open_with_code(request.app.state.store, account_id, code)
    except NotACode:
        key = None
    if key is None or account_id is None:
        return _not_recovered(request, name, code, NOT_RECOVERED, 422)
    stretching: Stretching = request.app.state.stretching
    new = stretching.new_slot(passphrase)
    with request.app.state.store.write() as session:
        recovered = recover(session, account_id, code, new, now)
        opened = _opened(session, request, account_id, key, False, False, now, "/recovery-code") if recovered else None
    if opened:
        request.app.state.store.cut_log()  # the slots that opened until now are gone from the log too
        request.app.state.changes.poke(account_id)
        return opened
    # The same form sent twice: the new passphrase is in force by now, and the code has done its work.
    key = open_with_passphrase(request.app.state.store, stretching, account_id, passphrase)
    if key is None:
        return _not_recovered(request, name, code, NOT_RECOVERED, 422)
    with request.app.state.store.write() as session:
        return _opened(session, request, account_id, key, False, False, now, "/recovery-code")


def _not_recovered(request: Request[Any, Any, Any], name: str, code: str, said: str, status: int) -> Response[Any]:
    return page(request, "people/recover.html", status=status, name=name, code=code, refused=said)
