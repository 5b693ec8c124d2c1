"""Mine: one's own entries, newest first, a page of days at a time; one entry; deleting it for good."""

from datetime import date, datetime, timedelta
from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect
from msgspec import Struct, structs

from toward.catalogue import Catalogue
from toward.core.practice import Answer, becomes
from toward.core.record import Record, meaning
from toward.people.access import Me, Now
from toward.people.profile import About, read_profile
from toward.people.signins import Unlocked
from toward.practice.access import own, own_entry, today_of
from toward.practice.lines import line, lines
from toward.practice.saying import Said, ending, left, said
from toward.practice.telling import telling
from toward.spaces.entries import days_before, delete_entry
from toward.web.pages import page
from toward.web.threads import in_thread

DAYS_A_PAGE = 14


class Told(Struct, frozen=True):
    """What an entry says and where it may lead.  Of a practice no longer there (`gone`), only what is `left`."""

    said: list[Said] = []
    left: list[str] = []
    gone: bool = False
    end: str = ""
    shareable: bool = False
    to_send: bool = False
    ends_on: tuple[str, ...] = ()
    outcome: Answer | None = None


@get("/mine")
@in_thread
def mine(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """The newest days with entries, or those before a day."""
    catalogue: Catalogue = request.app.state.catalogue
    before = request.query_params.get("before", "")
    start = _day(before) or today_of(me, now) + timedelta(days=2)
    with request.app.state.store.read() as session:
        days = days_before(session, me.ring, me.ring.personal, start, DAYS_A_PAGE + 1)
        shown = days[:DAYS_A_PAGE]
        kept = own(session, me, shown[-1], shown[0]) if shown else []
        profile = read_profile(session, me)
    return page(
        request,
        "practice/mine.html",
        me=me,
        place="mine",
        lines=lines(kept, me, catalogue, profile),
        older=shown[-1].isoformat() if len(days) > DAYS_A_PAGE else None,
        newest=not before,
    )


@get("/entries/{entry_id:str}")
@in_thread
def entry(request: Request[Any, Any, Any], me: Me, entry_id: FromPath[str], now: Now) -> Response[Any]:
    """One entry, every answer of it."""
    return _entry_page(request, me, entry_id, "practice/entry.html", now)


@get("/entries/{entry_id:str}/done")
@in_thread
def done_page(request: Request[Any, Any, Any], me: Me, entry_id: FromPath[str]) -> Response[Any]:
    """The calm page at the end of a practice."""
    return _entry_page(request, me, entry_id, "practice/done.html")


@get("/entries/{entry_id:str}/deletion")
@in_thread
def deletion_form(request: Request[Any, Any, Any], me: Me, entry_id: FromPath[str]) -> Response[Any]:
    """Once more before it is gone."""
    return _entry_page(request, me, entry_id, "practice/deletion.html")


@post("/entries/{entry_id:str}/deletion")
@in_thread
def deletion(request: Request[Any, Any, Any], me: Me, entry_id: FromPath[str]) -> Response[Any]:
    """Delete an entry for good."""
    with request.app.state.store.write(me.account_id) as session:
        if not delete_entry(session, me.ring, me.account_id, entry_id):
            raise NotFoundException
    request.app.state.changes.poke(me.account_id)
    return Redirect("/mine", status_code=303)


def _entry_page(
    request: Request[Any, Any, Any], me: Unlocked, entry_id: str, template: str, now: datetime | None = None
) -> Response[Any]:
    """An entry's page; with `now`, the act "I said it" too."""
    catalogue: Catalogue = request.app.state.catalogue
    with request.app.state.store.read() as session:
        kept = own_entry(session, me, entry_id)
        profile = read_profile(session, me)
        tell = telling(session, me, catalogue, kept, now) if now else None
    return page(
        request,
        template,
        me=me,
        line=line(kept, me, catalogue, profile),
        tell=tell,
        **structs.asdict(_told(kept.record, me, catalogue, profile) if kept.record else Told()),
    )


def _told(record: Record, me: Unlocked, catalogue: Catalogue, profile: About) -> Told:
    practice = catalogue.practices.get(record.practice)
    stage = practice.stages.get(record.stage) if practice else None
    written = left(record, stage, catalogue.words(me.language), profile)
    if practice is None or stage is None:
        return Told(left=written, gone=True)
    return Told(
        said=said(record, stage.steps, me, catalogue, profile),
        left=written,
        end=ending(record, stage, me, catalogue, profile),
        shareable=len(me.ring.keys) > 1 and becomes(practice, record.stage) != "nothing",
        to_send=practice.to_send,
        ends_on=practice.ends_on,
        outcome=meaning(record, catalogue.practices).get("outcome"),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotFoundException from error


ROUTES = [mine, entry, done_page, deletion_form, deletion]
