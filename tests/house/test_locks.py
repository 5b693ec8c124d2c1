"""The locks hold what pyproject.toml asks for, by hash, and pyproject.toml asks for what is imported and no more."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
# Used without an import: uvicorn picks its parser by itself, SQLAlchemy its driver, zoneinfo its zones.
UNSEEN = {"httptools", "psycopg", "tzdata"}
OURS = {"toward", "tests", "tools"}
# Commands, plug-ins and stubs: nothing imports them.
TOOLS = {"build", "hatchling", "import-linter", "mypy", "pytest-xdist", "ruff", "types-psutil"}


def asked(group: str) -> dict[str, Requirement]:
    """The runtime dependencies, or a group's, by name."""
    listed = PROJECT["project"]["dependencies"] if group == "run" else PROJECT["dependency-groups"][group]
    found: dict[str, Requirement] = {}
    for item in listed:
        if isinstance(item, str):
            found[canonicalize_name(Requirement(item).name)] = Requirement(item)
        else:
            found |= asked(item["include-group"])
    return found


# Training the coach happens once in a while and elsewhere: with gigabytes that no test and no server needs.
TRAINED_ELSEWHERE = {
    "cuts.py", "e5.py", "english.py", "filing.py", "gating.py", "learning.py", "lessons.py", "material.py",
    "neural.py", "rounds.py", "russian.py", "schooling.py", "teacher.py", "teaching.py", "train_coach.py",
    "vectors.py",
}  # fmt: skip


def locked(name: str) -> Mapping[str, tuple[str, list[str]]]:
    """Version and hashes of every package in a lock."""
    found = {}
    for block in re.split(r"\n(?=[a-z])", (ROOT / "requirements" / f"{name}.txt").read_text()):
        package, _, version = block.partition(" \\\n")[0].partition("==")
        found[package] = (version.partition(" ;")[0].strip(), re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block))
    return found


def imported(*folders: str) -> set[str]:
    """The packages that the code of these folders imports, under the names they are installed by."""
    owners = packages_distributions()
    modules = {
        module
        for folder in folders
        for file in (ROOT / folder).rglob("*.py")
        if file.name not in TRAINED_ELSEWHERE
        for module in roots(ast.parse(file.read_text()))
    }
    near = {path.stem for folder in ("tests", "bench", "tools") for path in (ROOT / folder).iterdir()}
    return {canonicalize_name(owners[module][0]) for module in modules - OURS - near - sys.stdlib_module_names}


def roots(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize(("lock", "groups"), [("run", ["run", "build"]), ("dev", ["run", "dev"])])
def test_the_lock_has_what_is_asked_for(lock: str, groups: list[str]) -> None:
    held = locked(lock)
    for group in groups:
        for name, requirement in asked(group).items():
            assert name in held, f"run make lock: {name}"
            assert requirement.specifier.contains(held[name][0]), f"run make lock: {name}"


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_every_package_has_its_hashes(lock: str) -> None:
    assert len(locked(lock)) > 20
    assert not [name for name, (_version, hashes) in locked(lock).items() if not hashes]


def test_what_is_tested_is_what_is_served() -> None:
    assert locked("run").items() <= locked("dev").items()


@pytest.mark.parametrize("package", ["cryptography", "httptools", "msgspec", "psycopg-binary", "sqlalchemy"])
def test_small_and_large_machines_are_meant(package: str) -> None:
    """A lock made for one machine holds one wheel and one source package; one for all holds many."""
    assert len(locked("run")[package][1]) > 20


def test_the_build_back_end_is_the_locked_one() -> None:
    assert PROJECT["build-system"]["requires"] == [f"hatchling=={locked('run')['hatchling'][0]}"]


def test_everything_imported_is_declared_and_everything_declared_is_used() -> None:
    assert imported("src") == set(asked("run")) - UNSEEN


def test_the_same_for_tests_and_tools() -> None:
    used = imported("tests", "bench", "tools") - set(asked("run"))
    assert used == set(asked("dev")) - TOOLS - set(asked("run"))


def test_an_import_is_found_wherever_it_stands() -> None:
    source = "import one.part\ndef late():\n    from two import thing\n    from .near import other\n"
    assert set(roots(ast.parse(source))) == {"one", "two"}
