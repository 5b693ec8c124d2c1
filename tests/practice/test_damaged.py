"""Something in the store is damaged: said where it stands, and the rest of the page is there."""

import pytest

from tests.people import Cast, Somebody

WORDS = "There is one good evening to remember."
FLIPPED = "zeroblob(length(sealed) - 1) || x'01'"


def damages(cast: Cast, table: str, column: str = "sealed", row: str = "") -> None:
    """Flip the last bit of one row's seal, or of all."""
    for key, sealed in cast.rows(
        f"SELECT rowid, {column} FROM {table} WHERE ? IN ('', rowid, id)"
        if row
        else f"SELECT rowid, {column} FROM {table}",
        *([row] if row else []),
    ):
        changed = cast.alters(
            f"UPDATE {table} SET {column} = ? WHERE rowid = ?", sealed[:-1] + bytes([sealed[-1] ^ 1]), key
        )
        assert changed == 1


def marked(page: object) -> bool:
    return "data-damaged" in page.html


@pytest.mark.parametrize("path", ["/today", "/mine"])
def test_a_damaged_entry_is_a_line_among_the_others(cast: Cast, ada: Somebody, path: str) -> None:
    broken, whole = ada.does("journal"), ada.does("journal", page=WORDS)
    damages(cast, "entries", row=broken)
    page = ada.get(path)
    assert page.status == 200
    assert page.html.count("data-damaged") == 1
    assert {f"/entries/{broken}", f"/entries/{whole}"} <= set(page.links())
    assert WORDS in page.text


@pytest.mark.parametrize("path", ["", "/done", "/deletion"])
def test_its_own_pages_say_so(cast: Cast, ada: Somebody, path: str) -> None:
    entry = ada.does("journal", page=WORDS)
    damages(cast, "entries", row=entry)
    page = ada.get(f"/entries/{entry}{path}")
    assert page.status == 200
    assert marked(page)
    assert WORDS not in page.text


def test_it_can_be_deleted(cast: Cast, ada: Somebody) -> None:
    entry = ada.does("journal")
    damages(cast, "entries", row=entry)
    cast.alters("UPDATE entries SET author_id = 'nobody'")
    assert marked(ada.get(f"/entries/{entry}"))
    assert ada.post(f"/entries/{entry}/deletion").status == 303
    assert cast.rows("SELECT * FROM entries") == []


def test_look_back_says_that_one_is_missing(cast: Cast, ada: Somebody) -> None:
    ada.does("the-belief")
    broken = ada.does("the-belief")
    damages(cast, "entries", row=broken)
    assert ada.get("/look-back").status == 200


def test_a_damaged_draft_is_said_on_today_and_can_be_let_go(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    damages(cast, "drafts", row=draft)
    page = ada.get("/today")
    assert page.status == 200
    assert marked(page)
    assert ada.get(f"/drafts/{draft}/1").status == 404
    assert ada.post(f"/drafts/{draft}/1", {"page": "words", "go": "next"}).status == 404
    assert ada.post(page.form(f"/drafts/{draft}/deletion").action).status == 303


@pytest.mark.parametrize("path", ["/today", "/between", "/people"])
def test_a_damaged_profile_is_said_where_it_would_be_shown(cast: Cast, ada: Somebody, path: str) -> None:
    entry = ada.does("journal", page=WORDS)
    damages(cast, "profiles", row="")
    page = ada.get(path)
    assert (page.status, marked(page)) == (200, True)
    assert "Ada's brother" not in page.text
    assert WORDS in ada.get(f"/entries/{entry}").text


@pytest.mark.parametrize(
    "path", ["/practise", "/practise/first", "/mine", "/look-back", "/settings", "/settings/deletion"]
)
def test_every_other_page_is_there_without_it(cast: Cast, ada: Somebody, path: str) -> None:
    damages(cast, "profiles")
    assert ada.get(path).status == 200


def test_practising_goes_on_and_leaves_the_damaged_row_as_it_is(cast: Cast, ada: Somebody) -> None:
    damages(cast, "profiles")
    before = cast.rows("SELECT * FROM profiles")
    ada.does("one-true-thing")
    ada.does("the-belief")
    assert cast.rows("SELECT * FROM profiles") == before


@pytest.mark.parametrize("way", ["flipped", "gone"])
def test_adding_a_person_begins_a_new_one(cast: Cast, ada: Somebody, way: str) -> None:
    damages(cast, "profiles") if way == "flipped" else cast.alters("DELETE FROM profiles")
    ada.names("Jonas")
    page = ada.get("/between")
    assert not marked(page)
    assert "Jonas" in page.text
    ada.names("Ines")
    assert "Jonas" in ada.get("/between").text


def test_a_damaged_keyring_is_a_kind_page_and_not_a_lock_that_never_opens(cast: Cast, ada: Somebody) -> None:
    damages(cast, "accounts", "ring")
    page = ada.get("/today")
    assert (page.status, marked(page)) == (409, True)
    assert ada.get("/help").status == 200
    draft = ada.post("/drafts/x/1", {"page": WORDS, "go": "next"})
    assert ("page", WORDS) in draft.form("/drafts/x/1").fields
    ada.signs_out()
    assert ada.signs_in().status == 303
    assert ada.get("/today").status == 409


def test_a_damaged_slot_is_a_passphrase_that_does_not_open(cast: Cast, ada: Somebody) -> None:
    damages(cast, "slots")
    ada.locks()
    assert ada.unlocks().status == 422
    assert ada.signs_in().status == 422


@pytest.mark.parametrize("cost", ["memory_kib = 99999999", "memory_kib = -1", "passes = 0", "lanes = 1000"])
def test_a_slot_of_an_impossible_price_does_not_open_and_takes_no_memory(cast: Cast, ada: Somebody, cost: str) -> None:
    cast.alters(f"UPDATE slots SET {cost} WHERE kind = 'passphrase'")
    assert ada.signs_in().status == 422


def test_a_damaged_sign_in_is_a_locked_one(cast: Cast, ada: Somebody) -> None:
    damages(cast, "sign_ins", "sealed_key")
    assert ada.get("/today").status == 403
    assert ada.unlocks().status == 303
    assert ada.is_open


def test_a_damaged_recovery_code_is_said(cast: Cast) -> None:
    ada = Somebody(cast, "Ada", "nine quiet otters under a tall lamp")
    ada.begins()
    damages(cast, "slots", "unconfirmed", row=cast.rows("SELECT id FROM slots WHERE kind = 'recovery'")[0][0])
    page = ada.get("/recovery-code")
    assert (page.status, marked(page)) == (409, True)
    assert ada.get("/today").status == 200
