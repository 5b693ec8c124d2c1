"""Leave quickly (S5): a plain link that works without a script and ends on somebody else's page."""

from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import Cookie
from litestar.response import Redirect
from sqlalchemy.exc import SQLAlchemyError

from toward.people.signins import SIGN_IN_COOKIE, end_sign_in
from toward.web.errors import note_down
from toward.web.threads import in_thread

FORGOTTEN = Cookie(key=SIGN_IN_COOKIE, value="", max_age=0, path="/", secure=True, httponly=True, samesite="lax")


@get("/leave")
@in_thread
def leave(request: Request[Any, Any, Any]) -> Response[Any]:
    """End this sign-in, have the browser drop what it holds of this site, and go to the neutral page.

    A GET that changes something, knowingly: a link is all that works everywhere, and the worst that
    another site can do with it is to sign somebody out.  A store that does not answer must not hold
    anybody here: the browser then forgets its side, and the key is dropped when its idle time is over.
    """
    try:
        cookies = end_sign_in(request)
    except SQLAlchemyError as error:
        note_down(request, error)
        cookies = [FORGOTTEN]
    return Redirect(
        request.app.state.settings.leave_to,
        status_code=303,
        cookies=cookies,
        headers={"Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store"},
    )
