"""Reciprocity as Look back shows it (A12): with each person what went back and forth, and one's own part alone."""

from collections.abc import Iterator

from msgspec import Struct

from toward.core.days import Days
from toward.core.reciprocity import Exchange, OwnShare, Said, exchanges, own_share
from toward.core.sharing import NotADocument, decode
from toward.db import Rows
from toward.people.profile import About
from toward.people.signins import Unlocked
from toward.spaces.entries import Opened, window

MOST = 12


class With(Struct, frozen=True):
    """One person: the newest exchanges with them, and one's own share, where there is one to say."""

    name: str
    exchanges: tuple[Exchange, ...]
    share: OwnShare | None


def back_and_forth(rows: Rows, me: Unlocked, profile: About, days: Days) -> list[With]:
    """Everybody with whom something went back and forth in these days; a bond that rests is left alone."""
    found = []
    for someone in profile.people:
        if someone.space is None or someone.role != "member" or someone.paused:
            continue
        said = [*_said(window(rows, me.ring, someone.space, days.first), me)]
        if went := exchanges(said)[:MOST]:
            found.append(With(someone.name, went, own_share(said, days)))
    return found


def _said(opened: list[Opened], me: Unlocked) -> Iterator[Said]:
    for one in opened:
        try:
            document = decode(one.plain) if one.plain is not None else None
        except NotADocument:
            continue
        if document is not None:
            mine = one.author == me.account_id
            yield Said(id=one.id, mine=mine, day=one.day, document=document, answers=one.answer_to)
