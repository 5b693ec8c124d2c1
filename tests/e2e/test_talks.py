"""Stories and talks in the browser: a person does each once, in each language."""

import pytest
from playwright.sync_api import expect

from tests.e2e.clocked import STANDING_CLOCK
from tests.e2e.conftest import Somebody
from tests.e2e.friend import a_pair
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ("en", "ru"))]


def test_a_story_and_a_hard_talk(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    words = ada.words
    ada.settles_in(f"Ada tells {language}")
    ada.begins_practice("ninety-seconds")
    ada.writes("event", words.when)
    ada.goes_on()
    ada.feels("sad")
    ada.goes_on()
    ada.writes("takeaway", words.honest)
    ada.goes_on()
    story = ada.written("story")
    assert words.when in story and words.honest in story
    ada.goes_on()
    assert ada.page.locator("[data-timer='90'] [role=timer]").inner_text() == "1:30", "it waits for Begin"
    ada.goes_on()
    ada.finished()
    assert ada.page.inner_text("main .sentence") == story

    ada.begins_practice("hard-talk")
    second = {"en": " and also you forgot the bread", "ru": ", и ещё ты забываешь про хлеб"}[language]
    ada.writes("when", words.when + second)
    ada.page.locator(".heard .note.hint", has_text=second.strip(" ,")).wait_for()
    ada.writes("when", words.when)
    ada.goes_on()
    ada.feels("sad")
    ada.goes_on()
    ada.writes("next-step", words.help)
    ada.goes_on()
    assert words.when in ada.written("opening") and ada.written("opening").endswith("?")
    ada.chooses("share", "aloud")
    ada.goes_on()
    ada.goes(ada.finished())
    assert words.help in ada.text


def test_a_message_afterwards(place: Place, somebody: Somebody, language: Language) -> None:
    """B38: the sixtieth word is refused; then it is ready to copy and for the share sheet."""
    ada = somebody(place, language, permissions=["clipboard-read", "clipboard-write"])
    ada.settles_in(f"Ada thanks {language}")
    ada.page.add_init_script("navigator.share = async (given) => { window.given = given.text }")
    ada.begins_practice("follow-up")
    ada.writes("highlight", ada.words.honest)
    ada.goes_on()
    ada.writes("action", ada.words.help)
    ada.writes("question", ada.words.offers)
    ada.goes_on()
    begun = ada.written("message")
    assert ada.words.honest in begun and ada.words.help in begun and ada.words.offers in begun
    ada.writes("message", " ".join([ada.words.person] * 60))
    assert ada.page.locator("[data-most-words]").is_visible()
    ada.goes_on()
    assert "60" in " ".join(ada.refusals()) and ada.written("message").count(ada.words.person) == 60
    message = " ".join([ada.words.person] * 59)
    ada.writes("message", message)
    ada.goes_on()
    ada.finished()
    copies = ada.page.locator("[data-copies]")
    copies.click()
    expect(copies).to_have_text(copies.get_attribute("data-done") or "")
    assert ada.page.evaluate("navigator.clipboard.readText()") == message
    ada.page.click("[data-shares]")
    assert ada.page.evaluate("window.given") == message


def test_a_message_goes_to_somebody_one_shares_with(place: Place, somebody: Somebody, language: Language) -> None:
    """B38: inside a bond it is sent without copying; what the other sees is the message and nothing else of it."""
    ada, mara = a_pair(place, somebody, f"follows up {language}", language, language)
    words = ada.words
    ada.begins_practice("follow-up")
    ada.writes("highlight", words.honest)
    ada.goes_on()
    ada.writes("action", words.help)
    ada.writes("question", words.offers)
    ada.goes_on()
    ada.writes("message", words.better)
    ada.goes_on()
    thread = ada.shares(ada.finished(), "know")
    mara.looks_at_it()
    mara.reads_on()
    assert mara.path == thread and words.better in mara.text
    assert words.help not in mara.page.content() and words.honest not in mara.page.content()


def test_three_questions_with_a_pause_after_each(place: Place, somebody: Somebody, language: Language) -> None:
    """B22, B23, B27"""
    ada = somebody(place, language)
    ada.settles_in(f"Ada answers {language}")
    ada.page.add_init_script(STANDING_CLOCK)
    ada.begins_practice("three-questions")
    ada.goes_on()
    assert ada.refusals(), "whether one may ask is answered first"
    ada.chooses("may", "yes")
    ada.goes_on()
    way_on = ada.page.locator("form.practice button.btn[value=next]")
    for question in ("moved", "proud", "help", "own-answer"):
        ada.writes(question, ada.words.honest)
        ada.goes_on()
        ada.page.evaluate("window.ahead = 2999")
        expect(ada.page.locator("[role=timer]")).to_have_text("0:01")
        assert way_on.is_hidden(), "the screen waits"
        ada.page.evaluate("window.ahead = 3000")
        expect(way_on).to_be_visible()
        ada.goes_on()
    ada.finished()


def test_without_scripts_the_pause_is_said_and_holds_nobody(
    place: Place, somebody: Somebody, language: Language
) -> None:
    ada = somebody(place, language, scripts=False)
    ada.settles_in(f"Ada pauses {language}")
    ada.begins_practice("three-questions")
    ada.chooses("may", "yes")
    ada.goes_on()
    ada.writes("moved", ada.words.honest)
    ada.goes_on()
    assert "3" in ada.page.inner_text("[data-plain]"), "how long, in words"
    ada.goes_on()
    assert ada.page.locator("[name=proud]").count()


def test_said_back_and_a_cue_card(moving_place: Place, somebody: Somebody, language: Language) -> None:
    """B25, B26"""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada listens {language}")
    ada.begins_practice("say-it-back")
    ada.writes("phrase", ada.words.typed_feeling)
    ada.writes("heard", ada.words.makes_sense)
    ada.goes_on()
    assert ada.words.typed_feeling in ada.written("back") and ada.written("back").endswith("?")
    ada.goes_on()
    ada.finished()
    ada.begins_practice("in-the-room")
    assert "60" in ada.text and "70" in ada.text
    ada.chooses("cue", "both")
    ada.goes_on()
    ada.finished()
    ada.is_here_again(hours=2)
    ada.goes("/today")
    ada.presses("form:has(input[name=practice][value=in-the-room]) button")
    ada.rates("eyes", 4)
    ada.rates("pace", 3)
    ada.goes_on()
    ada.goes(ada.finished())
    assert "4 / 5" in ada.text and "3 / 5" in ada.text
