"""The self-checks, each once in either language: five signs (A11), three sliders (A15), balance (A14), masks (B1)."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ("en", "ru"))]

CHECKS = {
    "five-signs": ("edited", "not-asking", "alone", "unasked", "distance"),
    "weekly-check": ("lonely", "resentful", "known"),
    "give-and-receive": ("asked", "offered", "received"),
}
NO_DIAGNOSIS = {"en": "no diagnosis", "ru": "не диагноз"}


def test_three_days_make_a_trend(moving_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada looks in {language}")
    for time in range(3):
        if time:
            moving_place.moves_on(days=1)
            ada.signs_in()
        for practice, scales in CHECKS.items():
            ada.begins_practice(practice)
            for scale in scales:
                if not ada.page.locator(f"#{scale}").count():
                    ada.goes_on()
                ada.rates(scale, 20 + 30 * time)
            ada.goes_on()
            entry = ada.finished()
        if time == 2:
            ada.goes(entry)
            assert ada.text.count("80 / 100") == len(scales)
        ada.goes("/look-back")
        for practice, scales in CHECKS.items():
            card = ada.page.locator(f"[data-check={practice}]")
            if time < 2:
                assert card.count() == 0, "two are no trend"
            else:
                assert card.locator("svg polyline").count() == len(scales)
                assert NO_DIAGNOSIS[language] in card.inner_text()


def test_the_mask_picks_the_first_practices(place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(place, language)
    ada.settles_in(f"Ada unmasks {language}")
    for stoic, first in ((5, "i-feel-when-i-need"), (1, "ask")):
        ada.begins_practice("which-mask")
        for line in ("peace", "serving", "own-needs"):
            ada.rates(line, 3)
        ada.goes_on()
        for line in ("buried", "closed", "fleeing"):
            ada.rates(line, stoic)
        ada.goes_on()
        marked = "stoic" if stoic == 5 else "pleasing"
        assert ada.page.locator("input[name=mask]:checked").get_attribute("value") == marked
        ada.goes_on()
        ada.finished()
        ada.goes("/today")
        assert ada.page.locator(f"form:has(input[name=follows]) input[name=practice][value='{first}']").count() == 1
    ada.begins_practice("feared-and-seen")
    ada.writes("plan", ada.words.honest)
    ada.goes_on()
    ada.fears(75)
    ada.goes_on()
    zone = ada.page.inner_text("p[data-zone]")
    assert "2" in zone, "behind the pleasing mask the ladder begins on rung 2"
    assert {"en": "smooth over", "ru": "сгладить"}[language] in zone, "and what the mask adds is said"
