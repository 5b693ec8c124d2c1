"""Resting, leaving quietly, leaving and saying so: what the other sees of it, and what they never do (S2)."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Somebody
from tests.e2e.friend import a_pair
from tests.e2e.places import Place

pytestmark = pytest.mark.browser


def test_resting_looks_like_nothing(place: Place, somebody: Somebody) -> None:
    ada, mara = a_pair(place, somebody, "rests")
    thread = ada.shares(ada.writes_an_honest_sentence(), "know")
    pages = ("/today", "/between", ada.bond, thread)
    before = ada.everything_seen(*pages)
    mara.rests()
    assert ada.everything_seen(*pages) == before
    assert mara.finds_on_today().count() == 0
    mara.goes(thread)
    assert mara.page.locator(".thread, .receiving").count() == 0
    ada.shares(ada.writes_an_honest_sentence(ada.words.better), "listen")
    mara.comes_back()
    assert mara.finds_on_today().count() == 2, "nothing is lost by resting"


def test_leaving_quietly_changes_nothing_for_the_other(place: Place, somebody: Somebody) -> None:
    ada, mara = a_pair(place, somebody, "quiet")
    thread = ada.shares(ada.writes_an_honest_sentence(), "know")
    mara.goes(thread)
    mara.reads_on()
    mara.says("reply", mara.words.hears)
    pages = ("/today", "/between", ada.bond, f"{ada.bond}/agreement", thread)
    before = ada.everything_seen(*pages)
    assert mara.words.hears in before
    mara.leaves("quiet")
    assert mara.path == "/between"
    assert ada.everything_seen(*pages) == before
    mara.goes(thread)
    assert ada.words.honest not in mara.page.content()
    ada.shares(ada.writes_an_honest_sentence(ada.words.better), "listen")
    assert mara.finds_on_today().count() == 0


def test_leaving_and_saying_so(place: Place, somebody: Somebody) -> None:
    """The control of the test before: this one is seen."""
    ada, mara = a_pair(place, somebody, "says so")
    thread = mara.shares(mara.writes_an_honest_sentence(), "know")
    ada.goes(ada.bond)
    assert ada.page.locator(f"a[href='{thread}']").count() == 1
    mara.leaves("say", withdraw=True)
    expect(ada.page.locator(f"a[href='{thread}']")).to_have_count(0)
    expect(ada.page.locator("section.card.theirs")).to_have_count(1)
    assert ada.finds_on_today().count() == 1
    mara.goes("/mine")
    assert mara.words.honest in mara.text, "what is one's own stays"
