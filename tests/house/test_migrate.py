"""A store is brought up to date by one process alone, and never without a copy of what it was."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from toward import migrate
from toward.db import Store, open_store
from toward.migrate import bring_up_to_date

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
ONE_MORE = """
from alembic import op
import sqlalchemy as sa

revision, down_revision = "9999", "{head}"


def upgrade():
    op.create_table("lamps", sa.Column("id", sa.Integer, primary_key=True))
    {then}
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of today's shape, with a row in it."""
    made = open_store(tmp_path / "toward.sqlite3")
    assert bring_up_to_date(made, NOW) is None
    with made.write() as session:
        session.connection().exec_driver_sql("INSERT INTO spaces (id) VALUES ('a')")
    yield made
    made.engine.dispose()


def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> None:
    """As if the program had one more step than the store has seen."""
    steps = tmp_path / "steps"
    shutil.copytree(migrate.MIGRATIONS, steps)
    with sqlite3.connect(tmp_path / "toward.sqlite3") as before:
        (head,) = before.execute("SELECT version_num FROM alembic_version").fetchone()
    (steps / "versions" / "9999_one_more.py").write_text(ONE_MORE.format(head=head, then=then))
    monkeypatch.setattr(migrate, "MIGRATIONS", steps)


def test_a_step_is_named_after_its_revision_and_the_last_name_is_the_newest() -> None:
    """`newest` reads file names: it must never say that an old store is new enough."""
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    steps = list(ScriptDirectory.from_config(config).walk_revisions())  # the newest first
    assert [Path(step.path).name.partition("_")[0] for step in steps] == [step.revision for step in steps]
    assert migrate.newest() == steps[0].revision


def tables(file: Path) -> set[str]:
    with sqlite3.connect(file) as opened:
        return {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_older_store_is_copied_and_then_brought_up_to_date(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(tmp_path, monkeypatch)
    copy = bring_up_to_date(store, NOW)
    assert copy is not None
    assert copy.stat().st_mode & 0o077 == 0
    assert "lamps" in tables(tmp_path / "toward.sqlite3")
    assert "lamps" not in tables(copy)
    with sqlite3.connect(copy) as before:
        assert before.execute("SELECT id FROM spaces").fetchall() == [("a",)]


def test_a_second_start_finds_nothing_to_do(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow(tmp_path, monkeypatch)
    bring_up_to_date(store, NOW)
    assert bring_up_to_date(store, NOW) is None
    assert len(list(tmp_path.glob("toward-before-*"))) == 1


def test_a_step_that_fails_leaves_the_store_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(tmp_path, monkeypatch, then="raise RuntimeError('half way')")
    with pytest.raises(RuntimeError, match="half way"):
        bring_up_to_date(store, NOW)
    assert "lamps" not in tables(tmp_path / "toward.sqlite3")
    with store.read() as session:
        assert session.connection().exec_driver_sql("SELECT id FROM spaces").all() == [("a",)]
