"""Every act once, on both stores: what a person does alone, and what two do together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bonds.people import Friend
from tests.pages import Page
from tests.people import Cast
from toward.settings import Address

pytestmark = pytest.mark.both_stores
NEW = "eleven grey herons on a long jetty"


def test_coming_going_and_coming_back(cast: Cast) -> None:
    ada = Friend.comes(cast, "Ada")
    assert ada.post("/settings", {"zone": "Asia/Almaty", "idle": "5", "app_name": "days"}).status == 303
    assert ada.post("/language", {"language": "ru", "back": "/settings"}).status == 303
    assert "Asia/Almaty" in ada.get("/settings").html
    ada.locks()
    assert not ada.is_open
    assert ada.unlocks().status == 303
    phone = ada.elsewhere()
    cast.clock.forward(minutes=6)
    cast.sweeps()
    assert not phone.is_open
    changed = {"passphrase": ada.passphrase, "key": "own", "own": NEW}
    assert ada.unlocks().status == 303
    assert ada.post("/settings/passphrase", changed).location == "/settings"
    assert phone.get("/today").status == 404
    ada.signs_out()
    assert ada.signs_in().status == 422
    recovered = ada.post("/recover", {"name": "Ada", "code": ada.code, "passphrase": ada.passphrase})
    assert recovered.location == "/recovery-code", recovered.text
    ada.writes_down_the_code()
    assert ada.is_open
    assert ada.post("/sign-out-everywhere").status == 303
    assert not ada.is_open


def test_practising_alone(cast: Cast) -> None:
    ada = Friend.comes(cast, "Ada")
    before = ada.does("feared-and-seen", "before")
    cast.clock.forward(minutes=5)
    ada.does("feared-and-seen", "after", follows=before)
    ada.does("one-true-thing")
    draft = ada.begins_a("the-belief")
    ada.goes_through(draft, "the-belief", until=2)
    page = ada.does("journal")
    assert ada.at(draft)
    assert ada.get("/look-back").status == 200
    assert "A long day" in ada.get(f"/entries/{page}").text
    assert ada.post(f"/drafts/{draft}/deletion").status == 303
    assert ada.post(f"/entries/{page}/deletion").status == 303
    assert ada.get(f"/entries/{page}").status == 404
    assert "They will laugh." in ada.get(f"/entries/{before}").text
    gone = ada.post("/settings/deletion", {"passphrase": ada.passphrase})
    assert gone.status == 200
    assert cast.rows("SELECT count(*) FROM entries") == [(0,)]


def test_two_who_share(cast: Cast) -> None:
    ada, mara = Friend.comes(cast, "Ada"), Friend.comes(cast, "Mara", "ru")
    ada.shares_with(mara)
    shared = ada.says("I worry about the rent.", mara)
    assert "I worry about the rent." in mara.opens(shared).text
    assert mara.reflects(shared).status == 303
    assert ada.corrects(shared).status == 303
    assert mara.reflects(shared, "It is the letter.").status == 303
    assert ada.confirms(shared).status == 303
    assert mara.validates(shared).status == 303
    assert "Anyone would." in ada.sees(shared).text
    assert ada.edits(shared, "I worry about the rent and the letter.").status == 303
    assert "and the letter" in mara.sees(shared).text
    assert ada.withdraws(shared).status == 303
    assert mara.sees(shared).status == 404
    assert mara.rests(ada).status == 303
    assert mara.rests(ada, paused=False).status == 303
    assert mara.leaves(ada, saying_so=True, withdrawing=True).status == 303
    assert ada.between(mara).status == 200


def test_somebody_who_helps(cast: Cast) -> None:
    ada, ben = Friend.comes(cast, "Ada"), Friend.comes(cast, "Ben")
    ada.gets_help_from(ben)
    shared = ada.says("I worry about the rent.", ben)
    assert "the rent" in ben.opens(shared).text
    ada.dismisses(ben)
    assert ben.sees(shared).status == 404


def test_everything_twice_at_once_happens_once(cast: Cast) -> None:
    ada, mara = Friend.comes(cast, "Ada"), Friend.comes(cast, "Mara")
    ada.shares_with(mara)
    shared = ada.says("I worry about the rent.", mara)
    mara.opens(shared)
    form = mara.sees(shared).form(f"/shares/{shared}/answers").filled({"text": "You worry about it."})

    def names(number: int) -> Callable[[], Page]:
        form = ada.get("/people").form("/people").filled({"name": f"Friend {number}"})
        return lambda: ada.post("/people", form)

    cast.at_once(*[lambda: mara.post(f"/shares/{shared}/answers", form)] * 4, *[names(number) for number in range(4)])
    assert cast.rows("SELECT count(*) FROM entries WHERE answer_to IS NOT NULL") == [(1,)]
    assert all(f"Friend {number}" in ada.get("/people").text for number in range(4))
    newcomers = [cast.visitor() for _ in range(3)]
    ben = {"name": "Ben", "key": "own", "own": NEW, "zone": "UTC"}
    pages = cast.at_once(*[lambda browser=browser: browser.post("/begin", ben) for browser in newcomers])
    assert [page.status for page in pages] == [303] * 3
    assert cast.rows("SELECT count(*) FROM accounts WHERE login = 'Ben'") == [(1,)]


def test_it_is_kept_where_it_was_asked_to_be(cast: Cast, where: Path | Address) -> None:
    """The control: what was played above was played on this store."""
    assert cast.store.engine.dialect.name == ("sqlite" if isinstance(where, Path) else "postgresql")
    assert (cast.folder / "toward.sqlite3").exists() == isinstance(where, Path)
