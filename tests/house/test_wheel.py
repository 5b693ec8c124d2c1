"""The wheel holds all that is needed to serve, from any folder, with nothing but the locked runtime packages."""

import json
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest
from packaging.requirements import Requirement

from .running import environment, serving

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "toward"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def toward(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that was empty but for the runtime lock and the wheel.

    The packages are copied from the environment of the tests, which pip filled by the locks' hashes:
    no test may need the network.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home)
    (packages,) = home.glob("lib/python*/site-packages")
    for requirement in locked():
        copy(requirement, packages)
    python = home / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel))
    return python.with_name("toward")


def locked() -> Iterator[Requirement]:
    """What the runtime lock names for this machine, but for what only building needs."""
    for block in re.split(r"\n(?=[a-z])", (ROOT / "requirements" / "run.txt").read_text()):
        requirement = Requirement(block.partition(" \\\n")[0])
        if requirement.marker is None or requirement.marker.evaluate():
            yield requirement


def copy(requirement: Requirement, to: Path) -> None:
    try:
        found = distribution(requirement.name)
    except PackageNotFoundError:
        pytest.fail(f"{requirement.name} is in requirements/run.txt but not installed: make test installs it")
    for file in found.files or ():
        if ".." not in file.parts and file.suffix != ".pyc":
            target = to / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.locate(), target)


def run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_file_of_the_package_is_in_it(wheel: Path) -> None:
    ours = {str(path.relative_to(SOURCE.parent)) for path in SOURCE.rglob("*") if path.is_file()}
    ours = {name for name in ours if "__pycache__" not in name}
    assert {Path(name).suffix for name in ours} >= {".py", ".html", ".css", ".js", ".toml", ".po", ".json", ".png"}
    with ZipFile(wheel) as opened:
        packed = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert packed == ours


def test_it_carries_its_licence(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        assert {Path(name).name for name in opened.namelist()} >= {"LICENSE", "NOTICE"}


def test_it_lists_its_practices_from_anywhere(toward: Path, tmp_path: Path) -> None:
    listed = json.loads(run(str(toward), "practices", "--json", cwd=tmp_path))
    assert {"one-true-thing", "feared-and-seen", "the-belief"} <= {practice["id"] for practice in listed}


def test_it_serves_from_anywhere(toward: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "data", command=toward, cwd=tmp_path) as server:
        assert httpx.get(f"{server.address}/healthz", timeout=10).status_code == 200
        welcome = httpx.get(server.address, headers={"Accept-Language": "ru"}, timeout=10)
        assert welcome.status_code == 200
        assert "Быстро уйти" in welcome.text
        for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', welcome.text):
            assert httpx.get(f"{server.address}{address}", timeout=10).status_code == 200


def test_it_imports_from_there_and_not_from_here(toward: Path, tmp_path: Path) -> None:
    """The control: the tests above would show nothing if the environment could see this one."""
    python = str(toward.with_name("python"))
    assert str(toward.parent.parent) in run(python, "-c", "import toward; print(toward.__file__)", cwd=tmp_path)
    missing = run(python, "-c", "import importlib.util as u; print(u.find_spec('pytest'))", cwd=tmp_path)
    assert missing.strip() == "None"
