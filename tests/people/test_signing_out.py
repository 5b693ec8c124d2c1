"""Signing out here or everywhere, and a device that others use too."""

import pytest

from tests.people import Cast, Somebody


def test_signing_out_ends_this_sign_in_and_no_other(cast: Cast, ada: Somebody) -> None:
    other = ada.elsewhere()
    page = ada.signs_out()
    assert page.location == "/"
    assert "Max-Age=0" in page.headers["set-cookie"]
    assert ada.get("/today").status == 404
    assert other.is_open
    assert len(cast.rows("SELECT id FROM sign_ins")) == 1


def test_the_token_opens_nothing_afterwards(cast: Cast, ada: Somebody) -> None:
    kept = dict(ada.cookies)["__Host-toward"]
    ada.signs_out()
    ada.cookies.set("__Host-toward", kept, domain="toward.test")
    assert ada.get("/today").status == 404


def test_signing_out_everywhere(cast: Cast, ada: Somebody) -> None:
    others, mara = [ada.elsewhere(), ada.elsewhere()], cast.signs_up("Mara")
    others[0].locks()
    assert others[0].post("/sign-out-everywhere").location == "/"
    assert [browser.get("/today").status for browser in (ada, *others)] == [404, 404, 404]
    assert mara.is_open


def test_whoever_is_not_signed_in_may_sign_out(cast: Cast) -> None:
    assert cast.visitor().post("/sign-out").location == "/"


@pytest.mark.parametrize("way", ["/sign-in", "/begin"])
def test_a_shared_device_is_not_remembered_and_ends_with_the_browser(cast: Cast, ada: Somebody, way: str) -> None:
    shared = Somebody(cast, "Mara", ada.passphrase) if way == "/begin" else Somebody(cast, "Ada", ada.passphrase)
    page = shared.begins(shared="yes") if way == "/begin" else shared.signs_in(shared="yes")
    (cookie,) = page.headers.get_list("set-cookie")
    assert cookie.startswith("__Host-toward=")
    assert "max-age" not in cookie.lower()
    assert "expires" not in cookie.lower()
    assert 'data-shared-device="yes"' in shared.get("/settings").html
    shared.signs_out()
    assert shared.get("/sign-in").form("/sign-in")["name"] == ""


def test_a_device_of_ones_own_is_remembered_for_the_length_of_a_sign_in(cast: Cast, ada: Somebody) -> None:
    cookies = Somebody(cast, "Ada", ada.passphrase).signs_in().headers.get_list("set-cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["__Host-toward", "__Host-device"]
    assert "Max-Age=43200" in cookies[0]
