"""Lock now, the idle time, the end of a sign-in, and what was being typed meanwhile."""

import time

import pytest

from tests.pages import Pairs
from tests.people import Cast, Somebody
from toward import app as application

WORDS = 'He said «ладно» & left; "fine",\r\n  then <nothing>.\r\n\r\n– 3 < 4 🦦'


def has_key(cast: Cast) -> list[bool]:
    return [bool(found) for (found,) in cast.rows("SELECT sealed_key IS NOT NULL FROM sign_ins")]


def by_name(pairs: Pairs) -> dict[str, list[str]]:
    return {name: [value for known, value in pairs if known == name] for name, _ in pairs}


def test_lock_now_drops_the_key_and_keeps_the_sign_in(cast: Cast, ada: Somebody) -> None:
    assert ada.locks().location == "/"
    assert has_key(cast) == [False]
    page = ada.get("/today")
    assert page.status == 403
    assert page.form("/unlock")["then"] == "/today"


def test_the_passphrase_opens_it_again_where_one_was(ada: Somebody) -> None:
    ada.locks()
    then = ada.get("/mine").form("/unlock")["then"]
    assert ada.unlocks(then=then).location == "/mine"
    assert ada.is_open


def test_the_front_door_of_somebody_locked_leads_to_today(ada: Somebody) -> None:
    ada.locks()
    assert ada.get("/").form("/unlock")["then"] == "/today"


def test_a_wrong_passphrase_keeps_it_locked(ada: Somebody) -> None:
    ada.locks()
    page = ada.unlocks("these are five other words", then="/mine")
    assert (page.status, page.refused) == (422, {"passphrase"})
    assert page.form("/unlock")["then"] == "/mine"
    assert not ada.is_open


@pytest.mark.parametrize("then", ["//evil.test", "https://evil.test/", "/\\evil.test", "/\t/evil.test", "", "today"])
def test_unlocking_leads_nowhere_else(ada: Somebody, then: str) -> None:
    ada.locks()
    assert ada.unlocks(then=then).location == "/today"


def test_the_lock_screen_speaks_the_language_of_the_person(cast: Cast) -> None:
    mara = cast.signs_up("Mara", "ru")
    mara.locks()
    mara.language = "en"
    assert 'lang="ru"' in mara.get("/today").html
    assert 'lang="ru"' in mara.unlocks("these are five other words").html


@pytest.mark.parametrize("minutes", [2, 5, 10, 20, 30, 60])
def test_after_the_idle_time_it_is_locked_and_not_before(cast: Cast, ada: Somebody, minutes: int) -> None:
    ada.post("/settings", {"zone": "UTC", "idle": minutes, "app_name": "toward"})
    ada.get("/today")
    cast.clock.forward(minutes=minutes, seconds=-1)
    other = ada.get("/awake")
    assert other.status == 204
    cast.clock.forward(minutes=minutes)
    assert ada.get("/today").status == 403
    assert ada.unlocks().status == 303


def test_the_sweep_takes_the_key_out_of_the_row(cast: Cast, ada: Somebody) -> None:
    cast.clock.forward(minutes=10, seconds=-1)
    cast.sweeps()
    assert has_key(cast) == [True]
    cast.clock.forward(seconds=1)
    cast.sweeps()
    assert has_key(cast) == [False]
    assert ada.get("/today").status == 403
    assert ada.unlocks().status == 303


def test_the_server_sweeps_by_itself(cast: Cast, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "SWEEP_SECONDS", 0.02)
    with Cast(cast.folder / "other") as other:
        other.signs_up("Ada")
        other.clock.forward(minutes=11)
        give_up = time.monotonic() + 5
        while has_key(other) == [True] and time.monotonic() < give_up:
            time.sleep(0.01)
        assert has_key(other) == [False]


def test_being_there_puts_the_idle_time_off(cast: Cast, ada: Somebody) -> None:
    for _ in range(5):
        cast.clock.forward(minutes=9)
        assert ada.get("/today").status == 200


def test_typing_puts_it_off_and_listening_does_not(cast: Cast, ada: Somebody) -> None:
    cast.clock.forward(minutes=9)
    assert ada.post("/awake").status == 204
    cast.clock.forward(minutes=9)
    assert ada.get("/help").status == 200
    cast.clock.forward(minutes=2)
    assert not ada.is_open


