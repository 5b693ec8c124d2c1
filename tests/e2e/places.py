"""Places to play in: a server of its own process with a data folder of its own, on a free port of this machine."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.e2e.clocked import AHEAD
from tests.e2e.neutral import HOST

TOWARD = Path(sys.executable).with_name("toward")
ROOT = Path(__file__).parents[2]
NEUTRAL = f"https://{HOST}/"
OPERATOR = "Ben"
SAID = "said.log"


@dataclass(frozen=True)
class Place:
    """A running server: where it answers, and where it keeps what it is told."""

    address: str
    folder: Path

    @property
    def said(self) -> str:
        """What the server has had to complain about: its log."""
        return (self.folder / SAID).read_text()

    def moves_on(self, **by: float) -> None:
        """Put the clock of a clocked place forward: `place.moves_on(days=2)`."""
        ahead = self.folder / AHEAD
        before = float(ahead.read_text()) if ahead.exists() else 0.0
        moved = self.folder / "ahead.new"
        moved.write_text(str(before + timedelta(**by).total_seconds()))
        moved.replace(ahead)  # the server must never read half a number


@contextmanager
def toward_serve(folder: Path, **settings: str) -> Iterator[Place]:
    """What `toward serve` serves, until the block ends; with other settings besides ours."""
    with _running([TOWARD, "serve", "--port", "0"], folder, **settings) as place:
        yield place


@contextmanager
def clocked(folder: Path) -> Iterator[Place]:
    """The same application with a clock that `moves_on`."""
    with _running([sys.executable, "-m", "tests.e2e.clocked"], folder) as place:
        yield place


def demo(folder: Path, language: str) -> tuple[str, str]:
    """Let `toward demo` fill the folder; returns the name and the passphrase it prints."""
    command = [TOWARD, "demo", "--lang", language]
    printed = subprocess.run(command, env=_environment(folder), check=True, capture_output=True, text=True).stdout
    name, passphrase = (line.split(maxsplit=1)[1] for line in printed.splitlines()[:2])
    return name, passphrase


def _environment(folder: Path) -> dict[str, str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("TOWARD_", "PORT"))}
    return bare | {"TOWARD_DATA": str(folder), "TOWARD_OPERATOR": OPERATOR, "TOWARD_LEAVE_TO": NEUTRAL}


@contextmanager
def _running(command: Sequence[str | Path], folder: Path, **settings: str) -> Iterator[Place]:
    with (folder / SAID).open("w") as said:
        process = subprocess.Popen(command, env=_environment(folder) | settings, cwd=ROOT, stderr=said)
    try:
        yield Place(_address(process, folder / SAID), folder)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    patience = time.monotonic() + 60
    while time.monotonic() < patience and process.poll() is None:
        if found := re.search(r"toward is at (\S+)\n", said.read_text()):
            return found[1]
        time.sleep(0.05)
    raise AssertionError("toward did not start: " + said.read_text())
