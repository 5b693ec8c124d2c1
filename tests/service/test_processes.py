"""Several processes on one store: changes are heard in the others, guesses counted together, and Redis may fail."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.house.running import PASSPHRASE, Server, serving_many, signed_up
from tests.services import Redis
from toward.settings import Address

pytestmark = [pytest.mark.services]
PATIENCE = 20.0


@pytest.fixture
def two(where: Path | Address, redis: Redis, tmp_path: Path) -> Iterator[Sequence[Server]]:
    """Two servers that know one another only by what they share: a store and a Redis."""
    settings = {"TOWARD_DATABASE_URL": str(where), "TOWARD_REDIS_URL": str(redis.url)}
    with serving_many(tmp_path / "data", 2, **settings) as servers:
        yield servers


def sent(cookies: dict[str, str], server: Server) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Origin": server.address}


def writes_elsewhere(server: Server, cookies: dict[str, str]) -> None:
    """Something that every page of the person is told of: here, locking."""
    locked = httpx.post(f"{server.address}/lock", headers=sent(cookies, server), timeout=PATIENCE)
    assert locked.status_code == 303


def guesses(server: Server, name: str = "Ada") -> int:
    form = {"name": name, "passphrase": "these are five other words"}
    return httpx.post(
        f"{server.address}/sign-in", data=form, headers={"Origin": server.address}, timeout=PATIENCE
    ).status_code


@contextmanager
def listening(server: Server, cookies: dict[str, str]) -> Iterator[Iterator[bytes]]:
    """The event stream of a page, opened and ready."""
    with httpx.stream("GET", f"{server.address}/changes", headers=sent(cookies, server), timeout=PATIENCE) as stream:
        heard = stream.iter_bytes()
        assert next(heard).startswith(b"retry")
        yield heard


def until_heard(redis: Redis, processes: int) -> None:
    """Wait until so many processes listen at Redis."""
    end = time.monotonic() + PATIENCE
    while dict(redis.client.pubsub_numsub("toward:changes"))[b"toward:changes"] < processes:
        assert time.monotonic() < end, "nobody listens"
        time.sleep(0.05)


@pytest.mark.both_stores
def test_a_change_in_one_process_is_heard_in_the_other(two: Sequence[Server], redis: Redis) -> None:
    here, there = two
    cookies = signed_up(here.address)
    until_heard(redis, 2)
    with listening(there, cookies) as heard:
        writes_elsewhere(here, cookies)
        assert next(heard) == b"data: changed\n\n"


@pytest.mark.both_stores
def test_guesses_are_counted_together(two: Sequence[Server]) -> None:
    assert [guesses(two[number % 2]) for number in range(12)] == [422] * 10 + [429] * 2


def test_what_redis_is_told_names_nobody(two: Sequence[Server], redis: Redis) -> None:
    here = two[0]
    until_heard(redis, 2)
    with redis.client.monitor() as everything:
        cookies = signed_up(here.address, "Augustina")
        account = httpx.get(f"{here.address}/settings", headers=sent(cookies, here), timeout=PATIENCE)
        assert account.status_code == 200
        writes_elsewhere(here, cookies)
        assert guesses(here, "Augustina") == 422
        said = []
        while "PUBLISH" not in "".join(said) or "guess" not in "".join(said):
            said.append(str(everything.next_command()["command"]))
    told = "".join(said).casefold()
    assert not [secret for secret in ("augustina", PASSPHRASE, *cookies.values()) if secret.casefold() in told]
    assert not [one for one in told.split() if one.count("-") == 4], "an id is in the clear"


def test_while_redis_is_away_nothing_breaks_and_afterwards_all_is_well(two: Sequence[Server], redis: Redis) -> None:
    here, there = two
    cookies = signed_up(here.address)
    until_heard(redis, 2)
    redis.stop()
    with listening(here, cookies) as heard:
        writes_elsewhere(here, cookies)
        assert next(heard) == b"data: changed\n\n"  # in its own process it is heard all the same
    assert httpx.get(f"{there.address}/healthz", timeout=PATIENCE).status_code == 200
    assert [guesses(here) for _ in range(11)] == [422] * 10 + [429]  # counted by this process alone
    assert guesses(there) == 422
    redis.start()
    until_heard(redis, 2)
    with listening(there, cookies) as heard:
        writes_elsewhere(here, cookies)
        assert next(heard) == b"data: changed\n\n"
    for server in two:
        server.process.terminate()
        server.process.wait(PATIENCE)
        said = [line for line in server.rest().splitlines() if line]
        assert sum("a page hears only" in line for line in said) == 1
        assert sum("counts guesses for itself" in line for line in said) <= 1
        assert len(said) <= 2, said


def test_it_starts_while_redis_is_away_and_finds_it_later(where: Path | Address, redis: Redis, tmp_path: Path) -> None:
    redis.stop()
    with serving_many(tmp_path / "data", 1, TOWARD_DATABASE_URL=str(where), TOWARD_REDIS_URL=str(redis.url)) as servers:
        assert httpx.get(f"{servers[0].address}/healthz", timeout=PATIENCE).status_code == 200
        redis.start()
        until_heard(redis, 1)