def test_a_shorter_idle_time_holds_at_once_and_on_every_device(cast: Cast, ada: Somebody) -> None:
    ada.post("/settings", {"zone": "UTC", "idle": 60, "app_name": "toward"})
    other = ada.elsewhere()
    cast.clock.forward(minutes=2)
    assert ada.is_open
    ada.post("/settings", {"zone": "UTC", "idle": 2, "app_name": "toward"})
    cast.clock.forward(minutes=2)
    assert not ada.is_open
    assert not other.is_open


def test_twelve_hours_are_the_end_whatever_one_does(cast: Cast, ada: Somebody) -> None:
    for _ in range(79):
        cast.clock.forward(minutes=9)
        assert ada.post("/awake").status == 204
    cast.clock.forward(minutes=9)
    assert ada.get("/today").status == 404
    assert ada.get("/").status == 200
    cast.sweeps()
    assert cast.rows("SELECT id FROM sign_ins") == []


def test_a_locked_sign_in_ends_too(cast: Cast, ada: Somebody) -> None:
    ada.locks()
    cast.clock.forward(hours=12)
    assert ada.unlocks().status == 404


def test_typed_words_survive_the_lock(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    sent = [("feelings", "tired"), ("feelings", "calm"), ("feelings.typed", ""), ("page", WORDS), ("go", "next")]
    ada.locks()
    locked = ada.post(f"/drafts/{draft}/1", sent)
    assert locked.status == 403
    wrong = ada.post("/unlock", locked.form("/unlock").filled({"passphrase": "not this one, no"}))
    assert wrong.status == 422
    resumed = ada.post("/unlock", wrong.form("/unlock").filled({"passphrase": ada.passphrase}))
    assert resumed.status == 200
    assert by_name(resumed.form(f"/drafts/{draft}/1").fields) == by_name(sent)
    done = ada.post(f"/drafts/{draft}/1", resumed.form(f"/drafts/{draft}/1").fields)
    assert done.location == f"/entries/{draft}/done"
    assert "then <nothing>." in ada.get(f"/entries/{draft}").text


def test_they_survive_the_end_of_the_idle_time_in_the_middle_of_a_sentence(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("the-belief")
    cast.clock.forward(minutes=11)
    locked = ada.post(f"/drafts/{draft}/1", {"belief": "Nobody stays", "belief-now": 80, "go": "next"})
    resumed = ada.post("/unlock", locked.form("/unlock").filled({"passphrase": ada.passphrase}))
    assert ("belief", "Nobody stays") in resumed.form(f"/drafts/{draft}/1").fields


def test_they_survive_even_when_they_arrive_slowly(cast: Cast, ada: Somebody) -> None:
    """A body in two pieces is read once, however many parts of the program wait for it."""
    draft = ada.begins_a("journal")
    ada.locks()
    locked = cast.slowly(ada, f"/drafts/{draft}/1", [b"page=one+half", b"+and+the+other&go=next"])
    assert ("kept.page", "one half and the other") in locked.form("/unlock").fields


def test_a_passphrase_that_was_being_sent_is_not_kept_on_the_lock_screen(ada: Somebody) -> None:
    ada.locks()
    sent = {"passphrase": ada.passphrase, "key": "own", "own": "a new and secret one of mine", "offered": "five words"}
    for path in ("/settings/passphrase", "/settings/deletion", "/settings/recovery-code"):
        locked = ada.post(path, sent)
        assert locked.status == 403
        assert ada.passphrase not in locked.html
        assert "a new and secret one" not in locked.html
        assert ada.unlocks(then=path).location == path
        ada.locks()


def test_a_button_without_words_leads_to_a_page_that_exists(ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    ada.locks()
    locked = ada.post(f"/drafts/{draft}/deletion")
    after = ada.post("/unlock", locked.form("/unlock").filled({"passphrase": ada.passphrase}))
    assert ada.follows(after).status == 200


def test_a_dump_opens_no_session(cast: Cast, ada: Somebody) -> None:
    token = dict(ada.cookies)["__Host-toward"]
    stored = cast.stolen()
    assert token.encode() not in stored
    hashed = cast.rows("SELECT token_hash FROM sign_ins")[0][0].hex()
    thief = Somebody(cast, "Ada", "")
    for guess in (hashed, hashed.upper()):
        thief.cookies.set("__Host-toward", guess, domain="toward.test")
        assert thief.get("/today").status == 404
