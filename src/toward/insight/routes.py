"""Look back: what one's own record shows of some weeks, and what it cannot show (A3, A6, A7, A11, A12, B12, X8)."""

from collections.abc import Sequence
from datetime import date, tzinfo
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery

from toward.catalogue import Catalogue
from toward.core.days import Days, day_window, local_day
from toward.core.due import Kept
from toward.core.statistics import belief_over_time, feared_against_seen, few, wilson
from toward.core.trends import trends
from toward.core.vocabulary import over_time
from toward.insight.checks import told
from toward.insight.counting import said_aloud
from toward.insight.drawing import level, line, reach, rows
from toward.insight.exchanges import back_and_forth
from toward.insight.records import records_of
from toward.insight.shares import share
from toward.insight.thought import later, thought
from toward.insight.variety import words_shown
from toward.people.access import Me, Now
from toward.people.profile import read_profile
from toward.spaces.entries import window
from toward.web.language import Language
from toward.web.pages import page
from toward.web.threads import in_thread

WEEKS = ("12", "26", "52")
THE_BELIEF = "the-belief"
# As many lines for a belief as against it, so that neither side looks heavier than it is.
MOST_EVIDENCE = 5


@get("/look-back")
@in_thread
def look_back(request: Request[Any, Any, Any], me: Me, now: Now, weeks: FromQuery[str] = WEEKS[0]) -> Response[Any]:
    """Twelve weeks, half a year or a year; nothing older is opened."""
    if weeks not in WEEKS:
        raise NotFoundException
    catalogue: Catalogue = request.app.state.catalogue
    zone = ZoneInfo(me.zone)
    today = local_day(now, zone)
    days = day_window(today, 7 * int(weeks))
    with request.app.state.store.read() as session:
        opened = window(session, me.ring, me.ring.personal, days.first)
        profile = read_profile(session, me)
        went = back_and_forth(session, me, profile, days)
    records = records_of(opened)
    return page(
        request,
        "insight/look_back.html",
        me=me,
        place="look",
        weeks=int(weeks),
        choices=[int(choice) for choice in WEEKS],
        empty=not opened,
        damaged=len(opened) - len(records),
        thought=thought(records, catalogue.practices, me, profile.put_away, now),
        back_and_forth=went,
        felt=catalogue.words(me.language),
        **pictures(records, days, today, zone, me.language, catalogue, profile.belief),
    )


def pictures(
    records: Sequence[Kept],
    days: Days,
    today: date,
    zone: tzinfo,
    language: Language,
    catalogue: Catalogue,
    own_belief: str | None,
) -> dict[str, Any]:
    """What the sentences, drawings and tables of the page are made of, from the records of those days."""
    default = own_belief or catalogue.texts(THE_BELIEF, language).belief or ""
    seen = feared_against_seen(records, catalogue.practices)
    return {
        "counts": said_aloud(records, catalogue.practices, zone, today, days),
        "seen": seen,
        "drawn": rows(seen.pairs),
        "beliefs": belief_over_time(records, catalogue.practices, zone, default)[::-1],
        "checks": told(trends(records, catalogue.practices, zone), today, language, catalogue),
        **words_shown(over_time((record for _, record in records), catalogue.practices, zone, days), language),
        "axis": partial(line, today=today),
        "level": level,
        "reach": reach,
        "share": share,
        "few": few,
        "wilson": wilson,
        "most_evidence": MOST_EVIDENCE,
        "day_of": {entry: local_day(record.written, zone) for entry, record in records},
        "short": partial(_short, "d MMM", language),
        "month": partial(_short, "LLL", language),
    }


def _short(pattern: str, language: str, day: date) -> str:
    return format_date(day, pattern, locale=language)


ROUTES = [look_back, later]
