"""The other one of the fictional couple: they join, share and answer, through the same code as everybody."""

from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from toward import catalogue
from toward.bonds.acts import accept, invite
from toward.core.days import local_day
from toward.core.practice import MAIN
from toward.core.record import Record
from toward.core.sharing import (
    Answer,
    Appreciation,
    Disclosure,
    Reflection,
    Reply,
    Root,
    Shared,
    Terms,
    Validation,
    Verdict,
    encode,
)
from toward.demo.texts import Between, Texts, Turn
from toward.demo.writing import Pen
from toward.people.profile import change_profile, read_profile, with_opened
from toward.people.signins import Unlocked
from toward.spaces.entries import write_entry
from toward.spaces.ids import new_id
from toward.spaces.records import write_record
from toward.web.language import Language

DAY = timedelta(days=1)


def meet(session: Session, one: Unlocked, other: Unlocked, told: Texts, partner: str, now: datetime) -> str:
    """One invites, the other accepts, both agree; returns the space they share."""
    someone = read_profile(session, one).someone(partner)
    assert someone is not None
    token = invite(session, one, someone, Terms(), now)
    joined = accept(session, other, token, told.name, Terms(), now)
    assert joined is not None and joined.space is not None
    return joined.space


def share(session: Session, one: Unlocked, other: Unlocked, space: str, told: Texts, now: datetime) -> None:
    """What the two have shared, with its answers, each thing on its day; what is answered was opened before."""
    for thread in told.between:
        at = now - thread.days_ago * DAY
        writer, reader = (one, other) if thread.by == "me" else (other, one)
        root = new_id(at)
        _between(session, writer, space, root, _root(thread), at)
        if thread.turns:
            change_profile(session, reader, partial(with_opened, entry_id=root))
        for number, turn in enumerate(thread.turns, 1):
            later = at + number * timedelta(minutes=10)
            who = writer if turn.kind == "verdict" else reader
            _between(session, who, space, new_id(later), _answer(turn), later, answer_to=root)


def _root(thread: Between) -> Root:
    if thread.wish is None:
        return Appreciation(text=thread.text)
    return Shared(practice="one-true-thing", text=thread.text, wish=thread.wish)


def _answer(turn: Turn) -> Answer:
    match turn.kind:
        case "reflection":
            return Reflection(text=turn.text)
        case "verdict":
            return Verdict(right=turn.right, text=turn.text)
        case "validation":
            return Validation(text=turn.text)
        case "disclosure":
            return Disclosure(text=turn.text)
        case "reply":
            return Reply(text=turn.text)


def _between(
    session: Session,
    who: Unlocked,
    space: str,
    entry_id: str,
    document: Root | Answer,
    at: datetime,
    answer_to: str | None = None,
) -> None:
    ring = who.ring
    write_entry(
        session,
        ring,
        entry_id=entry_id,
        space=space,
        author=who.account_id,
        day=local_day(at, UTC),
        plain=encode(document),
        answer_to=answer_to,
    )


def write_own(session: Session, me: Unlocked, told: Texts, language: Language, now: datetime) -> None:
    """The other's own few entries, which nobody else sees."""
    pen = Pen(catalogue.load(), language)
    for days, page in zip((2, 9), told.partners_own, strict=True):
        at = now - days * DAY
        record = Record(practice="journal", version=1, stage=MAIN, written=at, answers=pen.journal(page))
        write_record(session, me.ring, entry_id=new_id(at), author=me.account_id, record=record, zone=UTC)
