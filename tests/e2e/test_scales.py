"""A scale nobody has touched counts as nothing, with and without scripts, by hand and by keyboard."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.places import Place

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_not_touched_is_not_answered(place: Place, somebody: Somebody, scripts: bool) -> None:
    ada = somebody(place, scripts=scripts)
    ada.settles_in(f"Ada rates {scripts}")
    ada.begins_practice("weekly-check")
    ada.rates("resentful", 0)
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert "0 / 100" in ada.text
    assert "50 / 100" not in ada.text


@pytest.mark.parametrize("scripts", [True, False])
def test_a_needed_one_is_asked_for_once_more(place: Place, somebody: Somebody, scripts: bool) -> None:
    ada = somebody(place, scripts=scripts)
    ada.settles_in(f"Ada leaves out {scripts}")
    ada.begins_practice("the-belief")
    ada.goes_on()
    assert len(ada.refusals()) == 1 and ada.page.locator("#belief-now-refusal").count() == 1
    ada.rates("belief-now", 50)
    ada.goes_on()
    assert ada.refusals() == []


def test_by_keyboard_and_by_a_tap_where_it_stands(place: Place, somebody: Somebody) -> None:
    """An arrow moves the thumb; the space bar or a tap says that it stands right; what is only passed stays empty."""
    ada = somebody(place)
    ada.settles_in("Ada presses keys")
    ada.begins_practice("give-and-receive")
    asked, offered, received = (ada.page.locator(f"#{name}") for name in ("asked", "offered", "received"))
    assert asked.get_attribute("aria-valuetext")
    asked.focus()
    ada.page.keyboard.press("ArrowRight")
    assert asked.get_attribute("aria-valuetext") is None
    ada.page.keyboard.press("Tab")
    ada.page.keyboard.press("Tab")
    ada.page.keyboard.press("Space")
    assert offered.get_attribute("name") is None
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert "51 / 100" in ada.text and ada.text.count(" / 100") == 2
    ada.begins_practice("give-and-receive")
    received.click()
    ada.goes_on()
    ada.goes(ada.finished())
    assert "50 / 100" in ada.text


def test_what_was_rated_by_mistake_is_emptied_again(place: Place, somebody: Somebody) -> None:
    """Also what went into the draft already; and a scale of five, whose radios cannot be taken back by themselves."""
    ada = somebody(place)
    ada.settles_in("Ada takes back")
    ada.begins_practice("weekly-check")
    ada.rates("lonely", 80)
    ada.page.locator("form[data-unkept]").wait_for(state="detached")
    ada.page.reload()
    ada.rates("known", 10)
    empties = ada.page.locator("[data-empties]:visible")
    assert empties.count() == 2
    with ada.page.expect_request("**/drafts/**"):
        empties.first.click()
    assert ada.page.evaluate("document.activeElement.id") == "lonely"
    assert empties.count() == 1
    ada.goes_on()
    ada.goes(ada.finished())
    assert "10 / 100" in ada.text and ada.text.count(" / 100") == 1
    ada.begins_practice("which-mask")
    assert not empties.count(), "there is nothing to take back"
    ada.rates("peace", 5)
    ada.rates("serving", 4)
    empties.first.click()
    assert ada.page.locator("input:checked").count() == 1
