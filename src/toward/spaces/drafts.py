"""Drafts: a practice in the middle, sealed after every screen."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.orm import Session

from toward.db import Rows, columns
from toward.spaces.tables import Draft
from toward.vault import Damaged, Keyring, Place, entry_key, open_, seal

KEPT_DAYS = 14

_DRAFT = columns(Draft)
_ROWS = select(
    _DRAFT.id, _DRAFT.space_id, _DRAFT.epoch, _DRAFT.author_id, _DRAFT.version, _DRAFT.day, _DRAFT.sealed
).where(_DRAFT.author_id == bindparam("author"))
_ONE = _ROWS.where(_DRAFT.id == bindparam("draft"))
_MINE = (_DRAFT.author_id == bindparam("author"), _DRAFT.id == bindparam("draft"))
# Not through the session: it would look for what it holds of these rows, which takes longer than all the rest.
_CHANGE = (
    update(Draft)
    .where(*_MINE, _DRAFT.version == bindparam("at"))
    .values({name: bindparam(f"new_{name}") for name in ("epoch", "version", "day", "sealed")})
)
_DROP = delete(Draft).where(*_MINE)
_DROP_AT = _DROP.where(_DRAFT.version == bindparam("at"))
_SINCE = _ROWS.where(_DRAFT.day >= bindparam("since")).order_by(_DRAFT.id.desc())


class OpenedDraft(NamedTuple):
    """A draft as its writer sees it; `version` goes up with every change, `plain` is None when it is damaged."""

    id: str
    version: int
    day: date
    plain: bytes | None


def begin_draft(session: Session, ring: Keyring, *, draft_id: str, author: str, day: date, plain: bytes) -> None:
    """Keep a new draft, and let those go that nobody has touched for two weeks."""
    session.execute(delete(Draft).where(Draft.author_id == author, Draft.day < day - timedelta(days=KEPT_DAYS)))
    epoch, key = ring.newest(ring.personal)
    place = _place(draft_id, ring.personal, epoch, author, 1)
    session.add(
        Draft(
            id=draft_id,
            space_id=ring.personal,
            epoch=epoch,
            author_id=author,
            version=1,
            day=day,
            sealed=seal(entry_key(key), plain, place),
        )
    )


def change_draft(session: Session, ring: Keyring, author: str, draft: OpenedDraft, day: date, plain: bytes) -> bool:
    """Put `plain` in the place of what `draft` held; False when somebody (another tab) was first."""
    epoch, key = ring.newest(ring.personal)
    place = _place(draft.id, ring.personal, epoch, author, draft.version + 1)
    new = {"new_epoch": epoch, "new_day": day, "new_sealed": seal(entry_key(key), plain, place)}
    at = {"author": author, "draft": draft.id, "at": draft.version, "new_version": draft.version + 1}
    return session.connection().execute(_CHANGE, new | at).rowcount > 0


def drop_draft(session: Session, author: str, draft_id: str, version: int | None = None) -> bool:
    """Take a draft away; False when it was gone already, or is not at this version any more."""
    query, at = (_DROP, {}) if version is None else (_DROP_AT, {"at": version})
    return session.connection().execute(query, {"author": author, "draft": draft_id} | at).rowcount > 0


def one_draft(rows: Rows, ring: Keyring, author: str, draft_id: str) -> OpenedDraft | None:
    """The person's draft of that id; None when there is none."""
    row = rows.execute(_ONE, {"author": author, "draft": draft_id}).first()
    return None if row is None else _opened(ring, row)


def drafts(rows: Rows, ring: Keyring, author: str, since: date) -> list[OpenedDraft]:
    """The person's drafts touched since that day, newest first."""
    return [_opened(ring, row) for row in rows.execute(_SINCE, {"author": author, "since": since})]


def _opened(ring: Keyring, row: Row[*tuple[Any, ...]]) -> OpenedDraft:
    try:
        key = entry_key(ring.key(row.space_id, row.epoch))
        plain = open_(key, row.sealed, _place(row.id, row.space_id, row.epoch, row.author_id, row.version))
    except Damaged:
        return OpenedDraft(row.id, row.version, row.day, None)
    return OpenedDraft(row.id, row.version, row.day, plain)


def _place(draft_id: str, space: str, epoch: int, author: str, version: int) -> Place:
    return Place("drafts", draft_id, space, epoch, author, f"draft/1 {version}")
