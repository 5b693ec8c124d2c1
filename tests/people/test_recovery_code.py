"""The recovery code: shown until its owner has it, and nowhere afterwards."""

import pytest

from tests.people import PASSPHRASES, Cast, Somebody


@pytest.fixture
def newcomer(cast: Cast) -> Somebody:
    """Ada, who has just made her key and looks at the code."""
    ada = Somebody(cast, "Ada", PASSPHRASES["Ada"])
    ada.begins()
    ada.code = ada.reads_the_code()
    return ada


def group(code: str, number: int) -> str:
    return code.split("-")[number - 1]


def test_it_is_shown_again_until_it_is_confirmed(newcomer: Somebody) -> None:
    assert len(newcomer.code) == 39
    assert newcomer.reads_the_code() == newcomer.code


def test_signing_in_before_it_is_confirmed_leads_back_to_it(newcomer: Somebody) -> None:
    newcomer.signs_out()
    assert newcomer.signs_in().location == "/recovery-code"
    newcomer.writes_down_the_code()
    newcomer.signs_out()
    assert newcomer.signs_in().location == "/today"


@pytest.mark.parametrize("number", [1, 5, 7, 8])
def test_another_group_is_refused_and_the_code_is_still_there(newcomer: Somebody, number: int) -> None:
    page = newcomer.post("/recovery-code", {"group": group(newcomer.code, number)})
    assert (page.status, page.refused) == (422, {"group"})
    assert page.form("/recovery-code")["group"] == group(newcomer.code, number)
    assert newcomer.reads_the_code() == newcomer.code


def test_small_letters_and_spaces_do_not_matter(newcomer: Somebody) -> None:
    assert newcomer.post("/recovery-code", {"group": f" {group(newcomer.code, 6).lower()} "}).location == "/people"


def test_once_confirmed_it_is_never_shown_again(newcomer: Somebody) -> None:
    newcomer.writes_down_the_code()
    page = newcomer.get("/recovery-code")
    assert (page.status, page.location) == (303, "/today")
    assert newcomer.post("/recovery-code", {"group": group(newcomer.code, 6)}).status == 303
    for path in ("/today", "/settings", "/settings/recovery-code", "/people"):
        assert group(newcomer.code, 1) not in newcomer.get(path).html


def test_it_is_not_in_the_store_neither_before_nor_after(cast: Cast, newcomer: Somebody) -> None:
    forms = [newcomer.code.encode(), newcomer.code.replace("-", "").encode(), group(newcomer.code, 1).encode() + b"-"]
    assert not [form for form in forms if form in cast.stolen()]
    assert cast.rows("SELECT unconfirmed IS NULL FROM slots WHERE kind = 'recovery'") == [(0,)]
    newcomer.writes_down_the_code()
    assert cast.rows("SELECT unconfirmed IS NULL FROM slots WHERE kind = 'recovery'") == [(1,)]
    assert not [form for form in forms if form in cast.stolen()]


def test_a_new_code_is_shown_once_more_and_the_old_one_opens_nothing(cast: Cast, ada: Somebody) -> None:
    old = ada.code
    assert ada.post("/settings/recovery-code", {"passphrase": ada.passphrase}).location == "/recovery-code"
    ada.writes_down_the_code()
    assert ada.code != old
    form = {"name": "Ada", "passphrase": "quite another string of unlikely words"}
    assert cast.visitor().post("/recover", form | {"code": old}).status == 422
    assert cast.visitor().post("/recover", form | {"code": ada.code}).status == 303


def test_somebody_who_has_people_already_is_not_asked_for_whom_again(ada: Somebody) -> None:
    ada.post("/settings/recovery-code", {"passphrase": ada.passphrase})
    code = ada.reads_the_code()
    assert ada.post("/recovery-code", {"group": group(code, 6)}).location == "/today"


def test_a_new_code_needs_the_passphrase(ada: Somebody) -> None:
    page = ada.post("/settings/recovery-code", {"passphrase": "not it at all, sorry"})
    assert (page.status, page.refused) == (422, {"passphrase"})
    assert ada.get("/recovery-code").location == "/today"
