"""Ask, the question turned round, a boundary, an appreciation, a bid: each by one person, before anything is shared."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ("en", "ru"))]


@pytest.mark.parametrize("scripts", (True, False))
def test_a_bid_in_two_taps(place: Place, somebody: Somebody, language: Language, scripts: bool) -> None:
    ada = somebody(place, language, scripts=scripts)
    ada.settles_in(f"Ada nods {language} {scripts}")
    ada.begins_practice("bids")
    assert not ada.page.locator("form.practice button.btn[value=next]").count(), "a tap goes on by itself"
    ada.taps("sort", "joke")
    ada.taps("turned", "toward")
    entry = ada.finished()
    ada.goes(entry)
    assert ada.page.locator(".said").count() == 4, "with whom, whose, what, and what came back"
    assert not ada.page.locator("a[href$='/share']").count(), "a bid is nobody else's"


def test_a_bid_of_ones_own_and_a_change_of_mind(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada turns back {language}")
    ada.begins_practice("bids")
    ada.chooses("bid", "made")
    ada.taps("sort", "joke")
    ada.presses("button[name=go][value=back]")
    assert ada.page.is_checked("input[name=bid][value=made]")
    assert ada.page.locator("button[name=sort][aria-current]").get_attribute("value") == "joke"
    ada.page.focus("input[name=bid][value=made]")
    with ada.led_on():
        ada.page.keyboard.press("Enter")
    assert ada.refusals(), "Enter taps nothing"
    ada.taps("sort", "touch")
    ada.taps("turned", "against")
    ada.finished()


def test_the_sixteenth_word_of_an_appreciation(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada is glad {language}")
    ada.begins_practice("appreciation")
    word = ada.words.person
    ada.writes("appreciation", " ".join([word] * 15) + " — …")
    refusal = ada.page.locator("[data-most-words]")
    assert refusal.is_hidden()
    ada.writes("appreciation", " ".join([word] * 16))
    said = refusal.inner_text()
    assert refusal.is_visible() and said
    ada.goes_on()
    assert ada.refusals() == [said], "the server says the same"
    assert ada.written("appreciation") == " ".join([word] * 16), "and takes no word away"
    ada.writes("appreciation", ada.words.honest)
    ada.goes_on()
    ada.finished()
    assert ada.page.inner_text("main .sentence") == ada.words.honest


def test_an_ask_and_what_came_of_it(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    words = ada.words
    ada.settles_in(f"Ada asks {language}")
    ada.begins_practice("ask")
    ada.writes("expected", words.need)
    ada.goes_on()
    ada.writes("wanted", words.help)
    ada.goes_on()
    request = ada.written("request")
    assert words.help in request and request.endswith("?") and words.need not in request
    ada.chooses("share", "aloud")
    ada.goes_on()
    ada.finished()
    assert ada.page.inner_text("main .sentence") == request
    ada.is_here_again(hours=25)
    ada.takes_up("answered")
    ada.chooses("answer", "other")
    ada.goes_on()
    ada.finished()


def test_the_question_turned_round(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada wonders {language}")
    ada.begins_practice("turned-round")
    ada.writes("question", ada.words.when + "?")
    ada.goes_on()
    here = ada.path
    ada.goes(here.removesuffix("2") + "3")
    ada.chooses("share", "aloud")
    ada.goes_on()
    assert ada.refusals() and ada.page.locator("[name=own-answer]").count(), "one's own answer comes first"
    ada.writes("own-answer", ada.words.page)
    ada.goes_on()
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert ada.words.page in ada.text


def test_a_boundary_and_its_review(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    words = ada.words
    ada.settles_in(f"Ada draws a line {language}")
    ada.begins_practice("boundary")
    ada.writes("not-fine", words.when)
    ada.goes_on()
    ada.writes("will-do", words.showed)
    ada.chooses("share", "keep")
    ada.goes_on()
    ada.finished()
    ada.is_here_again(days=15)
    ada.takes_up("reviewed")
    ada.chooses("did", "partly")
    ada.chooses("fits", "change")
    ada.goes_on()
    ada.finished()
    ada.goes("/today")
    again = ada.page.locator("form:has(input[name=follows]):has(input[name=practice][value=boundary])")
    assert again.locator("input[name=stage]").get_attribute("value") == "main", "it may find other words"
