"""Every page, in both languages, light and dark, at 320, 360 and 1280 px: no fault that a machine can see."""

import re
from collections.abc import Iterator

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.looking import faults_of, violations
from tests.e2e.person import Person
from tests.e2e.places import Place, demo, toward_serve
from tests.e2e.words import Language

LANGUAGES: tuple[Language, ...] = ("en", "ru")
PRACTICES = ("feared-and-seen", "i-feel-when-i-need", "journal", "one-honest-sentence", "one-true-thing", "the-belief")
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", LANGUAGES, scope="module")]


@pytest.fixture(scope="module")
def demo_place(language: Language, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, str, str]]:
    """A place with twelve weeks of the fictional person in it, and their name and passphrase."""
    folder = tmp_path_factory.mktemp("demo")
    name, passphrase = demo(folder, language)
    with toward_serve(folder) as place:
        yield place, name, passphrase


@pytest.fixture
def fictional(demo_place: tuple[Place, str, str], somebody: Somebody, language: Language) -> Person:
    """The fictional person, signed in."""
    place, name, passphrase = demo_place
    person = somebody(place, language)
    person.name, person.passphrase = name, passphrase
    person.signs_in()
    return person


def looks_at(person: Person, *paths: str) -> None:
    """Open each page and find nothing wrong with it."""
    wrong = {}
    for path in paths:
        person.goes(path)
        wrong |= finds(person, path)
    assert wrong == {}


def finds(person: Person, where: str) -> dict[str, object]:
    said = faults_of(person.page)
    return {where: said} if said else {}


def test_the_pages_of_a_stranger(place: Place, somebody: Somebody, language: Language) -> None:
    stranger = somebody(place, language)
    countries = [f"/help?country={code}" for code in ("RU", "general")]
    looks_at(
        stranger,
        "/",
        "/begin",
        "/sign-in",
        "/recover",
        "/help",
        "/help/whom",
        "/help/reading",
        *countries,
        "/nowhere",
        "/today",
    )


def test_the_private_questions(place: Place, somebody: Somebody, language: Language) -> None:
    stranger = somebody(place, language)
    stranger.goes("/help")
    stranger.page.click("[data-private-questions]")
    wrong = finds(stranger, "asking")
    stranger.page.locator("dialog input[value=yes]").first.check()
    stranger.page.locator("[data-questions-next]").click()
    wrong |= finds(stranger, "answered")
    assert wrong == {}


def test_the_pages_of_the_first_minutes(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.goes("/begin")
    ada.writes("name", "x")
    ada.chooses("key", "own")
    ada.writes("own", "too short")
    ada.presses("form[action='/begin'] button.btn")
    wrong = finds(ada, "begin, refused")
    ada.begins(f"Ada looks {language}")
    wrong |= finds(ada, "recovery code")
    ada.writes("group", "ZZZZ")
    ada.presses("form[action='/recovery-code'] button.btn")
    wrong |= finds(ada, "recovery code, refused")
    ada.keeps_recovery_code()
    wrong |= finds(ada, "whom")
    ada.says_who()
    wrong |= finds(ada, "the first screen")
    for path in ("/today", "/mine", "/look-back", "/between"):
        ada.goes(path)
        wrong |= finds(ada, f"{path}, empty")
    assert wrong == {}


def test_the_pages_of_twelve_weeks(fictional: Person, language: Language) -> None:
    fictional.goes("/mine")
    entry = fictional.page.locator("a.line-card").first.get_attribute("href")
    older = fictional.page.locator("a[href^='/mine?before=']").get_attribute("href")
    assert entry and older
    looks_at(fictional, "/today", "/between", "/practise", "/mine", older, "/people", "/help")
    looks_at(fictional, entry, f"{entry}/done", f"{entry}/deletion", "/look-back", "/look-back?weeks=52")
    settings = [f"/settings{path}" for path in ("", "/passphrase", "/recovery-code", "/deletion")]
    looks_at(fictional, *settings)


def test_folded_parts_too(fictional: Person, language: Language) -> None:
    fictional.goes("/look-back")
    for folded in fictional.page.locator("summary").all():
        folded.click()
    assert finds(fictional, "look back, unfolded") == {}


@pytest.mark.parametrize("practice", PRACTICES)
def test_every_screen_of_every_practice(fictional: Person, practice: str, language: Language) -> None:
    fictional.begins_practice(practice)
    wrong = finds(fictional, fictional.path)
    while not fictional.path.endswith("/done"):
        answers_everything(fictional)
        before = fictional.path
        fictional.goes_on()
        assert fictional.path != before, f"still at {before}: {fictional.refusals()}"
        wrong |= finds(fictional, re.sub(r"/drafts/[^/]+", practice, fictional.path))
    assert wrong == {}


def answers_everything(person: Person) -> None:
    """Something in every field, the first of every choice."""
    page = person.page
    if page.locator("details summary").count():
        person.feels("lonely")
    for scale in page.locator("form.practice .scale > input").all():
        scale.fill("40")
    for box in page.locator("form.practice textarea").all():
        if not box.input_value() or box.input_value().endswith("…"):
            box.fill(person.words.need)
    for group in page.locator("form.practice fieldset:has(input[type=radio])").all():
        group.locator("input").first.check()


def test_a_refused_screen_and_the_coach_speaking(fictional: Person, language: Language) -> None:
    fictional.begins_practice("i-feel-when-i-need")
    fictional.goes_on()
    wrong = finds(fictional, "no feeling")
    fictional.feels("sad")
    fictional.goes_on()
    with fictional.page.expect_response("**/review"):
        fictional.writes("when", fictional.words.when * 12)
    fictional.writes("need", fictional.words.need)
    wrong |= finds(fictional, "the coach")
    fictional.goes_on()
    wrong |= finds(fictional, "too long")
    assert wrong == {}


def test_the_lock_screen(fictional: Person, language: Language) -> None:
    fictional.locks()
    wrong = finds(fictional, "locked")
    fictional.unlocks("not this one at all")
    wrong |= finds(fictional, "locked, refused")
    assert wrong == {}


def test_every_page_has_its_way_out_first(fictional: Person, language: Language) -> None:
    """S5: the skip link and the way out are the first stops; the same way out stands in the header."""
    for path in ("/today", "/between", "/practise", "/mine", "/look-back", "/settings", "/help", "/nowhere"):
        fictional.goes(path)
        stops = fictional.page.locator("a, button, input, select, textarea, summary")
        assert stops.nth(0).get_attribute("href") == "#main"
        assert stops.nth(1).get_attribute("data-leave") is not None
        assert fictional.page.locator("header a[data-leave][href='/leave']").is_visible()
        assert fictional.page.locator("html").get_attribute("lang") == language


def test_the_look_would_see_a_fault(fictional: Person, language: Language) -> None:
    """The control: a page spoilt on purpose is found out three times over."""
    fictional.goes("/today")
    assert faults_of(fictional.page) == []
    fictional.page.evaluate(
        """() => {
          const spoilt = document.createElement("button");
          spoilt.style.cssText = "width: 20px; height: 20px; margin-left: 2000px; flex: none";
          document.querySelector("main").append(spoilt);
        }"""
    )
    found = " ".join(faults_of(fictional.page))
    assert "button-name" in found and "scrolls sideways" in found and "is 20 x 20" in found
    assert violations(fictional.page)
