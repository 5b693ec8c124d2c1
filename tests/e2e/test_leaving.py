"""Leave quickly (S5): covered at once, signed out, elsewhere, and nothing to be seen by going back."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.person import Person
from tests.e2e.places import NEUTRAL, Place

pytestmark = pytest.mark.browser

COVERED = """(act) => {
  const began = performance.now();
  act();
  const sheet = document.querySelector("[data-cover]");
  const around = sheet?.getBoundingClientRect();
  return {
    took: performance.now() - began,
    whole: Boolean(around) && around.left <= 0 && around.top <= 0
      && around.right >= innerWidth && around.bottom >= innerHeight
      && getComputedStyle(sheet).backgroundColor !== "rgba(0, 0, 0, 0)",
    said: document.body.innerText.trim(),
    others: document.body.children.length - 1,
  };
}"""
SHIFT = """for (let time = 0; time < 3; time += 1) {
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
}"""
WAYS = {
    "the button": "document.querySelector('header [data-leave]').click();",
    "the second link": "document.querySelector('nav [data-leave]').click();",
    "Shift three times": SHIFT,
}


def with_something_written(ada: Person, name: str) -> str:
    """Somebody with words on the screen, and some pages of theirs behind."""
    ada.may_leave_to_the_neutral_site()
    ada.settles_in(name)
    said = ada.does_one_true_thing(share="keep")
    ada.goes("/mine")
    ada.goes(said)
    assert ada.words.weighs in ada.text
    return said


def shows_nothing(ada: Person) -> None:
    for words in (ada.words.weighs, ada.words.kinder, ada.words.person, ada.name):
        assert words not in ada.page.content()


@pytest.mark.parametrize("way", WAYS)
def test_the_screen_is_covered_within_a_tenth_of_a_second(place: Place, somebody: Somebody, way: str) -> None:
    ada = somebody(place)
    said = with_something_written(ada, f"Ada by {way}")
    covered = ada.page.evaluate(f"({COVERED})(() => {{ {WAYS[way]} }})")
    assert covered["whole"] and covered["said"] == "" and covered["others"] == 0
    assert covered["took"] < 100
    ada.page.wait_for_url(NEUTRAL)
    assert ada.cookie() is None
    for _ in range(3):
        ada.page.go_back()
        shows_nothing(ada)
    ada.goes(said)
    shows_nothing(ada)


def test_by_hand(place: Place, somebody: Somebody) -> None:
    """The same with a real finger and a real key, in both kinds of page: signed in, and not."""
    ada = somebody(place)
    with_something_written(ada, "Ada by hand")
    for _ in range(3):
        ada.page.keyboard.press("Shift")
    ada.page.wait_for_url(NEUTRAL)
    assert ada.cookie() is None
    ada.goes("/")
    ada.page.click("header [data-leave]")
    ada.page.wait_for_url(NEUTRAL)


def test_the_sign_in_has_ended_and_not_only_been_forgotten(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    said = with_something_written(ada, "Ada is stolen from")
    cookie = ada.cookie()
    ada.page.click("header [data-leave]")
    ada.page.wait_for_url(NEUTRAL)
    ada.context.add_cookies([cookie])
    ada.goes(said)
    shows_nothing(ada)
    assert ada.page.locator("nav.places").count() == 0 and not ada.is_asked_the_passphrase()


def test_a_page_kept_in_memory_shows_nothing_when_it_comes_back(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    with_something_written(ada, "Ada in memory")
    back = 'dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))'
    with ada.led_on():
        covered = ada.page.evaluate(f"({COVERED})(() => {back})")
    assert covered["whole"] and covered["said"] == ""


def test_ordinary_typing_is_not_leaving(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.settles_in("Ada in capitals")
    ada.begins_practice("journal")
    box = ada.page.locator("[name=page]")
    for letter in ("H", "A", "T", "E"):
        box.press(f"Shift+{letter}")
    for _ in range(3):
        ada.page.keyboard.press("Control+Shift")
    for _ in range(3):
        ada.page.keyboard.press("Shift")
        ada.page.wait_for_timeout(800)
    assert ada.written("page") == "HATE"
    assert ada.cookie() is not None
