"""What one does for oneself: a kinder line, quiet minutes, a note to take along; what the coach offers (A1, A10)."""

import pytest
from playwright.sync_api import expect

from tests.e2e.clocked import STANDING_CLOCK
from tests.e2e.conftest import Somebody
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ("en", "ru"))]

HARSH: dict[Language, str] = {"en": "I am just a burden to everyone", "ru": "Я просто обуза для всех"}
LONELY: dict[Language, str] = {"en": "I feel lonely.", "ru": "Мне одиноко."}
FINE: dict[Language, str] = {"en": "I'm fine, really, don't worry about me", "ru": "Да всё нормально, не переживай"}


def test_a_harsh_thought_is_offered_a_kinder_line_and_meets_it_again(
    place: Place, somebody: Somebody, language: Language
) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada is harsh {language}")
    ada.page.add_init_script(STANDING_CLOCK)
    ada.begins_practice("journal")
    ada.writes("page", HARSH[language])
    offer = ada.page.locator(".heard button[value=kinder]")
    expect(offer).to_be_visible()
    assert not ada.page.locator(".heard .once").count(), "nothing was kept yet"
    ada.presses(offer)
    ada.writes("thought", HARSH[language])
    ada.goes_on()
    assert ada.page.locator("form.practice button.btn[value=next]").is_visible(), "beside a question it holds nobody"
    ada.page.evaluate("window.ahead = 10_000")
    expect(ada.page.locator("[data-timer] [role=status]")).not_to_be_empty()
    ada.writes("kinder", ada.words.kinder)
    ada.goes_on()
    ada.goes_on()
    ada.finished()
    assert ada.page.inner_text("main .sentence") == ada.words.kinder, "not the harsh thought"
    ada.goes("/today")
    ada.presses(ada.page.locator("main a[href^='/drafts/']").first)
    assert ada.written("page") == HARSH[language], "what was being written has waited"
    expect(ada.page.locator(".heard .once")).to_contain_text(ada.words.kinder)
    ada.goes_on()
    ada.finished()
    ada.begins_practice("kinder-line")
    ada.writes("thought", HARSH[language])
    ada.goes_on()
    assert ada.words.kinder in ada.page.inner_text(".note .words"), "offered where the next is asked for"


@pytest.mark.parametrize("scripts", (True, False))
def test_a_closed_door_is_offered_words_and_never_locked(
    place: Place, somebody: Somebody, language: Language, scripts: bool
) -> None:
    """A1: where the page asks for feelings the way leads there, elsewhere the words stand in the note."""
    ada = somebody(place, language, scripts=scripts)
    ada.settles_in(f"Ada is fine {language} {scripts}")
    ada.begins_practice("journal")
    ada.writes("page", FINE[language])
    if not scripts:
        ada.presses("noscript button, button[value=coach] >> nth=-1")
    link = ada.page.locator(".heard a[href='#feelings-feelings']")
    expect(link).to_be_visible()
    link.click()
    expect(ada.page.locator("#feelings-feelings")).to_be_in_viewport()
    assert ada.written("page") == FINE[language]
    ada.goes_on()
    ada.finished()
    ada.begins_practice("feared-and-seen")
    ada.writes("plan", FINE[language])
    if not scripts:
        ada.presses("button[value=coach]")
    words = ada.page.locator(".heard details.truer")
    expect(words).to_be_visible()
    words.locator("> summary").click()
    families = words.locator(".families details")
    assert families.count() == 10 and not words.locator("[data-says], button.chip").first.is_visible()
    families.nth(4).locator("summary").click()
    said = families.nth(4).locator("button.chip" if scripts else "[data-says]")
    assert said.count() > 9 and said.first.is_visible(), "a family, then a word"
    if scripts:
        said.first.click()
        assert ada.written("plan").startswith(FINE[language] + ". ") and ada.written("plan").endswith(LONELY[language])
    ada.goes_on()
    assert ada.path.endswith("/2"), "it never blocks"


@pytest.mark.parametrize("scripts", (True, False))
def test_quiet_minutes(place: Place, somebody: Somebody, language: Language, scripts: bool) -> None:
    ada = somebody(place, language, scripts=scripts)
    ada.settles_in(f"Ada is still {language} {scripts}")
    ada.page.add_init_script(STANDING_CLOCK)
    ada.begins_practice("attention")
    timer = ada.page.locator("[data-timer='60']")
    if scripts:
        assert timer.locator("[role=timer]").inner_text() == "1:00", "it waits until it is begun"
        timer.locator("[data-begin]").click()
        ada.page.evaluate("window.ahead = 2000")
        expect(timer.locator("[role=timer]")).to_have_text("0:58")
        assert float(timer.locator(".left").get_attribute("stroke-dashoffset") or 0) > 0, "the ring empties"
        assert timer.locator("[data-plain]").is_hidden()
    else:
        assert "1" in timer.locator("[data-plain]").inner_text(), "the time is said in words"
        assert timer.locator("[data-ring]").is_hidden() and timer.locator("[data-begin]").is_hidden()
    for _ in range(4):
        ada.goes_on()
    ada.finished()
    ada.begins_practice("self-compassion")
    for _ in range(4):
        ada.goes_on()
    ada.writes("kinder", ada.words.kinder)
    ada.goes_on()
    ada.goes(ada.finished())
    assert ada.page.inner_text("main .sentence") == ada.words.kinder
    assert not ada.page.locator(".said").count(), "time that was kept is nothing to read"


