"""What a person may see and do in their bonds.  Every look-up starts from their own profile and keyring.

A space they hold no key for, a thread in it, somebody not in their list: all the same 404 as what is not there.
"""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from litestar.exceptions import NotFoundException
from sqlalchemy.orm import Session

from toward.core.days import local_day
from toward.core.sharing import Act, Answer, Document, NotADocument, Root, decode, is_root, next_acts
from toward.people.profile import About, Someone, read_profile
from toward.people.signins import Unlocked
from toward.spaces.entries import Opened, answers_to, begun_before, one_entry, window
from toward.spaces.tables import Member


class Piece(NamedTuple):
    """One row of a bond as its reader may see it; `document` is None when it is damaged."""

    id: str
    author: str
    day: date
    document: Document | None
    opened: Opened


class Thread(NamedTuple):
    """Something shared and its answers, oldest first, and what the reader may do next.

    One of a former epoch, or of a bond one was replaced in, can be read and taken back, and does not go on.
    """

    someone: Someone
    root: Piece
    answers: list[Piece]
    acts: frozenset[Act]
    mine: bool
    goes_on: bool


def the_person(session: Session, me: Unlocked, person_id: str) -> tuple[About, Someone]:
    """Somebody in one's own list."""
    about = read_profile(session, me)
    someone = about.someone(person_id)
    if someone is None:
        raise NotFoundException
    return about, someone


def in_a_bond(session: Session, me: Unlocked, person_id: str) -> tuple[About, Someone]:
    """Somebody in one's own list with whom one shares a space."""
    about, someone = the_person(session, me, person_id)
    if someone.space is None or someone.space not in me.ring.keys:
        raise NotFoundException
    return about, someone


def belongs(session: Session, me: Unlocked, space: str) -> bool:
    """Whether one is still told of what happens in a space: a supporter sent away, somebody replaced, is not."""
    return session.get(Member, (space, me.account_id)) is not None


def in_a_bond_that_goes_on(session: Session, me: Unlocked, person_id: str) -> tuple[About, Someone, str]:
    """Somebody with whom one shares a space that one still belongs to; and that space."""
    about, someone = in_a_bond(session, me, person_id)
    if someone.space is None or not belongs(session, me, someone.space):
        raise NotFoundException
    return about, someone, someone.space


def shared_days(
    session: Session, me: Unlocked, someone: Someone, since: date, until: date | None = None
) -> list[Piece]:
    """What was shared in a bond in some days, both voices, newest first; answers are left to their threads."""
    if someone.space is None or someone.space not in me.ring.keys:
        return []
    pieces = [_piece(opened) for opened in window(session, me.ring, someone.space, since, until)]
    return [piece for piece in pieces if piece.opened.answer_to is None]


def day_of_earlier(session: Session, me: Unlocked, someone: Someone, since: date) -> date | None:
    """The newest day before `since` on which something was shared in a bond; None when there is nothing earlier."""
    return begun_before(session, me.ring, someone.space, since) if someone.space is not None else None


def whole_bond(session: Session, me: Unlocked, someone: Someone) -> list[tuple[Piece, list[Piece]]]:
    """Everything one can read in a bond, oldest first, each with its answers."""
    if someone.space is None:
        return []
    pieces = [_piece(opened) for opened in reversed(window(session, me.ring, someone.space, date.min))]
    answers: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.id):
        answers.setdefault(piece.opened.answer_to or "", []).append(piece)
    return [(piece, answers.get(piece.id, [])) for piece in pieces if piece.opened.answer_to is None]


def the_thread(session: Session, me: Unlocked, root_id: str) -> Thread:
    """One thread, if it is in a bond of this person's that is not paused."""
    opened = one_entry(session, me.ring, root_id)
    if opened is None or opened.space == me.ring.personal or opened.answer_to is not None:
        raise NotFoundException
    someone = read_profile(session, me).in_space(opened.space)
    if someone is None or someone.paused:
        raise NotFoundException
    root, answers = _piece(opened), [_piece(answer) for answer in answers_to(session, me.ring, root_id)]
    goes_on = opened.epoch == me.ring.newest(opened.space)[0] and belongs(session, me, opened.space)
    acts = _acts(root, answers, me) if someone.role == "member" and goes_on else frozenset()
    return Thread(someone, root, answers, acts, root.author == me.account_id, goes_on)


def _acts(root: Piece, answers: list[Piece], me: Unlocked) -> frozenset[Act]:
    if root.document is None or not is_root(root.document):
        return frozenset()
    begun: Root = root.document  # type: ignore[assignment]
    given: list[tuple[str, Answer]] = [
        (answer.author, answer.document)  # type: ignore[misc]
        for answer in answers
        if answer.document is not None and not is_root(answer.document)
    ]
    return next_acts(root.author, begun, given, me.account_id)


def _piece(opened: Opened) -> Piece:
    try:
        document = decode(opened.plain) if opened.plain is not None else None
    except NotADocument:
        document = None
    return Piece(opened.id, opened.author, opened.day, document, opened)


def today_of(me: Unlocked, now: datetime) -> date:
    """The day it is where this person lives."""
    return local_day(now, ZoneInfo(me.zone))
