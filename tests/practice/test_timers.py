"""A timer that was begun goes on after a reload; nothing tells a reader of the store that it runs."""

import re

from tests.people import Cast, Somebody
from tests.practice.everything import ANSWERS

BEGUN = {"go": "later", "here.left": "58500"}


def left(somebody: Somebody, draft: str, screen: int = 1) -> str | None:
    """What the page says is left of its timer."""
    found = re.search(r'data-left="(\d+)"', somebody.get(f"/drafts/{draft}/{screen}").html)
    return found[1] if found else None


def test_a_reload_goes_on_with_what_is_left(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("attention")
    assert left(ada, draft) is None, "it waits until it is begun"
    ada.post(f"/drafts/{draft}/1", BEGUN)
    assert left(ada, draft) == "58500"
    cast.clock.forward(seconds=20)
    assert left(ada, draft) == left(ada.elsewhere(), draft) == "38500"


def test_when_it_is_over_it_may_be_begun_again(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("attention")
    ada.post(f"/drafts/{draft}/1", BEGUN)
    cast.clock.forward(seconds=59)
    assert left(ada, draft) is None
    ada.post(f"/drafts/{draft}/1", BEGUN)
    assert left(ada, draft) == "58500"


def test_going_on_and_back_finds_it_running(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("attention")
    ada.post(f"/drafts/{draft}/1", BEGUN | {"go": "next"})
    assert left(ada, draft, 2) is None, "each screen has a timer of its own"
    cast.clock.forward(seconds=5)
    ada.post(f"/drafts/{draft}/2", {"go": "back"})
    assert left(ada, draft) == "53500"


def test_a_form_without_scripts_does_not_touch_it(ada: Somebody) -> None:
    draft = ada.begins_a("attention")
    ada.post(f"/drafts/{draft}/1", BEGUN)
    page = ada.get(f"/drafts/{draft}/1")
    ada.post(f"/drafts/{draft}/1", [*page.form(f"/drafts/{draft}/1").fields, ("go", "later")])
    assert left(ada, draft) == "58500"


def test_a_screen_that_is_refused_goes_on_too(cast: Cast, eve: Somebody) -> None:
    draft = eve.begins_a("everything")
    for screen in range(1, 5):
        assert eve.sends_screen(f"/drafts/{draft}/{screen}", ANSWERS).location == f"/drafts/{draft}/{screen + 1}"
    refused = eve.post(f"/drafts/{draft}/5", {"go": "next", "timer.left": "4000"})
    assert (refused.status, refused.refused) == (422, {"agree"})
    assert 'data-left="4000"' in refused.html


def test_nothing_of_it_stands_in_the_clear(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("attention")
    before = cast.rows("SELECT id, author_id, day, length(sealed) FROM drafts")
    ada.post(f"/drafts/{draft}/1", BEGUN)
    assert cast.rows("SELECT id, author_id, day, length(sealed) FROM drafts") == before
    assert ada.goes_through(draft, "journal", noticed="Rain.").location == f"/entries/{draft}/done"
    assert "ending" not in ada.get(f"/entries/{draft}").html
