"""What the store promises, on SQLite and on PostgreSQL: one snapshot to read, and writes that wait for one another."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from tests.people import Cast
from toward import db
from toward.db import Base, Store, open_store
from toward.settings import Address

pytestmark = pytest.mark.both_stores
ADD = text("INSERT INTO spaces (id) VALUES (:id)")
COUNT = text("SELECT count(*) FROM spaces")
SOON, PATIENCE = 0.4, 20.0
Goes = Callable[..., Future[None]]


@pytest.fixture
def store(where: Path | Address) -> Iterator[Store]:
    store = open_store(where)
    yield store
    store.engine.dispose()


@pytest.fixture
def holding(store: Store) -> Iterator[Goes]:
    """Begins a write that stays in the middle until the test's end or `done` is set; returns when it is there."""
    everybody = ThreadPoolExecutor()
    ends: list[Event] = []

    def hold(*concerns: str, done: Event | None = None) -> Future[None]:
        there, end = Event(), done or Event()
        ends.append(end)

        def write() -> None:
            with store.write(*concerns) as session:
                session.execute(COUNT)
                there.set()
                assert end.wait(PATIENCE)

        holds = everybody.submit(write)
        assert there.wait(PATIENCE)
        return holds

    yield hold
    for end in ends:
        end.set()
    everybody.shutdown()


def waits(store: Store, done: Event, *concerns: str) -> bool:
    """Whether a write of these concerns can happen only after `done`; then it does happen."""
    with ThreadPoolExecutor(1) as other:

        def write() -> None:
            with store.write(*concerns) as session:
                session.execute(COUNT)

        written = other.submit(write)
        try:
            written.result(SOON)
            waited = False
        except TimeoutError:
            waited = True
        done.set()
        written.result(PATIENCE)
    return waited


@pytest.mark.parametrize(("first", "second"), [((), ()), ((), ("ada",)), (("ada",), ()), (("ada",), ("ben", "ada"))])
def test_a_write_waits_for_another(store: Store, holding: Goes, first: tuple[str], second: tuple[str]) -> None:
    done = Event()
    holding(*first, done=done)
    assert waits(store, done, *second)


def test_on_postgresql_what_concerns_others_does_not_wait(store: Store, holding: Goes) -> None:
    done = Event()
    holding("ada", "a thread", done=done)
    assert waits(store, done, "ben", "another thread") == (store.file is not None)


def test_whoever_waited_sees_what_was_done_meanwhile(store: Store) -> None:
    """Otherwise two acts that read, think and write would undo one another."""

    def add() -> None:
        with store.write("ada") as session:
            session.execute(ADD, {"id": str(session.scalar(COUNT))})

    with ThreadPoolExecutor(12) as everybody:
        for added in [everybody.submit(add) for _ in range(24)]:
            added.result(PATIENCE)
    with store.read() as session:
        assert session.scalar(COUNT) == 24


def test_many_concerns_in_any_order_never_wait_in_a_ring(store: Store) -> None:
    def write(number: int) -> None:
        concerns = ("ada", "ben", "mara")
        with store.write(*concerns[number % 3 :], *concerns[: number % 3]) as session:
            session.execute(COUNT)

    with ThreadPoolExecutor(12) as everybody:
        for written in [everybody.submit(write, number) for number in range(48)]:
            written.result(PATIENCE)


def test_reading_does_not_wait_and_sees_one_moment(store: Store, holding: Goes) -> None:
    holding()
    with store.read() as session:
        assert session.scalar(COUNT) == 0


def test_a_look_is_of_one_moment(store: Store) -> None:
    with store.read() as session:
        assert session.scalar(COUNT) == 0
        with store.write() as other:
            other.execute(ADD, {"id": "a"})
        assert session.scalar(COUNT) == 0
    with store.read() as session:
        assert session.scalar(COUNT) == 1


def test_what_is_changed_while_reading_is_not_kept(store: Store) -> None:
    try:
        with store.read() as session:
            session.execute(ADD, {"id": "a"})
    except DBAPIError:
        assert store.file is None  # PostgreSQL refuses at once
    with store.read() as session:
        assert session.scalar(COUNT) == 0


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as session:
        session.execute(ADD, {"id": "a"})
        raise ZeroDivisionError
    with store.read() as session:
        assert session.scalar(COUNT) == 0


def test_whoever_waits_too_long_is_told_so(
    where: Path | Address, holding: Goes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An `OperationalError`, which the application answers with "not saved"."""
    monkeypatch.setattr(db, "PATIENCE_SECONDS", 1)
    hurried = open_store(where)
    holding()
    with pytest.raises(OperationalError), hurried.write("ada") as session:
        session.execute(COUNT)
    hurried.engine.dispose()


def test_the_tables_are_those_the_program_speaks_of(cast: Cast) -> None:
    """What the steps of the migrations made, and what the classes say, is one and the same on both stores."""
    with cast.store.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_errors_do_not_repeat_what_was_being_written(store: Store) -> None:
    with pytest.raises(DBAPIError) as refused, store.write() as session:
        session.execute(text("INSERT INTO spaces (id, words) VALUES (:id, :words)"), {"id": "a", "words": "otters"})
    assert "otters" not in str(refused.value)
