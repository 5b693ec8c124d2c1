"""Two people on two phones (story 2): share, receive, answer a turn at a time, and change one’s mind."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Somebody
from tests.e2e.friend import PAIRS, a_pair
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_whole_story(place: Place, somebody: Somebody, first: Language, second: Language) -> None:
    """Every change arrives on the other phone by itself: nobody reloads anything."""
    ada, mara = a_pair(place, somebody, f"whole {first}", first, second)
    entry = ada.writes_an_honest_sentence()
    mara.goes("/today")
    thread = ada.shares(entry, "listen")
    expect(mara.page.locator("section.card.shared")).to_have_count(1)
    assert ada.words.honest not in mara.page.content(), "Today says only that there is something"

    mara.looks_at_it()
    assert ada.words.honest not in mara.page.content(), "first how to receive it"
    assert mara.page.locator(".receiving p").count() >= 2
    mara.reads_on()
    assert mara.path == thread and ada.words.honest in mara.text

    mara.says("reflection", mara.words.hears)
    ada.hears(mara.words.hears)
    ada.says_not_quite(ada.words.corrects)
    mara.hears(ada.words.corrects)
    mara.says("reflection", mara.words.hears_now)
    ada.hears(mara.words.hears_now)
    ada.says_yes()
    expect(mara.turn("validation")).to_be_visible()
    mara.says("validation", mara.words.makes_sense)
    ada.hears(mara.words.makes_sense)
    mara.says("disclosure", mara.words.offers)
    ada.hears(mara.words.offers)
    assert mara.page.locator(".turn-form").count() == 0, "all is said"

    expect(ada.page.locator("section.card.own")).to_have_count(3)
    expect(ada.page.locator("section.card.theirs")).to_have_count(4)
    assert not re.search(r"\d:\d\d", ada.text + mara.text), "dates, never times (S3)"


def test_asked_and_answered_another_way(place: Place, somebody: Somebody) -> None:
    """A2: a request goes as a request, yes, no and another way weigh the same, and the answer is offered on Today."""
    ada, mara = a_pair(place, somebody, "asks", "en", "ru")
    ada.begins_practice("ask")
    ada.writes("expected", ada.words.need)
    ada.goes_on()
    ada.writes("wanted", ada.words.wants)
    ada.goes_on()
    ada.chooses("share", "keep")
    ada.goes_on()
    thread = ada.shares(ada.finished())
    mara.looks_at_it()
    assert mara.path == thread and ada.words.wants in mara.text
    assert ada.words.need not in mara.page.content(), "what was expected stays at home"
    looks = {button.get_attribute("class") for button in mara.turn("answered").locator("button[name=how]").all()}
    assert len(looks) == 1, "no answer is made bigger than the others"
    mara.answers("other", mara.words.another_way)
    assert mara.page.locator(".turn-form").count() == 0 or not mara.turn("answered").count()
    ada.looks_at_it()
    assert mara.words.another_way in ada.text


def test_put_better_and_withdrawn(place: Place, somebody: Somebody) -> None:
    ada, mara = a_pair(place, somebody, "changes")
    thread = ada.shares(ada.writes_an_honest_sentence(), "know")
    mara.goes(thread)
    mara.reads_on()
    tab = ada.in_another_tab()
    tab.goes(f"{thread}/edition")
    tab.writes("text", ada.words.better)
    tab.presses("form[action$='/edition'] button.btn")
    mara.hears(ada.words.better)
    assert ada.words.honest not in mara.page.inner_text("main")
    ada.withdraws(thread)
    assert ada.path.startswith("/between/")
    mara.goes(thread)
    assert mara.page.locator(".thread").count() == 0
    mara.goes(mara.bond)
    assert ada.words.better not in mara.page.content()


def test_what_is_only_typed_goes_nowhere(place: Place, somebody: Somebody) -> None:
    """An answer is sent by its button alone: not by leaving the page, not by locking, not by closing the tab."""
    ada, mara = a_pair(place, somebody, "hesitates")
    thread = ada.shares(ada.writes_an_honest_sentence(), "listen")
    mara.goes(thread)
    mara.reads_on()
    box = mara.turn("reflection").locator("textarea")
    box.fill(mara.words.hears)
    mara.goes("/today")
    mara.goes(thread)
    assert mara.page.locator("section.card.own").count() == 0
    box.fill(mara.words.hears)
    tab = mara.in_another_tab()
    tab.locks()
    expect(mara.page.locator("form[action='/unlock']")).to_be_visible()
    assert mara.words.hears not in mara.page.inner_text("body")
    mara.unlocks()
    mara.presses("main form button.btn")
    expect(box).to_have_value(mara.words.hears)
    ada.goes(thread)
    assert ada.page.locator("section.card").count() == 1, "nothing has come"


def test_one_phone_handed_over(place: Place, somebody: Somebody) -> None:
    """Ada signs out, Mara signs in: nothing of Ada is left on the phone, and Back shows nothing."""
    phone, elsewhere = somebody(place), somebody(place)
    phone.settles_in("Ada hands over", shared=True)
    phone.is_joined_by(elsewhere, "Mara takes over")
    private = phone.writes_an_honest_sentence(phone.words.page)
    thread = phone.shares(phone.writes_an_honest_sentence(), "listen")
    phone.goes(private)
    phone.goes("/settings")
    phone.presses("form[action='/sign-out'] button")
    phone.goes("/sign-in")
    assert phone.written("name") == ""
    phone.name, phone.passphrase = elsewhere.name, elsewhere.passphrase
    phone.signs_in(shared=True)
    phone.looks_at_it()
    phone.reads_on()
    assert phone.path == thread
    phone.says("reflection", phone.words.hears)
    for _ in range(14):
        phone.goes_back()
        # What is brought back from the browser's memory may be on its way elsewhere; a locator waits for that.
        phone.page.wait_for_function("document.readyState === 'complete'")
        assert phone.words.page not in phone.page.locator("html").inner_html()
    phone.goes(private)
    assert phone.words.page not in phone.page.content()
    phone.goes("/mine")
    assert phone.page.locator("a.line-card").count() == 0


def test_without_scripts(place: Place, somebody: Somebody) -> None:
    ada, mara = somebody(place, scripts=False), somebody(place, "ru", scripts=False)
    ada.settles_in("Ada plainly")
    mara.settles_in("Mara plainly")
    ada.invites()
    assert not ada.page.locator("button[data-copies]").is_visible(), "a button that can do nothing is not shown"
    words = ada.says_the_words()
    mara.types_invitation(words)
    mara.accepts()
    thread = ada.shares(ada.writes_an_honest_sentence(), "comfort")
    mara.looks_at_it()
    mara.reads_on()
    mara.turn("reply").locator("textarea").fill("Just stop worrying")
    mara.presses(mara.turn("reply").locator("button[value=coach]"))
    assert mara.turn("reply").locator("textarea").input_value() == "Just stop worrying"
    assert mara.page.locator("section.card.own").count() == 0, "asking the coach sends nothing"
    mara.says("reply", mara.words.hears)
    mara.says("reflection", mara.words.hears_now)
    ada.goes(thread)
    assert mara.words.hears in ada.text
    ada.says_yes()
    mara.goes(thread)
    mara.says("validation", mara.words.makes_sense)
    ada.goes(thread)
    assert mara.words.makes_sense in ada.text
    ada.withdraws(thread)
