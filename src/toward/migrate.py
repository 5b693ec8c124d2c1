"""Bringing the store up to date at start: one process at a time, and never without a copy of what was."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect, text

from toward.db import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(store: Store, file: Path, now: datetime) -> Path | None:
    """Migrate the store in `file`; returns the copy made before, or None when nothing had to be copied.

    A second process that starts meanwhile waits for the lock and then finds nothing left to do.
    """
    with _alone(file.parent / "migrate.lock"):
        current = _current(store)
        if current == newest():
            return None
        copy = _copy(file, now) if current is not None else None
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
    with store.engine.connect().execution_options(writes=True) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _copy(file: Path, now: datetime) -> Path:
    copy = file.with_name(f"{file.stem}-before-{now:%Y%m%dT%H%M%SZ}.sqlite3")
    copy.touch(mode=0o600)
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    return copy
