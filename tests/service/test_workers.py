"""`toward serve --workers 2`: two processes on one port, and one that watches over them."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.house.running import TOWARD, Server, environment, serving, signed_up
from tests.services import Redis
from toward.settings import Address

pytestmark = [pytest.mark.services]
PATIENCE = 30.0


@pytest.fixture
def served(where: Path | Address, redis: Redis, tmp_path: Path) -> Iterator[Server]:
    settings = {"TOWARD_DATABASE_URL": str(where), "TOWARD_REDIS_URL": str(redis.url)}
    with serving(tmp_path / "data", "--workers", "2", **settings) as server:
        workers(server, redis)
        yield server


def serves(child: psutil.Process) -> bool:
    """Whether it is a worker that lives, and not what Python itself starts beside them."""
    return child.status() != psutil.STATUS_ZOMBIE and "spawn_main" in " ".join(child.cmdline())


def workers(server: Server, redis: Redis, but: int = 0) -> list[psutil.Process]:
    """The two that serve, once both do."""
    end = time.monotonic() + PATIENCE
    while True:
        found = [child for child in psutil.Process(server.process.pid).children() if serves(child)]
        listening = dict(redis.client.pubsub_numsub("toward:changes"))[b"toward:changes"]
        if len(found) == 2 and listening == 2 and but not in [one.pid for one in found]:
            return found
        assert time.monotonic() < end, "there are not two"
        time.sleep(0.1)


def test_both_serve_and_one_that_dies_is_replaced(served: Server, redis: Redis) -> None:
    cookies = signed_up(served.address)
    sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    first = workers(served, redis)[0]
    first.kill()
    workers(served, redis, but=first.pid)
    for _ in range(6):
        assert httpx.get(f"{served.address}/settings", headers=sent, timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_them_all_soon(served: Server, redis: Redis, how: signal.Signals) -> None:
    both = workers(served, redis)
    asked = time.monotonic()
    served.process.send_signal(how)
    assert served.process.wait(PATIENCE) == 0
    assert time.monotonic() - asked < 10
    assert not [one for one in both if one.is_running()]
    assert served.rest() == ""


def test_they_end_with_the_one_that_watches(served: Server, redis: Redis) -> None:
    both = workers(served, redis)
    served.process.kill()
    psutil.wait_procs(both, PATIENCE)
    assert not [one for one in both if one.is_running()]


def test_several_without_redis_are_refused(tmp_path: Path) -> None:
    refused = subprocess.run(
        [TOWARD, "serve", "--port", "0", "--workers", "2"],
        env=environment(TOWARD_DATA=str(tmp_path / "data")),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert refused.returncode == 2
    assert "TOWARD_REDIS_URL" in refused.stderr
    assert not (tmp_path / "data").exists()


def test_a_database_that_is_not_there_is_said_without_its_password(tmp_path: Path) -> None:
    settings = {"TOWARD_DATABASE_URL": "postgresql://ada:nine-otters@127.0.0.1:1/toward", "TOWARD_DATA": str(tmp_path)}
    refused = subprocess.run(
        [TOWARD, "serve", "--port", "0"],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert refused.returncode == 2
    assert "TOWARD_DATABASE_URL: " in refused.stderr
    assert "otters" not in refused.stderr
    assert "Traceback" not in refused.stderr
