"""Between us: what will lie between two people.  Nobody can join yet, and the page says what it will be."""

from typing import Any

from litestar import Request, Response, get

from toward.people.access import Me
from toward.people.profile import read_profile
from toward.web.pages import page
from toward.web.threads import in_thread


@get("/between")
@in_thread
def between(request: Request[Any, Any, Any], me: Me) -> Response[Any]:
    """The people in one's life, and what this place becomes once one of them joins."""
    with request.app.state.store.read() as session:
        about = read_profile(session, me)
    return page(request, "bonds/between.html", me=me, place="between", people=about.people, damaged=about.damaged)


ROUTES = [between]
