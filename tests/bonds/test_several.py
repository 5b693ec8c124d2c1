"""Several bonds, a supporter, Today's offers: each sees their own and nothing crosses."""

import pytest

from tests.bonds.people import Friend
from tests.people import Cast

WORDS = "I worry about the rent."
OURS = "Only between us two."


@pytest.fixture
def jonas(cast: Cast) -> Friend:
    """Somebody who helps Ada."""
    return Friend.comes(cast, "Jonas")


def pages_of(person: Friend) -> str:
    """Everything that person can come to from their own pages, and every shared thing linked there."""
    seen: dict[str, str] = {}
    ahead = ["/today", "/between", "/mine", "/look-back", "/settings/deletion"]
    while ahead:
        path = ahead.pop()
        if path.startswith("/") and path.partition("?")[0] not in ("/help", "/leave", *seen) and path not in seen:
            page = person.get(path)
            seen[path] = page.html
            ahead += [link for link in page.links() if link.startswith(("/between", "/shares", "/entries"))]
    return "".join(seen.values())


# Several bonds


def test_what_is_shared_with_one_reaches_no_other(both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    ada.shares_with(ben)
    one, two = ada.says(WORDS, mara), ada.says(OURS, ben)
    mara.opens(one)
    mara.reflects(one, "It is the money.")
    ben.opens(two)
    assert (mara.sees(two).status, ben.sees(one).status) == (404, 404)
    assert OURS not in pages_of(mara)
    assert WORDS not in pages_of(ben)
    assert "It is the money." not in pages_of(ben)
    assert {WORDS, OURS} <= {words for words in (WORDS, OURS) if words in pages_of(ada)}


def test_leaving_one_leaves_the_other_as_it_was(both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    ada.shares_with(ben)
    two = ada.says(OURS, ben)
    ada.leaves(mara, saying_so=True)
    assert OURS in ada.sees(two).text
    assert OURS in ben.opens(two).text


def test_neither_learns_that_there_is_another(both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    before = pages_of(mara)
    ada.shares_with(ben)
    ada.says(OURS, ben)
    assert len(pages_of(mara)) == len(before)
    assert "Ben<" not in pages_of(mara).replace("Ben runs", "")


def test_two_bonds_with_the_same_person_stay_two(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    mara.invites("Ada, once more")
    assert ada.accepts(mara.token, "Mara, once more").status == 303
    first = ada.says(WORDS, mara)
    other = ada.between("Mara, once more")
    assert first not in other.html
    assert mara.opens(first).status == 200


# A supporter


def test_a_supporter_sees_what_is_copied_and_nothing_else(both: tuple[Friend, Friend], jonas: Friend) -> None:
    ada, mara = both
    ours = ada.says(OURS, mara)
    ada.gets_help_from(jonas)
    copied = ada.says(WORDS, jonas)
    assert WORDS in jonas.opens(copied).text
    assert jonas.sees(ours).status == 404
    assert OURS not in pages_of(jonas)
    assert WORDS not in pages_of(mara)


@pytest.mark.parametrize("act", ["reflection", "verdict", "validation", "disclosure", "reply", "answered"])
def test_a_supporter_answers_nothing(cast: Cast, ada: Friend, jonas: Friend, act: str) -> None:
    ada.gets_help_from(jonas)
    copied = ada.says(WORDS, jonas, wish="think")
    jonas.opens(copied)
    assert jonas.may(copied) == set()
    assert jonas.turns(copied, act, "You should.", how="yes", right="yes").status == 422
    assert ada.turns(copied, act, "You should.", how="yes", right="yes").status == 422
    assert cast.rows("SELECT count(*) FROM entries WHERE answer_to IS NOT NULL") == [(0,)]


def test_a_supporter_neither_shares_nor_invites(cast: Cast, ada: Friend, jonas: Friend) -> None:
    ada.gets_help_from(jonas)
    entry, person = jonas.does("journal"), jonas.person(ada)
    assert not jonas.get(f"/entries/{entry}/share").text.count("With whom?")
    assert jonas.post(f"/entries/{entry}/share", {"whom": person, "part": 1}).status == 422
    assert jonas.post("/shares", {"entry": entry, "whom": person, "text": "x"}).status == 404
    assert jonas.get(f"/between/{person}/invitation").status == 404
    assert jonas.post(f"/between/{person}/invitation").status == 404
    assert cast.rows("SELECT count(*) FROM invitations") == [(0,)]
    assert ada.says(WORDS, jonas)


def test_a_dismissed_supporter_has_nothing_left_at_once(cast: Cast, ada: Friend, jonas: Friend) -> None:
    ada.gets_help_from(jonas)
    copied, person = ada.says(WORDS, jonas), jonas.person(ada)
    jonas.opens(copied)
    ada.dismisses(jonas)
    assert jonas.sees(copied).status == 404
    assert f"/shares/{copied}" not in pages_of(jonas)
    assert WORDS not in pages_of(jonas)
    statuses = [
        jonas.agrees(ada).status,
        jonas.post(f"/between/{person}/invitation").status,
        jonas.post("/shares", {"entry": jonas.does("journal"), "whom": person, "text": "x"}).status,
        jonas.leaves(ada, saying_so=True).status,
        jonas.get(f"/between/{person}").status,
    ]
    assert statuses == [404, 404, 404, 303, 200]
    assert cast.rows("SELECT count(*) FROM entries WHERE space_id IN (SELECT space_id FROM members)") == [(0,)]


def test_a_supporter_may_leave(ada: Friend, jonas: Friend) -> None:
    ada.gets_help_from(jonas)
    copied = ada.says(WORDS, jonas)
    jonas.leaves(ada)
    assert jonas.sees(copied).status == 404
    assert ada.sees(copied).status == 200


def test_what_one_copied_for_a_supporter_goes_with_the_account(cast: Cast, ada: Friend, jonas: Friend) -> None:
    ada.gets_help_from(jonas)
    copied = ada.says(WORDS, jonas)
    ada.post("/settings/deletion", {"passphrase": ada.passphrase})
    assert jonas.sees(copied).status == 404
    assert cast.rows("SELECT count(*) FROM spaces") == [(1,)]


# Today's offers


def test_today_offers_what_came_until_it_was_opened(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared, asked = ada.says(WORDS, mara), ada.shares(ada.does("ask"), mara)
    offered = mara.get("/today").html
    assert shared in offered
    assert asked in offered
    mara.opens(shared)
    mara.opens(asked)
    offered = mara.get("/today").html
    assert shared not in offered
    assert asked not in offered
    assert shared not in ada.get("/today").html


@pytest.mark.parametrize(("days", "offered"), [(13, True), (14, True), (15, False), (60, False)])
def test_after_two_weeks_it_is_simply_not_offered(
    cast: Cast, both: tuple[Friend, Friend], days: int, offered: bool
) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    cast.clock.forward(days=days)
    mara.signs_in()
    assert (shared in mara.get("/today").html) is offered
    assert WORDS in mara.opens(shared).text


def test_what_was_answered_is_not_offered_again_on_any_device(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    asked = ada.shares(ada.does("ask"), mara)
    mara.answers(asked, "no")
    other = Friend.holding(mara.cast, "Mara", dict(mara.elsewhere().cookies))
    assert asked not in other.get("/today").html


def test_what_came_back_on_ones_own_words_is_offered_and_then_not(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    assert shared not in ada.get("/today").html
    mara.reflects(shared)
    assert shared in ada.get("/today").html
    ada.confirms(shared)
    assert shared not in ada.get("/today").html
    mara.validates(shared)
    assert shared in ada.get("/today").html
    ada.opens(shared)
    assert shared not in ada.get("/today").html


def test_there_are_no_counts_and_no_debts(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    for _ in range(3):
        ada.says(WORDS, mara)
    text = mara.get("/today").text + mara.get("/between").text
    assert not [word for word in ("ждёт", "ждут", "непрочит", "ещё не", "(3)", "+3") if word in text]
