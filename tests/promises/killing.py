"""Servers to be killed: the real `toward serve`, each in a process of its own, forked from one that is warm.

Run as a program it imports everything once, then forks a server for every line it reads, and says its process id.
`careless` servers answer before they have kept what was written: they must be caught.
"""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any

from litestar import Response
from litestar.response import Redirect

from toward import app, migrate  # noqa: F401
from toward.cli import main as toward
from toward.practice import doing


class Nursery:
    """A warm process that brings forth one server after another on a data folder."""

    def __init__(self, data: Path, kind: str = "careful") -> None:
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("TOWARD_", "PORT"))}
        self.process = subprocess.Popen(
            [sys.executable, __file__, kind],
            env=bare | {"TOWARD_DATA": str(data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate("")

    def kills(self, child: int) -> None:
        """Kill a server; one that has fallen by itself is a failure, with what was said."""
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            raise AssertionError(f"it had ended by itself: {self.process.communicate('')[1]}") from None

    def server(self, largest_file: int = 0) -> tuple[int, int]:
        """A new server, able to make no file larger than so many bytes (0: any); its process id and its port."""
        stdin, stdout, stderr = self.process.stdin, self.process.stdout, self.process.stderr
        assert stdin and stdout and stderr
        stdin.write(f"{largest_file}\n")
        stdin.flush()
        child, said = int(stdout.readline()), []
        for line in stderr:
            said.append(line)
            if "toward is at" in line:
                return child, int(line.strip().rpartition(":")[2])
        raise AssertionError("".join(said))


def bring_forth() -> None:
    """Fork a server for every line of standard input."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for the killed
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            if int(line):
                resource.setrlimit(resource.RLIMIT_FSIZE, (int(line), int(line)))
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            toward(["serve", "--port", "0"])
        print(child, flush=True)


def answer_before_keeping() -> None:
    """Say that an entry is there, and put it there a moment later."""
    finish = doing._finish

    def early(*given: Any) -> Response[Any]:
        Timer(0.1, finish, given).start()
        return Redirect(f"/entries/{given[2].id}/done", status_code=303)

    doing._finish = early


if __name__ == "__main__":
    if sys.argv[1] == "careless":
        answer_before_keeping()
    bring_forth()
