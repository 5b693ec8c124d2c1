"""Matrix (security.md, promise 2): every route, method and role from one table; what is forbidden is not there."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar, Request, Response
from litestar.exceptions import NotFoundException
from litestar.routes import HTTPRoute

from tests.pages import Page
from tests.people import OUR_FORM, Cast, Somebody
from tests.promises.world import Visited, World
from toward.bonds.routes import ROUTES as OF_BONDS
from toward.practice import mine
from toward.practice.access import Kept
from toward.web import errors

Row = dict[str, Any]
ROWS: list[Row] = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text(encoding="utf-8"))["row"]
ROLES = ("anonymous", "stranger", "locked", "owner")
OTHER_METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FOO")


def ask(person: Somebody, world: World, row: Row, path: str = "") -> Page:
    """Send what the row says, to its address or to another."""
    method, _, own_path = world.told(row["route"]).partition(" ")
    form = world.told(row.get("form", "")).encode()
    return person.sends(method, path or own_path, form if method == "POST" else b"", **OUR_FORM)


def wrong(visited: Visited, row: Row) -> list[str]:
    """Which roles do not get what the table says; the owner comes last, for the owner may change something."""
    return [role for role in ROLES if not is_right(visited, row, role)]


def is_right(visited: Visited, row: Row, role: str) -> bool:
    person, other = visited.role(role), visited.role(role)
    page = ask(person, visited.world, row)
    if page.status != row[role]:
        return False
    if page.status == 404:
        return page.normalised() == ask(other, visited.world, row, "/no/such/address").normalised()
    return page.status != 403 or page.form("/unlock")["then"].startswith("/")


def routes(app: Litestar) -> set[str]:
    """Every method and path the application answers to; those of bonds have a table of their own (tests/bonds)."""
    return {
        f"{method} {route.path}"
        for route in app.routes
        if isinstance(route, HTTPRoute) and not any(route.path in handler.paths for handler in OF_BONDS)
        for method in {method for handler in route.route_handlers for method in handler.http_methods} - {"OPTIONS"}
    }


def without_a_row(found: set[str], rows: list[Row]) -> set[str]:
    """The routes no row speaks of.  A row's {ids} and examples stand where a route has its parameters."""
    tables = [re.sub(r"\{\w+\}", "X", row["route"]) for row in rows]

    def pattern(route: str) -> str:
        parts = re.split(r"(\{[^}]*\})", route)
        return "".join(("[^/ ]+" if part.startswith("{") else re.escape(part)) for part in parts)

    return {route for route in found if not any(re.fullmatch(pattern(route), table) for table in tables)}


@pytest.mark.parametrize("row", ROWS, ids=[row["route"] for row in ROWS])
def test_every_role_gets_what_the_table_says(visited: Visited, row: Row) -> None:
    assert wrong(visited, row) == []


def test_every_route_has_a_row_and_every_row_a_route(cast: Cast) -> None:
    found = routes(cast.app)
    assert without_a_row(found, ROWS) == set()
    assert [row["route"] for row in ROWS if without_a_row(found, [row]) == found] == []


def test_a_route_without_a_row_is_found(cast: Cast) -> None:
    assert without_a_row({*routes(cast.app), "GET /entries/{id:str}/secret"}, ROWS) == {"GET /entries/{id:str}/secret"}
    some = [row for row in ROWS if row["route"] != "POST /entries/{entry}/deletion"]
    assert without_a_row(routes(cast.app), some) == {"POST /entries/{entry_id:str}/deletion"}


def test_a_door_left_open_is_found(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in ROWS if row["route"] == "GET /entries/{entry}")
    real = mine.own_entry

    def careless(session: Any, me: Any, entry_id: str) -> Kept:
        try:
            return real(session, me, entry_id)
        except NotFoundException:
            return Kept(entry_id, visited.clock().date(), None)

    monkeypatch.setattr(mine, "own_entry", careless)
    assert wrong(visited, row) == ["stranger"]


def test_an_answer_that_differs_by_a_byte_is_found(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in ROWS if row["route"] == "GET /entries/{entry}")
    assert is_right(visited, row, "stranger")
    real = errors.not_here

    def chatty(request: Request[Any, Any, Any]) -> Response[bytes]:
        answer = real(request)
        answer.headers["X-Route"] = request.scope.get("path_template", "none")
        return answer

    monkeypatch.setattr(errors, "not_here", chatty)
    assert not is_right(visited, row, "stranger")


@pytest.mark.parametrize("method", OTHER_METHODS)
@pytest.mark.parametrize("role", ["anonymous", "owner"])
def test_any_other_method_finds_nothing(visited: Visited, method: str, role: str) -> None:
    person = visited.role(role)
    listed = {row["route"] for row in ROWS}
    nowhere = person.sends(method, "/no/such/address", **OUR_FORM).normalised()
    assert nowhere[0] == 404
    for path in sorted({route.partition(" ")[2] for route in listed}):
        if f"{method} {path}" not in listed:
            asked = person.sends(method, visited.world.told(path), **OUR_FORM)
            assert asked.normalised() == nowhere, path


@pytest.mark.parametrize(
    "path", ["/today/", "//today", "/TODAY", "/static/../app.py", "/static/", "/drafts", "/%2e%2e/x"]
)
def test_a_slightly_different_address_finds_nothing_more(visited: Visited, path: str) -> None:
    assert visited.role("anonymous").get(path).status == 404
