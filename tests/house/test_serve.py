"""`toward serve` as a process: how it starts, what it refuses, how it stops."""

import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from toward.serving import listen

from .running import TOWARD, environment, serving, serving_many, signed_up


def test_it_answers_and_keeps_what_was_written(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        assert httpx.get(f"{server.address}/healthz", timeout=10).text == "ok"
        cookies = signed_up(server.address)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=5)
    with serving(tmp_path / "data") as again:
        assert httpx.get(f"{again.address}/settings", headers=sent(cookies), timeout=10).status_code == 200


def test_it_stops_within_five_seconds_of_sigterm_while_a_page_listens(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        cookies = signed_up(server.address)
        with httpx.stream("GET", f"{server.address}/changes", headers=sent(cookies), timeout=10) as stream:
            assert stream.status_code == 200
            heard = stream.iter_bytes()
            assert next(heard)  # the stream is open, and would stay so for ever
            asked = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(timeout=10)
            assert time.monotonic() - asked < 5
            assert b"changed" not in b"".join(heard)
        assert "Traceback" not in server.rest()


def test_five_that_start_at_once_on_an_empty_folder_all_serve(tmp_path: Path) -> None:
    with serving_many(tmp_path / "data", 5) as servers:
        cookies = signed_up(servers[0].address)
        for server in servers:
            assert httpx.get(f"{server.address}/settings", headers=sent(cookies), timeout=10).status_code == 200


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"TOWARD_OPERATER": "Ben"}, "TOWARD_OPERATER is not a setting"),
        ({"TOWARD_LEAVE_TO": "http://example.org/"}, "TOWARD_LEAVE_TO must be an https:// address"),
        ({"TOWARD_HELP": "/nowhere"}, "TOWARD_HELP is not a folder"),
        ({"TOWARD_HELP": "{bad_help}"}, "GB.toml:1: "),
        ({"TOWARD_PRACTICES": "/nowhere"}, "TOWARD_PRACTICES is not a folder"),
        ({"TOWARD_PRACTICES": "{bad_practices}"}, "practice.toml:2: `kind` names nothing known. Known are: feelings, "),
        ({"TOWARD_DATA": "{file}"}, "TOWARD_DATA: "),
        ({"TOWARD_DATA": "{no_store}"}, "file is not a database"),
        ({"PORT": "eighty"}, "'eighty' is not a valid"),
    ],
)
def test_bad_settings_are_refused_with_a_reason(tmp_path: Path, settings: dict[str, str], reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "no_store").mkdir()
    (tmp_path / "no_store" / "toward.sqlite3").write_text("This is a letter and not a database.")
    (tmp_path / "bad_help").mkdir()
    (tmp_path / "bad_help" / "GB.toml").write_text("number = 1")
    (tmp_path / "bad_practices" / "own").mkdir(parents=True)
    (tmp_path / "bad_practices" / "own" / "practice.toml").write_text("[[stages.main.steps]]\nkind = 'oblige'\n")
    places = {name: str(tmp_path / name) for name in ("file", "no_store", "bad_help", "bad_practices")}
    given = {"PORT": "0", "TOWARD_DATA": str(tmp_path / "data")}
    given |= {name: value.format(**places) for name, value in settings.items()}
    refused = subprocess.run(
        [TOWARD, "serve"], env=environment(**given), capture_output=True, text=True, timeout=20, check=False
    )
    assert refused.returncode == 2
    assert reason in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_practice_that_may_not_stand_is_refused_before_anything_is_made(tmp_path: Path, workers: str) -> None:
    (tmp_path / "practices" / "journal").mkdir(parents=True)
    settings = {
        "TOWARD_DATA": str(tmp_path / "data"),
        "TOWARD_PRACTICES": str(tmp_path / "practices"),
        "TOWARD_REDIS_URL": "redis://127.0.0.1:1",
    }
    refused = subprocess.run(
        [TOWARD, "serve", "--port", "0", "--workers", workers],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert refused.returncode == 2
    assert "practices/journal:1: There is no practice.toml in this folder. Write it" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "data").exists()


def test_a_port_in_use_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [TOWARD, "serve", "--port", str(port)],
            env=environment(TOWARD_DATA=str(tmp_path / "data")),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    assert refused.returncode == 1
    assert f"port {port}" in refused.stderr
    assert "in use" in refused.stderr
    assert not (tmp_path / "data").exists()


def test_an_answer_does_not_wait_for_word_that_its_beginning_has_come() -> None:
    with listen("127.0.0.1", 0) as ours, socket.create_server(("127.0.0.1", 0)) as common:
        assert at_once(ours)
        assert not at_once(common)  # as it would be otherwise


def at_once(listener: socket.socket) -> bool:
    with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
        return accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_what_it_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    there, new = tmp_path / "there", tmp_path / "new"
    there.mkdir(mode=0o755)
    with serving(there), serving(new):
        made = [new, *there.iterdir(), *new.iterdir()]
        assert len(made) >= 5
        assert not [path for path in made if path.stat().st_mode & 0o077]


def test_the_store_keeps_its_promises(tmp_path: Path) -> None:
    """WAL stays with the file; the other pragmas belong to each connection and are tested where it is opened."""
    with serving(tmp_path) as server:
        signed_up(server.address)
    with sqlite3.connect(tmp_path / "toward.sqlite3") as store:
        assert store.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def sent(cookies: dict[str, str]) -> dict[str, str]:
    """The header a browser would send; httpx keeps `Secure` cookies to https."""
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
