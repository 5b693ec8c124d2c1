"""Settings: language, clock, idle time, the app's name, the passphrase, the recovery code, and the way out."""

from datetime import timedelta
from typing import Any
from zoneinfo import available_timezones

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.response import Redirect
from sqlalchemy import update

from toward.people.access import Me, Now, Visitor
from toward.people.accounts import Stretching, change_passphrase, delete_account, open_with_passphrase, put_recovery
from toward.people.allowance import Allowance
from toward.people.profile import read_profile
from toward.people.signins import IDLE_MINUTES, Unlocked, end_sign_in, lock_no_later
from toward.people.tables import Account
from toward.people.welcome import PASSPHRASE_REFUSED, TOO_MANY
from toward.spaces.entries import count_entries
from toward.vault import five_words, judge
from toward.web.forms import Form, Posted
from toward.web.language import LANGUAGES, as_language, mark
from toward.web.pages import LANGUAGE_COOKIE, page
from toward.web.threads import in_thread

APP_NAMES = ("toward", "notes", "days")
NOT_YOURS = mark("That is not your passphrase. Once more.")
NOT_A_ZONE = mark("This time zone is not known. Choose one from the list.")


@get("/settings")
@in_thread
def settings(request: Request[Any, Any, Any], me: Me) -> Response[Any]:
    """Everything one may choose."""
    return _settings_page(request, me)


