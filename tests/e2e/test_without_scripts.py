"""Everything works without JavaScript: the same verbs, in a browser that runs no script."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.places import NEUTRAL, Place

pytestmark = pytest.mark.browser

COACH = "button[name=go][value=coach]"


def test_the_whole_story(moving_place: Place, somebody: Somebody) -> None:
    ada = somebody(moving_place, scripts=False)
    ada.settles_in("Ada plain")
    said = ada.does_one_true_thing(share="aloud", when="tonight")

    ada.locks()
    assert ada.is_asked_the_passphrase()
    ada.goes(said)
    assert ada.is_asked_the_passphrase() and ada.words.weighs not in ada.text
    ada.unlocks()
    assert ada.path == said and ada.words.fear in ada.text

    moving_place.moves_on(days=2)
    ada.signs_in()
    ada.looks_again("neutral", came_true="unsure", likely=50)
    moving_place.moves_on(days=2)
    ada.signs_in()
    ada.looks_once_more("closer")
    ada.goes("/look-back")
    assert ada.page.locator("svg.chart .dot.feared").count() >= 1
    ada.goes("/mine")
    assert ada.page.locator("a.line-card").count() == 3


def test_the_coach_by_a_button(place: Place, somebody: Somebody) -> None:
    ada = somebody(place, scripts=False)
    ada.settles_in("Ada asks")
    ada.begins_practice("feared-and-seen")
    draft = "I feel lonely when we eat apart and you never listen"
    ada.writes("plan", draft)
    ada.presses(COACH)
    assert ada.page.locator(".heard mark").count() >= 2 and ada.page.locator(".heard .note").count() >= 1
    assert ada.written("plan") == draft
    ada.goes_on()
    assert ada.path.endswith("/2")


def test_feelings_by_tap_and_by_typing(place: Place, somebody: Somebody) -> None:
    for language, typed in (("en", "lonly"), ("ru", "одиноко")):
        ada = somebody(place, language, scripts=False)
        ada.settles_in(f"Ada types {language}")
        ada.feels("tired")
        ada.page.fill("[name='feelings.typed']", typed)
        ada.goes_on()
        ada.goes(ada.path.removesuffix("2") + "1")
        assert ada.page.is_checked("input[value=lonely]") and ada.page.is_checked("input[value=tired]")


def test_a_word_of_ones_own_and_those_near_it(place: Place, somebody: Somebody) -> None:
    """B12 without scripts: a button shows what is near, and what was typed stands as it is."""
    for language, typed, near in (("en", "anx", "anxious"), ("ru", "трево", "anxious")):
        ada = somebody(place, language, scripts=False)
        ada.settles_in(f"Ada has words {language}")
        ada.page.fill("[name='feelings.typed']", typed)
        ada.presses(".feelings button[value=coach]")
        assert ada.page.locator(f"[data-near] input[value={near}]").count() == 1
        assert ada.page.input_value("[name='feelings.typed']") == typed
        ada.page.fill("[name='feelings.typed']", "blah")
        ada.goes_on()
        ada.goes(ada.path.removesuffix("2") + "1")
        assert ada.page.is_checked("input[value='own:blah']")


def test_a_refused_form_keeps_every_word(place: Place, somebody: Somebody) -> None:
    ada = somebody(place, scripts=False)
    ada.settles_in("Ada at length")
    ada.goes_on()
    assert ada.refusals(), "no feeling was chosen"
    ada.feels("lonely")
    ada.goes_on()
    ada.chooses("opener", "distance")
    ada.goes_on()
    long = "we stop talking when the news comes on, " * 5
    ada.writes("apart", long)
    ada.writes("missed", ada.words.showed)
    ada.goes_on()
    assert ada.refusals() and ada.written("apart") == long and ada.written("missed") == ada.words.showed


def test_leaving_by_the_plain_link(place: Place, somebody: Somebody) -> None:
    ada = somebody(place, scripts=False)
    ada.may_leave_to_the_neutral_site()
    ada.settles_in("Ada leaves")
    said = ada.does_one_true_thing(share="keep")
    ada.goes(said)
    ada.presses("header a[data-leave]")
    assert ada.page.url == NEUTRAL
    assert ada.cookie() is None
    ada.page.go_back()
    assert ada.words.weighs not in ada.page.content()


def test_the_private_questions_can_be_read(place: Place, somebody: Somebody) -> None:
    ada = somebody(place, scripts=False)
    ada.goes("/")
    ada.presses("a[data-private-questions]")
    assert ada.path == "/help#questions"
    assert ada.page.locator("[data-questions-to-read] li").count() == 8
    assert ada.page.locator("#questions input").count() == 0
