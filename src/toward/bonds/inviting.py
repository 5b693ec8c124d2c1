"""Inviting somebody and being invited: a link, a QR code or twelve words, once, for a day."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect
from sqlalchemy.orm import Session

from toward.bonds.access import belongs, in_a_bond_that_goes_on, the_person
from toward.bonds.acts import Found, accept, agree, invite, look, members, terms_of
from toward.bonds.qr import qr_path
from toward.core.sharing import Terms
from toward.people.access import Me, Now, Visitor
from toward.people.accounts import LONGEST_NAME, name_fits
from toward.people.profile import Someone, change_profile, with_someone
from toward.people.signins import Unlocked
from toward.spaces.ids import as_id, new_id
from toward.vault import Damaged, accept_offer, invite_words, read_invite
from toward.web.forms import Form, Posted
from toward.web.language import mark
from toward.web.pages import page
from toward.web.threads import in_thread

NOT_AN_INVITE = mark("This invitation does not open anything. It may have been used, or its day is over.")


@get("/between/{person_id:str}/invitation")
@in_thread
def invitation_form(request: Request[Any, Any, Any], me: Me, now: Now, person_id: FromPath[str]) -> Response[Any]:
    """What inviting means and the agreement; or, while an invitation is out, its link, code and words."""
    with request.app.state.store.read() as session:
        someone = _who_may_be_invited(session, me, person_id)
    out = someone.invited if someone.invited and someone.invited.until > now else None
    if out is None or request.query_params.get("again"):
        return page(request, "bonds/invitation.html", me=me, place="between", someone=someone, terms=Terms())
    with request.app.state.store.read() as session:
        if look(session, out.token, now) is None:  # it has been used
            return Redirect(f"/between/{person_id}", status_code=303)
    link = f"{request.url.scheme}://{request.headers.get('host', '')}/join#{out.token}"
    words = invite_words(read_invite(out.token), me.language)
    return page(
        request,
        "bonds/invited.html",
        me=me,
        place="between",
        someone=someone,
        link=link,
        words=words,
        qr=qr_path(link),
        until=out.until,
    )


@post("/between/{person_id:str}/invitation")
@in_thread
def send_invitation(
    request: Request[Any, Any, Any], me: Me, form: Posted, now: Now, person_id: FromPath[str]
) -> Response[Any]:
    """Make the invitation; the former one of this bond opens nothing any more."""
    with request.app.state.store.write() as session:
        someone = _who_may_be_invited(session, me, person_id)
        invite(session, me, someone, terms_in(form), now)
    return Redirect(f"/between/{person_id}/invitation", status_code=303)


def _who_may_be_invited(session: Session, me: Unlocked, person_id: str) -> Someone:
    """Somebody of one's own list; a space that somebody else gave is not one's own to invite others into."""
    _, someone = the_person(session, me, person_id)
    if someone.role == "supporter" or (someone.space is not None and not belongs(session, me, someone.space)):
        raise NotFoundException
    return someone


@get("/join")
@in_thread
def join_form(request: Request[Any, Any, Any], visitor: Visitor) -> Response[Any]:
    """Where an invitation leads.  What it carries is in the fragment, which no browser sends; or it is typed."""
    me = visitor if isinstance(visitor, Unlocked) else None
    return page(request, "bonds/join.html", me=me, refused=None, typed="")


@post("/join")
@in_thread
def join(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Who asks, and what is agreed to; nothing is accepted yet."""
    typed = form.one("invitation", 1000)
    with request.app.state.store.read() as session:
        found = look(session, typed, now)
        terms = _terms_offered(session, me, found) if found else None
    if found is None or terms is None:
        return _not_an_invite(request, me, typed)
    return page(
        request, "bonds/acceptance.html", me=me, offer=found.offer, typed=typed, terms=terms, name=found.offer.name
    )


def _terms_offered(session: Session, me: Unlocked, found: Found) -> Terms | None:
    """What the inviter ticked, read with the offered key; None when the offer is one's own or held already."""
    try:
        ring = accept_offer(me.ring, found.offer)
    except Damaged:
        return None
    if found.offer.space in me.ring.keys:
        return None
    return terms_of(session, ring, found.offer.space).get(found.offer.inviter, Terms())


def _not_an_invite(request: Request[Any, Any, Any], me: Unlocked, typed: str) -> Response[Any]:
    return page(request, "bonds/join.html", me=me, status=422, refused=NOT_AN_INVITE, typed=typed)


@post("/join/acceptance")
@in_thread
def acceptance(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Accept, with the agreement ticked and a name of one's own choosing for the other."""
    typed, name = form.one("invitation", 1000), form.one("name")
    with request.app.state.store.write() as session:
        found = look(session, typed, now)
        someone = (
            accept(session, me, typed, name if name_fits(name) else found.offer.name, terms_in(form), now)
            if found
            else None
        )
        others = members(session, someone.space) if someone and someone.space else []
    if someone is None:
        return _not_an_invite(request, me, typed)
    for account in others:
        request.app.state.changes.poke(account)
    return Redirect(f"/between/{someone.id}", status_code=303)


@get("/between/{person_id:str}/agreement")
@in_thread
def agreement_form(request: Request[Any, Any, Any], me: Me, person_id: FromPath[str]) -> Response[Any]:
    """What I ticked and what the other did."""
    with request.app.state.store.read() as session:
        _, someone = the_person(session, me, person_id)
        ticked = terms_of(session, me.ring, someone.space) if someone.space in me.ring.keys else {}
    mine = ticked.get(me.account_id)
    theirs = next((terms for account, terms in ticked.items() if account != me.account_id), None)
    return page(
        request,
        "bonds/agreement.html",
        me=me,
        place="between",
        someone=someone,
        terms=theirs or mine or Terms(),
        mine=mine,
        theirs=theirs,
    )


@post("/between/{person_id:str}/agreement")
@in_thread
def agreement(request: Request[Any, Any, Any], me: Me, form: Posted, person_id: FromPath[str]) -> Response[Any]:
    """Tick, perhaps something else than before: then the other is asked again."""
    with request.app.state.store.write() as session:
        _, _, space = in_a_bond_that_goes_on(session, me, person_id)
        agree(session, me, me.ring, space, terms_in(form))
        others = members(session, space)
    for account in others:
        request.app.state.changes.poke(account)
    return Redirect(f"/between/{person_id}", status_code=303)


@post("/supporters")
@in_thread
def supporter(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Somebody who helps one, say a therapist: sees only what is copied for them, item by item."""
    name, kind = form.one("name"), form.one("kind")
    someone = Someone(id=as_id(form.one("id")) or new_id(now), name=name, kind=kind, role="owner")
    if not name_fits(name) or len(kind) > LONGEST_NAME:
        return Redirect("/between", status_code=303)
    with request.app.state.store.write() as session:
        change_profile(session, me, lambda about: with_someone(about, someone))
    return Redirect(f"/between/{someone.id}/invitation", status_code=303)


def terms_in(form: Form) -> Terms:
    """What was ticked; that passing is always fine stands in every agreement (B28)."""
    return Terms(
        private="private" in form,
        no_names="no_names" in form,
        no_old_mistakes="no_old_mistakes" in form,
        one_issue="one_issue" in form,
        time_outs="time_outs" in form,
    )


ROUTES = [
    invitation_form,
    send_invitation,
    join_form,
    join,
    acceptance,
    agreement_form,
    agreement,
    supporter,
]
