"""The real server as a process of its own: a page over loopback, its memory at rest, how long until it answers."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import psutil

from driving import BROWSER
from household import household
from table import Line, line
from timing import Ratio, each, turn_about
from toward.people.signins import SIGN_IN_COOKIE

TOWARD = Path(sys.executable).with_name("toward")
BARE = Path(__file__).with_name("bare.py")
PAGES = 300
MEMORY_AIM = 130
IMPORTS = "litestar, sqlalchemy, jinja2"


class Server(NamedTuple):
    """A server that answers, and a way to it."""

    process: psutil.Process
    way: HTTPConnection


class Memory(NamedTuple):
    """In MB (10^6 bytes): what is resident, and what is left of that when shared pages are shared out."""

    resident: float
    proportional: float


def served_page(folder: Path, peer: float) -> Line:
    """Processor time of the whole process for one page over loopback, against the same floor (`peer`, in seconds)."""
    token = household(folder, now=datetime.now(UTC)).token
    with _toward(folder) as server:
        _pages(server, token, PAGES)
        spent = [_spent(server, token) for _ in range(5)]
    middle = sorted(spent)
    ratio = Ratio(middle[2] / peer, middle[1] / peer, middle[3] / peer, middle[2], peer)
    return line("page of Today, served by uvicorn", "its floor", ratio, aim=None, unit="ms")


def memory_at_rest(folder: Path) -> Line:
    """After the start and one page, against a bare Litestar under uvicorn that has shown one page."""
    token = household(folder, now=datetime.now(UTC)).token
    with _toward(folder) as server:
        _pages(server, token, 1)
        ours = _memory(server)
    with _running([sys.executable, str(BARE)], os.environ) as server:
        _pages(server, token, 1, "/")
        bare = _memory(server)
    return Line(
        "memory at rest, resident",
        "bare Litestar in uvicorn",
        f"{ours.resident / bare.resident:.2f}",
        "",
        f"{MEMORY_AIM} MB",
        ours.resident <= MEMORY_AIM,
        f"{ours.resident:.0f} / {bare.resident:.0f} MB; proportional {ours.proportional:.0f} / {bare.proportional:.0f}",
    )


def start_up(folder: Path) -> Line:
    """From the command until /healthz has answered, against a Python that only imports the three largest libraries."""
    household(folder)

    def served() -> None:
        with _toward(folder):
            pass

    def imported() -> None:
        subprocess.run([sys.executable, "-c", f"import {IMPORTS}"], check=True)

    ratio = turn_about(each(served), each(imported), rounds=5, clock=time.perf_counter)
    return line("start, until /healthz answers", f"a Python importing {IMPORTS}", ratio, aim=3, unit="s")


def _toward(folder: Path) -> AbstractContextManager[Server]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TOWARD_")}
    return _running([str(TOWARD), "serve", "--port", "0"], environment | {"TOWARD_DATA": str(folder)})


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Server]:
    """A server that says its address on standard error, from its first answer until the block ends."""
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            found = re.search(r"http://([0-9.]+:[0-9]+)", process.stderr.readline())
            assert found is not None, "the server did not start"
            with closing(HTTPConnection(found[1])) as way:
                _ask(way, "/healthz", "")
                yield Server(psutil.Process(process.pid), way)
        finally:
            process.kill()


def _pages(server: Server, token: str, count: int, path: str = "/today") -> None:
    for _ in range(count):
        _ask(server.way, path, token)


def _ask(way: HTTPConnection, path: str, token: str) -> None:
    headers = {name.decode(): value.decode() for name, value in BROWSER if name != b"host"}
    way.request("GET", path, headers=headers | {"cookie": f"{SIGN_IN_COOKIE}={token}"})
    answer = way.getresponse()
    assert answer.status == 200, answer.status
    answer.read()


def _spent(server: Server, token: str) -> float:
    """Processor seconds a page, of the whole process and the kernel on its behalf."""
    before = server.process.cpu_times()
    _pages(server, token, PAGES)
    after = server.process.cpu_times()
    return (after.user + after.system - before.user - before.system) / PAGES


def _memory(server: Server) -> Memory:
    held = server.process.memory_full_info()
    return Memory(held.rss / 1e6, held.pss / 1e6)
