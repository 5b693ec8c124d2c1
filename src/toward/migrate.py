"""Bringing the store up to date at start: one process at a time, an SQLite file never without a copy of what was."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect, text

from toward.db import Store

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do that nothing else in the database locks; this one spells "toward".
MIGRATION_LOCK = int.from_bytes(b"toward", "big")


class NotUnicode(Exception):
    """The PostgreSQL database keeps another encoding than UTF-8, into which not every name would fit."""


def bring_up_to_date(store: Store, now: datetime) -> Path | None:
    """Migrate the store; returns the copy of an SQLite file made before, or None when nothing had to be copied.

    A second process that starts meanwhile waits, and then finds nothing left to do.
    Raises `NotUnicode` for a database that cannot be used.
    """
    with _alone(store):
        current = _current(store)
        if current == newest():
            return None
        copy = _copy(store.file, now) if store.file and current is not None else None
        _upgrade(store)
        return copy


def newest() -> str:
    """The newest revision: what stands before the first "_" in the last file's name.

    Alembic could say so too, but to load it takes a tenth of the server's memory and start, nearly always for nothing.
    """
    return max(file.stem for file in (MIGRATIONS / "versions").glob("[!_]*.py")).partition("_")[0]


def _current(store: Store) -> str | None:
    """The revision of a store; None for one that is new."""
    with store.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return revision


def _upgrade(store: Store) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.writing.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    if store.file is not None:
        with store.file.with_name("migrate.lock").open("w") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield
        return
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.scalar(text("SHOW server_encoding")) != "UTF8":
            raise NotUnicode
        connection.execute(text("SET lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": MIGRATION_LOCK})
        try:
            yield
        finally:
            connection.invalidate()  # with the connection its lock ends, also when a step has failed


def _copy(file: Path, now: datetime) -> Path:
    copy = file.with_name(f"{file.stem}-before-{now:%Y%m%dT%H%M%SZ}.sqlite3")
    copy.touch(mode=0o600)
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    return copy
