"""The private questions (S1): they live in the browser alone, and leave nothing behind."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Somebody
from tests.e2e.person import Person
from tests.e2e.places import NEUTRAL, Place
from tests.e2e.words import Language

pytestmark = pytest.mark.browser

OPENER = "[data-private-questions]"
TRACES = """() => ({
  page: document.documentElement.outerHTML,
  title: document.title,
  address: location.href,
  history: history.length,
  state: JSON.stringify(history.state),
  kept: JSON.stringify([{...localStorage}, {...sessionStorage}]),
})"""


def traces(person: Person) -> dict[str, Any]:
    """Everything the browser holds that could tell of it afterwards."""
    held: dict[str, Any] = person.page.evaluate(TRACES)
    held["cookies"] = person.context.cookies()
    held["databases"] = person.page.evaluate("indexedDB.databases().then((all) => all.length)")
    held["caches"] = person.page.evaluate("caches.keys().then((all) => all.length)")
    return held


@pytest.mark.parametrize("language", ("en", "ru"))
@pytest.mark.parametrize("path", ("/", "/help"))
def test_asking_answering_and_closing_tells_nobody(
    place: Place, somebody: Somebody, language: Language, path: str
) -> None:
    ada = somebody(place, language)
    ada.goes(path)
    ada.page.wait_for_load_state("networkidle")
    before, asked = traces(ada), len(ada.watch.requests)

    ada.page.click(OPENER)
    dialog = ada.page.locator("dialog[data-questions]")
    expect(dialog).to_be_visible()
    questions = dialog.locator("fieldset")
    assert questions.count() == 8
    for number, question in enumerate(questions.all()):
        question.locator(f"input[value={'yes' if number == 2 else 'no'}]").check()
    dialog.locator("[data-questions-next]").click()
    result = dialog.locator("[data-questions-result]")
    expect(result).to_be_visible()
    assert result.locator("a[href='/help']").count() == 1
    some_yes = result.inner_text()
    dialog.locator("[data-questions-close]").click()
    expect(dialog).to_have_count(0)
    assert traces(ada) == before

    ada.page.click(OPENER)
    assert dialog.locator("input:checked").count() == 0, "nothing is remembered from the first time"
    dialog.locator("[data-questions-next]").click()
    assert result.inner_text() != some_yes
    ada.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    ada.page.wait_for_timeout(300)
    assert ada.watch.requests[asked:] == []
    assert traces(ada) == before


def test_somebody_signed_in_is_known_nothing_more_about(place: Place, somebody: Somebody) -> None:
    """The same page again for somebody with an account: a control for the one before, and no "done" flag."""
    ada = somebody(place)
    ada.settles_in("Ada asks quietly")
    ada.goes("/help")
    page = ada.page.locator("main").inner_html()
    ada.page.click(OPENER)
    ada.page.locator("dialog input[value=yes]").first.check()
    ada.page.locator("[data-questions-next]").click()
    ada.page.locator("[data-questions-close]").click()
    ada.goes("/help")
    assert ada.page.locator("main").inner_html() == page


def test_going_away_with_the_questions_open_leaves_none_of_them(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.goes("/")
    ada.page.click(OPENER)
    ada.page.locator("dialog input[value=yes]").first.check()
    ada.goes("/sign-in")
    ada.page.go_back()
    assert ada.page.locator("dialog").count() == 0


def test_the_watch_would_see_a_request(place: Place, somebody: Somebody) -> None:
    """The control: a page that did tell would be caught by the same two looks."""
    ada = somebody(place)
    ada.goes("/")
    before, asked = traces(ada), len(ada.watch.requests)
    ada.page.evaluate("sessionStorage.setItem('asked', 'yes'); fetch('/healthz')")
    ada.page.wait_for_timeout(200)
    assert len(ada.watch.requests) == asked + 1 and traces(ada) != before


def test_one_can_leave_quickly_from_within(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.may_leave_to_the_neutral_site()
    ada.goes("/help")
    ada.page.click(OPENER)
    ada.page.locator("dialog [data-leave]").click()
    ada.page.wait_for_url(NEUTRAL)
