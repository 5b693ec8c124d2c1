"""Signing in: one answer for every reason it does not open, at the same cost."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.pages import Page
from tests.people import PASSPHRASES, Cast, Somebody
from toward.people import accounts
from toward.people.accounts import Stretching
from toward.people.allowance import Allowance
from toward.vault import Cost, passphrases

WRONG = "these are five other words"


def test_name_and_passphrase_open_it(cast: Cast, ada: Somebody) -> None:
    again = Somebody(cast, "Ada", ada.passphrase)
    assert again.signs_in().location == "/today"
    assert again.is_open


@pytest.mark.parametrize("name", ["ADA", " Ada", "Ａda"])
def test_the_name_is_compared_as_people_read_it(cast: Cast, ada: Somebody, name: str) -> None:
    assert Somebody(cast, name, ada.passphrase).signs_in().status == 303


def test_the_page_knows_nobody_not_even_in_a_browser_that_was_here(cast: Cast, ada: Somebody) -> None:
    ada.signs_out()
    assert "__Host-device" in dict(ada.cookies)
    assert ada.get("/sign-in").normalised() == cast.visitor().get("/sign-in").normalised()


def test_an_unknown_name_and_a_wrong_passphrase_get_the_same_bytes(cast: Cast, ada: Somebody) -> None:
    known, unknown = refusals(cast, "Ada", "Eda")
    assert known.status == 422
    assert "set-cookie" not in known.headers
    assert known.normalised() == unnamed(unknown, "Eda", "Ada")


def test_the_same_bytes_even_when_none_is_left(cast: Cast, ada: Somebody) -> None:
    tried = [refusals(cast, "Ada", "Eda") for _ in range(11)]
    assert [known.status for known, _ in tried] == [422] * 10 + [429]
    assert all(known.normalised() == unnamed(unknown, "Eda", "Ada") for known, unknown in tried)


@pytest.mark.parametrize("form", [{}, {"name": "Ada"}, {"passphrase": WRONG}, {"name": "x" * 401}, {"name": "\ud800"}])
def test_half_a_form_is_refused_and_nothing_breaks(cast: Cast, ada: Somebody, form: dict[str, str]) -> None:
    pairs = {name: value.encode("utf-8", "replace").decode() for name, value in form.items()}
    assert cast.visitor().post("/sign-in", pairs).status == 422


@pytest.mark.parametrize(
    "body", [b"name=%ED%A0%80&passphrase=x", b"name=%FF%FE", b"%00=%00&name=%00", b"=&=&&&;", b"name"]
)
def test_bytes_that_are_no_text_are_refused_and_nothing_breaks(cast: Cast, ada: Somebody, body: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    page = cast.visitor().sends("POST", "/sign-in", body, content_type=kind, sec_fetch_site="same-origin")
    assert page.status in (400, 422)


def test_both_cost_one_argon2_run_of_the_same_price(cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    prices: list[tuple[Any, ...]] = []
    real: Callable[..., bytes] = passphrases.hash_secret_raw

    def counting(secret: bytes, salt: bytes, **price: Any) -> bytes:
        prices.append((len(salt), *sorted(price.items())))
        return real(secret, salt, **price)

    monkeypatch.setattr(passphrases, "hash_secret_raw", counting)
    cast.visitor().post("/sign-in", {"name": "Ada", "passphrase": WRONG})
    cast.visitor().post("/sign-in", {"name": "Eda", "passphrase": WRONG})
    assert len(prices) == 2
    assert prices[0] == prices[1]


def test_both_take_the_same_time_and_one_that_skips_the_work_does_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.app.state.stretching = Stretching(cost=Cost(32768, 1, 1))
    monkeypatch.setattr(Allowance, "guess", lambda *_: True)
    cast.signs_up("Ada")
    known, unknown = shortest(cast, "Ada"), shortest(cast, "Eda")
    assert 0.6 < known / unknown < 1.6, (known, unknown)

    def skips(_store: Any, _stretching: Any, account_id: str | None, _passphrase: str) -> None:
        return None if account_id is None else accounts.open_with_passphrase(_store, _stretching, account_id, "")

    monkeypatch.setattr("toward.people.unlocking.open_with_passphrase", skips)
    assert not 0.6 < shortest(cast, "Ada") / shortest(cast, "Eda") < 1.6


def test_signing_in_ends_what_this_browser_was_signed_in_as(cast: Cast, ada: Somebody) -> None:
    former = dict(ada.cookies)["__Host-toward"]
    ada.signs_in()
    assert dict(ada.cookies)["__Host-toward"] != former
    assert len(cast.rows("SELECT id FROM sign_ins")) == 1


def test_the_cookies_are_for_this_site_alone_and_out_of_reach_of_scripts(cast: Cast, ada: Somebody) -> None:
    for cookie in Somebody(cast, "Ada", ada.passphrase).signs_in().headers.get_list("set-cookie"):
        name, *attributes = cookie.replace("=", "; ", 1).split("; ")
        assert name in ("__Host-toward", "__Host-device")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(attributes)
        assert not [attribute for attribute in attributes if attribute.startswith("Domain")]


def refusals(cast: Cast, *names: str) -> tuple[Page, ...]:
    """What browsers that were never here get for these names and a wrong passphrase."""
    return tuple(cast.visitor().post("/sign-in", {"name": name, "passphrase": WRONG}) for name in names)


def unnamed(page: Page, name: str, other: str) -> object:
    """The answer as it would read had another name been typed."""
    status, body, headers = page.normalised()
    return status, body.replace(f'value="{name}"', f'value="{other}"'), headers


def shortest(cast: Cast, name: str) -> float:
    """The least work of several tries, in processor seconds: a machine busy with other things adds none."""
    taken = []
    for _ in range(9):
        begun = time.process_time()
        cast.visitor().post("/sign-in", {"name": name, "passphrase": WRONG})
        taken.append(time.process_time() - begun)
    return min(taken)


def test_the_people_of_the_cast_choose_passphrases_that_would_be_taken(cast: Cast) -> None:
    assert {cast.signs_up(name).name for name in PASSPHRASES} == set(PASSPHRASES)
