"""A real `toward serve`: a process of its own, on a free port, with a folder of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

TOWARD = Path(sys.executable).with_name("toward")
PASSPHRASE = "nine quiet otters under a tall lamp"


@dataclass(frozen=True)
class Server:
    """A server that runs, and the address it said it listens on."""

    process: subprocess.Popen[str]
    address: str

    def rest(self) -> str:
        """What else a server that has stopped had to say."""
        assert self.process.stderr is not None
        return self.process.stderr.read()


def environment(**settings: str) -> dict[str, str]:
    """This environment, but with no settings of toward except these."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("TOWARD_", "PORT"))}
    return bare | settings


@contextmanager
def serving(
    data: Path, *options: str, command: Path = TOWARD, cwd: Path | None = None, **settings: str
) -> Iterator[Server]:
    """Serve what lies in `data` until the block ends; whatever still runs then is killed."""
    with serving_many(data, 1, *options, command=command, cwd=cwd, **settings) as servers:
        yield servers[0]


@contextmanager
def serving_many(
    data: Path, count: int, *options: str, command: Path = TOWARD, cwd: Path | None = None, **settings: str
) -> Iterator[list[Server]]:
    """The same by several processes on one folder, all started before the first has said a word."""
    processes = [
        subprocess.Popen(
            [command, "serve", "--port", "0", *options],
            env=environment(TOWARD_DATA=str(data), **settings),
            cwd=cwd,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    try:
        yield [Server(process, _address(process)) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    assert process.stderr is not None
    for line in process.stderr:
        said.append(line)
        if found := re.match(r"toward is at (\S+)", line):
            return found[1]
    raise AssertionError("toward did not start: " + "".join(said))


def signed_up(address: str, name: str = "Ada") -> dict[str, str]:
    """Sign up over the wire; returns the cookies, which httpx would not send back over plain http."""
    form = {"name": name, "key": "own", "own": PASSPHRASE, "zone": "UTC"}
    answer = httpx.post(f"{address}/begin", data=form, headers={"Origin": address}, timeout=30)
    assert answer.status_code == 303, answer.status_code
    pairs = (header.split(";")[0].split("=", 1) for header in answer.headers.get_list("set-cookie"))
    return dict(pairs)
