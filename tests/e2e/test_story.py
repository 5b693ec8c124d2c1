"""The whole story of one new person (A8, A3, A6, A7), from the welcome page to Look back, in either language."""

import re

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.person import Person
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = pytest.mark.browser

LANGUAGES: tuple[Language, ...] = ("en", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_stranger_to_looking_back(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    words = ada.words

    ada.settles_in(f"Ada {language}")
    said = ada.does_one_true_thing(share="aloud", when="this-week", likely=70)
    assert words.weighs in ada.page.inner_text("main .sentence")
    ada.presses("main a[href='/today']")
    assert not ada.page.locator("form:has(input[name=stage][value=after])").count(), "too early to ask"

    moving_place.moves_on(days=2, minutes=5)
    ada.signs_in()
    assert words.person in ada.text, "Today says whom it was about"
    happened = ada.looks_again("closer", came_true="no", likely=30)

    moving_place.moves_on(hours=30)
    ada.signs_in()
    ada.looks_once_more("closer")

    ada.begins_practice("the-belief")
    ada.writes("belief", words.belief)
    ada.rates("belief-now", 45)
    ada.goes_on()
    ada.writes("evidence-for", words.speaks_for)
    ada.writes("evidence-against", words.speaks_against)
    ada.goes_on()
    ada.finished()

    shows_it_on_look_back(ada)
    ada.goes("/mine")
    assert ada.page.locator("a.line-card").count() == 4
    ada.goes(said)
    assert words.fear in ada.text and "70 / 100" in ada.text and words.kinder in ada.text
    ada.goes(happened)
    assert words.heard in ada.text and words.learned in ada.text


def shows_it_on_look_back(ada: Person) -> None:
    ada.goes("/look-back")
    for words in (ada.words.belief, ada.words.speaks_for, ada.words.speaks_against):
        assert words in ada.text
    assert ada.page.locator("svg.chart .dot.feared").count() >= 1
    assert ada.page.locator("svg.chart .dot.seen").count() >= 1
    numbers = ada.page.locator("details:has(svg) summary, details:has(table) summary")
    for one in numbers.all():
        one.click()
    tables = " ".join(ada.page.locator("table.numbers").all_inner_texts())
    assert re.search(r"70\s*→\s*30\s*→\s*20", tables), "feared, then as it looked afterwards, then once more"
    for rating in ("80", "55", "45"):
        assert rating in tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_practice_is_four_screens_and_four_taps_away(
    place: Place, somebody: Somebody, language: Language
) -> None:
    """Under two minutes: what a person has to do between the welcome page and the first practice."""
    ada = somebody(place, language)
    count_in_the_page(ada)
    ada.begins(f"Quick {language}")
    ada.keeps_recovery_code()
    ada.says_who()
    assert ada.path == "/practise/first"
    screens = [
        line for line in ada.watch.requests if re.match(r"GET .*/(begin|recovery-code|people|practise/first|)$", line)
    ]
    assert len(screens) == 5, "welcome, key, code, whom, and the practice itself"
    assert ada.page.evaluate("JSON.parse(sessionStorage.taps)") == 4
    assert ada.page.evaluate("JSON.parse(sessionStorage.filled)") == 4, (
        "a name, a group of the code, whom, what they are"
    )


def count_in_the_page(person: Person) -> None:
    person.context.add_init_script(
        """
        const more = (what) => sessionStorage.setItem(what, Number(sessionStorage.getItem(what) ?? 0) + 1);
        addEventListener("click", (event) => event.target.closest("a, button, input, summary") && more("taps"), true);
        addEventListener("change", () => more("filled"), true);
        """
    )
