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
    ada.is_here_again(hours=3)
    after = ada.looks_again("unsure", came_true="yes", likely=90)
    ada.is_here_again(hours=25)
    ada.looks_once_more("neutral")
    ada.goes("/today")
    assert not ada.page.locator("input[name=follows]").count(), "nothing is asked twice"
    ada.goes(before)
    assert ada.words.fear in ada.text and "75 / 100" in ada.text
    ada.goes(after)
    assert ada.words.heard in ada.text and "90 / 100" in ada.text


def test_twice_the_hard_way_stops_the_ladder_once_does_not(
    moving_place: Place, somebody: Somebody, language: Language
) -> None:
    """A4: moderate at first, after one that hurt no higher; A6: two in a row stop it."""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada hurts {language}")
    suggested = []
    for stopped in (0, 1):
        ada.feared_and_seen_before(when="tonight")
        suggested.append(ada.zone)
        ada.is_here_again(hours=3)
        ada.looks_again("away", came_true="yes", likely=95)
        assert ada.page.locator("main a[href='/help']").count() == 1, "met with somebody to talk to"
        ada.goes("/today")
        assert ada.page.locator("main a[href='/people']").count() == stopped
    hard = {"en": "the last one was hard", "ru": "в прошлый раз было трудно"}[language]
    assert "2" in suggested[0] and hard in suggested[1]
    step = ada.page.locator("section:has(a[href='/people'])")
    assert step.locator("input[name=practice]").get_attribute("value") == "one-honest-sentence", "a smaller step"
    assert step.locator("a[href='/help']").count() == 1


def test_a_missed_week_is_met_with_a_small_step(moving_place: Place, somebody: Somebody, language: Language) -> None:
    """B39: no blame, and the next small step one tap away."""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada was away {language}")
    ada.writes_an_honest_sentence()
    ada.is_here_again(days=14)
    ada.goes("/today")
    step = ada.page.locator("section.card.private", has=ada.page.locator("h2"))
    assert {"en": "No hurry", "ru": "Ничего страшного"}[language] in step.inner_text()
    ada.presses(step.locator("button"))
    assert ada.page.locator("input[name=about-what]").count(), "one tap, and it has begun"


@pytest.mark.parametrize("opener", ("distance", "harder"))
def test_the_other_two_openers(place: Place, somebody: Somebody, language: Language, opener: str) -> None:
    """A5: distance and what is missed; harder than I let on, and why I held back."""
    first, second = {"distance": ("apart", "missed"), "harder": ("harder", "held-back")}[opener]
    ada = somebody(place, language)
    words = ada.words
    ada.settles_in(f"Ada opens {opener} {language}")
    ada.feels("sad")
    ada.goes_on()
    ada.chooses("opener", opener)
    ada.goes_on()
    ada.writes(first, words.when)
    ada.writes(second, words.need)
    for _ in range(3):
        ada.goes_on()
    assert words.when in ada.written("sentence") and words.need in ada.written("sentence")
    ada.goes_on()
    ada.chooses("share", "keep")
    ada.goes_on()
    ada.finished()


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
    """B2: a worry, a small regret, an appreciation, each with a start of its own."""
    ada = somebody(place, language)
    ada.settles_in(f"Ada says {language}")
    starts = set()
    for about in ("worry", "regret", "appreciation"):
        ada.begins_practice("one-honest-sentence")
        ada.chooses("about-what", about)
        ada.goes_on()
        starts.add(ada.written("sentence"))
    assert len(starts) == 3
    ada.chooses("share", "keep")
    ada.goes_on()
    assert ada.refusals(), "a start is nothing said yet"
    ada.writes("sentence", ada.words.honest)
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


def test_the_words_one_has_used_stand_first(place: Place, somebody: Somebody, language: Language) -> None:
    """B12: mine are remembered, and one tap chooses them here and in their family."""
    ada = somebody(place, language)
    ada.settles_in(f"Ada returns {language}")
    assert ada.page.locator("[data-own]").count() == 0, "nothing has been used yet"
    for _ in range(2):
        ada.begins_practice("journal")
        ada.feels("weary")
        ada.writes("page", ada.words.page)
        ada.goes_on()
        ada.finished()
    ada.begins_practice("journal")
    ada.page.locator("[data-own] label.chip").first.click()
    assert ada.page.locator("input[value=weary]:checked").count() == 2, "here and in its family"