@post("/settings")
@in_thread
def change_settings(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Keep the choices; what cannot be one of them leaves everything as it was."""
    zone, idle, name = form.one("zone"), form.one("idle"), form.one("app_name")
    if zone not in available_timezones():
        return _settings_page(request, me, 422, zone=zone, refused=NOT_A_ZONE)
    values: dict[str, Any] = {
        "time_zone": zone,
        "idle_minutes": int(idle) if idle in map(str, IDLE_MINUTES) else me.idle_minutes,
        "app_name": name if name in APP_NAMES else me.app_name,
    }
    with request.app.state.store.write(me.account_id) as session:
        session.execute(update(Account).where(Account.id == me.account_id).values(**values))
        lock_no_later(session, me.account_id, now + timedelta(minutes=values["idle_minutes"]))
    return Redirect("/settings", status_code=303)


def _settings_page(
    request: Request[Any, Any, Any], me: Unlocked, status: int = 200, zone: str = "", refused: str | None = None
) -> Response[Any]:
    return page(
        request,
        "people/settings.html",
        me=me,
        status=status,
        zone=zone or me.zone,
        zones=sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"),
        idle_choices=IDLE_MINUTES,
        app_names=APP_NAMES,
        refused=refused,
    )


@post("/language")
@in_thread
def change_language(request: Request[Any, Any, Any], visitor: Visitor, form: Posted) -> Response[Any]:
    """Another language, here and for the account; back to where one was."""
    language = as_language(form.one("language")) or LANGUAGES[0]
    if visitor is not None:
        with request.app.state.store.write(visitor.account_id) as session:
            session.execute(update(Account).where(Account.id == visitor.account_id).values(locale=language))
    cookie = Cookie(
        key=LANGUAGE_COOKIE, value=language, max_age=400 * 24 * 3600, secure=True, httponly=True, samesite="lax"
    )
    back = form.one("back")
    here = back if back in ("/", "/begin", "/sign-in", "/settings", "/help") else "/"
    return Redirect(here, status_code=303, cookies=[cookie])


@get("/settings/passphrase")
@in_thread
def passphrase_form(request: Request[Any, Any, Any], me: Me) -> Response[Any]:
    """The old passphrase and the new one, five words offered again."""
    return _passphrase_page(request, me, five_words(me.language))


@post("/settings/passphrase")
@in_thread
def new_passphrase(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """A new slot, and every other sign-in ended with the old one."""
    offered, own = form.one("offered"), form.one("own", 2000)
    chosen = own if form.one("key") == "own" else offered
    refusal = judge(chosen, known=(me.login,))
    if refusal is not None:
        return _passphrase_page(request, me, offered, 422, refused_own=PASSPHRASE_REFUSED[refusal])
    refused = _proven(request, me, form)
    if refused is not None:
        return _passphrase_page(request, me, offered, 422, refused=refused)
    stretching: Stretching = request.app.state.stretching
    new = stretching.new_slot(chosen)
    with request.app.state.store.write(me.account_id) as session:
        change_passphrase(session, me, new, now)
    # The old slot still stands in the write-ahead log until it is cut, and the old passphrase would open it.
    request.app.state.store.cut_log()
    request.app.state.changes.poke(me.account_id)
    return Redirect("/settings", status_code=303)


def _passphrase_page(
    request: Request[Any, Any, Any],
    me: Unlocked,
    offered: str,
    status: int = 200,
    *,
    refused: str | None = None,
    refused_own: str | None = None,
) -> Response[Any]:
    return page(
        request,
        "people/passphrase.html",
        me=me,
        status=status,
        offered=offered or five_words(me.language),
        chooses=refused_own is not None,
        refused=refused,
        refused_own=refused_own,
    )


@get("/settings/recovery-code")
@in_thread
def new_code_form(request: Request[Any, Any, Any], me: Me) -> Response[Any]:
    """A new recovery code, for when the old one may have been seen."""
    return page(request, "people/new_code.html", me=me, refused=None)


@post("/settings/recovery-code")
@in_thread
def new_code(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Put a new code in the place of the old one, after the passphrase."""
    refused = _proven(request, me, form)
    if refused is not None:
        return page(request, "people/new_code.html", me=me, status=422, refused=refused)
    with request.app.state.store.write(me.account_id) as session:
        put_recovery(session, me.account_id, me.account_key, now)
    request.app.state.store.cut_log()  # as for a new passphrase
    return Redirect("/recovery-code", status_code=303)


@get("/settings/deletion")
@in_thread
def deletion_form(request: Request[Any, Any, Any], me: Me) -> Response[Any]:
    """What goes and what stays, before anything does."""
    return _deletion_page(request, me)


@post("/settings/deletion")
@in_thread
def deletion(request: Request[Any, Any, Any], me: Me, form: Posted) -> Response[Any]:
    """Delete the account, after the passphrase."""
    refused = _proven(request, me, form)
    if refused is not None:
        return _deletion_page(request, me, 422, refused)
    with request.app.state.store.write() as session:
        delete_account(session, me, withdraw=bool(form.one("withdraw")))
    # What was deleted still stands in the write-ahead log until it is cut.
    request.app.state.store.cut_log()
    request.app.state.changes.poke(me.account_id)
    answer = page(request, "people/deleted.html")
    for cookie in end_sign_in(request):
        answer.set_cookie(cookie)
    return answer


def _deletion_page(
    request: Request[Any, Any, Any], me: Unlocked, status: int = 200, refused: str | None = None
) -> Response[Any]:
    with request.app.state.store.read() as session:
        entries = count_entries(session, me.ring.personal, me.account_id)
        shared = sum(count_entries(session, space, me.account_id) for space in me.ring.keys) - entries
        about = read_profile(session, me)
    return page(
        request,
        "people/deletion.html",
        me=me,
        status=status,
        entries=entries,
        shared=shared,
        people=about.people,
        refused=refused,
    )


def _proven(request: Request[Any, Any, Any], me: Unlocked, form: Form) -> str | None:
    """What to say when the passphrase in the form is not the person's; None when it is."""
    allowance: Allowance = request.app.state.allowance
    if not allowance.guess_again(me.sign_in_id):
        return TOO_MANY
    state = request.app.state
    key = open_with_passphrase(state.store, state.stretching, me.account_id, form.one("passphrase", 2000))
    return None if key is not None else NOT_YOURS
