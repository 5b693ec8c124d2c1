"""A thought from one's own record: that somebody else could help, and how to put it away (B16).

Worked out whenever the page is opened and kept nowhere; only that it was put away is kept, in the sealed profile.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Request, Response, post
from litestar.response import Redirect
from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.days import day_window, local_day
from toward.core.due import Kept
from toward.core.practice import Practice
from toward.core.when_help import SEEN, Noticed, Topic, is_away, noticed, topic_of
from toward.insight.records import records_of
from toward.people.access import Me, Now
from toward.people.profile import change_profile, with_put_away
from toward.people.signins import Unlocked
from toward.spaces.entries import window
from toward.web.threads import in_thread


class Thought(Struct, frozen=True):
    """What the page says: the topic decides where it leads, the signs what it comes from."""

    topic: Topic
    signs: tuple[Noticed, ...]


def thought(
    records: Sequence[Kept],
    practices: Mapping[str, Practice],
    me: Unlocked,
    put_away: Mapping[str, date],
    now: datetime,
) -> Thought | None:
    """What one's own record gives reason to say; None for nothing, and while it is put away."""
    zone = ZoneInfo(me.zone)
    signs = noticed(records, practices, now, zone)
    topic = topic_of(signs)
    if topic is None or is_away(topic, put_away, local_day(now, zone)):
        return None
    return Thought(topic, signs)


@post("/look-back/later")
@in_thread
def later(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Not now: what is said today stays away for twelve weeks."""
    catalogue: Catalogue = request.app.state.catalogue
    today = local_day(now, ZoneInfo(me.zone))
    with request.app.state.store.write(me.account_id) as session:
        records = records_of(window(session, me.ring, me.ring.personal, day_window(today, SEEN.days).first))
        said = thought(records, catalogue.practices, me, {}, now)
        if said is not None:
            change_profile(session, me, lambda about: with_put_away(about, said.topic, today))
    return Redirect("/look-back", status_code=303)
