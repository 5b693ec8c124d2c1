"""What only PostgreSQL can get wrong: an encoding, answering too soon, lines that break, two starts at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tests.people import MONDAY, Cast
from tests.services import Postgresql
from toward.db import Store, open_store
from toward.migrate import NotUnicode, bring_up_to_date
from toward.settings import Address

pytestmark = pytest.mark.services


@pytest.fixture
def empty(postgresql: Postgresql) -> Iterator[Address]:
    """A database without a table."""
    address = postgresql.create()
    yield address
    postgresql.drop(address)


@pytest.fixture
def store(empty: Address) -> Iterator[Store]:
    store = open_store(empty)
    yield store
    store.engine.dispose()


def test_several_that_start_at_once_bring_it_up_to_date_once(empty: Address) -> None:
    stores = [open_store(empty) for _ in range(4)]
    with ThreadPoolExecutor(4) as everybody:
        assert list(everybody.map(lambda store: bring_up_to_date(store, MONDAY), stores)) == [None] * 4
    with stores[0].read() as session:
        assert session.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1
    for store in stores:
        store.engine.dispose()


def test_a_step_that_fails_leaves_it_as_it_was(store: Store) -> None:
    """A table that is there already stops the first step half way."""
    with store.write() as session:
        session.execute(text("CREATE TABLE slots (id INTEGER)"))
    with pytest.raises(Exception, match="slots"):
        bring_up_to_date(store, MONDAY)
    with store.read() as session:
        tables = session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        assert set(tables) == {"slots"}


def test_after_a_step_that_failed_nobody_waits(store: Store) -> None:
    test_a_step_that_fails_leaves_it_as_it_was(store)
    with store.write() as session:
        session.execute(text("DROP TABLE slots"))
    bring_up_to_date(store, MONDAY)


def test_a_database_in_another_encoding_is_refused(postgresql: Postgresql) -> None:
    postgresql.does("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    store = open_store(postgresql.address("latin"))
    with pytest.raises(NotUnicode):
        bring_up_to_date(store, MONDAY)
    store.engine.dispose()


def test_it_answers_only_when_the_bytes_are_on_the_disk(postgresql: Postgresql, empty: Address, store: Store) -> None:
    name = empty.partition("?")[0].rpartition("/")[2]
    postgresql.does(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with store.write() as session:
        assert session.execute(text("SHOW synchronous_commit")).scalar() == "on"


def test_lines_that_broke_are_made_anew(store: Store, postgresql: Postgresql) -> None:
    assert store.answers()
    postgresql.does("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE starts_with(datname, 'toward_')")
    assert store.answers()


def test_one_that_is_not_there_says_so_soon_and_without_the_password() -> None:
    store = open_store("postgresql+psycopg://ada:nine-otters@127.0.0.1:1/toward")
    with pytest.raises(OperationalError) as away:
        store.answers()
    assert "otters" not in str(away.value)


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_what_it_cannot_look_for_is_nowhere(cast: Cast) -> None:
    ada = cast.signs_up("Ada")
    for path in ("/entries/%00", "/drafts/%00/1", "/entries/a%00b/deletion", "/between/%00"):
        assert ada.get(path).status == 404
        assert ada.post(path).status == 404
    assert ada.post("/drafts", {"practice": "journal", "follows": "a\0b"}).status == 404
    assert ada.post("/sign-in", {"name": "A\0da", "passphrase": "x"}).status == 422
