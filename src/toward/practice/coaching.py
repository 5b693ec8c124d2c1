"""The coach beside the box: a text in, a fragment out.  Nothing is stored, nothing is logged, nothing is changed."""

from typing import Any

from litestar import Request, Response, post
from sqlalchemy.orm import Session

from toward.core.sharing import NotADocument, decode
from toward.people.access import Me
from toward.people.signins import Unlocked
from toward.spaces.entries import one_entry
from toward.web.forms import Posted
from toward.web.hearing import hear
from toward.web.pages import page
from toward.web.threads import in_thread

KINDS = ("message", "reply", "journal")


@post("/review", status_code=200)
@in_thread
def review_text(request: Request[Any, Any, Any], me: Me, form: Posted) -> Response[Any]:
    """The notes on a text while it is being written; a reply is read with what it answers."""
    text, kind = (form.get("text") or [""])[0].replace("\r\n", "\n"), form.one("as")
    with request.app.state.store.read() as session:
        context = _answered(session, me, form.one("to", 36))
    heard = hear(text, kind if kind in KINDS else "message", me.language, context)
    return page(request, "web/_heard.html", me=me, heard=heard)


def _answered(session: Session, me: Unlocked, root_id: str) -> str | None:
    opened = one_entry(session, me.ring, root_id) if root_id else None
    try:
        return getattr(decode(opened.plain), "text", None) if opened and opened.plain else None
    except NotADocument:
        return None


ROUTES = [review_text]
