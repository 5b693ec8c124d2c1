"""Bringing the store up to date at start: one process at a time, and never without a copy of what was."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from toward.db import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(store: Store, file: Path, now: datetime) -> Path | None:
    """Migrate the store in `file`; returns the copy made before, or None when nothing had to be copied.

    A second process that starts meanwhile waits for the lock and then finds nothing left to do.
    """
    with _alone(file.parent / "migrate.lock"):
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        newest = ScriptDirectory.from_config(config).get_current_head()
        with store.engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        if current == newest:
            return None
        copy = _copy(file, now) if current is not None else None
        with store.engine.connect().execution_options(writes=True) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
        return copy


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
