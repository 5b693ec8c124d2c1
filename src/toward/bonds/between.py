"""Between us: the people one is close to, what was shared with each, and the turns a bond can take."""

from datetime import date, datetime, timedelta
from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from toward.bonds.access import Piece, belongs, day_of_earlier, in_a_bond, shared_days, the_person, today_of, whole_bond
from toward.bonds.acts import both_agree, dismiss, leave, look, members, pause
from toward.bonds.copying import as_text
from toward.core.sharing import tag_of
from toward.people.access import Me, Now
from toward.people.profile import Someone, read_profile
from toward.people.signins import Unlocked
from toward.web.forms import Posted
from toward.web.pages import page
from toward.web.threads import in_thread

WINDOW_DAYS = 35
KINDS = ("shared", "ask", "question", "appreciation", "boundary")


@get("/between")
@in_thread
def between(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Everybody in one's list, and how things stand with each."""
    with request.app.state.store.read() as session:
        about = read_profile(session, me)
        standing = [(someone, _standing(session, me, someone, now)) for someone in about.people]
    return page(request, "bonds/between.html", me=me, place="between", standing=standing, damaged=about.damaged)


def _standing(session: Any, me: Unlocked, someone: Someone, now: datetime) -> str:
    if someone.space is None or someone.space not in me.ring.keys:
        return "alone"
    if someone.paused:
        return "paused"
    if not belongs(session, me, someone.space):
        return "ended"
    if len(members(session, someone.space)) > 1:
        return "joined"
    return "invited" if someone.invited and look(session, someone.invited.token, now) else "over"


@get("/between/{person_id:str}")
@in_thread
def bond(request: Request[Any, Any, Any], me: Me, now: Now, person_id: FromPath[str]) -> Response[Any]:
    """One bond: the shared days, both voices, filtered by kind, five weeks at a time."""
    kind, before = request.query_params.get("kind", ""), _day(request.query_params.get("before", ""))
    until = before - timedelta(days=1) if before else None
    since = (before or today_of(me, now)) - timedelta(days=WINDOW_DAYS)
    with request.app.state.store.read() as session:
        _, someone = the_person(session, me, person_id)
        standing = _standing(session, me, someone, now)
        agreed = standing == "joined" and both_agree(session, me, someone.space or "")
        paused = standing == "paused"
        pieces = [] if paused else shared_days(session, me, someone, since, until)
        earlier = None if paused else day_of_earlier(session, me, someone, since)
        opened = read_profile(session, me).opened
    there = {_kind(piece) for piece in pieces}
    return page(
        request,
        "bonds/bond.html",
        me=me,
        place="between",
        someone=someone,
        standing=standing,
        pieces=[piece for piece in pieces if not kind or _kind(piece) == kind],
        opened=opened,
        kind=kind if kind in KINDS else "",
        kinds=[one for one in KINDS if one in there],
        agreed=agreed,
        older=earlier and earlier + timedelta(days=1),
        newest=before is None,
    )


def _kind(piece: Piece) -> str:
    return tag_of(piece.document) if piece.document is not None else ""


@post("/between/{person_id:str}/rest")
@in_thread
def rest(request: Request[Any, Any, Any], me: Me, form: Posted, person_id: FromPath[str]) -> Response[Any]:
    """Pause a bond or come back to it; to the other it looks like nothing at all."""
    with request.app.state.store.write() as session:
        _, someone = in_a_bond(session, me, person_id)
        pause(session, me, someone, form.one("paused") == "yes")
    return Redirect(f"/between/{person_id}", status_code=303)


@get("/between/{person_id:str}/leaving")
@in_thread
def leaving_form(request: Request[Any, Any, Any], me: Me, person_id: FromPath[str]) -> Response[Any]:
    """Quietly or saying so, with or without what one shared: said before anything is done."""
    with request.app.state.store.read() as session:
        _, someone = in_a_bond(session, me, person_id)
    return page(request, "bonds/leaving.html", me=me, place="between", someone=someone)


@post("/between/{person_id:str}/leaving")
@in_thread
def leaving(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now, person_id: FromPath[str]) -> Response[Any]:
    """Leave."""
    say_so = form.one("how") == "say"
    with request.app.state.store.write() as session:
        _, someone = the_person(session, me, person_id)
        others = members(session, someone.space) if someone.space else []
        if someone.role == "owner":
            dismiss(session, me, someone)
        else:
            leave(session, me, someone, say_so=say_so, withdraw=say_so and bool(form.one("withdraw")), now=now)
    for account in others if say_so or someone.role == "owner" else ():
        request.app.state.changes.poke(account)
    return Redirect("/between", status_code=303)


@get("/between/{person_id:str}/copy")
@in_thread
def copy(request: Request[Any, Any, Any], me: Me, person_id: FromPath[str]) -> Response[str]:
    """Everything one can read in a bond, as one file to keep; its name says nothing."""
    with request.app.state.store.read() as session:
        _, someone = in_a_bond(session, me, person_id)
        pieces = whole_bond(session, me, someone)
    return Response(
        as_text(pieces, me, someone),
        media_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="notes.md"'},
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotFoundException from error
    if day is not None and day.year < 1970:
        raise NotFoundException  # so that five weeks before it are days, too
    return day


ROUTES = [between, bond, rest, leaving_form, leaving, copy]
