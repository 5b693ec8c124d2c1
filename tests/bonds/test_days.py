"""The shared days of a bond: both voices, by kind and by weeks, and a copy to keep (S11)."""

import pytest

from tests.bonds.people import Friend
from tests.people import Cast

WORDS = "I worry about the rent."


def test_the_kinds_and_the_weeks(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    old = ada.says("Long ago.", mara)
    cast.clock.forward(days=40)
    for person in both:
        person.signs_in()
    shared, asked = mara.says(WORDS, ada), ada.shares(ada.does("ask"), mara)

    def there(query: str = "") -> set[str]:
        return {link.rpartition("/")[2] for link in ada.between(mara, query).links() if link.startswith("/shares/")}

    assert there() == {shared, asked}
    assert there("?kind=ask") == {asked}
    assert there("?kind=nonsense") == set()
    before = next(link for link in ada.between(mara).links() if "before=" in link)
    assert there("?" + before.partition("?")[2]) == {old}


def earlier(friend: Friend, other: Friend, query: str = "") -> str:
    """Where a page of the bond leads back to; nothing where there is nothing earlier."""
    found = [link for link in friend.between(other, query).links() if "before=" in link]
    return "?" + found[0].partition("?")[2] if found else ""


def test_the_weeks_lead_back_to_what_was_shared_and_end_there(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    assert earlier(ada, mara) == ""
    long_ago = ada.says("Long ago.", mara)
    cast.clock.forward(days=300)
    for person in both:
        person.signs_in()
    mara.reflects(long_ago, "I remember.")
    ada.says(WORDS, mara)
    back = earlier(ada, mara)
    assert "Long ago." in ada.between(mara, back).text
    assert earlier(ada, mara, back) == ""
    ada.rests(mara)
    assert earlier(ada, mara) == ""


@pytest.mark.parametrize("before", ["soon", "0001-01-01", "0000-00-00", "9999-99-99", "1066-10-14"])
def test_a_day_that_is_none_is_not_there(both: tuple[Friend, Friend], before: str) -> None:
    ada, mara = both
    assert ada.between(mara, f"?before={before}").status == 404


def test_the_copy_holds_everything_both_said(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    ada.shares(ada.does("boundary"), mara)
    mara.shares(mara.does("turned-round"), ada)
    mara.reflects(shared, "It is the money.")
    ada.corrects(shared, "It is being alone with it.")
    page = ada.get(f"/between/{ada.person(mara)}/copy")
    said = [WORDS, "It is the money.", "It is being alone with it.", "A loud song", "Shouting at me", "a walk"]
    for words in [*said, "What moved you lately?", "The letter from home", "listen", "not quite", "Monday 23 November"]:
        assert words in page.html, words
    assert page.headers["content-disposition"] == 'attachment; filename="notes.md"'
    assert page.headers["cache-control"] == "no-store"
    assert "(выслушать)" in mara.get(f"/between/{mara.person(ada)}/copy").html


def test_a_damaged_row_is_said_in_the_copy_and_among_the_others(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    broken, whole = ada.says("Broken.", mara), ada.says(WORDS, mara)
    cast.alters("UPDATE entries SET sealed = ? WHERE id = ?", bytes(300), broken)
    assert "damaged" in ada.between(mara).text
    assert WORDS in ada.between(mara).text
    assert "damaged" in ada.sees(broken).text
    copy = ada.get(f"/between/{ada.person(mara)}/copy").html
    assert "damaged" in copy
    assert WORDS in copy
    assert mara.may(broken) == set()
    assert ada.withdraws(broken).status == 303
    assert whole in ada.between(mara).html


def test_with_a_damaged_profile_nobody_is_there_and_nothing_breaks(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared, person = ada.says(WORDS, mara), ada.person(mara)
    cast.alters("UPDATE profiles SET sealed = ?", bytes(300))
    assert [ada.sees(shared).status, ada.get(f"/between/{person}").status] == [404, 404]
    assert [ada.get(path).status for path in ("/today", "/between", "/mine")] == [200, 200, 200]
    assert ada.withdraws(shared).status == 303
