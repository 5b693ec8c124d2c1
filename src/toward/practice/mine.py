"""Mine: one's own entries, newest first, a page of days at a time; one entry; deleting it for good."""

from datetime import date, datetime, timedelta
from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.practice import address, becomes, done
from toward.core.record import Record, main_words, meaning
from toward.people.access import Me, Now
from toward.people.profile import About, read_profile
from toward.people.signins import Unlocked
from toward.practice.access import Kept, own, own_entry, today_of
from toward.practice.saying import left, said
from toward.practice.spoken import foreign, spoken
from toward.practice.telling import telling
from toward.spaces.entries import days_before, delete_entry
from toward.web.pages import page
from toward.web.threads import in_thread

DAYS_A_PAGE = 14
# Measures that are always words, the first an entry has names it in a list.
MAIN_WORDS = (
    "sentence",
    "request",
    "question",
    "appreciated",
    "not_fine",
    "kinder_line",
    "learned",
    "belief",
    "feared",
)


class Line(Struct, frozen=True):
    """An entry as it stands in a list: the practice's name, the words to show, who it is about."""

    id: str
    day: date
    title: str | None
    words: str
    about: str


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
def entry(request: Request[Any, Any, Any], me: Me, entry_id: str, now: Now) -> Response[Any]:
    """One entry, every answer of it."""
    return _entry_page(request, me, entry_id, "practice/entry.html", now)


@get("/entries/{entry_id:str}/done")
@in_thread
def done_page(request: Request[Any, Any, Any], me: Me, entry_id: str) -> Response[Any]:
    """The calm page at the end of a practice."""
    return _entry_page(request, me, entry_id, "practice/done.html")


@get("/entries/{entry_id:str}/deletion")
@in_thread
def deletion_form(request: Request[Any, Any, Any], me: Me, entry_id: str) -> Response[Any]:
    """Once more before it is gone."""
    return _entry_page(request, me, entry_id, "practice/deletion.html")


@post("/entries/{entry_id:str}/deletion")
@in_thread
def deletion(request: Request[Any, Any, Any], me: Me, entry_id: str) -> Response[Any]:
    """Delete an entry for good."""
    with request.app.state.store.write(me.account_id) as session:
        if not delete_entry(session, me.ring, me.account_id, entry_id):
            raise NotFoundException
    request.app.state.changes.poke(me.account_id)
    return Redirect("/mine", status_code=303)


def lines(kept: list[Kept], me: Unlocked, catalogue: Catalogue, profile: About) -> list[Line]:
    """Entries as lines of a list; a damaged one is a line too."""
    return [_line(one, me, catalogue, profile) for one in kept]


def _line(one: Kept, me: Unlocked, catalogue: Catalogue, profile: About) -> Line:
    if one.record is None:
        return Line(one.id, one.day, None, "", "")
    whom = profile.someone(one.record.about) if _asks_whom(one.record, catalogue) else None
    return Line(
        one.id,
        one.day,
        _title(one.record, me, catalogue),
        _main_words(one.record, catalogue),
        whom.name if whom else "",
    )


def _asks_whom(record: Record, catalogue: Catalogue) -> bool:
    """Whether it is about somebody at all: "Which mask · Mara" would read as a verdict on her.

    Of a practice taken away it is not known any more; then the name stays.
    """
    practice = catalogue.practices.get(record.practice)
    return practice is None or practice.asks_whom


def _title(record: Record, me: Unlocked, catalogue: Catalogue) -> str:
    if record.practice not in catalogue.practices:
        return record.practice  # the operator took the practice away; its id is all that is known
    return spoken(catalogue.texts(record.practice, me.language).title, foreign(catalogue, record.practice, me.language))


def _main_words(record: Record, catalogue: Catalogue) -> str:
    """The words an entry is known by: its sentence, else what was learned, else the first longer answer."""
    longer = (words for words in record.answers.values() if isinstance(words, str) and " " in words)
    return main_words(record, catalogue.practices, MAIN_WORDS) or next(longer, "")


def _entry_page(
    request: Request[Any, Any, Any], me: Unlocked, entry_id: str, template: str, now: datetime | None = None
) -> Response[Any]:
    """An entry's page; with `now`, the act "I said it" too."""
    catalogue: Catalogue = request.app.state.catalogue
    with request.app.state.store.read() as session:
        kept = own_entry(session, me, entry_id)
        profile = read_profile(session, me)
        tell = telling(session, me, catalogue, kept, now) if now else None
    record = kept.record
    whom = profile.someone(record.about) if record else None
    practice = catalogue.practices.get(record.practice) if record else None
    stage = practice.stages.get(record.stage) if practice and record else None
    texts = catalogue.texts(record.practice, me.language) if record and stage else None
    person = whom.name if whom else ""
    end = done(texts, record.stage, stage.done_by, record.answers) if record and stage and texts else ""
    return page(
        request,
        template,
        me=me,
        line=_line(kept, me, catalogue, profile),
        tell=tell,
        said=said(record, stage, texts, me, catalogue, profile) if record and stage and texts else [],
        left=left(record, stage, catalogue.words(me.language), profile) if record else [],
        gone=record is not None and stage is None,
        end=spoken(address(end, texts, person, profile.belief or ""), foreign(catalogue, record.practice, me.language))
        if record and texts
        else "",
        shareable=len(me.ring.keys) > 1
        and practice is not None
        and record is not None
        and becomes(practice, record.stage) != "nothing",
        to_send=practice is not None and practice.to_send,
        ends_on=practice.ends_on if practice else (),
        outcome=meaning(record, catalogue.practices).get("outcome") if record else None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotFoundException from error


ROUTES = [mine, entry, done_page, deletion_form, deletion]
