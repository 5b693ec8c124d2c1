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

from anyio import from_thread
from litestar import Request
from litestar.di import Dependency
from litestar.exceptions import NotFoundException
from sqlalchemy.exc import OperationalError

from toward.people.signins import SIGN_IN_COOKIE, Keyless, Person, Unlocked, look_up, needs_longer, stay_open
from toward.vault import Damaged
from toward.web.errors import note_down
from toward.web.forms import kept_form, provide_form
from toward.web.threads import Given


class LockedNow(Exception):
    """The key was dropped: the lock screen asks the passphrase, and keeps what was being sent."""

    def __init__(self, person: Person, kept: Sequence[tuple[str, str]]) -> None:
        super().__init__("locked")
        self.person = person
        self.kept = kept


def clock(request: Request[Any, Any, Any]) -> datetime:
    """The one place where a request reads the clock, once."""
    moment: datetime = request.app.state.clock()
    return moment


Now = Annotated[datetime, Given(clock), Dependency()]


def visitor(request: Request[Any, Any, Any], now: Now) -> Person | None:
    """Whoever it is, signed in or not."""
    token = request.cookies.get(SIGN_IN_COOKIE)
    if not token:
        return None
    with request.app.state.store.look() as rows:
        return look_up(rows, token, now)


def signed_in(request: Request[Any, Any, Any], now: Now) -> Person:
    """Somebody signed in; for everybody else the page does not exist."""
    person = visitor(request, now)
    if person is None:
        raise NotFoundException
    return person


def unlocked(request: Request[Any, Any, Any], now: Now) -> Unlocked:
    """Somebody unlocked.  Being here counts as not being idle."""
    person = signed_in(request, now)
    if isinstance(person, Keyless):
        raise Damaged
    if not isinstance(person, Unlocked):
        raise LockedNow(person, _being_sent(request))
    if needs_longer(person, now):
        _put_off(request, person, now)
    return person


def _put_off(request: Request[Any, Any, Any], person: Unlocked, now: datetime) -> None:
    try:
        with request.app.state.store.write(person.account_id) as session:
            stay_open(session, person, now)
    except OperationalError as error:
        # On a full disk what is there can still be read; the key is then put away at the time it had.
        note_down(request, error)


def _being_sent(request: Request[Any, Any, Any]) -> Sequence[tuple[str, str]]:
    """The form that came with a request, also when its handler asks for none."""
    if request.method == "POST":
        from_thread.run(provide_form, request)
    return kept_form(request)


# What a handler writes in its signature.  `Dependency` lets nobody but `in_thread` fill it: no query, no body.
Me = Annotated[Unlocked, Given(unlocked), Dependency()]
SignedIn = Annotated[Person, Given(signed_in), Dependency()]
Visitor = Annotated[Person | None, Given(visitor), Dependency()]
