"""X7: what somebody wrote by docs/practices.md is done in the browser, from a folder named in the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue.test_examples import SECTIONS, written
from tests.e2e.conftest import Somebody
from tests.e2e.looking import faults_of
from tests.e2e.places import OPERATOR, Place, toward_serve
from tests.e2e.words import Language

pytestmark = pytest.mark.browser

OWN = "one-good-thing"


@pytest.fixture(scope="module")
def own_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A server whose folder of practices holds the examples of the page."""
    home: Path = tmp_path_factory.mktemp("practices")
    with toward_serve(tmp_path_factory.mktemp("own"), TOWARD_PRACTICES=str(written(home, *SECTIONS))) as place:
        yield place


@pytest.mark.parametrize("language", ("en", "ru"))
def test_a_practice_of_ones_own(own_place: Place, somebody: Somebody, language: Language) -> None:
    ada = somebody(own_place, language)
    ada.settles_in(f"Ada does her own {language}")
    ada.goes("/practise")
    marked = ada.page.locator("section:has([data-added])")
    assert marked.count() == 2
    card = marked.filter(has=ada.page.locator(f"input[value='{OWN}']"))
    assert OPERATOR in card.locator("[data-added]").inner_text()
    ada.begins_practice(OWN)
    assert ada.page.locator("[data-added]").is_visible()
    ada.writes("thing", ada.words.kinder)
    ada.feels("calm")
    assert faults_of(ada.page) == []
    ada.goes_on()
    assert ada.words.kinder.rstrip(".") in ada.written("sentence")
    ada.goes_on()
    ada.chooses("told", "yes")
    ada.goes_on()
    ada.goes(ada.finished())
    assert ada.words.kinder.rstrip(".") in ada.page.inner_text("main .sentence")
    ada.goes("/mine")
    assert ada.words.kinder.rstrip(".") in ada.text
