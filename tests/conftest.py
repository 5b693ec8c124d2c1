"""What all tests share: the cast; and the browser is there, or its absence fails loudly with what to install."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.people import Cast, Somebody

WITHOUT = os.environ.get("WITHOUT_BROWSER") == "1"
MISSING = "Chromium is not here: run tools/system-needs (make test does), or set WITHOUT_BROWSER=1 to leave it out"


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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test without a browser has shown nothing: it fails, unless somebody said that it may."""
    if not item.get_closest_marker("browser"):
        return
    if WITHOUT:
        pytest.skip("WITHOUT_BROWSER=1")
    if find_chromium() is None:
        pytest.fail(MISSING, pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say last, where it is read, that the pages were not looked at."""
    if WITHOUT:
        terminalreporter.section("WITHOUT_BROWSER=1: NO PAGE WAS LOOKED AT IN A BROWSER", sep="!", red=True, bold=True)


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    """The whole application in a folder of its own, and people to come to it."""
    with Cast(tmp_path / "data") as cast:
        yield cast


@pytest.fixture
def ada(cast: Cast) -> Somebody:
    """Ada, signed up and unlocked, before her first practice."""
    return cast.knows("Ada")
