"""Sharing from an entry: what part, what one wishes for, a look at it as the other will see it, then a sealed copy."""

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect
from sqlalchemy.orm import Session

from toward.bonds.access import in_a_bond_that_goes_on, the_thread, today_of
from toward.bonds.acts import both_agree, members
from toward.bonds.offering import Offered, offered, root_of
from toward.core.sharing import WISHES, Appreciation, encode, is_root, too_many_words
from toward.people.access import Me, Now
from toward.people.profile import Someone, change_profile, read_profile, with_opened
from toward.people.signins import Unlocked
from toward.spaces.entries import delete_entry, one_entry, rewrite_entry, write_entry
from toward.spaces.ids import as_id, new_id
from toward.web.forms import Form, Posted
from toward.web.language import mark
from toward.web.pages import page
from toward.web.threads import in_thread

NOT_AGREED = mark("Before anything is shared, both of you tick the same agreement.")
NOTHING_CHOSEN = mark("Choose at least one part, and keep it under 2,000 characters.")
EDITION_REFUSED = mark("Between one and 2,000 characters, please.")
TOO_MANY_WORDS = mark("At most 15 words. Shorter says more.")


@get("/entries/{entry_id:str}/share")
@in_thread
def share_form(request: Request[Any, Any, Any], me: Me, entry_id: FromPath[str]) -> Response[Any]:
    """With whom, which part, and what one wishes for."""
    with request.app.state.store.read() as session:
        found = offered(session, me, entry_id, request.app.state.catalogue)
        people = _sharing_with(session, me)
    return _share_page(request, me, found, people)


@post("/entries/{entry_id:str}/share")
@in_thread
def preview(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now, entry_id: FromPath[str]) -> Response[Any]:
    """The words as the other will see them; nothing is shared yet."""
    with request.app.state.store.read() as session:
        found = offered(session, me, entry_id, request.app.state.catalogue)
        people = _sharing_with(session, me)
        whom = next((someone for someone in people if someone.id == form.one("whom")), None)
        ready = whom is not None and whom.space is not None and both_agree(session, me, whom.space)
    chosen = [
        found.parts[int(part)] for part in form.get("part", ()) if part.isdigit() and int(part) < len(found.parts)
    ]
    text = "\n\n".join(part.text for part in chosen)
    wish = form.one("wish") if form.one("wish") in WISHES else "listen"
    if whom is None or not text or len(text) > 2_000:
        return _share_page(request, me, found, people, 422, form=form, refused=NOTHING_CHOSEN)
    if not ready:
        return _share_page(request, me, found, people, 422, form=form, refused=NOT_AGREED, disagreed=whom)
    return page(
        request,
        "bonds/preview.html",
        me=me,
        place="between",
        found=found,
        whom=whom,
        text=text,
        wish=wish,
        draft_id=new_id(now),
        refused=None,
    )


