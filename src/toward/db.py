"""The store: an SQLite file or a PostgreSQL database, and an answer only after the bytes are on the disk.

The same code runs on both.  What differs, and that is all of it, stands in this file.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Engine,
    TypeDecorator,
    create_engine,
    event,
    text,
)
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql.base import ReadOnlyColumnCollection

PATIENCE_SECONDS = 20
# PostgreSQL allows a hundred connections by default; this many a process leave room for four.
POOL, OVERFLOW = 8, 12
ALONE = "the whole store"


class Base(DeclarativeBase):
    """The mother of every table; features declare theirs in their own `tables.py`."""


def columns(table: type[Base]) -> ReadOnlyColumnCollection[str, ColumnElement[Any]]:
    """A table's columns, for a query read as plain rows.

    What every page asks is built once from these, with bound parameters: to build a query anew, or to make
    objects of its rows, takes longer than SQLite needs to answer it.
    """
    return table.__table__.columns


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite keeps no zone by itself."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


Rows = Session | Connection
"""Whoever can be asked for plain rows."""


class Store:
    """A door to the database: `read()` for a consistent look, `write()` for one act in one transaction.

    `file` is the SQLite file; None when the store is a PostgreSQL database.  `uncut` says that what was taken away may
    still stand in the log beside the file.
    """

    def __init__(self, engine: Engine, file: Path | None) -> None:
        self.engine, self.file, self.uncut = engine, file, False
        snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reading = engine.execution_options(**snapshot) if file is None else engine
        self.writing = engine.execution_options()
        if file is not None:
            event.listen(self.writing, "begin", _begin_immediate)

    def look(self) -> Connection:
        """A context manager as `read`, for plain rows alone: without a session's objects it costs half as much."""
        return self._reading.connect()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one snapshot; nothing can be changed in it for good."""
        with Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self, *concerns: str) -> Iterator[Session]:
        """A session in one transaction, committed at the end of the block or not at all.

        Without `concerns` no other write happens meanwhile.  With them (an account's id, a thread's) only writes
        that concern one of the same wait for one another: for an act that reads and changes nothing that an act
        with other concerns might change.  On SQLite every write is alone, whatever it concerns.
        """
        with Session(self.writing) as session:
            if self.file is None:
                _take_turn(session, concerns)
            yield session
            session.commit()

    def answers(self) -> bool:
        """Whether the store can be asked anything at all (for /healthz)."""
        with self.engine.connect() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar())

    def checkpoint(self) -> None:
        """Move SQLite's write-ahead log into the file and cut it, so that what was deleted is gone from there too.

        PostgreSQL recycles its own log and gives nobody a say in it.
        """
        if self.file is not None:
            with self.engine.connect() as connection:
                self.uncut = bool(connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).scalar())

    def cut_log(self) -> None:
        """A checkpoint after something was taken away: that stands by now, and a full disk must not say it does not."""
        try:
            self.checkpoint()
        except OperationalError:
            self.uncut = True


def open_store(where: Path | str) -> Store:
    """The store in an SQLite file, whose folder is made for the owner alone; or at a `postgresql+psycopg://` address.

    Nothing is connected yet.  Errors carry no parameters: a report would otherwise repeat what was being written.
    """
    if isinstance(where, str):
        engine = create_engine(
            where,
            connect_args={"connect_timeout": 5, "client_encoding": "utf8"},
            pool_size=POOL,
            max_overflow=OVERFLOW,
            pool_timeout=PATIENCE_SECONDS,
            pool_pre_ping=True,  # a database that was started anew has forgotten who was connected
            isolation_level="READ COMMITTED",  # whoever waited for their turn must see what was done meanwhile
            hide_parameters=True,
        )
        event.listen(engine, "connect", _prepare_postgresql)
        return Store(engine, None)
    where.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(
        f"sqlite+toward:///{where}",
        connect_args={"timeout": PATIENCE_SECONDS, "check_same_thread": False},
        pool_size=8,
        max_overflow=40,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return Store(engine, where)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would open transactions by itself and only before a change; here `SQLite` does it.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


class SQLite(SQLiteDialect_pysqlite):
    """SQLite where a transaction begins when it is begun, a read too: all that is read in it is of one moment."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin to read, unless `_begin_immediate` has begun to write."""
        # Not by an event of the engine: once there is one for anything, every query goes by all there could be.
        if not dbapi_connection.in_transaction:
            dbapi_connection.execute("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    # A transaction that starts reading and then wants to write could fail half way, when another has written meanwhile.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


registry.register("sqlite.toward", __name__, SQLite.__name__)


def _prepare_postgresql(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{PATIENCE_SECONDS}s"])
        # A server may be set to answer before the bytes are on its disk.  This program may not.
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
    connection.commit()


def _take_turn(session: Session, concerns: tuple[str, ...]) -> None:
    """Wait for the writes that must not happen at the same time; always in one order, so nobody waits in a ring."""
    session.execute(_SHARE_STORE if concerns else _HOLD, {"turn": _number(ALONE)})
    for turn in sorted({_number(concern) for concern in concerns}):
        session.execute(_HOLD, {"turn": turn})


_HOLD = text("SELECT pg_advisory_xact_lock(:turn)")
_SHARE_STORE = text("SELECT pg_advisory_xact_lock_shared(:turn)")


def _number(concern: str) -> int:
    return int.from_bytes(hashlib.sha256(f"toward {concern}".encode()).digest()[:8], "big", signed=True)
