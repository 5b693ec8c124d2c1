"""The other practices, each once in either language; two hard outcomes in a row (A6)."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ("en", "ru"))]


def test_feared_and_seen(moving_place: Place, somebody: Somebody, language: Language) -> None:
    """A6 whole: before, after, a second look, and then it is settled."""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada tries {language}")
    before = ada.feared_and_seen_before(when="tonight")
    moving_place.moves_on(hours=3)
    ada.signs_in()
    after = ada.looks_again("unsure", came_true="yes", likely=90)
    moving_place.moves_on(hours=25)
    ada.signs_in()
    ada.looks_once_more("neutral")
    ada.goes("/today")
    assert not ada.page.locator("input[name=follows]").count(), "nothing is asked twice"
    ada.goes(before)
    assert ada.words.fear in ada.text and "75 / 100" in ada.text
    ada.goes(after)
    assert ada.words.heard in ada.text and "90 / 100" in ada.text


def test_away_twice_in_a_row_stops_the_ladder(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada hurts {language}")
    for _ in range(2):
        ada.feared_and_seen_before(when="tonight")
        moving_place.moves_on(hours=3)
        ada.signs_in()
        ada.looks_again("away", came_true="yes", likely=95)
        assert ada.page.locator("main a[href='/help']").count() == 1, "met with somebody to talk to"
    ada.goes("/today")
    step = ada.page.locator("section:has(a[href='/people'])")
    assert step.locator("input[name=practice]").get_attribute("value") == "one-honest-sentence", "a smaller step"
    assert step.locator("a[href='/help']").count() == 1


def test_away_once_does_not(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada once {language}")
    ada.feared_and_seen_before(when="tonight")
    moving_place.moves_on(hours=3)
    ada.signs_in()
    ada.looks_again("away", came_true="yes", likely=95)
    ada.goes("/today")
    assert ada.page.locator("main a[href='/people']").count() == 0


def test_the_belief(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    words = ada.words
    ada.settles_in(f"Ada believes {language}")
    ada.begins_practice("the-belief")
    assert ada.written("belief"), "there is a sentence to begin with"
    ada.writes("belief", words.belief)
    ada.rates("belief-now", 64)
    ada.goes_on()
    ada.writes("evidence-against", words.speaks_against)
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert "64 / 100" in ada.text and words.speaks_against in ada.text
    ada.begins_practice("the-belief")
    assert ada.written("belief") == words.belief, "one's own words stand there the next time"


def test_one_honest_sentence(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada says {language}")
    ada.begins_practice("one-honest-sentence")
    ada.chooses("about-what", "appreciation")
    ada.goes_on()
    assert ada.written("sentence"), "a start is there"
    ada.writes("sentence", ada.words.honest)
    ada.chooses("share", "keep")
    ada.goes_on()
    ada.finished()
    assert ada.page.inner_text("main .sentence") == ada.words.honest


def test_i_feel_when_i_need(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    words = ada.words
    ada.settles_in(f"Ada needs {language}")
    ada.begins_practice("i-feel-when-i-need")
    ada.feels("sad")
    ada.goes_on()
    ada.writes("when", words.when)
    ada.writes("need", words.need)
    ada.goes_on()
    built = ada.written("sentence")
    assert words.when in built and words.need in built
    ada.chooses("share", "aloud")
    ada.goes_on()
    ada.finished()
    assert ada.page.inner_text("main .sentence") == built


def test_journal(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada writes {language}")
    ada.begins_practice("journal")
    ada.page.fill("[data-find]", ada.words.typed_feeling)
    found = ada.page.locator("label.chip:visible", has=ada.page.locator("input[value=lonely]"))
    assert found.count() == 1, "typing finds the word"
    found.click()
    ada.feels("calm")
    pages = f"{ada.words.page}\n\n{ada.words.showed}"
    ada.writes("page", pages)
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert ada.words.page in ada.text and ada.words.showed in ada.text
    ada.goes(entry + "/deletion")
    ada.presses("form[action$='/deletion'] button.btn")
    assert ada.path == "/mine" and ada.words.page not in ada.page.content()


def test_a_feeling_in_ones_own_word(place: Place, somebody: Somebody, language: Language) -> None:
    """B12: what is not in the list stands as it was typed, in the sentence and in the entry."""
    ada = somebody(place, language)
    own = {"en": "like a wet sock", "ru": "муторно"}[language]
    ada.settles_in(f"Ada coins {language}")
    ada.begins_practice("i-feel-when-i-need")
    ada.page.fill("[data-find]", own)
    assert ada.page.locator(".families label.chip:visible").count() == 0, "nothing in the list is near it"
    ada.goes_on()
    ada.writes("when", ada.words.when)
    ada.writes("need", ada.words.need)
    ada.goes_on()
    assert own in ada.written("sentence")
    ada.chooses("share", "keep")
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert own in ada.text and "own:" not in ada.text


def test_the_ladder_says_where_to_look_and_why(moving_place: Place, somebody: Somebody, language: Language) -> None:
    """A4: moderate at first; after one that hurt no higher; and the words one has used stand first (B12)."""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada climbs {language}")
    assert ada.page.locator("[data-own]").count() == 0, "nothing has been used yet"
    suggested = []
    for _ in range(2):
        ada.feared_and_seen_before(when="tonight")
        suggested.append(ada.zone)
        moving_place.moves_on(hours=3)
        ada.signs_in()
        ada.looks_again("away", came_true="yes", likely=95)
    hard = {"en": "the last one was hard", "ru": "в прошлый раз было трудно"}[language]
    assert "2" in suggested[0] and hard in suggested[1]
    for _ in range(2):
        ada.begins_practice("journal")
        ada.feels("weary")
        ada.writes("page", ada.words.page)
        ada.goes_on()
        ada.finished()
    ada.begins_practice("journal")
    ada.page.locator("[data-own] label.chip").first.click()
    assert ada.page.locator("input[value=weary]:checked").count() == 2, "here and in its family"
