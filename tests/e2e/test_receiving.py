"""The one who receives: a card for each wish, one turn at a time, the coach, and pages without a fault."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Somebody
from tests.e2e.friend import PAIRS, Friend, a_pair
from tests.e2e.looking import faults_of
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("wish", "open_first"), [("know", "reply"), ("comfort", "reply"), ("think", "reflection")])
def test_each_wish_has_its_card_and_its_first_turn(
    place: Place, somebody: Somebody, wish: str, open_first: str
) -> None:
    ada, mara = a_pair(place, somebody, f"wishes {wish}")
    thread = ada.shares(ada.writes_an_honest_sentence(), wish)
    mara.goes(thread)
    card = mara.page.inner_text(".receiving")
    mara.reads_on()
    assert mara.turn(open_first).locator("textarea").is_visible()
    assert mara.page.locator(".turn-form textarea:visible").count() == 1, "one main action a screen"
    mara.says("reply", mara.words.hears)
    ada.goes("/today")
    assert ada.page.locator("section.card.shared").count() == 1
    ada.looks_at_it()
    assert mara.words.hears in ada.text
    assert ada.finds_on_today().count() == 0, "looked at once, it is not offered again"
    assert card


def test_the_coach_reads_an_answer_as_one(place: Place, somebody: Somebody) -> None:
    ada, mara = a_pair(place, somebody, "advised")
    thread = ada.shares(ada.writes_an_honest_sentence(), "listen")
    mara.goes(thread)
    mara.reads_on()
    box = mara.turn("reflection").locator("textarea")
    box.fill("You always turn it round")
    expect(mara.page.locator(".heard .note").first).to_be_visible()
    assert box.input_value() == "You always turn it round", "nothing is blocked or changed"
    mara.says("reflection", "You always turn it round")
    assert mara.page.locator("section.card.own").count() == 1


def test_a_bid_is_two_taps_once_a_day(moving_place: Place, somebody: Somebody) -> None:
    ada = somebody(moving_place)
    ada.settles_in("Ada notices")
    card = ada.page.locator("form.bid")
    ada.goes("/today")
    assert card.count() == 0, "not before anything was ever written"
    ada.writes_an_honest_sentence()
    ada.goes("/today")
    ada.presses(card.locator("button[value=joke]"))
    ada.presses("button[name=turned][value=toward]")
    ada.finished()
    ada.goes("/today")
    assert card.count() == 0
    moving_place.moves_on(days=1)
    ada.signs_in()
    ada.goes("/today")
    assert card.count() == 1


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_no_fault_that_a_machine_can_see(place: Place, somebody: Somebody, first: Language, second: Language) -> None:
    """Every screen of two people, light and dark, at 320, 360 and 1280 px."""
    ada, mara = somebody(place, first), somebody(place, second)
    wrong: dict[str, object] = {}

    def looks(person: Friend, where: str) -> None:
        person.page.eval_on_selector_all("main details", "(all) => all.forEach((one) => (one.open = true))")
        if said := faults_of(person.page):
            wrong[where] = said
        person.page.set_viewport_size({"width": 360, "height": 740})

    ada.settles_in(f"Ada looks {first}")
    ada.goes("/between")
    looks(ada, "between, alone")
    link = ada.invites()
    looks(ada, "invitation")
    mara.page.goto(link)
    looks(mara, "join")
    mara.comes_by(link, f"Mara looks {first}")
    mara.presses("form[action='/join'] button.btn")
    looks(mara, "acceptance")
    mara.presses("form[action='/join/acceptance'] button.btn")
    mara.bond = mara.path
    looks(mara, "empty bond")
    entry = ada.writes_an_honest_sentence()
    ada.goes(f"{entry}/share")
    looks(ada, "share")
    ada.presses("form[action$='/share'] button.btn")
    looks(ada, "preview")
    thread = ada.shares(entry, "think")
    looks(mara, "bond")
    mara.finds_on_today()
    looks(mara, "today")
    mara.goes(thread)
    looks(mara, "card")
    mara.reads_on()
    looks(mara, "words")
    mara.says("reflection", mara.words.hears)
    ada.goes(thread)
    looks(ada, "verdict")
    ada.says_yes()
    mara.goes(thread)
    looks(mara, "validation")
    for path in (f"{thread}/edition", "/today", ada.bond, f"{ada.bond}/agreement", f"{ada.bond}/leaving"):
        ada.goes(path)
        looks(ada, path.split("/")[-1])
    assert wrong == {}
