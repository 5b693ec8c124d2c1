"""An experiment needs something that can be checked (A6): a fear of thoughts is led there, and nobody is held up."""

import pytest

from tests.people import ANSWERS, Cast, Somebody

INSIDE = {"en": "They will think less of me.", "ru": "Она будет думать обо мне хуже."}
SIGN = {"en": "They go quiet and pick up the phone.", "ru": "Она замолчит и возьмёт телефон."}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_fear_nobody_could_see_is_led_to_something_one_could(cast: Cast, language: str) -> None:
    ada = cast.signs_up("Ada", language=language)
    draft = ada.begins_a("one-true-thing")
    led = ada.goes_through(draft, "one-true-thing", until=10, fear=INSIDE[language])
    assert led.location == f"/drafts/{draft}/10"
    page = ada.get(led.location)
    assert INSIDE[language] in page.text, "what it is about stands above it"
    ended = ada.post(led.location, {"fear-seen": SIGN[language], "go": "next"})
    assert ended.location == f"/entries/{draft}/done"
    cast.clock.forward(hours=3)
    after = ada.begins_a("feared-and-seen", "after", follows=draft) if ada.unlocks() else ""
    ada.sends_screen(f"/drafts/{after}/1", {"happened": "yes"})
    looked = ada.get(f"/drafts/{after}/2")
    assert INSIDE[language] in looked.text and SIGN[language] in looked.text


def test_it_may_be_left_out(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    led = ada.goes_through(draft, "one-true-thing", until=10, fear=INSIDE["en"])
    assert ada.post(led.location, {"fear-seen": "", "go": "next"}).location == f"/entries/{draft}/done"


def test_a_fear_that_can_be_checked_is_asked_nothing_more(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    assert ada.goes_through(draft, "one-true-thing", until=10).location == f"/entries/{draft}/done"
    assert "fear-seen" not in ANSWERS["one-true-thing"]


def test_going_back_and_saying_it_so_that_it_can_be_seen_takes_the_question_away(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    led = ada.goes_through(draft, "one-true-thing", until=10, fear=INSIDE["en"])
    ada.post(led.location, {"fear-seen": "x", "go": "back"})
    assert ada.goes_through(draft, "one-true-thing", until=10).location == f"/entries/{draft}/done"
    assert ada.get(f"/entries/{draft}").text.count(" x ") == 0


def test_the_last_button_says_go_on_while_a_question_may_follow(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    ada.goes_through(draft, "one-true-thing", until=9)
    assert "Keep it" not in ada.get(f"/drafts/{draft}/9").text
    ada.sends_screen(f"/drafts/{draft}/9", ANSWERS["one-true-thing"] | {"fear": INSIDE["en"]})
    assert "Keep it" in ada.get(f"/drafts/{draft}/10").text


def test_in_feared_and_seen_it_stands_with_what_comes_next(ada: Somebody) -> None:
    draft = ada.begins_a("feared-and-seen", "before")
    ada.goes_through(draft, "feared-and-seen", until=3, fear=INSIDE["en"])
    page = ada.get(f"/drafts/{draft}/3")
    assert {"fear-seen", "belief-before"} <= page.form(f"/drafts/{draft}/3").names()
    assert ada.goes_through(draft, "feared-and-seen").location == f"/entries/{draft}/done"
