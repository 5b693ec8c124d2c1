"""Writing entries and reading a window of them.  Every query starts from the keys a person holds."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from toward.db import Rows, columns
from toward.spaces.tables import Entry
from toward.vault import Keyring, Place, entry_key, opener, seal

_ENTRY = columns(Entry)
_ROWS = select(_ENTRY.id, _ENTRY.space_id, _ENTRY.epoch, _ENTRY.author_id, _ENTRY.day, _ENTRY.answer_to, _ENTRY.sealed)
_WRITE = insert(Entry)
_WINDOW = (
    _ROWS.where(_ENTRY.space_id == bindparam("space"), _ENTRY.day >= bindparam("since"))
    .where(_ENTRY.day <= bindparam("until"))
    .order_by(_ENTRY.day.desc(), _ENTRY.id.desc())
)
_ONE = _ROWS.where(_ENTRY.space_id.in_(bindparam("mine", expanding=True)), _ENTRY.id == bindparam("entry"))
_ANSWERS = _ROWS.where(
    _ENTRY.space_id.in_(bindparam("mine", expanding=True)), _ENTRY.answer_to == bindparam("root")
).order_by(_ENTRY.id)


class Opened(NamedTuple):
    """One entry as its reader may see it; `plain` is None when the seal does not hold ("damaged")."""

    id: str
    space: str
    epoch: int
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
    session.flush()  # the space may be as new as this
    connection = session.connection()
    try:
        with connection.begin_nested():
            connection.execute(_WRITE, row)
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


def begun_before(session: Session, ring: Keyring, space: str, before: date) -> date | None:
    """The newest day before `before` on which something was begun that this person may open; None if there is none."""
    mine = (Entry.space_id.in_(ring.keys), Entry.space_id == space, Entry.epoch.in_(ring.keys.get(space, ())))
    return session.scalar(select(func.max(Entry.day)).where(*mine, Entry.day < before, Entry.answer_to.is_(None)))


def one_entry(rows: Rows, ring: Keyring, entry_id: str) -> Opened | None:
    """The entry of that id if this person may read it; None for a stranger's as for one that is not there."""
    if "\0" in entry_id:  # which PostgreSQL cannot even look for
        return None
    found = _opened(rows, ring, _ONE, mine=list(ring.keys), entry=entry_id)
    return found[0] if found else None


def answers_to(session: Session, ring: Keyring, root_id: str) -> list[Opened]:
    """What answers an entry, oldest first."""
    return _opened(session, ring, _ANSWERS, mine=list(ring.keys), root=root_id)


def rewrite_entry(session: Session, ring: Keyring, author: str, entry: Opened, plain: bytes) -> bool:
    """Put other words in the place of one's own; False when the entry is gone meanwhile.

    So it is for one of a former epoch: under the newest key its words would reach somebody who came later.
    """
    epoch, key = ring.newest(entry.space)
    place = _place(entry.id, entry.space, epoch, author, entry.day, entry.answer_to)
    changed = session.execute(
        update(Entry)
        .where(Entry.space_id.in_(ring.keys), Entry.author_id == author, Entry.id == entry.id, Entry.epoch == epoch)
        .values(sealed=seal(entry_key(key), plain, place))
        .returning(Entry.id)
    )
    return changed.first() is not None


def delete_mine(session: Session, ring: Keyring, author: str, space: str) -> None:
    """Withdraw everything somebody wrote in a space, with the answers to it."""
    session.execute(
        delete(Entry).where(Entry.space_id.in_(ring.keys), Entry.space_id == space, Entry.author_id == author)
    )
    answered = aliased(Entry)
    still_there = select(answered.id).where(answered.id == Entry.answer_to).exists()
    session.execute(delete(Entry).where(Entry.space_id == space, Entry.answer_to.is_not(None), ~still_there))


def delete_entry(session: Session, ring: Keyring, author: str, entry_id: str) -> bool:
    """Delete one's own entry for good; False when there is none.

    The answers to it go with it, for nobody could open them any more.  In one's own space everything is
    one's own, also a damaged row that names another author.
    """
    own = or_(Entry.author_id == author, Entry.space_id == ring.personal)
    done = session.execute(
        delete(Entry).where(Entry.space_id.in_(ring.keys), own, Entry.id == entry_id).returning(Entry.space_id)
    ).first()
    if done is not None:
        session.execute(delete(Entry).where(Entry.space_id == done.space_id, Entry.answer_to == entry_id))
    return done is not None


def count_entries(session: Session, space: str, author: str) -> int:
    """How many entries somebody has written in a space."""
    query = select(func.count()).where(Entry.space_id == space, Entry.author_id == author)
    return session.scalar(query) or 0


def _opened(rows: Rows, ring: Keyring, query: Select[Any], **asked: object) -> list[Opened]:
    openers: dict[tuple[str, int], Callable[[bytes, Place], bytes | None] | None] = {}
    opened = []
    for entry_id, space, epoch, author, day, answer_to, sealed in rows.execute(query, asked).all():
        of = space, epoch
        if of not in openers:
            openers[of] = opener(entry_key(ring.key(space, epoch))) if epoch in ring.keys[space] else None
        opens = openers[of]
        if opens is None and space != ring.personal:
            continue  # written before this person came, or after they were replaced: not theirs to see
        plain = opens(sealed, _place(entry_id, space, epoch, author, day, answer_to)) if opens else None
        opened.append(Opened(entry_id, space, epoch, author, day, answer_to, plain))
    return opened


def _place(entry_id: str, space: str, epoch: int, author: str, day: date, answer_to: str | None) -> Place:
    # The day and what is answered stand in the clear, but are bound too: a row cannot be moved in time.
    return Place("entries", entry_id, space, epoch, author, f"entry/1 {day.isoformat()} {answer_to or '-'}")
