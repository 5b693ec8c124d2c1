"""Help that grows from the record (B16): a thought for oneself alone, where it leads, and how it is put away."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.looking import faults_of
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ("en", "ru"))]


@pytest.mark.parametrize("scripts", (True, False))
def test_after_two_that_hurt_there_is_somebody_to_talk_to(
    moving_place: Place, somebody: Somebody, language: Language, scripts: bool
) -> None:
    ada = somebody(moving_place, language, scripts=scripts)
    ada.settles_in(f"Ada is hurt {language} {scripts}")
    for _ in range(2):
        ada.feared_and_seen_before(when="tonight")
        moving_place.moves_on(hours=3)
        ada.signs_in()
        ada.looks_again("away", came_true="yes", likely=95)
    ada.goes("/look-back")
    thought = ada.page.locator("details[data-thought]")
    assert thought.get_attribute("open") is None, "nothing of it stands open"
    thought.locator("summary").click()
    assert thought.locator("a[href='/help/whom']").count() == 0, "not to sessions for two"
    if scripts:
        assert not faults_of(ada.page)
    ada.presses(thought.locator("a[href='/help']"))
    assert ada.page.locator("[data-emergency]").is_visible()
    ada.goes("/look-back")
    thought.locator("summary").click()
    ada.presses("form[action='/look-back/later'] button")
    assert ada.path == "/look-back"
    ada.goes("/look-back")
    assert ada.page.locator("[data-thought]").count() == 0


def test_what_is_kept_back_week_after_week_leads_to_whom_to_look_for(
    moving_place: Place, somebody: Somebody, language: Language
) -> None:
    ada = somebody(moving_place, language)
    ada.settles_in(f"Ada keeps back {language}")
    for _ in range(4):
        for _ in range(2):
            ada.begins_practice("one-honest-sentence")
            ada.chooses("about-what", "worry")
            ada.goes_on()
            ada.writes("sentence", ada.words.honest)
            ada.chooses("share", "keep")
            ada.goes_on()
            ada.finished()
        moving_place.moves_on(days=7)
        ada.signs_in()
    ada.goes("/look-back")
    ada.page.locator("details[data-thought=support] summary").click()
    assert not faults_of(ada.page)
    ada.presses("details[data-thought] a[href='/help/whom']")
    assert ada.page.locator("[data-way]").count() == 3
