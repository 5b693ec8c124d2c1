"""Look around first: a made-up person's weeks, shown without storing anything."""

import pytest

from tests.people import Cast


@pytest.mark.parametrize("language", ["en", "ru"])
def test_anybody_may_look_and_nothing_is_stored(cast: Cast, language: str) -> None:
    before = cast.rows("SELECT count(*) FROM entries"), cast.rows("SELECT count(*) FROM accounts")
    page = cast.visitor(language).get("/look-around")
    assert page.status == 200
    assert ("Begin" if language == "en" else "Начать") in page.text
    assert page.text.count("95") == 1  # a range stands beside what was seen, as on the page it is taken from
    assert "set-cookie" not in page.headers
    assert (cast.rows("SELECT count(*) FROM entries"), cast.rows("SELECT count(*) FROM accounts")) == before


def test_the_same_story_all_day_and_another_day_moves_it(cast: Cast) -> None:
    first, again = (cast.visitor().get("/look-around").normalised() for _ in range(2))
    assert first == again
    cast.clock.forward(days=30)
    assert cast.visitor().get("/look-around").normalised() != first
