"""Keys in a browser: one's own passphrase, the lock, the recovery code, and who is still signed in where."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Somebody
from tests.e2e.places import Place

pytestmark = pytest.mark.browser

OWN = "nine quiet otters under a tall lamp"


def test_a_passphrase_of_ones_own(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.goes("/begin")
    offered = ada.page.inner_text(".keyword")
    assert len(offered.split()) == 5
    assert not ada.page.locator("[name=own]").is_visible(), "only whoever wants it is shown the box"
    ada.writes("name", "Ada by herself")
    ada.chooses("key", "own")
    ada.writes("own", "password1234567")
    ada.presses("form[action='/begin'] button.btn")
    assert len(ada.refusals()) == 1
    assert ada.written("name") == "Ada by herself" and ada.page.inner_text(".keyword") == offered
    ada.writes("own", OWN)
    ada.presses("form[action='/begin'] button.btn")
    ada.name, ada.passphrase = "Ada by herself", OWN
    ada.keeps_recovery_code()
    ada.says_who()
    ada.locks()
    ada.unlocks("nine quiet otters under a tall lamb")
    assert ada.is_asked_the_passphrase() and len(ada.refusals()) == 1
    ada.unlocks()
    assert ada.path == "/today"


def test_the_recovery_code_must_be_kept_and_opens_once_more(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.begins("Ada forgets")
    ada.writes("group", "ZZZZ")
    ada.presses("form[action='/recovery-code'] button.btn")
    assert len(ada.refusals()) == 1 and ada.path == "/recovery-code"
    ada.keeps_recovery_code()
    ada.says_who()
    said = ada.does_one_true_thing(share="keep")
    ada.goes("/recovery-code")
    assert ada.path == "/today", "it is never shown again"

    elsewhere = somebody(place)
    elsewhere.goes("/recover")
    elsewhere.writes("name", "Ada forgets")
    elsewhere.writes("code", ada.code.lower())
    elsewhere.writes("passphrase", OWN)
    elsewhere.presses("form[action='/recover'] button.btn")
    elsewhere.keeps_recovery_code()
    elsewhere.goes(said)
    assert ada.words.kinder in elsewhere.text
    assert elsewhere.code != ada.code
    ada.goes("/today")
    assert ada.page.locator("form.practice, nav.places").count() == 0, "every other browser is signed out"


def test_signing_out_everywhere_closes_the_other_page_at_once(place: Place, somebody: Somebody) -> None:
    phone, desk = somebody(place), somebody(place, width=1280)
    phone.settles_in("Ada twice")
    said = phone.does_one_true_thing(share="keep")
    desk.name, desk.passphrase = phone.name, phone.passphrase
    desk.signs_in()
    desk.goes(said)
    assert desk.words.weighs in desk.text
    phone.signs_out_everywhere()
    desk.page.wait_for_url(place.address + "/", timeout=5000)
    expect(desk.page.locator("a[href='/begin']")).to_be_visible()
    assert desk.words.weighs not in desk.page.content()


def test_locking_in_one_tab_locks_the_other(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.settles_in("Ada of two tabs")
    said = ada.does_one_true_thing(share="keep")
    other = ada.context.new_page()
    other.goto(place.address + said)
    ada.locks()
    expect(other.locator("form[action='/unlock']")).to_be_visible()
    assert ada.words.weighs not in other.content()


def test_on_a_shared_device_a_second_tab_is_asked_again(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.settles_in("Ada at the library", shared=True)
    assert ada.cookie()["expires"] == -1, "the sign-in ends with the browser"
    ada.goes("/today")
    assert ada.page.locator("nav.places").count() == 1, "the tab one signed in from stays open"
    other = ada.context.new_page()
    other.goto(place.address + "/today", wait_until="commit")  # it goes elsewhere before it has loaded, or after
    other.wait_for_url(place.address + "/")
    expect(other.locator("a[href='/begin']")).to_be_visible()
    other.goto(place.address + "/sign-in")
    assert other.input_value("[name=name]") == "", "no name is remembered"
    ada.goes("/today")
    assert ada.page.locator("nav.places").count() == 0


def test_on_ones_own_device_a_second_tab_is_open_and_the_door_still_knows_nobody(
    place: Place, somebody: Somebody
) -> None:
    ada = somebody(place)
    ada.settles_in("Ada at home")
    other = ada.context.new_page()
    other.goto(place.address + "/today")
    other.wait_for_timeout(500)
    assert other.locator("nav.places").count() == 1
    ada.goes("/settings")
    ada.presses("form[action='/sign-out'] button")
    ada.goes("/sign-in")
    assert ada.written("name") == "" and "Ada at home" not in ada.page.content()


def test_deleting_the_account(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.settles_in("Ada goes")
    ada.does_one_true_thing(share="keep")
    ada.goes("/settings/deletion")
    assert ada.words.person in ada.text and re.search(r"\b1\b", ada.page.inner_text("main ul")), "says first what goes"
    ada.writes("passphrase", "not this one at all")
    ada.presses("form[action='/settings/deletion'] button.btn")
    assert ada.refusals()
    ada.writes("passphrase", ada.passphrase)
    ada.presses("form[action='/settings/deletion'] button.btn")
    assert ada.cookie() is None
    ada.signs_in()
    assert ada.path == "/sign-in" and ada.refusals()
