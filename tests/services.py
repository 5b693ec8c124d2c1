"""A real PostgreSQL and a real Redis, started for the tests in folders of their own and stopped after them."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
import redis
from sqlalchemy import create_engine

from toward.settings import Address

WITHOUT = os.environ.get("WITHOUT_SERVICES") == "1"
MISSING = "{} is not here: run tools/system-needs (make test does), or set WITHOUT_SERVICES=1 to leave it out"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_directories": ".",
    "max_connections": "200",
    "fsync": "off",  # here nobody pulls the plug
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
PATIENCE_SECONDS = 20


def find_postgresql() -> Path | None:
    """The folder of the newest PostgreSQL's programs; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def find_redis() -> Path | None:
    """The Redis server, or the one that took its place in Debian."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    return Path(found) if found else None


@dataclass
class Postgresql:
    """A server that runs; everybody who reaches its socket may do everything."""

    folder: Path
    _numbers: Iterator[int]

    def create(self, name: str | None = None, template: str = "template0") -> Address:
        """The address of a new database, empty or a copy of another one."""
        name = name or f"toward_{next(self._numbers)}"
        self.does(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Take a database away, whoever is connected."""
        name = address.partition("?")[0].rpartition("/")[2]
        self.does(f"DROP DATABASE {name} WITH (FORCE)")

    def does(self, statement: str) -> None:
        """One statement that wants no transaction."""
        engine = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def address(self, name: str) -> Address:
        """Where a database is reached."""
        return Address(f"postgresql+psycopg://postgres@/{name}?host={self.folder}")


@contextmanager
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL in a new folder, reached by a socket in it and by no port."""
    programs = find_postgresql()
    if programs is None:
        pytest.fail(MISSING.format("PostgreSQL"), pytrace=False)
    folder = Path(mkdtemp(prefix="toward-postgresql-"))
    # It refuses to run as root; Debian has made a user for it.
    user = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else os.geteuid()
    os.chown(folder, user, -1)
    made = [programs / "initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, user=user, cwd=folder)
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("w") as said:
        server = subprocess.Popen([programs / "postgres", "-D", folder, *settings], stderr=said, user=user, cwd=folder)
    running = Postgresql(folder, count())
    try:
        _wait(lambda: running.does("SELECT 1"), folder / "log")
        yield running
    finally:
        server.send_signal(signal.SIGINT)  # SIGTERM would wait until everybody has gone
        try:
            server.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


class Redis:
    """A Redis that can be stopped and started again at the same port, and keeps nothing."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program, self._folder = program, folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.url = Address(f"redis://127.0.0.1:{self.port}/0")
        self.client = redis.Redis(port=self.port)
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run, and answer."""
        settings = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        log = self._folder / "log"
        with log.open("w") as said:
            self._server = subprocess.Popen([self._program, *settings], cwd=self._folder, stdout=said)
        _wait(self.client.ping, log)

    def stop(self) -> None:
        """End at once, as when the power fails."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None


@contextmanager
def running_redis(folder: Path) -> Iterator[Redis]:
    """A Redis on a free port."""
    program = find_redis()
    if program is None:
        pytest.fail(MISSING.format("Redis"), pytrace=False)
    server = Redis(program, folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        server.client.close()


def _wait(answers: object, log: Path) -> None:
    assert callable(answers)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            answers()
            return
        except Exception:  # whatever it is, it is not ready; its log tells why
            if time.monotonic() > until:
                pytest.fail(log.read_text(), pytrace=False)
            time.sleep(0.05)
