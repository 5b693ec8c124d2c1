"""Matrix of bonds (security.md, promise 2): every route, method and role from one table, and every check is needed."""

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from tests.bonds.matrix import ROLES, Row, the_world
from tests.people import Cast
from toward.bonds import access, inviting
from toward.bonds.routes import ROUTES

ROWS: list[Row] = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text(encoding="utf-8"))["row"]
OURS = ("the_person", "in_a_bond", "in_a_bond_that_goes_on", "belongs", "the_thread", "_acts")
CHECKED: list[tuple[ModuleType, str]] = [*((access, name) for name in OURS), (inviting, "_who_may_be_invited")]


def changes_nothing(row: Row, role: str) -> bool:
    """Whether a role's request leaves all as it was, so that the next one may be sent to the same place."""
    return str(row["route"]).startswith("GET") or row[role] in (403, 404, 422)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    """The world, for requests that change nothing."""
    with the_world().copied(tmp_path_factory.mktemp("matrix") / "data") as cast:
        yield cast


def wrong(place: Cast, rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Which roles do not get what the table says, among the requests that change nothing."""
    for row in rows:
        for role in ROLES:
            if changes_nothing(row, role) and not the_world().is_right(place, role, row):
                yield str(row["route"]), role


def named(row: Row) -> str:
    return f"{row['route']} {row.get('form', '')}"[:70]


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_every_role_gets_what_the_table_says(place: Cast, tmp_path: Path, row: Row) -> None:
    assert list(wrong(place, [row])) == []
    for role in ROLES:
        if not changes_nothing(row, role):
            with the_world().copied(tmp_path / role) as fresh:
                assert the_world().is_right(fresh, role, row), role


def routes() -> set[str]:
    """Every method and path of this feature."""
    return {f"{method} {path}" for one in ROUTES for path in one.paths for method in one.http_methods} - {"OPTIONS"}


def without_a_row(found: set[str], rows: list[Row]) -> set[str]:
    """The routes no row speaks of."""
    tables = {re.sub(r"\{\w+\}", "X", str(row["route"]).partition("?")[0]) for row in rows}
    return {route for route in found if re.sub(r"\{[^}]*\}", "X", route) not in tables}


def test_every_route_has_a_row() -> None:
    assert without_a_row(routes(), ROWS) == set()
    some = [row for row in ROWS if row["route"] != "GET /shares/{share}/edition"]
    some = [row for row in some if not str(row["route"]).endswith("/edition")]
    assert without_a_row(routes(), some) == {f"{way} /shares/{{root_id:str}}/edition" for way in ("GET", "POST")}


def test_every_row_speaks_of_every_role() -> None:
    assert all(set(row) - {"route", "form"} == set(ROLES) for row in ROWS)


# Every check is removed once


def mutants(function: FunctionType) -> Iterator[tuple[str, CodeType]]:
    """The function without one of its conditions: a refusal that never comes, one part of an "and" or "or" less."""
    source = inspect.getsource(function)
    places = len(list(conditions(ast.parse(source))))
    for number in range(places):
        tree = ast.parse(source)
        said = list(conditions(tree))[number]()
        yield f"{function.__name__}: without {said}", code_of(tree, function)


def conditions(tree: ast.AST) -> Iterator[Any]:
    """Ways to take one condition out of a function; each is done when called, and says what it took."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp):
            for at in range(len(node.values)):
                yield lambda node=node, at=at: neutral(node, at)
        elif isinstance(node, ast.If):
            yield lambda node=node: replaced(node, "test", ast.Constant(False))
        elif isinstance(node, ast.IfExp):
            yield lambda node=node: replaced(node, "test", ast.Constant(True))
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Compare):
            yield lambda node=node: replaced(node, "value", ast.Constant(True))


def neutral(node: ast.BoolOp, at: int) -> str:
    """One part of an "and" or "or" has no say any more."""
    said = ast.unparse(node.values[at])
    node.values[at] = ast.Constant(isinstance(node.op, ast.And))
    return said


def replaced(node: ast.AST, name: str, other: ast.expr) -> str:
    said = ast.unparse(getattr(node, name))
    setattr(node, name, other)
    return said


def code_of(tree: ast.Module, function: FunctionType) -> CodeType:
    made: dict[str, Any] = dict(function.__globals__)
    exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"), made)
    code: CodeType = made[function.__name__].__code__
    return code


MUTANTS = [
    (getattr(module, name), said, code) for module, name in CHECKED for said, code in mutants(getattr(module, name))
]
# Without these no door is opened: another one says the same, or what they keep out cannot be in this world.
DAMAGED = "a damaged or moved row: tests/bonds/test_moved_rows.py"
HARMLESS = {
    "in_a_bond: without someone.space is None": "no ring holds a key of no space",
    "in_a_bond: without someone.space not in me.ring.keys": "ring and profile change in one transaction",
    "in_a_bond_that_goes_on: without someone.space is None": "in_a_bond has looked already",
    "the_thread: without opened.space == me.ring.personal": "nobody in the list has one's own space",
    "_acts: without root.document is None or not is_root(root.document)": DAMAGED,
    "the_thread: without someone is None": "a damaged profile: tests/bonds/test_days.py",
    "_acts: without root.document is None": DAMAGED,
    "_acts: without not is_root(root.document)": DAMAGED,
    "_acts: without answer.document is not None": DAMAGED,
    "_acts: without not is_root(answer.document)": DAMAGED,
}


@pytest.mark.parametrize(("function", "said", "code"), MUTANTS, ids=[said for _, said, _ in MUTANTS])
def test_without_one_check_the_matrix_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: FunctionType, said: str, code: CodeType
) -> None:
    monkeypatch.setattr(function, "__code__", code)
    with the_world().copied(tmp_path / "data") as place:
        caught = next(wrong(place, ROWS), None)
    assert (caught is None) == (said in HARMLESS), caught
