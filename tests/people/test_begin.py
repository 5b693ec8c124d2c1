"""Welcome, a name and a key: what makes an account, and everything that does not."""

import pytest

from tests.people import PASSPHRASES, Cast, Somebody

GOOD = PASSPHRASES["Ada"]


def test_the_welcome_leads_to_the_form_and_names_who_runs_the_place(cast: Cast) -> None:
    page = cast.visitor().get("/")
    assert page.status == 200
    assert {"/begin", "/sign-in", "/help"} <= {link.partition("#")[0] for link in page.links()}
    assert page.text.count("Ben") >= 3
    assert "/help#questions" in page.links()


def test_five_words_are_offered_first_and_new_ones_at_every_look(cast: Cast) -> None:
    first, second = (cast.visitor().get("/begin").form("/begin") for _ in range(2))
    assert len(first["offered"].split()) == 5
    assert first["offered"] != second["offered"]
    assert first["key"] == "offered"
    assert "passphrase" not in cast.visitor().get("/begin").headers["content-security-policy"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_offered_words_make_an_account_and_open_it_again(cast: Cast, language: str) -> None:
    mara = Somebody(cast, "Mara", "", language)
    form = mara.get("/begin").form("/begin")
    made = mara.post("/begin", form.filled({"name": "Mara"}))
    assert (made.status, made.location) == (303, "/recovery-code")
    mara.signs_out()
    assert mara.signs_in(form["offered"]).location in ("/today", "/recovery-code")
    assert mara.is_open
    assert f'lang="{language}"' in mara.get("/today").html


def test_under_two_minutes_there_are_four_forms_and_no_address_is_asked_for(cast: Cast) -> None:
    ada = Somebody(cast, "Ada", GOOD)
    assert ada.begins().location == "/recovery-code"
    ada.writes_down_the_code()
    assert ada.names("Ben", "friend").location == "/practise/first"
    first = ada.get("/practise/first")
    assert first.form("/drafts")["practice"] == "one-true-thing"
    for path in ("/begin", "/recovery-code", "/people", "/settings"):
        assert "mail" not in {attributes.get("type", "")[-4:] for _, attributes in ada.get(path).elements}


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "A\u0000da", "A\nda", "A\u202eda", "\ufdfa" * 40])
def test_such_a_name_is_refused_and_the_form_keeps_what_was_typed(cast: Cast, name: str) -> None:
    page = cast.visitor().post("/begin", {"name": name, "key": "offered", "offered": "five good words of mine"})
    assert page.status == 422
    assert page.refused == {"name"}
    assert page.form("/begin")["offered"] == "five good words of mine"
    assert page.form("/begin")["name"] == name.strip()
    assert cast.rows("SELECT * FROM accounts") == []


@pytest.mark.parametrize("name", ["x" * 40, "Ян", "name with spaces", "🦦"])
def test_such_a_name_is_fine(cast: Cast, name: str) -> None:
    assert Somebody(cast, name, GOOD).begins().status == 303


@pytest.mark.parametrize("taken", ["Ada", "ADA", "ada", "Ａda", " Ada "])
def test_a_name_that_looks_like_one_taken_is_refused(cast: Cast, ada: Somebody, taken: str) -> None:
    page = Somebody(cast, taken, PASSPHRASES["Ben"]).begins()
    assert (page.status, page.refused) == (422, {"name"})
    assert len(cast.rows("SELECT * FROM accounts")) == 1


@pytest.mark.parametrize(
    "passphrase",
    [
        "", "too short", "x" * 14, "password password", "aaaaaaaaaaaaaaaaaaaa", "Ada Ada Ada Ada Ada",
        "qwertyuiopasdfghjk", GOOD * 10,
    ],
)  # fmt: skip
def test_such_a_passphrase_is_refused_and_is_not_in_the_answer(cast: Cast, passphrase: str) -> None:
    page = cast.visitor().post("/begin", {"name": "Ada", "key": "own", "own": passphrase})
    assert (page.status, page.refused) == (422, {"own"})
    assert page.form("/begin")["name"] == "Ada"
    assert len(passphrase) < 14 or passphrase not in page.html
    assert cast.rows("SELECT * FROM accounts") == []


def test_after_a_refusal_there_are_still_five_words_to_take(cast: Cast) -> None:
    page = cast.visitor().post("/begin", {"name": "Ada", "key": "offered", "offered": ""})
    assert page.status == 422
    assert len(page.form("/begin")["offered"].split()) == 5


def test_the_same_form_sent_twice_is_one_account_and_both_answers_go_on(cast: Cast) -> None:
    first, second = Somebody(cast, "Ada", GOOD), Somebody(cast, "Ada", GOOD)
    assert (first.begins().location, second.begins().location) == ("/recovery-code", "/recovery-code")
    assert first.reads_the_code() == second.reads_the_code()
    assert len(cast.rows("SELECT * FROM accounts")) == 1


def test_a_name_taken_is_no_way_round_the_allowance_of_guesses(cast: Cast, ada: Somebody) -> None:
    stranger = cast.visitor()
    tries = [
        stranger.post("/begin", {"name": "Ada", "key": "own", "own": f"{GOOD} {number} or not"}).status
        for number in range(11)
    ]
    assert stranger.post("/sign-in", {"name": "Ada", "passphrase": "whatever"}).status == 429
    assert tries[-1] == 422  # nobody learns from here whether the passphrase was looked at
    assert stranger.post("/begin", {"name": "Ada", "key": "own", "own": GOOD}).status == 422


def test_a_time_zone_that_does_not_exist_becomes_utc(cast: Cast) -> None:
    Somebody(cast, "Ada", GOOD).begins(zone="Mars/Olympus")
    Somebody(cast, "Ben", GOOD).begins(zone="Asia/Almaty")
    assert cast.rows("SELECT time_zone FROM accounts ORDER BY login") == [("UTC",), ("Asia/Almaty",)]


def test_new_accounts_are_not_made_without_end(cast: Cast) -> None:
    made = [Somebody(cast, f"visitor {number}", GOOD).begins().status for number in range(21)]
    assert made == [303] * 20 + [429]
