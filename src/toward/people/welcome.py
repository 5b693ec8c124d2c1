"""The first two minutes: welcome, a key, the recovery code, and who it is about."""

from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from litestar import Request, Response, get, post
from litestar.response import Redirect

from toward.people.access import LockedNow, Me, Now, Visitor
from toward.people.accounts import (
    LONGEST_NAME,
    Stretching,
    confirm_code,
    find_account,
    name_fits,
    open_with_passphrase,
    sign_up,
    unconfirmed_code,
)
from toward.people.allowance import Allowance
from toward.people.profile import Someone, change_profile, read_profile, with_someone
from toward.people.signins import Unlocked, begin_sign_in, known_account, remember_device, sign_in_cookie
from toward.people.tables import Account
from toward.spaces.ids import as_id, new_id
from toward.vault import five_words, judge, recovery_groups, same_group
from toward.web.forms import Form, Posted
from toward.web.language import mark
from toward.web.pages import language_of, page
from toward.web.threads import in_thread

# Which group of the recovery code is typed again: the sixth can only be known from paper or screen.
RETYPED_GROUP = 6

NAME_REFUSED = mark("A name has one to forty characters.")
NAME_TAKEN = mark("Somebody here has this name already. Choose another.")
NO_MORE_PEOPLE = mark("Fifty people are noted here, and no more fit.")
TOO_MANY = mark("That was a lot of tries. Wait ten minutes; nothing is lost.")
PASSPHRASE_REFUSED = {
    "too short": mark("Fifteen characters or more. Several words are easiest."),
    "too long": mark("That is longer than 256 characters. A little shorter will do."),
    "too easy to guess": mark("That one is easy to guess. A few more words that do not belong together would do."),
}


@get("/")
@in_thread
def welcome(request: Request[Any, Any, Any], visitor: Visitor) -> Response[Any]:
    """The front door: welcome, the lock screen, or straight on to Today."""
    if isinstance(visitor, Unlocked):
        return Redirect("/today", status_code=303)
    if visitor is not None:
        raise LockedNow(visitor, ())
    return page(request, "people/welcome.html")


@get("/begin")
@in_thread
def begin_form(request: Request[Any, Any, Any]) -> Response[Any]:
    """A name and a passphrase, five words offered first."""
    return _begin_page(request, five_words(language_of(request)))


@post("/begin")
@in_thread
def begin(request: Request[Any, Any, Any], form: Posted, now: Now) -> Response[Any]:
    """Make the account and sign this browser in."""
    name, own = form.one("name"), form.one("own", 2000)
    offered, chooses = form.one("offered"), form.one("key") == "own"
    if not name_fits(name):
        return _begin_page(request, offered, 422, name=name, chooses=chooses, refused_name=NAME_REFUSED)
    passphrase = own if chooses else offered
    refusal = judge(passphrase, known=(name,))
    if refusal is not None:
        said = PASSPHRASE_REFUSED[refusal]
        return _begin_page(request, offered, 422, name=name, chooses=True, refused_own=said)
    allowance: Allowance = request.app.state.allowance
    if not allowance.new_account():
        return _begin_page(request, offered, 429, name=name, chooses=chooses, refused_name=TOO_MANY)
    return _made(request, form, name, passphrase, now) or _begin_page(
        request, offered, 422, name=name, chooses=chooses, refused_name=NAME_TAKEN
    )


def _made(
    request: Request[Any, Any, Any], form: Form, name: str, passphrase: str, now: datetime
) -> Response[Any] | None:
    state, zone = request.app.state, form.one("zone")
    stretching: Stretching = state.stretching
    new = stretching.new_slot(passphrase)
    with state.store.write() as session:
        made = sign_up(
            session,
            new,
            login=name,
            language=language_of(request),
            zone=zone if zone in available_timezones() else "UTC",
            now=now,
        )
        if made is not None:
            return _signed_in(session, *made, shared_device=bool(form.one("shared")), now=now)
        taken = find_account(session, name)
        taken_id = taken.id if taken else None
        known = known_account(session, request)
        known_here = known is not None and known.id == taken_id
    # The same form sent twice: whoever knows the passphrase is the one who has just made the account.
    allowance: Allowance = state.allowance
    if not allowance.guess(request, name, known_here):
        return None
    account_key = open_with_passphrase(state.store, stretching, taken_id, passphrase)
    if account_key is None or taken_id is None:
        return None
    with state.store.write() as session:
        account = session.get_one(Account, taken_id)
        return _signed_in(session, account, account_key, shared_device=bool(form.one("shared")), now=now)


