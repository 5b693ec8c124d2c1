"""Two pages that anybody may read: what kinds of help for two there are (B17), and three books (B19).

Like the help page they are kept nowhere: who opens them leaves no trace here.
"""

from typing import Any

from litestar import Request, Response, get

from toward.people.access import Visitor
from toward.web.pages import page
from toward.web.threads import in_thread


@get("/help/whom")
@in_thread
def whom_page(request: Request[Any, Any, Any], visitor: Visitor) -> Response[Any]:
    """Whom to look for: three ways of working with two people, and what to ask at the first call."""
    return page(request, "care/whom.html", me=visitor)


@get("/help/reading")
@in_thread
def reading_page(request: Request[Any, Any, Any], visitor: Visitor) -> Response[Any]:
    """Three books, and why each."""
    return page(request, "care/reading.html", me=visitor)
