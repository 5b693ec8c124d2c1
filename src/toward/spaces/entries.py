"""Writing entries and reading a window of them.  Every query starts from the keys a person holds."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, delete, func, insert, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from toward.db import Rows, columns
from toward.spaces.tables import Entry
from toward.vault import Damaged, Keyring, Place, entry_key, open_, seal

_ENTRY = columns(Entry)
_ROWS = select(_ENTRY.id, _ENTRY.space_id, _ENTRY.epoch, _ENTRY.author_id, _ENTRY.day, _ENTRY.answer_to, _ENTRY.sealed)
_WRITE = insert(Entry)
_WINDOW = (
    _ROWS.where(_ENTRY.space_id == bindparam("space"), _ENTRY.day >= bindparam("since"))
    .where(_ENTRY.day <= bindparam("until"))
    .order_by(_ENTRY.day.desc(), _ENTRY.id.desc())
)
_ONE = _ROWS.where(_ENTRY.space_id.in_(bindparam("mine", expanding=True)), _ENTRY.id == bindparam("entry"))


class Opened(NamedTuple):
    """One entry as its reader may see it; `plain` is None when the seal does not hold ("damaged")."""

    id: str
    space: str
    author: str
    day: date
    answer_to: str | None
    plain: bytes | None


def write_entry(
    session: Session,
    ring: Keyring,
    *,
    entry_id: str,
    space: str,
    author: str,
    day: date,
    plain: bytes,
    answer_to: str | None = None,
) -> bool:
    """Seal `plain` into a new row.  False when a row of that id is there already: the act was done before."""
    epoch, key = ring.newest(space)
    place = _place(entry_id, space, epoch, author, day, answer_to)
    row = {
        "id": entry_id,
        "space_id": space,
        "epoch": epoch,
        "author_id": author,
        "day": day,
        "answer_to": answer_to,
        "sealed": seal(entry_key(key), plain, place),
    }
    try:
        with session.begin_nested():
            session.connection().execute(_WRITE, row)
    except IntegrityError:
        return False
    return True


def window(rows: Rows, ring: Keyring, space: str, since: date, until: date | None = None) -> list[Opened]:
    """The entries of a space from the day `since` on (to `until` included), newest first."""
    if space not in ring.keys:
        return []
    return _opened(rows, ring, _WINDOW, space=space, since=since, until=until or date.max)


def days_before(session: Session, ring: Keyring, space: str, before: date, most: int) -> list[date]:
    """The newest `most` days with entries earlier than `before`; for paging by day."""
    query = select(Entry.day).where(Entry.space_id.in_(ring.keys), Entry.space_id == space, Entry.day < before)
    return list(session.scalars(query.group_by(Entry.day).order_by(Entry.day.desc()).limit(most)))


def one_entry(session: Session, ring: Keyring, entry_id: str) -> Opened | None:
    """The entry of that id if this person may read it; None for a stranger's as for one that is not there."""
    found = _opened(session, ring, _ONE, mine=list(ring.keys), entry=entry_id)
    return found[0] if found else None


def delete_entry(session: Session, ring: Keyring, author: str, entry_id: str) -> bool:
    """Delete one's own entry for good; False when there is none.

    In one's own space everything is one's own, also a damaged row that names another author.
    """
    own = or_(Entry.author_id == author, Entry.space_id == ring.personal)
    done = session.execute(
        delete(Entry).where(Entry.space_id.in_(ring.keys), own, Entry.id == entry_id).returning(Entry.id)
    )
    return done.first() is not None


def count_entries(session: Session, ring: Keyring, author: str) -> int:
    """How many entries somebody has written where they hold a key."""
    query = select(func.count()).where(Entry.space_id.in_(ring.keys), Entry.author_id == author)
    return session.scalar(query) or 0


def _opened(rows: Rows, ring: Keyring, query: Select[Any], **asked: object) -> list[Opened]:
    keys: dict[tuple[str, int], bytes] = {}
    opened = []
    for entry_id, space, epoch, author, day, answer_to, sealed in rows.execute(query, asked):
        plain: bytes | None
        try:
            if (space, epoch) not in keys:
                keys[space, epoch] = entry_key(ring.key(space, epoch))
            plain = open_(keys[space, epoch], sealed, _place(entry_id, space, epoch, author, day, answer_to))
        except Damaged:
            plain = None
        opened.append(Opened(entry_id, space, author, day, answer_to, plain))
    return opened


def _place(entry_id: str, space: str, epoch: int, author: str, day: date, answer_to: str | None) -> Place:
    # The day and what is answered stand in the clear, but are bound too: a row cannot be moved in time.
    return Place("entries", entry_id, space, epoch, author, f"entry/1 {day.isoformat()} {answer_to or '-'}")
