"""Deleting the account while one shares: what stays is said, and to the other it looks like silence (S11)."""

import pytest

from tests.bonds.people import Friend
from tests.people import Cast

WORDS = "I worry about the rent."


@pytest.mark.parametrize("withdraw", [False, True])
def test_deleting_the_account_says_what_stays_and_lets_one_choose(
    both: tuple[Friend, Friend], shared: str, withdraw: bool
) -> None:
    ada, mara = both
    hers = mara.says("Hers.", ada)
    form = {"passphrase": mara.passphrase} | ({"withdraw": "yes"} if withdraw else {})
    assert mara.post("/settings/deletion", form).status == 200
    assert ada.sees(hers).status == (404 if withdraw else 200)
    assert WORDS in ada.sees(shared).text
    assert ("It is the money." in ada.sees(shared).text) is not withdraw


def test_a_deleted_account_looks_like_one_that_writes_no_more(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    before = [ada.get(path).text for path in ("/between", f"/between/{ada.person(mara)}", f"/shares/{shared}")]
    mara.post("/settings/deletion", {"passphrase": mara.passphrase})
    after = [ada.get(path).text for path in ("/between", f"/between/{ada.person(mara)}", f"/shares/{shared}")]
    assert before == after
    assert ada.says("Still here.", mara)


def test_when_both_are_gone_nothing_of_the_bond_is_left(cast: Cast, both: tuple[Friend, Friend], shared: str) -> None:
    for person in both:
        person.post("/settings/deletion", {"passphrase": person.passphrase})
    for table in ("spaces", "members", "entries", "agreements", "invitations", "accounts", "profiles"):
        assert cast.rows(f"SELECT count(*) FROM {table}") == [(0,)], table


def test_an_invitation_of_somebody_who_is_gone_opens_nothing(ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    ada.post("/settings/deletion", {"passphrase": ada.passphrase})
    assert mara.looks_at(ada.token).status == 422
