"""What was taken away is gone though there is no room to cut the log beside the store: nobody is told otherwise."""

import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import toward.app as application
from tests.people import Cast, Somebody
from toward.db import Store, open_store

NEW = "seven brass lanterns over still water"
OWN = {"key": "own", "own": NEW}
ACTS = {
    "/settings/passphrase": OWN,
    "/settings/recovery-code": {},
    "/settings/deletion": {},
    "/lock": {},
    "/recover": {"name": "Ada", "passphrase": NEW},
}


def no_room(_: Store) -> None:
    raise OperationalError("PRAGMA wal_checkpoint", {}, Exception("database or disk is full"))


def acts(somebody: Somebody, path: str) -> int:
    """Do it; returns how it was answered."""
    form = {"passphrase": somebody.passphrase, "code": somebody.code} | ACTS[path]
    who = somebody.cast.visitor() if path == "/recover" else somebody
    return who.post(path, form).status


@pytest.mark.parametrize("path", ACTS)
def test_what_is_done_is_not_called_unsaved(ada: Somebody, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(Store, "checkpoint", no_room)
    assert acts(ada, path) == (200 if path == "/settings/deletion" else 303)


def test_the_control_an_error_that_is_let_through_says_not_saved_of_what_was(
    cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "cut_log", no_room)
    assert acts(ada, "/settings/passphrase") == 507
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": NEW}).status == 303


def test_the_log_is_cut_as_soon_as_there_is_room(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "SWEEP_SECONDS", 0.02)
    if cast.store.file is None:
        return  # PostgreSQL's own log is nobody's to cut
    with Cast(cast.folder / "other") as other:
        ada = other.signs_up("Ada")
        with monkeypatch.context() as disk:
            disk.setattr(Store, "checkpoint", no_room)
            acts(ada, "/settings/passphrase")
            assert other.store.uncut
        give_up = time.monotonic() + 5
        while other.store.uncut and time.monotonic() < give_up:
            time.sleep(0.01)
        assert not other.store.uncut


def test_while_somebody_reads_what_was_before_it_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toward.db.PATIENCE_SECONDS", 0.05)
    store = open_store(tmp_path / "store.sqlite3")
    with store.write() as session:
        session.execute(text("CREATE TABLE words (word TEXT)"))
    with store.read() as reader:
        reader.execute(text("SELECT * FROM words"))
        with store.write() as session:
            session.execute(text("INSERT INTO words VALUES ('rain')"))
        store.cut_log()
        assert store.uncut
    store.cut_log()
    assert not store.uncut
