"""A person with a few entries, and the app they look back in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from sqlalchemy import select

from toward.app import build
from toward.core.days import local_day
from toward.core.record import Record, encode
from toward.db import Store, open_store
from toward.people.accounts import Stretching, sign_up
from toward.people.signins import SIGN_IN_COOKIE, Unlocked, begin_sign_in, look_up
from toward.people.tables import Account
from toward.settings import Address, Settings
from toward.spaces.entries import write_entry
from toward.spaces.ids import new_id
from toward.spaces.tables import Entry
from toward.vault import Cost

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
ORIGIN = {"origin": "https://testserver.local"}
CHEAP = Stretching(cost=Cost(32, 1, 4))


class Someone:
    """Ada at her browser: she writes records and looks back."""

    def __init__(self, store: Store, client: TestClient[Any]) -> None:
        self.store, self._client = store, client
        with store.write() as session:
            made = sign_up(session, CHEAP.new_slot("far too easy"), login="Ada", language="en", zone="UTC", now=NOW)
            assert made
            token, _ = begin_sign_in(session, *made, shared_device=True, now=NOW)
            session.flush()
            me = look_up(session, token, NOW)
        assert isinstance(me, Unlocked)
        self.me = me
        client.cookies.set(SIGN_IN_COOKIE, token)

    def writes(self, days_ago: float, practice: str, answers: Mapping[str, Any], **more: str) -> str:
        """Keep a record written so many days ago; returns the entry's id."""
        written = NOW - timedelta(days=days_ago)
        stage = more.pop("stage", "main")
        record = Record(practice=practice, version=1, stage=stage, written=written, answers=dict(answers), **more)
        entry_id = new_id(written)
        with self.store.write() as session:
            assert write_entry(
                session,
                self.me.ring,
                entry_id=entry_id,
                space=self.me.ring.personal,
                author=self.me.account_id,
                day=local_day(written, UTC),
                plain=encode(record),
            )
        return entry_id

    def tries(self, days_ago: float, likely: int, came_true: str, outcome: str, after: int = 30) -> None:
        """Fear something, do it, and look at what came a day later."""
        before = {"fear": "a sigh", "likely": likely, "bad": 50, "belief-before": 70, "exposed": 2, "when": "tonight"}
        entry = self.writes(days_ago, "feared-and-seen", {"plan": "to ask", **before}, stage="before")
        seen = {"outcome": outcome, "came-true": came_true, "likely-now": after, "belief-after": 60}
        self.writes(days_ago - 1, "feared-and-seen", {"happened": "yes", **seen}, stage="after", follows=entry)

    def speaks(self, language: str) -> None:
        """Read the screens in another language."""
        with self.store.write() as session:
            session.scalars(select(Account)).one().locale = language

    def looks_back(self, weeks: str = "") -> str:
        """The page's text with white space evened out."""
        return self.sees("/look-back" + (f"?weeks={weeks}" if weeks else ""))

    def sees(self, path: str) -> str:
        """A page's text with white space evened out."""
        answer = self._client.get(path)
        assert answer.status_code == 200
        return " ".join(answer.text.split())

    def sends(self, path: str) -> str:
        """Press a button; returns where it leads."""
        answer = self._client.post(path, headers=ORIGIN, follow_redirects=False)
        assert answer.status_code == 303
        return answer.headers["location"]


@pytest.fixture
def store(where: Path | Address) -> Iterator[Store]:
    store = open_store(where)
    yield store
    store.engine.dispose()


@pytest.fixture
def client(store: Store, tmp_path: Path) -> Iterator[TestClient[Any]]:
    app = build(Settings(data=tmp_path), store=store, clock=lambda: NOW, stretching=CHEAP)
    with TestClient(app, base_url="https://testserver.local") as client:
        yield client


@pytest.fixture
def ada(store: Store, client: TestClient[Any]) -> Someone:
    return Someone(store, client)


@pytest.fixture
def damage(store: Store) -> Callable[[str], None]:
    """Flip one bit of an entry, as a failing disk would."""

    def flip(entry_id: str) -> None:
        with store.write() as session:
            row = session.get_one(Entry, entry_id)
            row.sealed = row.sealed[:-1] + bytes([row.sealed[-1] ^ 1])

    return flip
