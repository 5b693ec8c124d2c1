"""The coach in the page: it marks and says beside the box, and changes, blocks and keeps nothing."""

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import Somebody
from tests.e2e.person import Person
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = pytest.mark.browser

DRAFT: dict[Language, str] = {
    "en": "I feel lonely when we eat apart and you never listen",
    "ru": "Мне одиноко, когда мы ужинаем врозь, и ты никогда меня не слушаешь",
}
GENERALISING: dict[Language, str] = {"en": "never", "ru": "никогда"}
CARE: dict[Language, str] = {
    "en": "Some nights I think about killing myself",
    "ru": "Иногда по ночам думаю о том, чтобы покончить с собой",
}


def at_the_box(ada: Person, name: str) -> None:
    ada.settles_in(name)
    ada.begins_practice("feared-and-seen")


@pytest.mark.parametrize("language", ("en", "ru"))
def test_it_marks_the_words_and_says_something_beside_them(
    place: Place, somebody: Somebody, language: Language
) -> None:
    ada = somebody(place, language)
    at_the_box(ada, f"Ada drafts {language}")
    ada.page.locator("[name=plan]").press_sequentially(DRAFT[language], delay=5)
    notes = ada.page.locator(".heard .note")
    expect(notes.first).to_be_visible()
    assert 1 <= notes.count() <= 3
    marks = ada.page.locator(".heard mark").all_inner_texts()
    assert any(GENERALISING[language] in mark for mark in marks)
    assert ada.page.locator(".heard mark.good").count() >= 1, "what is strong is said too"
    assert "good" in (notes.first.get_attribute("class") or ""), "and said first"
    assert ada.page.inner_text(".heard > .words") == DRAFT[language], "the marked copy is the text itself"
    assert ada.written("plan") == DRAFT[language], "the text in the box is the person's own"
    box, heard = ada.page.locator("[name=plan]").bounding_box(), ada.page.locator(".heard").bounding_box()
    assert box and heard and heard["y"] >= box["y"] + box["height"], "beside the box, never over it"
    ada.goes_on()
    assert ada.path.endswith("/2"), "it never blocks"


def test_taking_the_words_back_takes_the_notes_back(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    at_the_box(ada, "Ada takes back")
    ada.writes("plan", DRAFT["en"])
    expect(ada.page.locator(".heard .note").first).to_be_visible()
    ada.writes("plan", "")
    expect(ada.page.locator(".heard > *")).to_have_count(0)


def test_a_late_answer_never_overwrites_a_newer_one(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    at_the_box(ada, "Ada types on")
    held: list[Route] = []
    ada.page.route("**/review", lambda route: held.append(route) if not held else route.continue_())
    with ada.page.expect_request("**/review"):
        ada.writes("plan", DRAFT["en"])
    newer = "I feel sad when you always leave"
    with ada.page.expect_response("**/review"):
        ada.writes("plan", newer)
    expect(ada.page.locator(".heard > .words")).to_have_text(newer)
    with ada.page.expect_response("**/review"):
        held[0].continue_()
    ada.page.wait_for_timeout(200)
    assert ada.page.inner_text(".heard > .words") == newer


def test_without_a_network_it_is_silent_and_breaks_nothing(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    at_the_box(ada, "Ada offline")
    ada.page.route("**/review", lambda route: route.abort())
    with ada.page.expect_event("requestfailed"):
        ada.writes("plan", DRAFT["en"])
    ada.page.wait_for_timeout(200)
    assert ada.page.locator(".heard > *").count() == 0
    assert ada.written("plan") == DRAFT["en"]
    ada.page.unroute("**/review")
    ada.goes_on()
    assert ada.path.endswith("/2")


@pytest.mark.parametrize("language", ("en", "ru"))
def test_a_text_about_harm_is_met_with_one_quiet_line(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    at_the_box(ada, f"Ada at night {language}")
    with ada.page.expect_response("**/review"):
        ada.writes("plan", CARE[language])
    care = ada.page.locator(".heard .note.care")
    expect(care).to_have_count(1)
    expect(care.locator("a[href='/help']")).to_be_visible()
    assert ada.page.locator("dialog, [role=alert], [role=alertdialog]").count() == 0
    expect(ada.page.locator("form[data-unkept]")).to_have_count(0)  # the draft is kept, whenever that was
    asked = len(ada.watch.requests)
    ada.page.wait_for_timeout(300)
    later = [line for line in ada.watch.requests[asked:] if not line.endswith("/changes")]
    assert later == [], "nothing else happens: the page listens as ever"
    ada.goes_on()
    assert ada.path.endswith("/2")
