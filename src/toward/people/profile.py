"""The sealed document about oneself: who is in one's life, the belief one tests, kind lines worth keeping."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

import msgspec
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from toward.db import Rows, columns
from toward.people.signins import Unlocked
from toward.people.tables import Profile
from toward.vault import Damaged, Keyring, Place, entry_key, open_, seal

_PROFILE = columns(Profile)
_OWN = select(_PROFILE.version, _PROFILE.epoch, _PROFILE.sealed).where(_PROFILE.account_id == bindparam("account"))

MOST_PEOPLE = 50
MOST_KIND_LINES = 50
MOST_OPENED = 500


class Invited(msgspec.Struct, frozen=True):
    """An invitation that is out: what its link carries, and until when it opens."""

    token: str
    until: datetime


class Someone(msgspec.Struct, frozen=True):
    """A person in somebody's life, by a name of their own choosing; they are not told.

    With a `space` there is a bond (or it is offered); `role` tells a bond from a supporter's space.
    `paused` is mine alone: to the other it looks like nothing.
    """

    id: str
    name: str
    kind: str = ""
    space: str | None = None
    role: Literal["member", "owner", "supporter"] = "member"
    paused: bool = False
    invited: Invited | None = None


class KindLine(msgspec.Struct, frozen=True):
    """What somebody imagined the other would say at their kindest (A8), kept to be offered again.

    `thought` is the harsh thought it answered, where that was put into words (A10).
    """

    line: str
    about: str | None = None
    thought: str = ""


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole profile document.  One that is `damaged` is empty, and is never sealed.

    `put_away` says on which day somebody did not want to hear of a topic of `core.when_help`.
    """

    people: tuple[Someone, ...] = ()
    belief: str | None = None
    kind_lines: tuple[KindLine, ...] = ()
    opened: tuple[str, ...] = ()
    put_away: dict[str, date] = {}
    damaged: bool = False

    def in_space(self, space: str) -> Someone | None:
        """The person a space is shared with."""
        return next((person for person in self.people if person.space == space), None)

    def someone(self, person_id: str | None) -> Someone | None:
        """The person of that id, if they are (still) in the list."""
        return next((person for person in self.people if person.id == person_id), None) if person_id else None


_DECODER = msgspec.json.Decoder(About)


def first_profile(session: Session, ring: Keyring, account_id: str) -> None:
    """An empty profile for a new account."""
    epoch, key = ring.newest(ring.personal)
    sealed = _sealed(key, About(), ring, account_id, epoch, 1)
    session.add(Profile(account_id=account_id, version=1, epoch=epoch, sealed=sealed))


def read_profile(rows: Rows, me: Unlocked) -> About:
    """The person's profile; an empty one that is `damaged` when its seal does not hold."""
    return _read(rows, me)[1]


def change_profile(session: Session, me: Unlocked, change: Callable[[About], About], *, anew: bool = False) -> About:
    """Apply `change` to the profile as it is now.  To be called in a write transaction, which has the row to itself.

    A damaged profile stays as it is, in case an older copy of the store comes back; only when its owner
    begins it `anew` does another take its place.
    """
    version, about = _read(session, me)
    if about.damaged and not anew:
        return about
    changed = change(msgspec.structs.replace(about, damaged=False))
    if changed == about:
        return about
    epoch, key = me.ring.newest(me.ring.personal)
    sealed = _sealed(key, changed, me.ring, me.account_id, epoch, version + 1)
    session.merge(Profile(account_id=me.account_id, version=version + 1, epoch=epoch, sealed=sealed))
    return changed


def with_someone(about: About, someone: Someone) -> About:
    """The profile with one more person at the front; the same profile when they are in it already."""
    if about.someone(someone.id) or len(about.people) >= MOST_PEOPLE:
        return about
    return msgspec.structs.replace(about, people=(someone, *about.people))


def changed_person(about: About, person_id: str, **values: object) -> About:
    """The profile with something changed about one person."""
    people = tuple(
        msgspec.structs.replace(person, **values) if person.id == person_id else person for person in about.people
    )
    return msgspec.structs.replace(about, people=people)


def with_opened(about: About, entry_id: str) -> About:
    """The profile remembering that something shared was opened; known to nobody else."""
    kept = (entry_id, *(known for known in about.opened if known != entry_id))
    return msgspec.structs.replace(about, opened=kept[:MOST_OPENED])


def with_kind_line(about: About, kind: KindLine) -> About:
    """The profile with one more kind line at the front; the oldest gives way."""
    lines = (kind, *(known for known in about.kind_lines if known != kind))
    return msgspec.structs.replace(about, kind_lines=lines[:MOST_KIND_LINES])


def with_put_away(about: About, topic: str, day: date) -> About:
    """The profile remembering that a topic was put away on that day."""
    return msgspec.structs.replace(about, put_away=about.put_away | {topic: day})


def with_belief(about: About, belief: str) -> About:
    """The profile with the belief now tested, in the person's own words."""
    return msgspec.structs.replace(about, belief=belief)


def _read(rows: Rows, me: Unlocked) -> tuple[int, About]:
    row = rows.execute(_OWN, {"account": me.account_id}).first()
    if row is None:
        return 0, About(damaged=True)
    try:
        key = entry_key(me.ring.key(me.ring.personal, row.epoch))
        plain = open_(key, row.sealed, _place(me.account_id, me.ring, row.epoch, row.version))
        return row.version, _DECODER.decode(plain)
    except (Damaged, msgspec.DecodeError):
        return row.version, About(damaged=True)


def _sealed(key: bytes, about: About, ring: Keyring, account_id: str, epoch: int, version: int) -> bytes:
    return seal(entry_key(key), msgspec.json.encode(about), _place(account_id, ring, epoch, version))


def _place(account_id: str, ring: Keyring, epoch: int, version: int) -> Place:
    return Place("profiles", account_id, ring.personal, epoch, account_id, f"profile/1 {version}")