def _signed_in(session: Any, account: Account, key: bytes, *, shared_device: bool, now: datetime) -> Response[Any]:
    token, _ = begin_sign_in(session, account, key, shared_device=shared_device, now=now)
    cookies = [sign_in_cookie(token, shared_device)]
    if not shared_device:
        cookies.append(remember_device(session, account.id))
    return Redirect("/recovery-code", status_code=303, cookies=cookies)


def _begin_page(
    request: Request[Any, Any, Any],
    offered: str,
    status: int = 200,
    *,
    name: str = "",
    chooses: bool = False,
    refused_name: str | None = None,
    refused_own: str | None = None,
) -> Response[Any]:
    return page(
        request,
        "people/begin.html",
        status=status,
        offered=offered or five_words(language_of(request)),
        name=name,
        chooses=chooses,
        refused_name=refused_name,
        refused_own=refused_own,
        longest_name=LONGEST_NAME,
    )


@get("/recovery-code")
@in_thread
def recovery_code(request: Request[Any, Any, Any], me: Me) -> Response[Any]:
    """Show the recovery code, as long as its owner has not confirmed that they have it."""
    return _code_page(request, me)


@post("/recovery-code")
@in_thread
def confirm_recovery_code(request: Request[Any, Any, Any], me: Me, form: Posted) -> Response[Any]:
    """One group retyped: the code is never shown again."""
    store = request.app.state.store
    with store.write(me.account_id) as session:
        code = unconfirmed_code(session, me)
        written_down = code is None or same_group(form.one("group"), recovery_groups(code)[RETYPED_GROUP - 1])
        if written_down:
            confirm_code(session, me)
        begins = not read_profile(session, me).people
    if not written_down:
        return _code_page(request, me, 422, typed=form.one("group"))
    return Redirect("/people" if begins else "/today", status_code=303)


def _code_page(request: Request[Any, Any, Any], me: Unlocked, status: int = 200, typed: str = "") -> Response[Any]:
    with request.app.state.store.read() as session:
        code = unconfirmed_code(session, me)
    if code is None:
        return Redirect("/today", status_code=303)
    groups = recovery_groups(code)
    return page(
        request, "people/recovery_code.html", me=me, status=status, groups=groups, group=RETYPED_GROUP, typed=typed
    )


@get("/people")
@in_thread
def whom_form(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Who is this about?  A person in one's life; they are not told."""
    return _whom_page(request, me, someone=Someone(new_id(now), "", ""))


@post("/people")
@in_thread
def whom(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Keep that person in the sealed profile."""
    someone = Someone(as_id(form.one("id")) or new_id(now), form.one("name"), form.one("kind"))
    if not name_fits(someone.name) or len(someone.kind) > LONGEST_NAME:
        return _whom_page(request, me, 422, someone=someone)
    with request.app.state.store.write(me.account_id) as session:
        about = change_profile(session, me, lambda before: with_someone(before, someone), anew=True)
    if about.someone(someone.id) is None:
        return _whom_page(request, me, 422, someone=someone, refused=NO_MORE_PEOPLE)
    return Redirect("/today" if len(about.people) > 1 else "/practise/first", status_code=303)


def _whom_page(
    request: Request[Any, Any, Any], me: Unlocked, status: int = 200, *, someone: Someone, refused: str = NAME_REFUSED
) -> Response[Any]:
    with request.app.state.store.read() as session:
        about = read_profile(session, me)
    return page(
        request,
        "people/whom.html",
        me=me,
        status=status,
        someone=someone,
        people=about.people,
        damaged=about.damaged,
        refused=refused if status == 422 else None,
    )
