"""When something goes wrong: one kind sentence for the person, a line without a word of theirs for the log."""

import logging
import traceback
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from toward.web.forms import kept_form
from toward.web.pages import page

log = logging.getLogger("toward")


def not_here(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The one answer for what does not exist and for what is not this visitor's to see."""
    return page(request, "web/not_here.html", status=404)


def refused(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """A request that makes no sense; one to an address or by a method there is not gets the one 404."""
    if error.status_code in (404, 405):
        return not_here(request)
    if error.status_code >= 500:
        return something_broke(request, error)
    return page(request, "web/refused.html", status=error.status_code, too_large=error.status_code == 413)


def not_saved(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The store could not keep it (a full disk, a lock held too long): said so, with the words still in the form."""
    note_down(request, error)
    return page(
        request,
        "web/not_saved.html",
        status=507,
        kept=kept_form(request),
        again=request.scope["path"],
        method=request.method,
    )


def damaged(request: Request[Any, Any, Any], _error: Exception) -> Response[bytes]:
    """A seal on which the whole page depends does not hold.  One that matters to a part of it says so there."""
    return page(request, "web/damaged.html", status=409, kept=kept_form(request), again=request.scope["path"])


def something_broke(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A mistake of the program's own."""
    note_down(request, error)
    return page(request, "web/something_broke.html", status=500, kept=kept_form(request), again=request.scope["path"])


def note_down(request: Request[Any, Any, Any], error: Exception) -> None:
    """One log line: which kind of error, at which route, at which lines of code.

    Not the error's own text, not the address asked for, no value of any variable: each may hold a person's words.
    """
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    route = request.scope.get("path_template", "?")
    log.error("%s at %s %s: %s", type(error).__name__, request.method, route, where)
