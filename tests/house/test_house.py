"""The order of the house: sizes, names, and nothing in it that belongs to one machine or to tomorrow."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "toward"
FOLDERS = (".ci", "bench", "docs", "requirements", "src", "tests", "tools")

MOST_LINES = 260
# Longer on purpose, each with its reason.
LONGER: dict[str, str] = {
    "tests/bonds/test_attacks.py": "one attack after the other on the keys of a bond",
    "tests/people.py": "the whole cast in one place: a reader looks up any verb of any test here",
    "tests/vault/test_bond_machine.py": "one machine: its rules, its record of who was given what, and its control",
    "tests/vault/test_delivery.py": "one attack after the other on one box",
}

MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt/py\w*)/\w", re.A)
REGISTRY = re.compile(r"\bpypi\.(?:org|python)|\bpythonhosted\.|\bpiwheels\.|\bregistry\.npmjs|--(?:extra-)?index-url")
TOMORROW = re.compile(r"\bTO[D]O\b|\bFI[X]ME\b|\bX[X]X\b|\bHA[C]K\b")


def kept() -> Iterator[Path]:
    """Every text file of ours that goes into the repository."""
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    files += [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in files:
        if (
            "__pycache__" not in path.parts
            and path.suffix not in (".png", ".pyc", ".bin", ".npz", ".book")
            and path.name != "uv.lock"
        ):
            yield path


def found(pattern: re.Pattern[str]) -> list[str]:
    """Every line that matches, as file:line."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in kept()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_module_has_grown_too_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("src", "tests", "bench", "tools")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MOST_LINES
    }
    assert set(long) == set(LONGER), long


def test_nothing_names_a_machine() -> None:
    assert not found(MACHINE)


def test_nothing_names_a_registry() -> None:
    assert not found(REGISTRY)


def test_nothing_is_left_for_tomorrow() -> None:
    assert not found(TOMORROW)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, "see /wor" + "k/main/notes"),
        (MACHINE, "open('/hom" + "e/ben/x')"),
        (REGISTRY, "--extra-inde" + "x-url somewhere"),
        (REGISTRY, "https://py" + "pi.org/simple"),
        (TOMORROW, "# TO" + "DO: later"),
    ],
)
def test_each_of_them_would_be_found(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


@pytest.mark.parametrize("line", ["home/", "https://example.org/work/1", "framework/x", "/practise/first"])
def test_what_only_looks_like_a_machine_passes(line: str) -> None:
    assert not MACHINE.search(line)


def test_every_folder_of_the_house_is_in_its_plan() -> None:
    plan = (ROOT / "docs" / "develop.md").read_text()
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert set(re.findall(r"^  ([a-z]+)/ ", plan, re.M)) == folders
    assert not [folder for folder in FOLDERS if folder not in (".ci", "docs", "src") and f"\n{folder}/" not in plan]


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{document.name}: {target}"
        for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#\s]+)\)?", document.read_text())
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert not broken


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"]],
    ids=["style", "format", "types", "imports"],
)
def test_make_check_finds_nothing(command: list[str]) -> None:
    """What holds the house together is asked wherever the tests are: nobody has to remember it."""
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
