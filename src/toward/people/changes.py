"""The event stream of one person: "something changed" when they lock, sign out, or write on another device."""

from typing import Any

from anyio import to_thread
from litestar import Request, get
from litestar.response import Stream

from toward.people.access import SignedIn
from toward.people.signins import goes_on
from toward.web.threads import in_thread


@get("/changes")
@in_thread
def changes(request: Request[Any, Any, Any], person: SignedIn) -> Stream:
    """Server-sent events, as long as the sign-in lasts.  Listening needs no key and does not count as being there."""
    state = request.app.state

    def lasts() -> bool:
        with state.store.read() as session:
            return goes_on(session, person.sign_in_id, state.clock())

    async def still() -> bool:
        return await to_thread.run_sync(lasts)

    return Stream(state.changes.stream(person.account_id, still), media_type="text/event-stream")
