"""Resting, leaving and coming back: quietly it looks like nothing, and nobody loses what is theirs (S2, S11, X11)."""

import pytest

from tests.bonds.people import Friend
from tests.people import Cast
from toward.db import Base

WORDS = "I worry about the rent."


def closed(person: Friend, other: Friend, shared: str) -> bool:
    """Whether a thread is not there, for reading as for every other act."""
    ways = [
        person.sees(shared),
        person.post(f"/shares/{shared}/reading"),
        person.reflects(shared),
        person.get(f"/shares/{shared}/edition"),
        person.edits(shared, "Other words."),
    ]
    links = person.get("/today").links() + person.between(other).links()
    return {page.status for page in ways} == {404} and f"/shares/{shared}" not in links


# Resting


def test_while_resting_nothing_of_it_is_shown(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    later = ada.says("Another thing.", mara)
    assert mara.rests(ada).status == 303
    assert closed(mara, ada, shared)
    assert closed(mara, ada, later)
    assert "Ada" not in mara.get("/today").text


def test_coming_back_finds_everything(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    mara.rests(ada)
    while_resting = ada.says("Written meanwhile.", mara)
    mara.rests(ada, paused=False)
    assert WORDS in mara.sees(shared).text
    assert "Written meanwhile." in mara.opens(while_resting).text


def test_one_who_rests_shares_nothing(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    form = mara.chooses(mara.does("journal"), ada).form("/shares").fields
    mara.rests(ada)
    assert mara.post("/shares", form).status == 404
    assert not [form for form in mara.get(f"/entries/{dict(form)['entry']}/share").forms if "share" in form.action]


def test_resting_is_for_bonds(ada: Friend) -> None:
    assert ada.post(f"/between/{ada.person('Jonas')}/rest", {"paused": "yes"}).status == 404


# Leaving


def test_who_leaves_reads_nothing_there_any_more_and_keeps_what_is_theirs(
    both: tuple[Friend, Friend], shared: str
) -> None:
    ada, mara = both
    entry = mara.does("one-honest-sentence", sentence="Mine.")
    mara.shares(entry, ada)
    mara.leaves(ada)
    assert closed(mara, ada, shared)
    assert mara.get(f"/between/{mara.person(ada)}/copy").status == 404
    assert "Mine." in mara.get(f"/entries/{entry}").text


@pytest.mark.parametrize("saying_so", [False, True])
def test_who_stays_keeps_what_was_shared(both: tuple[Friend, Friend], shared: str, saying_so: bool) -> None:
    ada, mara = both
    mara.leaves(ada, saying_so=saying_so)
    assert WORDS in ada.sees(shared).text
    assert "It is the money." in ada.sees(shared).text


def test_leaving_quietly_changes_no_row_but_ones_own_sealed_ones(
    cast: Cast, both: tuple[Friend, Friend], shared: str
) -> None:
    ada, mara = both
    before = rows_but_ones_own(cast)
    mara.leaves(ada)
    assert rows_but_ones_own(cast) == before


def rows_but_ones_own(cast: Cast) -> dict[str, list[object]]:
    """Every row of the store without Mara's sealed ring and profile."""
    found = {table: cast.rows(f"SELECT * FROM {table} ORDER BY 1") for table in Base.metadata.tables}
    found["profiles"] = cast.rows(
        "SELECT * FROM profiles WHERE account_id != (SELECT id FROM accounts WHERE login = 'Mara')"
    )
    found["accounts"] = cast.rows("SELECT id, login, locale, time_zone, idle_minutes, app_name FROM accounts")
    return found


def test_a_quiet_leave_never_withdraws_for_that_would_be_seen(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    hers = mara.says("Hers.", ada)
    mara.leaves(ada, withdrawing=True)
    assert "Hers." in ada.opens(hers).text


def test_leaving_and_saying_so_is_seen_and_ends_the_sharing(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    mara.leaves(ada, saying_so=True)
    assert "A goodbye" in ada.get("/today").text
    left = next(form.action.split("/")[2] for form in ada.get("/today").forms if form.action.endswith("/reading"))
    assert "Has left" in ada.opens(left).text
    assert ada.may(left) == set()
    assert "A goodbye" not in ada.get("/today").text
    form = {"entry": ada.does("journal"), "whom": ada.person(mara), "text": "Still there?"}
    assert ada.post("/shares", form).status == 404


def test_a_visible_leave_can_take_back_what_one_shared_with_its_answers(
    cast: Cast, both: tuple[Friend, Friend], shared: str
) -> None:
    ada, mara = both
    hers = mara.says("Hers.", ada)
    ada.opens(hers)
    ada.reflects(hers)
    mara.leaves(ada, saying_so=True, withdrawing=True)
    assert ada.sees(hers).status == 404
    assert "It is the money." not in ada.sees(shared).text
    assert WORDS in ada.sees(shared).text
    assert cast.rows("SELECT count(*) FROM entries WHERE answer_to IS NOT NULL") == [(0,)]


def test_leaving_twice_is_leaving_once(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    pages = cast.at_once(*[lambda: mara.leaves(ada, saying_so=True)] * 2)
    assert [page.status for page in pages] == [303, 303]
    assert cast.rows("SELECT count(*) FROM entries") == [(1,)]


# Inviting anew


def test_after_a_leave_she_may_be_invited_again_and_finds_nothing_from_before(
    both: tuple[Friend, Friend], shared: str
) -> None:
    ada, mara = both
    mara.leaves(ada)
    ada.shares_with(mara)
    later = ada.says("From now on.", mara)
    assert "From now on." in mara.opens(later).text
    assert closed(mara, ada, shared)
    assert mara.between(ada).html.count("/shares/") == 1
    assert "data-damaged" not in mara.between(ada).html
    assert WORDS in ada.sees(shared).text


def test_a_lost_key_is_no_loss_for_the_other(cast: Cast, both: tuple[Friend, Friend], shared: str) -> None:
    """Mara lost passphrase and code and begins anew; Ada invites, by hand."""
    ada, mara = both
    again = Friend.comes(cast, "Mara again")
    ada.invites(mara)
    again.joins(ada)
    later = ada.says("From now on.", mara)
    assert "From now on." in again.opens(later).text
    assert again.sees(shared).status == 404
    assert WORDS in ada.sees(shared).text


def test_who_was_replaced_reads_what_was_there_and_writes_nothing_more(
    cast: Cast, both: tuple[Friend, Friend], shared: str, ben: Friend
) -> None:
    ada, mara = both
    ada.invites(mara)
    ben.accepts(ada.token, "Ada")
    later = ada.says("For Ben.", mara)
    assert "For Ben." in ben.opens(later).text
    assert closed(mara, ada, later)
    assert WORDS in mara.sees(shared).text
    assert mara.may(shared) == set()
    before = cast.rows("SELECT count(*) FROM entries WHERE space_id IN (SELECT space_id FROM members)")
    assert mara.discloses(shared).status == 422
    assert mara.post("/shares", {"entry": mara.does("journal"), "whom": mara.person(ada), "text": "x"}).status == 404
    assert mara.agrees(ada).status == 404
    assert mara.post(f"/between/{mara.person(ada)}/invitation").status == 404
    assert mara.get(f"/between/{mara.person(ada)}/invitation").status == 404
    assert "/shares/" + later not in mara.between(ada).html
    assert cast.rows("SELECT count(*) FROM entries WHERE space_id IN (SELECT space_id FROM members)") == before
    assert ben.discloses(later).status == 422
    assert ben.reflects(later).status == 303


def test_who_was_replaced_may_still_take_back_and_keep_what_is_theirs(both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    hers = mara.says("Hers.", ada)
    ada.invites(mara)
    ben.accepts(ada.token, "Ada")
    assert "Hers." in mara.get(f"/between/{mara.person(ada)}/copy").html
    assert mara.withdraws(hers).status == 303
    assert ada.sees(hers).status == 404
    assert mara.leaves(ada).status == 303


def test_an_entry_from_before_is_not_put_better_under_the_new_key(
    both: tuple[Friend, Friend], shared: str, ben: Friend
) -> None:
    ada, mara = both
    ada.invites(mara)
    ben.accepts(ada.token, "Ada")
    assert (ada.get(f"/shares/{shared}/edition").status, ada.edits(shared, "For Ben, too?").status) == (404, 404)
    assert ada.may(shared) == set()
    assert ben.sees(shared).status == 404
    assert f"/shares/{shared}/edition" not in ada.sees(shared).links()


def test_both_may_invite_anew_at_once_and_one_of_them_is_the_one(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    paths = {person: f"/between/{person.person(other)}/invitation" for person, other in ((ada, mara), (mara, ada))}
    pages = cast.at_once(*[lambda person=person: person.post(paths[person]) for person in both])
    assert sorted(page.status for page in pages) == [303, 404]
    winner = both[0] if pages[0].status == 303 else both[1]
    loser = both[1] if winner is both[0] else both[0]
    winner.token = winner.token_of(winner.get(paths[winner]))
    assert loser.leaves(winner).status == 303
    assert loser.joins(winner).status == 303
