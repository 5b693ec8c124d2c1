"""Chromium, the places it looks at, and the people who use it."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.e2e.friend import Friend
from tests.e2e.neutral import HOST, neutral_site
from tests.e2e.places import Place, clocked, toward_serve
from tests.e2e.words import WORDS, Language

# Nothing here may reach a network: the browser's own errands are off, and no name has an address but the two of ours.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP {host} 127.0.0.1:{port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PHONE, DESK = 360, 1280
# How long something may take that has to happen; what must happen soon says so itself, and has a shorter one.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

Somebody = Callable[..., Friend]


@pytest.fixture(scope="session")
def browser(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with neutral_site(tmp_path_factory.mktemp("neutral")) as port, sync_playwright() as playwright:
        arguments = [argument.format(host=HOST, port=port) for argument in ARGUMENTS]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """What `toward serve` serves, for all tests of a file."""
    with toward_serve(tmp_path_factory.mktemp("place")) as place:
        yield place


@pytest.fixture(scope="module")
def moving_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place whose clock `moves_on`; tests of one file go on from the time the one before has left."""
    with clocked(tmp_path_factory.mktemp("moving")) as place:
        yield place


@pytest.fixture
def somebody(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Somebody]:
    """Makes people: `somebody(place, "ru", width=1280, dark=True, scripts=False)`, each in a browser of their own.

    Afterwards nobody's page may have failed, sent anything elsewhere, or been answered with an error,
    and the server must have had nothing to complain about.
    """
    people: list[Friend] = []
    before: dict[Place, str] = {}

    def comes(place: Place, language: Language = "en", **how: Any) -> Friend:
        before.setdefault(place, place.said)
        person = Friend(_context(browser, language, **how), place, language)
        people.append(person)
        return person

    yield comes
    for number, person in enumerate(people):
        if not person.page.is_closed() and _failed(request):
            person.page.screenshot(path=tmp_path / f"{number}.png", full_page=True)
            print(f"The last page of person {number}: {tmp_path / f'{number}.png'}")
        person.context.close()
    faults = [fault for person in people for fault in person.watch.faults]
    faults += [line for place, said in before.items() for line in place.said.removeprefix(said).splitlines()]
    assert faults == []


@pytest.fixture
def new_name() -> Callable[[], str]:
    """Names nobody has yet."""
    return lambda: f"Ada {next(NUMBERS)}"


NUMBERS = itertools.count(1)


def _context(
    browser: Browser, language: Language, *, width: int = PHONE, dark: bool = False, scripts: bool = True, **more: Any
) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": width, "height": 740 if width < 600 else 900},
        locale=WORDS[language].locale,
        timezone_id="Europe/London" if language == "en" else "Europe/Moscow",
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        service_workers="block",
        ignore_https_errors=True,  # the neutral site has a certificate of our own making
        **more,
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    setattr(item, f"report_{report.when}", report)
    return report


def _failed(request: pytest.FixtureRequest) -> bool:
    return bool(getattr(getattr(request.node, "report_call", None), "failed", False))
