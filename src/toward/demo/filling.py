"""The fictional couple signs up and writes, through the same code as everybody."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy.orm import Session

from toward.db import Store
from toward.demo.couple import meet, share, write_own
from toward.demo.story import Document, documents
from toward.demo.texts import Texts, texts
from toward.people.accounts import NewSlot, Stretching, confirm_code, sign_up
from toward.people.profile import About, KindLine, Someone, change_profile, with_belief, with_kind_line, with_someone
from toward.people.signins import Unlocked, begin_sign_in, end, look_up
from toward.spaces.ids import new_id
from toward.spaces.records import write_record
from toward.vault import five_words
from toward.web.language import Language, as_language


class SignsIn(NamedTuple):
    """How one of the two signs in."""

    name: str
    passphrase: str


class AlreadyThere(Exception):
    """One of the two names is taken in this store. The message says what to do."""


def fill(
    store: Store, *, weeks: int, seed: int, language: str, now: datetime, stretching: Stretching | None = None
) -> list[SignsIn]:
    """Put a fictional couple and their weeks into the store, all or nothing; returns how each of them signs in.

    The passphrases are generated each time and kept nowhere. Raises AlreadyThere, and ValueError for a language
    there is not.
    """
    speaks = as_language(language)
    if speaks is None:
        raise ValueError("a language there is not")
    told, stretching = texts(speaks), stretching or Stretching()
    pair = [SignsIn(name, five_words(speaks)) for name in (told.name, told.people["partner"].name)]
    slots = [stretching.new_slot(one.passphrase) for one in pair]
    written = documents(seed, weeks, speaks, now)
    with store.write() as session:
        tokens = [_comes(session, *new, speaks, told, now) for new in zip(pair, slots, strict=True)]
        one, other = (_unlocked(session, token, now) for token in tokens)
        change_profile(session, one, lambda about: _knows(about, told))
        _write(session, one, written)
        write_own(session, other, told, speaks, now)
        space = meet(session, one, other, told, "partner", now)
        one, other = (_unlocked(session, token, now) for token in tokens)  # with the key they have in common now
        share(session, one, other, space, told, now)
        for token in tokens:
            end(session, token)
    return pair


def _comes(session: Session, who: SignsIn, new: NewSlot, language: Language, told: Texts, now: datetime) -> str:
    """Sign somebody up; returns the token of their sign-in."""
    made = sign_up(session, new, login=who.name, language=language, zone="UTC", now=now)
    if made is None:
        raise AlreadyThere(told.taken)
    token, _ = begin_sign_in(session, *made, shared_device=True, now=now)
    session.flush()
    confirm_code(session, _unlocked(session, token, now))
    return token


def _unlocked(session: Session, token: str, now: datetime) -> Unlocked:
    me = look_up(session, token, now)
    assert isinstance(me, Unlocked)
    return me


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
        write_record(session, me.ring, entry_id=entry_id, author=me.account_id, record=record, zone=UTC)
