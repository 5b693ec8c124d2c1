"""Today: one next small step, what is due to be looked at again, and what was begun and not finished."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Request, Response, get
from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.due import Due, due
from toward.core.offers import Suggestion, leads_back, offer
from toward.core.practice import address, screens
from toward.core.record import Record, looked_at
from toward.people.access import Me, Now
from toward.people.profile import About, read_profile
from toward.people.signins import Unlocked
from toward.practice.access import lately, today_of, unfinished
from toward.practice.bids import bid_card
from toward.practice.lines import lines
from toward.practice.received import received
from toward.practice.spoken import foreign, spoken
from toward.spaces.drafts import OpenedDraft, drafts
from toward.spaces.ids import new_id
from toward.web.language import Language, mark
from toward.web.pages import page
from toward.web.threads import in_thread

# Why this step and not another, said so that a person can disagree.
REASONS = {
    "first": mark("A small one to begin with."),
    "this_week": mark("One feeling this week, before anyone asks. A small one will do."),
    "two_in_a_row": mark("Twice it was hard. So a smaller step now, or another person, or somebody to talk to."),
    "afraid": mark("Something for yourself first. Nothing has to be said to anybody."),
    "unrated": mark("A sentence you live by, and how true it feels today. Later you can look at it again."),
    "missed_week": mark("No hurry. Here is a small one."),
    "small_step": mark("There is a true thing this week already. If you like, another small one."),
}


# What is begun already is not offered a second time, unless the reason is what has to be read.
READ_ANYWAY = {"two_in_a_row", "afraid"}
LATEST = 5


class Offer(Struct, frozen=True):
    """Something one may begin: its practice and stage, its words, and the id its draft will have."""

    draft_id: str
    practice: str
    stage: str
    title: str
    says: str
    minutes: int
    reason: str = ""
    follows: str = ""
    words: str = ""
    day: date | None = None
    added: bool = False
    language: Language | None = None


class Begun(Struct, frozen=True):
    """A draft to go on with; `title` is None when it is damaged.

    Without `at` its practice is no longer there: `words` are what was written in it.
    """

    id: str
    day: date
    title: str | None
    at: int | None
    words: str = ""


@get("/today")
@in_thread
def today(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """The page of the day."""
    catalogue: Catalogue = request.app.state.catalogue
    day = today_of(me, now)
    with request.app.state.store.look() as rows:
        kept = lately(rows, me, day)
        profile = read_profile(rows, me)
        begun = drafts(rows, me.ring, me.account_id, since=date.min)
        came = received(rows, me, profile, day)
    records = [(one.id, one.record) for one in kept if one.record is not None]
    by_id = dict(records)
    zone = ZoneInfo(me.zone)
    doing = {held.practice for draft in begun if (held := unfinished(draft))}
    step = _suggested(offer(records, catalogue.practices, now, zone), doing)
    return page(
        request,
        "practice/today.html",
        me=me,
        place="today",
        day=day,
        due=[
            _look_again(one, by_id, me, catalogue, profile, now) for one in due(records, catalogue.practices, now, zone)
        ],
        damaged=profile.damaged,
        begun=[_begun(draft, me, catalogue) for draft in begun],
        received=came,
        bid=bid_card(catalogue, me, profile, kept, doing, day, now),
        step=_next(step, me, catalogue, now) if step else None,
        reasons=REASONS,
        leads_back=leads_back(day, len(kept)),
        lines=lines(kept[:LATEST], me, catalogue, profile),
        more=len(kept) > LATEST,
    )


def _look_again(
    one: Due, records: Mapping[str, Record], me: Unlocked, catalogue: Catalogue, profile: About, now: datetime
) -> Offer:
    texts, whom = catalogue.texts(one.practice, me.language), profile.someone(one.about)
    invite = texts.stages[one.stage].invite or texts.title
    language = foreign(catalogue, one.practice, me.language)
    return Offer(
        draft_id=new_id(now),
        practice=one.practice,
        stage=one.stage,
        title=spoken(texts.title, language),
        says=spoken(address(invite, texts, whom.name if whom else "", profile.belief or ""), language),
        minutes=catalogue.practices[one.practice].minutes,
        follows=one.entry,
        words=looked_at(one.entry, records.get, catalogue.practices),
        day=one.day,
    )


def _suggested(step: Suggestion | None, doing: set[str]) -> Suggestion | None:
    """The next step, unless it is begun already."""
    again = step is not None and step.practice in doing and step.reason not in READ_ANYWAY
    return None if again else step


def _next(step: Suggestion, me: Unlocked, catalogue: Catalogue, now: datetime) -> Offer:
    texts, practice = catalogue.texts(step.practice, me.language), catalogue.practices[step.practice]
    return Offer(
        draft_id=new_id(now),
        practice=step.practice,
        stage=step.stage,
        title=texts.title,
        says=texts.summary,
        minutes=practice.minutes,
        reason=step.reason,
    )


def _begun(draft: OpenedDraft, me: Unlocked, catalogue: Catalogue) -> Begun:
    held = unfinished(draft)
    if held is None:
        return Begun(draft.id, draft.day, None, None)
    practice = catalogue.practices.get(held.practice)
    if practice is None or held.stage not in practice.stages:
        words = "\n".join(words for words in held.answers.values() if isinstance(words, str) and " " in words)
        return Begun(draft.id, draft.day, held.practice, None, words)
    numbers = [shown.number for shown in screens(practice.stages[held.stage], held.answers)]
    # The screen may be gone from a practice that was changed meanwhile.
    at = next((number for number in numbers if number >= held.at), numbers[-1])
    language = foreign(catalogue, held.practice, me.language)
    title = spoken(catalogue.texts(held.practice, me.language).title, language)
    return Begun(draft.id, draft.day, title, at)


ROUTES = [today]
