"""What a person may read and change here: their own entries and drafts, found through the keys they hold."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from litestar.exceptions import NotFoundException
from sqlalchemy.orm import Session

from toward.core.days import local_day
from toward.core.practice import Answer
from toward.core.record import NotARecord, Record, decode
from toward.db import Rows
from toward.people.signins import Unlocked
from toward.spaces.drafts import OpenedDraft, drafts, one_draft
from toward.spaces.entries import Opened, one_entry, window

WINDOW_DAYS = 35


class Kept(NamedTuple):
    """An entry of one's own; `record` is None when its seal does not hold, which is shown as "damaged"."""

    id: str
    day: date
    record: Record | None


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """What a draft holds: a stage of a practice, the answers so far, the screen one is at.

    `ending` is when timers that were begun are over, by their step: a reload goes on with what is left of one.
    """

    practice: str
    version: int
    stage: str
    about: str | None = None
    follows: str | None = None
    at: int = 1
    answers: dict[str, Answer] = {}
    ending: dict[str, datetime] = {}


_DECODER = msgspec.json.Decoder(Unfinished)


def today_of(me: Unlocked, now: datetime) -> date:
    """The day it is where this person lives."""
    return local_day(now, ZoneInfo(me.zone))


def lately(rows: Rows, me: Unlocked, today: date) -> list[Kept]:
    """One's own entries of the last 35 days, newest first: all that Today needs."""
    return own(rows, me, today - timedelta(days=WINDOW_DAYS))


def own(rows: Rows, me: Unlocked, since: date, until: date | None = None) -> list[Kept]:
    """One's own entries of some days, newest first."""
    return [_kept(opened) for opened in window(rows, me.ring, me.ring.personal, since, until)]


def own_entry(session: Session, me: Unlocked, entry_id: str) -> Kept:
    """One entry; what is not there and what is not one's own are the same 404."""
    opened = one_entry(session, me.ring, entry_id)
    if opened is None or opened.space != me.ring.personal:
        raise NotFoundException
    return _kept(opened)


def own_record(session: Session, me: Unlocked, entry_id: str) -> Record | None:
    """What one of one's own entries holds; None when it is not there, not one's own, or damaged."""
    opened = one_entry(session, me.ring, entry_id)
    return _kept(opened).record if opened is not None and opened.space == me.ring.personal else None


def own_draft(session: Session, me: Unlocked, draft_id: str) -> tuple[OpenedDraft, Unfinished | None]:
    """One draft and what it holds (None when damaged); 404 as for entries."""
    draft = one_draft(session, me.ring, me.account_id, draft_id)
    if draft is None:
        raise NotFoundException
    return draft, unfinished(draft)


def following(session: Session, me: Unlocked, entry: Kept) -> str | None:
    """The address of what looks back on an entry already, finished or only begun; None when nothing does."""
    for one in own(session, me, entry.day - timedelta(days=1)):  # a day may begin again on the way west
        if one.record is not None and one.record.follows == entry.id:
            return f"/entries/{one.id}"
    for draft in drafts(session, me.ring, me.account_id, since=date.min):
        held = unfinished(draft)
        if held is not None and held.follows == entry.id:
            return f"/drafts/{draft.id}/{held.at}"
    return None


def unfinished(draft: OpenedDraft) -> Unfinished | None:
    """What a draft holds, or None when it is damaged."""
    if draft.plain is None:
        return None
    try:
        return _DECODER.decode(draft.plain)
    except msgspec.DecodeError:
        return None


def _kept(opened: Opened) -> Kept:
    try:
        record = decode(opened.plain) if opened.plain is not None else None
    except NotARecord:
        record = None
    return Kept(opened.id, opened.day, record)