def test_a_note_for_an_appointment(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada prepares {language}")
    ada.begins_practice("therapy-note")
    ada.goes_on()
    ada.writes("bring", ada.words.weighs)
    ada.goes_on()
    ada.chooses("when", "today")
    ada.goes_on()
    entry = ada.finished()
    ada.goes(entry)
    assert ada.words.weighs in ada.text
    assert not ada.page.locator("a[href$='/share']").count(), "it is nobody else's"
    ada.is_here_again(hours=4)
    ada.takes_up("afterwards")
    ada.writes("stayed", ada.words.learned)
    ada.goes_on()
    ada.finished()


def test_how_varied_ones_words_are(place: Place, somebody: Somebody, language: Language) -> None:
    """B12: too few are called few; with enough there is a drawing, and its numbers beside it."""
    ada = somebody(place, language)
    ada.settles_in(f"Ada has words {language}")
    for number, words in enumerate((("sad", "tired", "calm", "glad"), ("sad", "tired", "lonely", "worried")) * 2):
        ada.begins_practice("journal")
        for word in words:
            known = ada.page.locator(f"[data-own] input[value='{word}']")
            known.check() if known.count() else ada.feels(word)
        ada.writes("page", ada.words.honest)
        ada.goes_on()
        ada.finished()
        ada.goes("/look-back")
        card = ada.page.locator("[data-variety]")
        assert card.locator("svg").count() == (number == 3), "ten have to remain whichever entry is left out"
    assert card.locator("svg circle").count() == 1
    card.locator("summary").click()
    assert card.locator("tbody tr").count() == 1, "nothing from before the first word"
    assert [word for word in card.locator("tbody td").nth(1).inner_text().split() if word.isdigit()] == ["6", "16"]


def test_a_note_for_a_first_call(moving_place: Place, somebody: Somebody, language: Language) -> None:
    """B16, B17, B18: it ends on the pages, and asks afterwards how it was."""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada calls {language}")
    ada.begins_practice("somebody-to-help")
    ada.chooses("why", "quarrels")
    ada.goes_on()
    ada.chooses("way", "eft")
    ada.goes_on()
    ada.writes("call", ada.words.weighs)
    ada.goes_on()
    ada.chooses("when", "this-week")
    ada.goes_on()
    assert ada.page.locator("main a[href='/help']").count() == 1
    assert ada.page.locator("main a[href='/help/whom']").count() == 1
    entry = ada.finished()
    ada.goes(entry)
    assert ada.words.weighs in ada.text
    assert not ada.page.locator("a[href$='/share']").count(), "it is nobody else's"
    moving_place.moves_on(days=3, minutes=5)
    ada.signs_in()
    ada.goes("/today")
    ada.presses("form:has(input[name=stage][value=afterwards]) button")
    ada.chooses("impression", "tense")
    ada.goes_on()
    ada.finished()


def test_a_thought_from_a_book(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada reads {language}")
    ada.begins_practice("from-a-book")
    ada.chooses("book", "hold-me-tight")
    ada.goes_on()
    ada.writes("thought", ada.words.learned)
    ada.goes_on()
    ada.goes_on()
    assert ada.page.locator("main a[href='/help/reading']").count() == 1
    ada.goes(ada.finished())
    assert ada.page.inner_text("main .sentence") == ada.words.learned


def test_a_timer_goes_on_after_a_reload(moving_place: Place, somebody: Somebody, language: Language) -> None:
    """B24: of ninety seconds twenty are told, then the page is opened anew."""
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada goes on {language}")
    ada.page.add_init_script(STANDING_CLOCK)
    ada.begins_practice("ninety-seconds")
    ada.writes("event", ada.words.when)
    ada.goes_on()
    ada.feels("sad")
    ada.goes_on()
    ada.writes("takeaway", ada.words.honest)
    ada.goes_on()
    ada.goes_on()
    face, begin = ada.page.locator("[role=timer]"), ada.page.locator("[data-begin]")
    ada.page.reload()
    assert face.inner_text() == "1:30" and begin.is_visible(), "what was never begun waits"
    begin.click()
    expect(ada.page.locator("form[data-unkept]")).to_have_count(1)
    expect(ada.page.locator("form[data-unkept]")).to_have_count(0)
    moving_place.moves_on(seconds=20)
    ada.page.reload()
    assert begin.is_hidden()
    assert "0:30" < face.inner_text() <= "1:10"
    moving_place.moves_on(seconds=70)
    ada.page.reload()
    assert face.inner_text() == "1:30" and begin.is_visible(), "what is over may be told once more"
    ada.goes_on()
    ada.finished()
