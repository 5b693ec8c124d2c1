"""The fictional person signs up and writes, through the same code as everybody."""

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec.structs import replace
from sqlalchemy.orm import Session

from toward.core.days import local_day
from toward.core.record import encode
from toward.db import Store
from toward.demo.story import Document, documents
from toward.demo.texts import Texts, texts
from toward.people.accounts import Stretching, confirm_code, sign_up
from toward.people.profile import About, KindLine, Someone, change_profile, with_belief, with_kind_line, with_someone
from toward.people.signins import Unlocked, begin_sign_in, end, look_up
from toward.spaces.entries import write_entry
from toward.spaces.ids import new_id
from toward.vault import five_words
from toward.web.language import as_language


class AlreadyThere(Exception):
    """The fictional person's name is taken in this store. The message says what to do."""


def fill(
    store: Store, *, weeks: int, seed: int, language: str, now: datetime, stretching: Stretching | None = None
) -> tuple[str, str]:
    """Put a fictional person and their weeks into the store, all or nothing; returns their name and passphrase.

    The passphrase is generated each time and kept nowhere. Raises AlreadyThere, and ValueError for a language
    there is not.
    """
    speaks = as_language(language)
    if speaks is None:
        raise ValueError("a language there is not")
    told, passphrase = texts(speaks), five_words(speaks)
    written = documents(seed, weeks, speaks, now)
    new = (stretching or Stretching()).new_slot(passphrase)
    with store.write() as session:
        made = sign_up(session, new, login=told.name, language=speaks, zone="UTC", now=now)
        if made is None:
            raise AlreadyThere(told.taken)
        token, _ = begin_sign_in(session, *made, shared_device=True, now=now)
        session.flush()
        me = look_up(session, token, now)
        assert isinstance(me, Unlocked)
        confirm_code(session, me)
        change_profile(session, me, lambda about: _knows(about, told))
        _write(session, me, written)
        end(session, token)
    return told.name, passphrase


def _knows(about: About, told: Texts) -> About:
    """The people in their life, the nearest last to be at the front; the belief; what was kindly said."""
    for person_id, person in reversed(told.people.items()):
        about = with_someone(about, Someone(person_id, person.name, person.kind))
    for opening in (*told.kept, *told.aloud):
        if opening.kinder:
            about = with_kind_line(about, KindLine(opening.kinder, opening.who))
    return with_belief(about, told.belief)


def _write(session: Session, me: Unlocked, written: Sequence[Document]) -> None:
    ids = [new_id(one.record.written) for one in written]
    for entry_id, one in zip(ids, written, strict=True):
        record = replace(one.record, follows=None if one.follows is None else ids[one.follows])
        write_entry(
            session,
            me.ring,
            entry_id=entry_id,
            space=me.ring.personal,
            author=me.account_id,
            day=local_day(record.written, UTC),
            plain=encode(record),
        )
