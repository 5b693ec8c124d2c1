"""Who may do what, by type: `Unlocked` can open words, `Person` cannot, and a handler that asks for neither is public.

| the request comes from      | handler asks for nothing | for `SignedIn` | for `Me`    |
|-----------------------------|--------------------------|----------------|-------------|
| nobody signed in            | answered                 | 404            | 404         |
| somebody signed in, locked  | answered                 | answered       | lock screen |
| somebody signed in, open    | answered                 | answered       | answered    |

The 404 is the same answer as for an address that does not exist.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from anyio import to_thread
from litestar import Request
from litestar.exceptions import NotFoundException
from litestar.params import Dependency

from toward.people.signins import SIGN_IN_COOKIE, Person, Unlocked, look_up, needs_longer, stay_open
from toward.web.forms import provide_form

# What a handler writes in its signature. The framework would otherwise rebuild every value it passes on.
Me = Annotated[Unlocked, Dependency(skip_validation=True)]
SignedIn = Annotated[Person, Dependency(skip_validation=True)]
Visitor = Annotated[Person | None, Dependency(skip_validation=True)]
Now = Annotated[datetime, Dependency(skip_validation=True)]


class LockedNow(Exception):
    """The key was dropped: the lock screen asks the passphrase, and keeps what was being sent."""

    def __init__(self, person: Person, kept: Sequence[tuple[str, str]]) -> None:
        super().__init__("locked")
        self.person = person
        self.kept = kept


async def provide_now(request: Request[Any, Any, Any]) -> datetime:
    """The dependency `now`: the one place where a request reads the clock."""
    moment: datetime = request.app.state.clock()
    return moment


async def provide_visitor(request: Request[Any, Any, Any], now: Now) -> Person | None:
    """The dependency `visitor`: whoever it is, signed in or not."""
    return await to_thread.run_sync(_who, request, now, False)


async def provide_person(request: Request[Any, Any, Any], now: Now) -> Person:
    """The dependency `person`: somebody signed in; for everybody else the page does not exist."""
    person = await to_thread.run_sync(_who, request, now, False)
    if person is None:
        raise NotFoundException
    return person


async def provide_me(request: Request[Any, Any, Any], now: Now) -> Unlocked:
    """The dependency `me`: somebody unlocked.  Being here counts as not being idle."""
    person = await to_thread.run_sync(_who, request, now, True)
    if person is None:
        raise NotFoundException
    if not isinstance(person, Unlocked):
        form = await provide_form(request) if request.method == "POST" else None
        raise LockedNow(person, form.pairs if form else ())
    return person


def _who(request: Request[Any, Any, Any], now: datetime, stays: bool) -> Person | None:
    token = request.cookies.get(SIGN_IN_COOKIE)
    if not token:
        return None
    store = request.app.state.store
    with store.read() as session:
        person = look_up(session, token, now)
        longer = stays and isinstance(person, Unlocked) and needs_longer(person, now)
    if longer and person is not None:
        with store.write() as session:
            stay_open(session, person, now)
    return person
