"""The store: one SQLite file, opened so that an answer is given only after the bytes are on the disk."""

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
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql.base import ReadOnlyColumnCollection


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
    """A door to the database: `read()` for a consistent look, `write()` for one act in one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def look(self) -> Connection:
        """A context manager as `read`, for plain rows alone: without a session's objects it costs half as much."""
        return self.engine.connect()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one snapshot; whatever is changed in it is thrown away."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in one transaction, committed at the end of the block or not at all.

        SQLite takes its write lock at the beginning: a transaction that starts reading and then
        wants to write could otherwise fail half way, when another has written in between.
        """
        with self.engine.connect().execution_options(writes=True) as connection, Session(connection) as session:
            yield session
            session.commit()

    def answers(self) -> bool:
        """Whether the store can be asked anything at all (for /healthz)."""
        with self.engine.connect() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar())

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file and cut it, so that what was deleted is gone from there too."""
        with self.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def open_store(file: Path) -> Store:
    """The store in `file`; its folder is made when it is not there, for the owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(
        f"sqlite+pysqlite:///{file}",
        connect_args={"timeout": 20, "check_same_thread": False},
        pool_size=8,
        max_overflow=40,
        hide_parameters=True,  # an error report would otherwise carry what was being written
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Store(engine)


def _prepare(connection: Any, _record: object) -> None:
    # The driver would open transactions by itself and only before a change; here `_begin` does it.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    # The driver's own connection: this is said before every query, and needs nothing of the tool's.
    connection.connection.driver_connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")  # type: ignore[union-attr]
