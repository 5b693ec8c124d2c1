"""`toward serve`: one process, or several on one port and one more that watches over them."""

import logging
import os
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from threading import Event, Thread
from typing import Any

import uvicorn
from litestar import Litestar

from toward.app import build
from toward.settings import Settings

GRACE_SECONDS = 3
DID_NOT_START = 1

log = logging.getLogger("toward")


def listen(host: str, port: int) -> socket.socket:
    """Take the port; 0 is any that is free.  Raises OSError.

    Answers leave at once.  asyncio asks for that by itself only where a socket was made for TCP by name, which
    `create_server` does not: an answer's body then waits 40 ms for word that its head has come.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=2048)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        changes: Any = self.config.app.state.changes  # type: ignore[union-attr]
        changes.end()  # an event stream never ends by itself
        await super().shutdown(sockets)


def serve_alone(app: Litestar, listener: socket.socket) -> bool:
    """Serve until a signal comes; False when it could not even start."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses hold ids, and when somebody was here is nobody's business
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = _Server(config)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    return server.started


def serve_together(settings: Settings, listener: socket.socket, workers: int) -> bool:
    """Serve by several processes until a signal comes; one that dies is replaced.  False when one could not start."""
    asked = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    running = [_begin(settings, listener) for _ in range(workers)]
    started = True
    while started and not asked.is_set():
        wait([worker.sentinel for worker in running], timeout=0.2)
        ended = [worker for worker in running if worker.exitcode is not None]
        started = all(worker.exitcode != DID_NOT_START for worker in ended)
        for worker in ended if started and not asked.is_set() else ():
            log.error("a worker ended and is replaced")
            running[running.index(worker)] = _begin(settings, listener)
    _end(running)
    return started


def _begin(settings: Settings, listener: socket.socket) -> SpawnProcess:
    worker = get_context("spawn").Process(target=_work, args=(settings, listener))
    worker.start()
    return worker


def _work(settings: Settings, listener: socket.socket) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches everybody; the one that watches passes it on
    Thread(target=_end_with_parent, daemon=True).start()
    if not serve_alone(build(settings), listener):
        raise SystemExit(DID_NOT_START)


def _end_with_parent() -> None:
    watcher = parent_process()
    assert watcher is not None
    watcher.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _end(running: Sequence[SpawnProcess]) -> None:
    for worker in running:
        worker.terminate()
    for worker in running:
        worker.join(GRACE_SECONDS + 1)
        worker.kill()  # does nothing to one that has ended
        worker.join()
