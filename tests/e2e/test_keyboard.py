"""The first practice by keyboard alone, with the focus in sight all the way; and for those whom motion disturbs."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.person import Person
from tests.e2e.places import Place
from tests.e2e.watch import focused

pytestmark = pytest.mark.browser

MOST_STOPS = 90
# What the focus is drawn on: the control, or the chip or tick that stands for it.
IN_SIGHT = """() => {
  const it = document.activeElement;
  const drawn = (box) => {
    const style = getComputedStyle(box);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const place = it.getBoundingClientRect();
  const inside = place.bottom > 0 && place.top < innerHeight && place.width > 1 && place.height > 1;
  return inside && [it, it.closest(".chip, .tick")].some((box) => box && drawn(box));
}"""


class Typist:
    """A person without a mouse: every verb is a key."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def goes_to(self, selector: str) -> None:
        """Tab until the focus is there; at every stop it must be seen where one is."""
        for _ in range(MOST_STOPS):
            self.presses("Tab")
            assert self.page.evaluate(IN_SIGHT), f"the focus is not to be seen on {focused(self.page)}"
            if self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"no way by Tab to {selector}")

    def enters(self, selector: str) -> None:
        """Tab to something that leads on, and press Enter."""
        self.goes_to(selector)
        with self.person.led_on():
            self.presses("Enter")

    def types(self, field: str, text: str) -> None:
        self.goes_to(f"[name='{field}']")
        self.page.keyboard.type(text)

    def ticks(self, field: str, value: str) -> None:
        """A chip: Tab reaches a group, the arrows move in it, Space ticks."""
        self.goes_to(f"[name='{field}']")
        for _ in range(8):
            self.presses("Space")
            if self.page.evaluate("document.activeElement.value") == value:
                assert self.page.evaluate("document.activeElement.checked")
                return
            self.presses("ArrowRight")
        raise AssertionError(f"{field} has no {value}")

    def goes_on(self) -> None:
        self.enters("form.practice button.btn[value=next]")


def test_from_the_welcome_page_to_the_end_of_the_first_practice(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    by_keys, words = Typist(ada), ada.words
    ada.goes("/")
    by_keys.presses("Tab")
    assert focused(ada.page) == "a #main", "first the skip link"
    by_keys.presses("Tab")
    assert focused(ada.page) == "a /leave", "then the way out"
    assert ada.page.evaluate(IN_SIGHT), "hidden until it has the focus, and then seen"
    by_keys.enters("a[href='/begin']")

    by_keys.types("name", "Ada without a mouse")
    with ada.led_on():
        by_keys.presses("Enter")
    asked = ada.page.inner_text(".code-groups li.asked")
    by_keys.types("group", asked)
    with ada.led_on():
        by_keys.presses("Enter")
    by_keys.types("name", words.person)
    by_keys.enters("form[action='/people'] button.btn")

    by_keys.goes_to("details:has([value=lonely]) summary")
    by_keys.presses("Enter")
    by_keys.goes_to("[value=lonely]")
    by_keys.presses("Space")
    by_keys.goes_on()
    by_keys.ticks("opener", "harder")
    with ada.led_on():
        by_keys.presses("Enter")  # from a chip too, Enter goes on
    by_keys.types("harder", words.weighs)
    by_keys.goes_on()
    by_keys.types("showed", words.showed)
    by_keys.goes_on()
    by_keys.types("kinder", words.kinder)
    by_keys.goes_on()
    by_keys.goes_on()
    by_keys.ticks("share", "aloud")
    by_keys.goes_on()
    by_keys.ticks("when", "tomorrow")
    by_keys.ticks("prompted", "unprompted")
    by_keys.ticks("exposed", "3")
    by_keys.goes_on()
    by_keys.types("fear", words.fear)
    by_keys.goes_to("#likely")
    by_keys.presses(*["ArrowRight"] * 5)
    assert ada.page.locator("[name=likely]").input_value() == "55"
    assert ada.page.locator("output[for=likely]").inner_text() == "55"
    for stands_right in ("#bad", "#belief-before"):
        by_keys.goes_to(stands_right)
        by_keys.presses("Space")
    by_keys.goes_on()
    entry = ada.finished()
    by_keys.enters("main a[href='/today']")
    by_keys.enters(f"a[href='{entry}']")
    assert "55 / 100" in ada.text


def test_the_skip_link_skips(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.goes("/help")
    by_keys = Typist(ada)
    by_keys.presses("Tab", "Enter", "Tab")
    assert ada.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_private_questions_keep_the_focus_and_give_it_back(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    by_keys = Typist(ada)
    ada.goes("/help")
    by_keys.goes_to("[data-private-questions]")
    by_keys.presses("Enter")
    for _ in range(25):
        by_keys.presses("Tab")
        assert ada.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    by_keys.goes_to("[data-questions-close]")
    by_keys.presses("Enter")
    assert ada.page.evaluate("document.activeElement.matches('[data-private-questions]')")


MOVING = """() => [...document.querySelectorAll("*")].filter((it) => {
  const style = getComputedStyle(it);
  return style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).map((it) => it.outerHTML.slice(0, 80))"""


def test_nothing_moves_for_whom_motion_disturbs(place: Place, somebody: Somebody) -> None:
    still, other = somebody(place, reduced_motion="reduce"), somebody(place)
    for path in ("/", "/begin", "/help"):
        still.goes(path)
        assert still.page.evaluate(MOVING) == []
    other.goes("/")
    assert other.page.evaluate(MOVING) != [], "the control: for others something does"
