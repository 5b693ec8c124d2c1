"""Another passphrase: the old one opens nothing, other devices are signed out, the recovery code still works."""

import pytest

from tests.people import Cast, Somebody

NEW = "seven brass lanterns over still water"


def changes(person: Somebody, new: str = NEW, **more: str) -> object:
    form = {"passphrase": person.passphrase, "key": "own", "own": new}
    return person.post("/settings/passphrase", form | more)


def test_the_new_one_opens_and_the_old_one_does_not(cast: Cast, ada: Somebody) -> None:
    entry = ada.does("journal")
    assert changes(ada).location == "/settings"
    again = cast.visitor()
    assert again.post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 422
    assert again.post("/sign-in", {"name": "Ada", "passphrase": NEW}).status == 303
    assert "quiet end" in again.get(f"/entries/{entry}").text


def test_the_offered_words_may_be_taken(cast: Cast, ada: Somebody) -> None:
    form = ada.get("/settings/passphrase").form("/settings/passphrase")
    assert ada.post("/settings/passphrase", form.filled({"passphrase": ada.passphrase})).status == 303
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": form["offered"]}).status == 303


def test_every_other_sign_in_ends_and_this_one_goes_on(ada: Somebody) -> None:
    others = [ada.elsewhere(), ada.elsewhere(shared="yes")]
    others[0].locks()
    changes(ada)
    assert ada.is_open
    assert [other.get("/today").status for other in others] == [404, 404]


def test_the_others_are_ended_in_the_same_transaction(
    cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ada.elsewhere()

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("toward.people.accounts.end_all", breaks)
        assert changes(ada).status == 500
    assert other.is_open
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": NEW}).status == 422
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 303


def test_the_recovery_code_still_opens(cast: Cast, ada: Somebody) -> None:
    changes(ada)
    form = {"name": "Ada", "code": ada.code, "passphrase": "yet another set of quiet words"}
    assert cast.visitor().post("/recover", form).location == "/recovery-code"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"passphrase": "not mine, I am afraid"}, "passphrase"),
        ({"passphrase": ""}, "passphrase"),
        ({"own": "short"}, "own"),
        ({"own": "Ada Ada Ada Ada Ada"}, "own"),
        ({"own": "x" * 257}, "own"),
        ({"key": "offered", "offered": ""}, "own"),
    ],
)
def test_it_is_refused_and_nothing_has_changed(cast: Cast, ada: Somebody, change: dict[str, str], field: str) -> None:
    page = (
        changes(ada, **{"new": NEW} | change)
        if "new" in change
        else ada.post("/settings/passphrase", {"passphrase": ada.passphrase, "key": "own", "own": NEW} | change)
    )
    assert (page.status, page.refused) == (422, {field})
    assert cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": ada.passphrase}).status == 303


def test_after_a_refusal_there_are_still_five_words_to_take(ada: Somebody) -> None:
    page = ada.post("/settings/passphrase", {"passphrase": "wrong", "key": "own", "own": NEW})
    assert len(page.form("/settings/passphrase")["offered"].split()) == 5
