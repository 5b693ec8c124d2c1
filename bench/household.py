"""A data folder with one signed-in person and as many entries as a measurement needs; the same words at every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from litestar import Litestar
from msgspec.structs import replace

from toward.app import build
from toward.core.record import Record, encode
from toward.db import Store, open_store
from toward.demo import documents
from toward.migrate import bring_up_to_date
from toward.people.accounts import Stretching, confirm_code, sign_up
from toward.people.profile import KindLine, Someone, change_profile, with_kind_line, with_someone
from toward.people.signins import Unlocked, begin_sign_in, look_up
from toward.settings import Settings
from toward.spaces.entries import write_entry
from toward.spaces.ids import new_id
from toward.vault import Cost

NOW = datetime(2026, 3, 9, 19, 30, tzinfo=UTC)
PASSPHRASE = "harbour velvet ninety tram lantern"
CHEAP = Cost(64, 1, 1)
LATELY, LATELY_DAYS = 30, 35
"""What a page of Today reads: here 30 entries, in the 35 days it looks back on."""


@dataclass(frozen=True)
class Household:
    """A store, the application on it, and the one person signed in there."""

    folder: Path
    store: Store
    app: Litestar
    me: Unlocked
    token: str

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return Settings(data=self.folder).database_file


def household(folder: Path, *, days: int = LATELY_DAYS, now: datetime = NOW, cost: Cost = CHEAP) -> Household:
    """One person whose entries reach back `days` days from `now`, the same number every week."""
    settings = Settings(data=folder)
    store = open_store(settings.database_file)
    bring_up_to_date(store, now)
    stretching = Stretching(cost)
    me, token = _person(store, stretching, now)
    _write(store, me, records(days, now))
    return Household(folder, store, build(settings, store=store, clock=lambda: now, stretching=stretching), me, token)


def records(days: int, now: datetime = NOW) -> Iterator[Record]:
    """What the demo's person wrote in 40 weeks, over and over: one record every 28 hours, the newest first."""
    told = [document.record for document in documents(seed=1, weeks=40, language="en", now=NOW)]
    apart = timedelta(days=LATELY_DAYS) / LATELY
    for back in range(round(days / LATELY_DAYS * LATELY)):
        yield replace(told[back % len(told)], written=now - timedelta(hours=1) - apart * back)


def _person(store: Store, stretching: Stretching, now: datetime) -> tuple[Unlocked, str]:
    new = stretching.new_slot(PASSPHRASE)
    with store.write() as session:
        made = sign_up(session, new, login="Ada", language="en", zone="UTC", now=now)
        assert made is not None
        token, _ = begin_sign_in(session, *made, shared_device=False, now=now)
        session.flush()
        me = look_up(session, token, now)
        assert isinstance(me, Unlocked)
        confirm_code(session, me)
        change_profile(session, me, lambda known: with_someone(known, Someone("partner", "Mara", "partner")))
        change_profile(session, me, lambda known: with_kind_line(known, KindLine("I would rather know.", "partner")))
    return me, token


def _write(store: Store, me: Unlocked, written: Iterator[Record]) -> None:
    with store.write() as session:
        for record in written:
            done = write_entry(
                session,
                me.ring,
                entry_id=new_id(record.written),
                space=me.ring.personal,
                author=me.account_id,
                day=record.written.date(),
                plain=encode(record),
            )
            assert done
