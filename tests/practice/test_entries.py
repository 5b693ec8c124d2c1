"""Entries: the calm end, one entry, Mine by days, and deleting for good."""

import pytest

from tests.people import ANSWERS, Cast, Somebody

OWN_WORDS = "A quiet evening, «и всё»; 3 < 4 & 🦦"


def test_done_shows_the_words_and_one_way_home(ada: Somebody) -> None:
    entry = ada.does("journal", page=OWN_WORDS)
    page = ada.get(f"/entries/{entry}/done")
    assert OWN_WORDS in page.text
    assert "/today" in page.links()
    assert page.forms == []


def test_an_entry_shows_every_answer_and_the_name_it_is_about(ada: Somebody) -> None:
    entry = ada.does("one-true-thing", sentence="It is the rent that weighs on me.")
    shown = ada.get(f"/entries/{entry}").text
    for words in ("It is the rent that weighs on me.", "the letter came", "70 / 100", "2 / 5", "Ada's brother", "sad"):
        assert words in shown
    assert ANSWERS["one-true-thing"]["fear"] in shown


def test_what_is_about_nobody_carries_no_name(ada: Somebody) -> None:
    about, alone = ada.does("one-true-thing"), ada.does("journal")
    assert "Ada's brother" in ada.get(f"/entries/{about}").text
    assert "Ada's brother" not in ada.get(f"/entries/{alone}").text
    assert ada.get("/mine").text.count("Ada's brother") == 1


@pytest.mark.parametrize("path", ["", "/done", "/deletion"])
def test_somebody_elses_entry_is_not_there(cast: Cast, ada: Somebody, path: str) -> None:
    entry, mara = ada.does("journal"), cast.signs_up("Mara")
    theirs, nobodys = mara.get(f"/entries/{entry}{path}"), mara.get(f"/entries/none-such{path}")
    assert theirs.status == 404
    assert theirs.normalised() == nobodys.normalised() == mara.get("/nowhere").normalised()


def test_somebody_else_cannot_delete_it(cast: Cast, ada: Somebody) -> None:
    entry, mara = ada.does("journal"), cast.signs_up("Mara")
    assert mara.post(f"/entries/{entry}/deletion").status == 404
    assert ada.get(f"/entries/{entry}").status == 200


def test_deleting_for_good_asks_once_and_takes_the_row(cast: Cast, ada: Somebody) -> None:
    entry = ada.does("journal")
    page = ada.get(f"/entries/{entry}/deletion")
    assert "quiet end" in page.text
    assert f"/entries/{entry}" in page.links()
    assert ada.post(page.form(f"/entries/{entry}/deletion").action).location == "/mine"
    assert cast.rows("SELECT id FROM entries") == []
    assert ada.get(f"/entries/{entry}").status == 404
    assert ada.post(f"/entries/{entry}/deletion").status == 404


def test_mine_is_newest_first_and_a_page_of_fourteen_days(ada: Somebody) -> None:
    written = {}
    for day in range(16):
        written[day] = ada.does("journal", page=f"The {day}. evening")
        ada.comes_back(days=1)
    newest = ada.get("/mine")
    listed = [link.removeprefix("/entries/") for link in newest.links() if link.startswith("/entries/")]
    assert listed == [written[day] for day in reversed(range(2, 16))]
    (older,) = [link for link in newest.links() if link.startswith("/mine?before=")]
    rest = ada.get(older)
    assert [link for link in rest.links() if link.startswith("/entries/")] == [
        f"/entries/{written[1]}",
        f"/entries/{written[0]}",
    ]
    assert "/mine" in rest.links()
    assert not [link for link in rest.links() if link.startswith("/mine?")]


def test_a_day_is_never_torn_apart_by_a_page(ada: Somebody) -> None:
    entries = {ada.does("journal") for _ in range(20)}
    assert {link.removeprefix("/entries/") for link in ada.get("/mine").links() if "/entries/" in link} == entries


@pytest.mark.parametrize("before", ["yesterday", "2026-02-30", "../x", "9999-99-99", "0"])
def test_a_page_of_no_day_is_not_there(ada: Somebody, before: str) -> None:
    assert ada.get(f"/mine?before={before}").status == 404


@pytest.mark.parametrize("before", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time_are_pages_too(ada: Somebody, before: str) -> None:
    assert ada.get(f"/mine?before={before}").status == 200


def test_twenty_thousand_letters_are_kept_and_one_more_is_refused(ada: Somebody) -> None:
    draft, longest = ada.begins_a("journal"), "ж" * 19_999 + "🦦"
    page = ada.post(f"/drafts/{draft}/1", {"page": longest + "!", "go": "next"})
    assert page.status == 422
    assert page.form(f"/drafts/{draft}/1")["page"] == longest + "!"
    assert ada.post(f"/drafts/{draft}/1", {"page": longest, "go": "next"}).location == f"/entries/{draft}/done"
    assert longest in ada.get(f"/entries/{draft}").text


def test_more_than_fits_in_a_request_is_refused_kindly(ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    page = ada.post(f"/drafts/{draft}/1", {"page": "x" * 300_000, "go": "next"})
    assert page.status == 413
    assert "/today" not in page.location


@pytest.mark.parametrize("practice", ["one-true-thing", "one-honest-sentence", "i-feel-when-i-need"])
def test_what_was_kept_and_said_after_all_can_be_told(ada: Somebody, practice: str) -> None:
    entry = ada.does(practice, share="keep")
    assert ada.get(f"/entries/{entry}/done").forms == []
    form = ada.get(f"/entries/{entry}").form("/drafts")
    assert (form["stage"], form["follows"]) == ("told", entry)
    told = ada.post("/drafts", [*form.fields, ("go", "next")])
    assert told.location == f"/drafts/{form['id']}/2"  # that it was said is answered already
    assert ada.goes_through(form["id"], "feared-and-seen").location == f"/entries/{form['id']}/done"
    assert "I brought it up myself" in ada.get(f"/entries/{form['id']}").text
    assert ada.get(f"/entries/{entry}").forms_to("/drafts") == []


def test_what_was_to_be_said_can_be_told_before_its_time(ada: Somebody) -> None:
    entry = ada.does("one-true-thing", when="this-week")
    form = ada.get(f"/entries/{entry}").form("/drafts")
    assert (form["stage"], form["follows"]) == ("after", entry)
    assert ada.post("/drafts", [*form.fields, ("go", "next")]).location == f"/drafts/{form['id']}/2"


def test_only_what_could_be_said_can_be_told(ada: Somebody) -> None:
    assert ada.get(f"/entries/{ada.does('journal')}").forms_to("/drafts") == []
    kept = ada.does("one-true-thing", share="keep")
    ada.comes_back(days=182)
    assert ada.get(f"/entries/{kept}").forms_to("/drafts") != []
    ada.comes_back(days=1)
    assert ada.get(f"/entries/{kept}").forms_to("/drafts") == []


def test_what_was_kept_is_offered_on_no_day_by_itself(ada: Somebody) -> None:
    entry = ada.does("one-honest-sentence", share="aloud")
    for _ in range(4):
        assert all("follows" not in form.names() for form in ada.get("/today").forms)
        ada.comes_back(days=3)
    assert ada.get(f"/entries/{entry}").forms_to("/drafts") != []