@post("/shares")
@in_thread
def share(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Seal a copy into the bond.  The id comes with the form: sent twice, it is shared once."""
    root_id = as_id(form.one("id")) or new_id(now)
    with request.app.state.store.write(me.account_id) as session:
        _, whom, space = in_a_bond_that_goes_on(session, me, form.one("whom", 36))
        found = offered(session, me, form.one("entry", 36), request.app.state.catalogue)
        document = root_of(found, (form.get("text") or [""])[0].replace("\r\n", "\n").strip(), form.one("wish"))
        if whom.paused or whom.role == "supporter" or not both_agree(session, me, space):
            raise NotFoundException
        if document is None:
            return _preview_again(request, me, found, whom, form, root_id)
        write_entry(
            session,
            me.ring,
            entry_id=root_id,
            space=space,
            author=me.account_id,
            day=today_of(me, now),
            plain=encode(document),
        )
        others = members(session, space)
    tell(request, others)
    return Redirect(f"/shares/{root_id}", status_code=303)


def _preview_again(
    request: Request[Any, Any, Any], me: Unlocked, found: Offered, whom: Someone, form: Form, root_id: str
) -> Response[Any]:
    """The preview with what was typed in it, and why it cannot be shared like that."""
    return page(
        request,
        "bonds/preview.html",
        me=me,
        status=422,
        place="between",
        found=found,
        whom=whom,
        text=(form.get("text") or [""])[0],
        wish=form.one("wish"),
        draft_id=root_id,
        refused=TOO_MANY_WORDS if found.shared_as == "appreciation" else NOTHING_CHOSEN,
    )


@post("/shares/{root_id:str}/withdrawal")
@in_thread
def withdrawal(request: Request[Any, Any, Any], me: Me, root_id: FromPath[str]) -> Response[Any]:
    """Take back something of one's own: it is gone from the app, for both."""
    with request.app.state.store.write(me.account_id, root_id) as session:
        opened = one_entry(session, me.ring, root_id)
        if opened is None or opened.space == me.ring.personal:
            raise NotFoundException
        if not delete_entry(session, me.ring, me.account_id, root_id):
            raise NotFoundException
        someone = read_profile(session, me).in_space(opened.space)
        others = members(session, opened.space)
    tell(request, others)
    back = f"/shares/{opened.answer_to}" if opened.answer_to else f"/between/{someone.id}" if someone else "/between"
    return Redirect(back, status_code=303)


@get("/shares/{root_id:str}/edition")
@in_thread
def edition_form(request: Request[Any, Any, Any], me: Me, root_id: FromPath[str]) -> Response[Any]:
    """One's own shared words, to be put better."""
    with request.app.state.store.read() as session:
        thread = the_thread(session, me, root_id)
    if not (thread.mine and thread.goes_on) or getattr(thread.root.document, "text", None) is None:
        raise NotFoundException
    return page(request, "bonds/edition.html", me=me, place="between", thread=thread, text=None, refused=None)


@post("/shares/{root_id:str}/edition")
@in_thread
def edition(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now, root_id: FromPath[str]) -> Response[Any]:
    """Put the words better; both see the day of the change."""
    text = (form.get("text") or [""])[0].replace("\r\n", "\n").strip()
    with request.app.state.store.write(me.account_id, root_id) as session:
        thread = the_thread(session, me, root_id)
        document = thread.root.document
        editable = thread.mine and thread.goes_on and document is not None and is_root(document)
        if document is None or not editable or not hasattr(document, "text"):
            raise NotFoundException
        long = isinstance(document, Appreciation) and too_many_words(text)
        fits, sent = 0 < len(text) <= 2_000 and not long, form.one("go") != "coach"
        if not (fits and sent):  # unsent is what the lock screen has carried
            refused = None if fits else TOO_MANY_WORDS if long else EDITION_REFUSED
            shown: dict[str, Any] = {"thread": thread, "text": text, "refused": refused}
            return page(request, "bonds/edition.html", me=me, status=422 if refused else 200, place="between", **shown)
        changed = msgspec.structs.replace(document, text=text, edited=today_of(me, now))
        rewrite_entry(session, me.ring, me.account_id, thread.root.opened, encode(changed))
        others = members(session, thread.root.opened.space)
    tell(request, others)
    return Redirect(f"/shares/{root_id}", status_code=303)


@post("/shares/{root_id:str}/reading")
@in_thread
def reading(request: Request[Any, Any, Any], me: Me, root_id: FromPath[str]) -> Response[Any]:
    """From the card to the words, or from Today to what came back on one's own.

    That it was opened is remembered in one's own sealed profile alone.
    """
    with request.app.state.store.write(me.account_id) as session:
        thread = the_thread(session, me, root_id)
        came = [answer.id for answer in thread.answers if answer.author != me.account_id]
        seen = came[-1] if thread.mine and came else root_id
        change_profile(session, me, lambda about: with_opened(about, seen))
    return Redirect(f"/shares/{root_id}", status_code=303)


def tell(request: Request[Any, Any, Any], accounts: list[str]) -> None:
    """Poke everybody's pages: "something changed", and nothing else."""
    for account in accounts:
        request.app.state.changes.poke(account)


def _sharing_with(session: Session, me: Unlocked) -> list[Someone]:
    """Everybody one can share with just now."""
    about = read_profile(session, me)
    return [
        someone
        for someone in about.people
        if someone.space in me.ring.keys and not someone.paused and someone.role != "supporter"
    ]


def _share_page(
    request: Request[Any, Any, Any],
    me: Unlocked,
    found: Offered,
    people: list[Someone],
    status: int = 200,
    *,
    form: Form | None = None,
    refused: str | None = None,
    disagreed: Someone | None = None,
) -> Response[Any]:
    return page(
        request,
        "bonds/share.html",
        me=me,
        status=status,
        place="between",
        found=found,
        people=people,
        chosen=list(form.get("part", ())) if form else None,
        whom=form.one("whom") if form else found.about,
        wish=form.one("wish") if form else "listen",
        wishes=WISHES,
        refused=refused,
        disagreed=disagreed,
    )


ROUTES = [share_form, preview, share, withdrawal, edition_form, edition, reading]
