"""The coach beside the box: a text in, a fragment out.  Nothing is stored, nothing is logged, nothing is changed."""

from typing import Any

from litestar import Request, Response, post
from sqlalchemy.orm import Session

from toward.core.sharing import NotADocument, decode
from toward.people.access import Me
from toward.people.profile import read_profile
from toward.people.signins import Unlocked
from toward.practice.doing import catalogue_of
from toward.practice.offering import offered
from toward.spaces.entries import one_entry
from toward.web.forms import Posted
from toward.web.hearing import hear
from toward.web.pages import page
from toward.web.threads import in_thread

KINDS = ("message", "reply", "journal", "one-issue")


@post("/review", status_code=200)
@in_thread
def review_text(request: Request[Any, Any, Any], me: Me, form: Posted) -> Response[Any]:
    """The notes on a text while it is being written; a reply is read with what it answers."""
    text, kind = (form.get("text") or [""])[0].replace("\r\n", "\n"), form.one("as")
    with request.app.state.store.read() as session:
        context = _answered(session, me, form.one("to", 36))
        profile = read_profile(session, me)
    heard = hear(text, kind if kind in KINDS else "message", me.language, context)
    words = catalogue_of(request).words(me.language)
    beside = offered(text, profile, words, picker=form.one("picker", 80), in_practice="practice" in form)
    return page(request, "web/_heard.html", me=me, heard=heard, offered=beside)


def _answered(session: Session, me: Unlocked, root_id: str) -> str | None:
    opened = one_entry(session, me.ring, root_id) if root_id else None
    try:
        return getattr(decode(opened.plain), "text", None) if opened and opened.plain else None
    except NotADocument:
        return None


ROUTES = [review_text]
