"""The event stream of one person: "something changed" when they lock, sign out, or write on another device."""

from typing import Any

from litestar import Request, get
from litestar.response import Stream

from toward.people.access import SignedIn
from toward.web.threads import in_thread


@get("/changes")
@in_thread
def changes(request: Request[Any, Any, Any], person: SignedIn) -> Stream:
    """Server-sent events.  Listening needs no key and does not count as being there."""
    return Stream(request.app.state.changes.stream(person.account_id), media_type="text/event-stream")
