"""Deleting the account: says first what goes, then nothing of it is left."""

import pytest

from tests.people import Cast, Somebody

TABLES = ("accounts", "slots", "sign_ins", "devices", "profiles", "spaces", "entries", "drafts")


def rows(cast: Cast) -> dict[str, int]:
    return {table: cast.rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def test_the_page_says_first_how_much_goes_and_about_whom(ada: Somebody) -> None:
    ada.does("journal")
    ada.does("one-honest-sentence")
    said = ada.get("/settings/deletion").text
    assert "2" in said
    assert "Ada's brother" in said


def test_nothing_is_left_in_any_table_nor_in_the_files(cast: Cast, ada: Somebody) -> None:
    ada.does("journal")
    ada.begins_a("the-belief")
    ada.elsewhere()
    assert all(rows(cast).values())
    sealed = [row[0] for table in ("entries", "drafts", "profiles") for row in cast.rows(f"SELECT sealed FROM {table}")]
    sealed += [row[0] for row in cast.rows("SELECT ring FROM accounts UNION SELECT sealed FROM slots")]
    page = ada.post("/settings/deletion", {"passphrase": ada.passphrase})
    assert page.status == 200
    assert "Max-Age=0" in page.headers["set-cookie"]
    assert rows(cast) == dict.fromkeys(TABLES, 0)
    if cast.store.file:  # PostgreSQL leaves the bytes where they are until it needs the room; docs/run.md says so
        stored = cast.stolen()
        assert [box for box in sealed if box[2:14] in stored] == []


def test_somebody_elses_things_stay(cast: Cast, ada: Somebody) -> None:
    mara = cast.signs_up("Mara")
    entry = mara.does("journal")
    before = rows(cast)
    ada.post("/settings/deletion", {"passphrase": ada.passphrase})
    assert mara.get(f"/entries/{entry}").status == 200
    assert all(0 < rows(cast)[table] <= before[table] for table in TABLES if table != "drafts")


def test_every_device_is_signed_out_and_the_name_is_free(cast: Cast, ada: Somebody) -> None:
    other = ada.elsewhere()
    ada.post("/settings/deletion", {"passphrase": ada.passphrase})
    assert [ada.get("/today").status, other.get("/today").status] == [404, 404]
    assert ada.signs_in().status == 422
    assert cast.signs_up("Ada").is_open


@pytest.mark.parametrize("passphrase", ["", "these are five other words"])
def test_without_the_passphrase_nothing_goes(cast: Cast, ada: Somebody, passphrase: str) -> None:
    before = rows(cast)
    page = ada.post("/settings/deletion", {"passphrase": passphrase})
    assert (page.status, page.refused) == (422, {"passphrase"})
    assert "Ada's brother" in page.text
    assert rows(cast) == before
