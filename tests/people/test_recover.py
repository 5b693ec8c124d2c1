"""The recovery code opens the account once more, with a new passphrase and a new code."""

import pytest

from tests.people import Cast, Somebody

NEW = "seven brass lanterns over still water"


def recovers(cast: Cast, ada: Somebody, **change: str) -> Somebody:
    """Ada at a browser that was never here, with nothing but her code."""
    back = Somebody(cast, "Ada", NEW)
    back.answer = back.post("/recover", {"name": "Ada", "code": ada.code, "passphrase": NEW} | change)
    return back


def test_it_opens_and_the_words_are_there(cast: Cast, ada: Somebody) -> None:
    entry = ada.does("journal")
    back = recovers(cast, ada)
    assert back.answer.location == "/recovery-code"
    assert "quiet end" in back.get(f"/entries/{entry}").text


@pytest.mark.parametrize("how", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "O")])
def test_it_may_be_typed_as_people_type(cast: Cast, ada: Somebody, how: object) -> None:
    assert recovers(cast, ada, code=how(ada.code)).answer.status == 303


def test_the_old_passphrase_is_dead_and_every_sign_in_has_ended(cast: Cast, ada: Somebody) -> None:
    other = ada.elsewhere()
    recovers(cast, ada)
    assert [browser.get("/today").status for browser in (ada, other)] == [404, 404]
    assert ada.signs_in().status == 422


def test_the_code_works_once_and_a_new_one_is_shown(cast: Cast, ada: Somebody) -> None:
    back = recovers(cast, ada)
    back.writes_down_the_code()
    assert back.code != ada.code
    assert recovers(cast, ada).answer.status == 422
    assert recovers(cast, back).answer.status == 303


def test_known_devices_are_forgotten(cast: Cast, ada: Somebody) -> None:
    recovers(cast, ada)
    assert ada.get("/sign-in").form("/sign-in")["name"] == ""
    assert len(cast.rows("SELECT * FROM devices")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Eda"},
        {"code": "0000-0000-0000-0000-0000-0000-0000-0000"},
        {"code": "nonsense"},
        {"code": ""},
        {"passphrase": "short"},
        {"passphrase": ""},
    ],
)
def test_it_is_refused_with_what_was_typed_and_nothing_has_changed(
    cast: Cast, ada: Somebody, change: dict[str, str]
) -> None:
    page = recovers(cast, ada, **change).answer
    assert page.status == 422
    form = page.form("/recover")
    assert form["name"] == change.get("name", "Ada")
    assert form["code"] == change.get("code", ada.code)
    assert form["passphrase"] == ""
    assert ada.is_open


def test_an_unknown_name_and_a_wrong_code_get_the_same_bytes(cast: Cast, ada: Somebody) -> None:
    wrong = "0000-0000-0000-0000-0000-0000-0000-0000"
    known = recovers(cast, ada, code=wrong).answer.normalised()
    status, body, headers = recovers(cast, ada, code=wrong, name="Eda").answer.normalised()
    assert known == (status, body.replace('value="Eda"', 'value="Ada"'), headers)


def test_nobody_keeps_somebody_with_the_paper_out_by_guessing(cast: Cast, ada: Somebody) -> None:
    wrong = "0000-0000-0000-0000-0000-0000-0000-0000"
    for _ in range(11):
        cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": "not it at all, no"})
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 429
    assert [recovers(cast, ada, code=wrong).answer.status for _ in range(11)] == [422] * 11
    assert recovers(cast, ada).answer.status == 303
