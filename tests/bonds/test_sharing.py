"""Sharing: chosen, looked at, then a sealed copy; taken back; put better (S6, X5)."""

import re

import pytest

from tests.bonds.people import Friend
from tests.people import Cast

WORDS = "I worry about the rent."


def shared_rows(cast: Cast) -> int:
    """How many rows lie in spaces of two."""
    return int(cast.rows("SELECT count(*) FROM entries WHERE space_id IN (SELECT space_id FROM members)")[0][0])


def test_the_preview_stores_nothing(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    entry = ada.does("one-honest-sentence", sentence=WORDS)
    page = ada.chooses(entry, mara)
    assert WORDS in page.form("/shares")["text"]
    assert "cannot be called back" in page.text
    assert shared_rows(cast) == 0
    assert not [link for link in mara.between(ada).links() if link.startswith("/shares/")]


def test_only_the_chosen_part_goes(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    entry = ada.does("journal", page="A page of mine alone.", feelings=["sad"])
    offered = ada.get(f"/entries/{entry}/share").form(f"/entries/{entry}/share")
    assert offered.choices["part"] == ["0", "1"]
    form = ada.chooses(entry, mara, parts=[0]).form("/shares")
    shared = ada.post("/shares", form.fields).location.rpartition("/")[2]
    page = mara.opens(shared)
    assert "A page of mine" not in page.text
    assert form["text"] in page.text


@pytest.mark.parametrize("parts", [[], ["x"], ["99"], ["-1"]])
def test_without_a_part_nothing_is_shown_to_share(both: tuple[Friend, Friend], parts: list[object]) -> None:
    ada, mara = both
    page = ada.chooses(ada.does("journal"), mara, parts=parts)  # type: ignore[arg-type]
    assert page.status == 422


@pytest.mark.parametrize("wish", ["know", "listen", "comfort", "think"])
def test_the_receiver_meets_the_card_of_the_wish_before_the_words(both: tuple[Friend, Friend], wish: str) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara, wish)
    first = mara.sees(shared)
    assert WORDS not in first.html
    assert first.form(f"/shares/{shared}/reading")
    assert WORDS not in mara.get("/today").html + mara.between(ada).html
    assert WORDS in mara.opens(shared).text
    assert WORDS in mara.sees(shared).text
    assert WORDS in ada.sees(shared).text


def test_the_cards_of_the_wishes_differ(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    cards = {re.sub(r"[0-9a-f-]{36}", "", mara.sees(ada.says(WORDS, mara, wish)).text) for wish in ("know", "listen")}
    assert len(cards) == 2


def test_that_it_was_opened_is_known_to_the_reader_alone(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    tables = ("entries", "members", "agreements", "invitations", "spaces", "slots", "devices", "drafts")
    before = ada.sees(shared).normalised()[1], [cast.rows(f"SELECT * FROM {table}") for table in tables]
    own = cast.rows("SELECT sealed FROM profiles ORDER BY account_id")
    mara.opens(shared)
    after = ada.sees(shared).normalised()[1], [cast.rows(f"SELECT * FROM {table}") for table in tables]
    assert without_ids(before[0]) == without_ids(after[0])
    assert before[1] == after[1]
    now = cast.rows("SELECT sealed FROM profiles ORDER BY account_id")
    assert [was == is_ for was, is_ in zip(own, now, strict=True)].count(False) == 1
    assert {len(box) for (box,) in own} == {len(box) for (box,) in now}


def without_ids(body: str) -> str:
    """A page without the ids its forms bring for what may be sent next."""
    return re.sub(r'name="id" value="[^"]+"', "", body)


def test_sent_twice_is_once(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    form = ada.chooses(ada.does("journal"), mara).form("/shares").fields
    answers = [ada.post("/shares", form), *cast.at_once(*[lambda: ada.post("/shares", form)] * 2)]
    assert {page.location for page in answers} == {answers[0].location}
    assert shared_rows(cast) == 1


def test_the_same_entry_may_be_shared_with_two_and_is_two_copies(
    cast: Cast, both: tuple[Friend, Friend], ben: Friend
) -> None:
    ada, mara = both
    ada.shares_with(ben)
    entry = ada.does("one-honest-sentence", sentence=WORDS)
    one, two = ada.shares(entry, mara), ada.shares(entry, ben)
    assert (mara.sees(two).status, ben.sees(one).status) == (404, 404)
    ada.withdraws(one)
    assert ben.opens(two).status == 200


def test_ones_own_entry_stays_as_it_was_whatever_happens_to_the_copy(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    entry = ada.does("one-honest-sentence", sentence=WORDS)
    shared = ada.shares(entry, mara)
    ada.edits(shared, "Other words.")
    ada.withdraws(shared)
    assert WORDS in ada.get(f"/entries/{entry}").text
    again = ada.shares(entry, mara)
    assert ada.post(f"/entries/{entry}/deletion").status == 303
    assert WORDS in mara.opens(again).text


def test_only_ones_own_entries_can_be_shared(both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    shared, theirs = mara.says(WORDS, ada), ben.does("journal")
    for entry in (shared, theirs, "nothing"):
        assert ada.get(f"/entries/{entry}/share").status == 404
        assert ada.post(f"/entries/{entry}/share", {"whom": ada.person(mara), "part": 0}).status == 404
        assert ada.post("/shares", {"entry": entry, "whom": ada.person(mara), "text": "x"}).status == 404


def test_what_is_never_shared_has_no_way_to_be(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    bid = ada.notices_a_bid()
    assert f"/entries/{bid}/share" not in ada.get(f"/entries/{bid}").links()
    assert ada.get(f"/entries/{bid}/share").status == 404
    assert ada.post(f"/entries/{bid}/share", {"whom": ada.person(mara), "part": 0}).status == 404
    assert ada.post("/shares", {"entry": bid, "whom": ada.person(mara), "text": "A joke"}).status == 404
    assert shared_rows(cast) == 0


@pytest.mark.parametrize("whom", ["nobody", "alone", "stranger"])
def test_nothing_can_be_shared_with_somebody_who_is_not_there(
    both: tuple[Friend, Friend], ben: Friend, whom: str
) -> None:
    ada, _ = both
    entry = ada.does("journal")
    person = {"nobody": "x", "alone": ada.person("Jonas"), "stranger": ben.person("Jonas")}[whom]
    assert ada.post(f"/entries/{entry}/share", {"whom": person, "part": 1}).status == 422
    assert ada.post("/shares", {"entry": entry, "whom": person, "text": "x"}).status == 404


def test_words_that_are_too_long_stay_in_the_form(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    form = ada.chooses(ada.does("journal"), mara).form("/shares")
    page = ada.post("/shares", form.filled({"text": "long " * 500}))
    assert page.status == 422
    assert page.form("/shares")["text"].count("long") == 500
    assert page.form("/shares")["id"] == form["id"]


def test_an_id_of_ones_own_making_reaches_neither_row_nor_address(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    form = ada.chooses(ada.does("journal"), mara).form("/shares")
    made = ada.post("/shares", form.filled({"id": "../../some words"}))
    assert re.fullmatch(r"/shares/[0-9a-f-]{36}", made.location)
    mara.opens(made.location.rpartition("/")[2])
    shared = made.location.rpartition("/")[2]
    mara.turns(shared, "reflection", "Heard.", id="../words")
    assert cast.rows("SELECT id FROM entries WHERE id LIKE '%words%'") == []


# The shapes that are no plain words


@pytest.mark.parametrize(
    ("practice", "words"),
    [
        ("ask", ["an evening with you"]),
        ("boundary", ["A loud song", "Shouting at me", "I go out for a walk"]),
        ("turned-round", ["What moved you lately?", "The letter from home"]),
        ("appreciation", ["You waited for me at the station"]),
    ],
)
def test_each_keeps_its_shape(both: tuple[Friend, Friend], practice: str, words: list[str]) -> None:
    ada, mara = both
    shared = ada.shares(ada.does(practice), mara)
    page = mara.opens(shared)
    for said in words:
        assert said in page.text
    assert mara.may(shared) == ({"answered"} if practice == "ask" else {"reply"})


def test_a_boundary_is_private_until_it_is_shared(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    ada.does("boundary")
    assert "Shouting" not in mara.between(ada).html + mara.get("/today").html


@pytest.mark.parametrize(("count", "status"), [(15, 303), (16, 422)])
def test_the_sixteenth_word_of_an_appreciation_is_refused(both: tuple[Friend, Friend], count: int, status: int) -> None:
    ada, mara = both
    form = ada.chooses(ada.does("appreciation"), mara).form("/shares")
    page = ada.post("/shares", form.filled({"text": " ".join(["thanks"] * count)}))
    assert page.status == status
    if status == 422:
        assert page.form("/shares")["text"].count("thanks") == count
