"""No word is lost: a refused form, Back and forward, a reload, a lock in the middle, a lost network."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Somebody
from tests.e2e.person import Person
from tests.e2e.places import Place

pytestmark = pytest.mark.browser

# What comes from the other tab; whoever has listened longer has heard it when this has.
NEXT_SIGN = """() => {
  const tabs = new BroadcastChannel("here");
  return { sign: new Promise((heard) => { tabs.onmessage = () => heard(true); }) };
}"""
HALF = "the evenings are quiet and I keep wondering whe"


def at_the_plan(ada: Person, name: str) -> str:
    """On the first screen of feared-and-seen, where one writes at length; returns its address."""
    ada.settles_in(name)
    ada.begins_practice("feared-and-seen")
    return ada.path


def test_a_refused_form_keeps_every_word(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.settles_in("Ada at length")
    ada.begins_practice("i-feel-when-i-need")
    ada.feels("sad")
    ada.goes_on()
    long = "we sit there, each with a screen, and nobody starts. " * 6
    ada.writes("when", long)
    ada.writes("need", ada.words.need)
    ada.goes_on()
    assert len(ada.refusals()) == 1
    assert ada.written("when") == long and ada.written("need") == ada.words.need
    assert ada.page.get_attribute("[name=when]", "aria-invalid") == "true"
    ada.writes("when", ada.words.when)
    ada.goes_on()
    assert ada.words.when in ada.written("sentence")


def test_back_and_forward_show_what_was_written(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    first = at_the_plan(ada, "Ada goes back")
    ada.writes("plan", ada.words.honest)
    ada.goes_on()
    ada.fears(65)
    ada.goes_on()
    third = ada.path
    ada.page.go_back()
    assert ada.written("fear") == ada.words.fear
    assert ada.page.input_value("input[type=range][name=likely]") == "65"
    ada.page.go_back()
    assert ada.path == first and ada.written("plan") == ada.words.honest
    ada.page.go_forward()
    ada.page.go_forward()
    assert ada.path == third
    ada.presses("button[name=go][value=back]")
    assert ada.written("fear") == ada.words.fear


def test_a_reload_in_the_middle_of_a_sentence(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    at_the_plan(ada, "Ada reloads")
    writes_and_pauses(ada, "plan", HALF)
    ada.page.reload()
    assert ada.written("plan") == HALF
    ada.goes("/today")
    ada.page.go_back()
    assert ada.written("plan") == HALF


def test_a_reload_where_a_field_is_named_like_a_part_of_the_form(place: Place, somebody: Somebody) -> None:
    """In the message afterwards one field is `action`; a form would answer with that field for its address."""
    ada = somebody(place)
    ada.settles_in("Ada writes afterwards")
    ada.begins_practice("follow-up")
    ada.writes("highlight", ada.words.honest)
    ada.goes_on()
    writes_and_pauses(ada, "action", HALF)
    ada.page.reload()
    assert ada.written("action") == HALF


def test_a_reload_on_the_very_first_screen(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.settles_in("Ada begins twice")
    with ada.page.expect_response(lambda answer: answer.url.endswith("/drafts")):
        ada.feels("lonely")
    ada.page.wait_for_url("**/drafts/*/1")
    ada.page.reload()
    assert ada.page.is_checked("input[value=lonely]")
    ada.goes_on()
    assert ada.path.endswith("/2")
    ada.goes("/today")
    assert ada.page.locator("a[href^='/drafts/']").count() == 1, "one draft, not two"


def test_lay_it_aside_and_carry_on(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    at_the_plan(ada, "Ada rests")
    ada.writes("plan", HALF)
    ada.presses("button[name=go][value=later]")
    assert ada.path == "/today"
    ada.presses("main a[href^='/drafts/']")
    assert ada.written("plan") == HALF


def test_when_it_has_been_quiet_the_page_locks_itself_and_keeps_what_was_typed(
    moving_place: Place, somebody: Somebody
) -> None:
    """The server still thinks somebody is there: only the browser knows that nothing has been touched."""
    ada = somebody(moving_place)
    ada.page.clock.install()
    screen = at_the_plan(ada, "Ada dozes")
    writes_and_pauses(ada, "plan", HALF)
    ada.page.clock.run_for("09:00")
    assert ada.written("plan") == HALF, "nine minutes are not ten"
    with ada.led_on():
        ada.page.clock.run_for("01:10")
    assert ada.is_asked_the_passphrase()
    assert HALF not in ada.page.content()
    ada.unlocks()
    assert ada.path == screen and ada.written("plan") == HALF


def test_a_tab_that_is_used_keeps_the_other_open(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    ada.page.clock.install()
    at_the_plan(ada, "Ada reads along")
    other = ada.context.new_page()
    other.goto(place.address + "/today")
    for _ in range(3):
        ada.page.clock.run_for("04:00")
        heard = ada.page.evaluate_handle(NEXT_SIGN)
        other.keyboard.press("Tab")
        heard.evaluate("(it) => it.sign")
    ada.page.bring_to_front()
    ada.page.clock.run_for("00:10")
    ada.page.wait_for_timeout(300)
    assert ada.page.locator("form.practice").count() == 1


def test_typing_puts_the_lock_off(moving_place: Place, somebody: Somebody) -> None:
    ada = somebody(moving_place)
    ada.page.clock.install()
    at_the_plan(ada, "Ada thinks long")
    for _ in range(4):
        ada.page.clock.run_for("04:00")
        moving_place.moves_on(minutes=4)
        with ada.page.expect_response(lambda answer: answer.url.endswith("/awake")):
            ada.page.type("[name=plan]", "and ")
            ada.page.clock.run_for("00:40")
    ada.goes_on()
    assert ada.path.endswith("/2"), "sixteen minutes on one screen, never ten of them quiet"


def test_words_sent_after_the_key_was_put_away_are_offered_again(moving_place: Place, somebody: Somebody) -> None:
    """A phone that slept: its page comes back with words in it, and the server has locked meanwhile."""
    ada = somebody(moving_place)
    screen = at_the_plan(ada, "Ada wakes")
    ada.writes("plan", HALF)
    moving_place.moves_on(minutes=11)
    ada.goes_on()
    assert ada.is_asked_the_passphrase() and HALF not in ada.text
    ada.unlocks()
    assert HALF not in ada.page.url
    ada.presses("main form button.btn")
    assert ada.path.endswith("/2")
    ada.goes(screen)
    assert ada.written("plan") == HALF


def test_without_a_network_nothing_is_lost(place: Place, somebody: Somebody) -> None:
    ada = somebody(place)
    at_the_plan(ada, "Ada in a tunnel")
    ada.context.set_offline(True)
    ada.writes("plan", HALF)
    ada.page.wait_for_timeout(1500)
    assert ada.written("plan") == HALF
    ada.context.set_offline(False)
    ada.page.type("[name=plan]", "n")
    expect(ada.page.locator("form[data-unkept]")).to_have_count(0)
    ada.page.reload()
    assert ada.written("plan").endswith("n") and len(ada.written("plan")) == len(HALF) + 1


def test_two_tabs_on_one_draft(place: Place, somebody: Somebody) -> None:
    """Finished in one tab, sent again from the other: one entry, and the way to it."""
    ada = somebody(place)
    ada.settles_in("Ada doubles")
    ada.begins_practice("the-belief")
    ada.writes("belief", ada.words.belief)
    ada.rates("belief-now", 40)
    ada.goes_on()
    other = ada.in_another_tab()
    other.goes(ada.path)
    ada.writes("evidence-for", ada.words.speaks_for)
    other.writes("evidence-against", ada.words.speaks_against)
    ada.goes_on()
    entry = ada.finished()
    other.goes_on()
    assert other.path in (entry, entry + "/done")
    ada.goes("/mine")
    assert ada.page.locator("a.line-card").count() == 1


def writes_and_pauses(person: Person, field: str, text: str) -> None:
    """Write, and stop long enough for the draft to be kept."""
    with person.page.expect_response(lambda answer: "/drafts" in answer.url and answer.request.method == "POST"):
        person.writes(field, text)
        if person.page.evaluate("Boolean(globalThis.__pwClock)"):
            person.page.clock.run_for(2000)
    expect(person.page.locator("form[data-unkept]")).to_have_count(0)
