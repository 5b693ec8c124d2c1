"""Leave quickly without a script: a link that signs out and is gone."""

from datetime import timedelta
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from toward.care import leaving
from toward.people.signins import SIGN_IN_COOKIE
from toward.people.tables import Account, SignIn
from toward.vault import new_token, token_hash


def signed_in(app: Litestar) -> str:
    """A sign-in of Ada's, locked; its token."""
    token = new_token()
    with app.state.store.write() as session:
        session.add(
            Account(
                id="ada", login="Ada", login_folded="ada", locale="en", time_zone="UTC", idle_minutes=10,
                app_name="toward", ring_version=1, ring=b"",
            )
        )  # fmt: skip
        session.flush()
        for sign_in, hashed in (("here", token_hash(token)), ("elsewhere", b"another")):
            session.add(
                SignIn(
                    id=sign_in, account_id="ada", token_hash=hashed, sealed_key=None, locks_at=None,
                    ends_at=app.state.clock() + timedelta(hours=1), shared_device=False,
                )
            )  # fmt: skip
    return token


def sign_ins(app: Litestar) -> int:
    with app.state.store.read() as session:
        return session.scalar(select(func.count()).select_from(SignIn)) or 0


def leave(client: TestClient[Any], token: str | None = None) -> Any:
    headers = {"cookie": f"{SIGN_IN_COOKIE}={token}"} if token else {}
    return client.get("/leave", headers=headers, follow_redirects=False)


def test_it_goes_to_the_neutral_site_and_has_the_browser_drop_everything(client: TestClient[Any]) -> None:
    answer = leave(client)
    assert answer.status_code == 303
    assert answer.headers["location"] == "https://www.wikipedia.org/"
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_the_cookie_is_taken_back(client: TestClient[Any]) -> None:
    cookie = leave(client).headers["set-cookie"]
    assert cookie.startswith((f'{SIGN_IN_COOKIE}="";', f"{SIGN_IN_COOKIE}=;"))
    assert "Max-Age=0" in cookie


def test_this_sign_in_is_ended_and_no_other(app: Litestar, client: TestClient[Any]) -> None:
    token = signed_in(app)
    assert sign_ins(app) == 2
    leave(client, token)
    assert sign_ins(app) == 1
    page = client.get("/help", headers={"cookie": f"{SIGN_IN_COOKIE}={token}"}).text
    assert 'class="places"' not in page


def test_while_signed_in_the_help_page_shows_the_places(app: Litestar, client: TestClient[Any]) -> None:
    token = signed_in(app)
    assert 'class="places"' in client.get("/help", headers={"cookie": f"{SIGN_IN_COOKIE}={token}"}).text


def test_a_store_that_does_not_answer_holds_nobody_here(
    client: TestClient[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_request: object) -> list[object]:
        raise OperationalError("DELETE", {}, Exception("disk full"))

    monkeypatch.setattr(leaving, "end_sign_in", full)
    answer = leave(client, "whatever")
    assert (answer.status_code, answer.headers["location"]) == (303, "https://www.wikipedia.org/")
    assert f"{SIGN_IN_COOKIE}=" in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert "OperationalError" in caplog.text
