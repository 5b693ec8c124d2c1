"""What all tests share: the cast; and what a test needs is there, or its absence fails loudly with what to install."""

import atexit
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from tests import memory, services
from tests.people import MONDAY, Cast, Somebody, empty_store
from tests.services import Postgresql, Redis
from toward.db import open_store
from toward.migrate import bring_up_to_date
from toward.settings import Address

# Whether an example is quick is the machine's business; where speed is promised, a test of its own measures it.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

SQLITE, POSTGRESQL = "sqlite", "postgresql"
WITHOUT = os.environ.get("WITHOUT_BROWSER") == "1"
MISSING = "Chromium is not here: run tools/system-needs (make test does), or set WITHOUT_BROWSER=1 to leave it out"


DESK = None if "TMPDIR" in os.environ or not memory.has_room() else memory.Desk()
if DESK:
    DESK.becomes_the_place_for_everything()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """What failed is left to be looked at, until the next run."""
    if DESK and exitstatus == pytest.ExitCode.OK:
        atexit.register(DESK.clears)


def find_chromium() -> Path | None:
    """Where the system keeps its Chromium."""
    found = shutil.which("chromium")
    return Path(found) if found else None


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of Chromium."""
    found = find_chromium()
    if found is None:
        pytest.fail(MISSING)
    return found


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Browser tests run two at a time at most, however many workers there are: a browser wants a core of its own.

    They make two groups; each file, and each language of a file, goes whole into one of them.
    """
    browsing = [item for item in items if item.get_closest_marker("browser")]
    parts = sorted({_part(item) for item in browsing})
    for item in browsing:
        item.add_marker(pytest.mark.xdist_group(f"browser {parts.index(_part(item)) % 2}"))


def _part(item: pytest.Item) -> tuple[str, str]:
    params = item.callspec.params if hasattr(item, "callspec") else {}
    return item.path.stem, str(params.get("language", ""))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--store=postgresql` plays everything that keeps something on the other store."""
    said = "where everything is kept; if not given: in SQLite, and what is marked `both_stores` in PostgreSQL too"
    parser.addoption("--store", choices=[SQLITE, POSTGRESQL], help=said)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that keeps something is played on the store that was asked for, or once on each."""
    chosen = any("where" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if chosen or "where" not in metafunc.fixturenames:
        return
    marked = any(mark.name == "both_stores" for mark in metafunc.definition.iter_markers())
    asked = metafunc.config.getoption("store")
    stores = [asked] if asked else [SQLITE, POSTGRESQL] if marked else [SQLITE]
    marks = {SQLITE: (), POSTGRESQL: (pytest.mark.services,)}
    metafunc.parametrize("where", [pytest.param(store, marks=marks[store]) for store in stores], indirect=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test without a browser has shown nothing: it fails, unless somebody said that it may."""
    if item.get_closest_marker("services") and services.WITHOUT:
        pytest.skip("WITHOUT_SERVICES=1")
    if not item.get_closest_marker("browser"):
        return
    if WITHOUT:
        pytest.skip("WITHOUT_BROWSER=1")
    if find_chromium() is None:
        pytest.fail(MISSING, pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say last, where it is read, what was not looked at."""
    if services.WITHOUT:
        said = "WITHOUT_SERVICES=1: NOTHING WAS TRIED ON POSTGRESQL OR REDIS"
        terminalreporter.section(said, sep="!", red=True, bold=True)
    if WITHOUT:
        terminalreporter.section("WITHOUT_BROWSER=1: NO PAGE WAS LOOKED AT IN A BROWSER", sep="!", red=True, bold=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL for the tests of this process."""
    with services.postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def empty_database(postgresql: Postgresql) -> str:
    """The name of a database that has every table and no row; others are copied from it."""
    store = open_store(postgresql.create("toward_empty"))
    bring_up_to_date(store, MONDAY)
    store.engine.dispose()
    return "toward_empty"


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    """A Redis of the test's own, which it may stop."""
    with services.running_redis(tmp_path) as server:
        yield server


@pytest.fixture
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | Address]:
    """Where an empty store is that has every table: a file in `tmp_path / "data"`, or an address."""
    if request.param == POSTGRESQL:
        server: Postgresql = request.getfixturevalue("postgresql")
        address = server.create(template=request.getfixturevalue("empty_database"))
        yield address
        server.drop(address)
        return
    file = tmp_path / "data" / "toward.sqlite3"
    file.parent.mkdir()
    shutil.copy(empty_store(), file)
    yield file


@pytest.fixture
def cast(tmp_path: Path, where: Path | Address) -> Iterator[Cast]:
    """The whole application in a folder of its own, and people to come to it."""
    with Cast(tmp_path / "data", where=where) as cast:
        yield cast


@pytest.fixture
def ada(cast: Cast) -> Somebody:
    """Ada, signed up and unlocked, before her first practice."""
    return cast.knows("Ada")
