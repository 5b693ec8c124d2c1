"""Full disk (security.md, promise 5): "not saved" is said, the words are still in the form, nothing is corrupt."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.pages import Page
from tests.promises.killing import Nursery
from tests.promises.test_kill import Client, kept, ready
from tests.promises.world import Visited
from toward.db import Store

LONG = "Ein langer Abend, и ни слова о нём. " * 300
SENT: list[tuple[str, str, dict[str, str]]] = [
    ("owner", "/people", {"id": "01a0a0a0-0000-7000-8000-000000000001", "name": "Jonas", "kind": "a friend of mine"}),
    ("owner", "/drafts", {"practice": "journal", "stage": "main", "screen": "1", "page": LONG, "go": "next"}),
    ("owner", "/drafts/{draft}/1", {"page": "One line\r\n\r\n and <another>", "go": "next"}),
    ("owner", "/drafts/{draft}/1", {"page": "One line", "go": "later"}),
    ("owner", "/settings", {"zone": "Asia/Almaty", "idle": "5", "app_name": "days"}),
    ("locked", "/unlock", {"then": "/drafts/x/1", "kept.page": "words that wait behind the lock"}),
]


def test_a_disk_that_is_full_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    """A real server that may make no file larger than it has: the same error as a full disk, without being root."""
    folder = tmp_path / "data"
    token, answered, refused = ready(folder), [], []
    with Nursery(folder) as nursery:
        child, port = nursery.server(largest_file=400_000)
        client = Client(port, token)
        for _ in range(60):
            entry, status, page = client.writes(LONG)
            (answered if status == 303 else refused).append((entry, status, page))
            if len(refused) == 3:
                break
        page = Page(httpx.Response(200, text=refused[0][2]))
        assert [status for _, status, _ in refused] == [507, 507, 507]
        assert page.form("/drafts")["page"].replace("\r\n", "\n").strip() == LONG.strip()
        client.wire.request("GET", "/mine", headers=client.headers)
        assert client.wire.getresponse().status == 200
        nursery.kills(child)
        there = kept(folder, token)
        assert [entry for entry, *_ in answered if not there.get(entry)] == []
        assert len(there) == len(answered) > 3
        child, port = nursery.server()
        again = Client(port, token)
        assert again.writes(page.form("/drafts")["page"])[1] == 303
        nursery.kills(child)


@contextmanager
def full(self: Store, *concerns: str) -> Iterator[Session]:
    """What SQLite says when there is no room."""
    raise OperationalError("INSERT", {}, Exception("database or disk is full"))
    yield


@pytest.mark.parametrize(("role", "path", "form"), SENT, ids=[path for _, path, _ in SENT])
def test_the_page_that_says_so_has_every_field(
    visited: Visited, monkeypatch: pytest.MonkeyPatch, role: str, path: str, form: dict[str, str]
) -> None:
    person, where = visited.role(role), visited.world.told(path)
    secret = {"passphrase": "nine quiet otters under a tall lamp"} if path == "/unlock" else {}
    with monkeypatch.context() as disk:
        disk.setattr(Store, "write", full)
        page = person.post(where, form | secret)
    assert page.status == 507
    assert dict(page.form(where).fields) == form
    assert "nine quiet otters" not in page.html
    again = person.post(where, page.form(where).fields)
    if secret:  # is asked for once more, and the words still wait
        assert form.items() <= dict(again.form(where).fields).items()
    else:
        assert again.status == 303


@pytest.mark.parametrize("path", ["/today", "/mine", "/entries/{entry}", "/drafts/{draft}/1", "/look-back", "/people"])
def test_what_is_there_can_still_be_read(visited: Visited, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    owner = visited.role("owner")
    visited.clock.forward(minutes=5)  # the idle time would be put off, which is a write
    monkeypatch.setattr(Store, "write", full)
    assert owner.get(visited.world.told(path)).status == 200


def test_it_still_locks_at_its_time(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = visited.role("owner")
    monkeypatch.setattr(Store, "write", full)
    visited.clock.forward(minutes=9)
    assert owner.get("/today").status == 200
    visited.clock.forward(minutes=1)
    assert owner.get("/today").status == 403


def test_a_write_that_is_lost_would_be_noticed(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: were the error swallowed, the answer would be a redirect and no entry."""

    @contextmanager
    def swallows(self: Store, *concerns: str) -> Iterator[Any]:
        with Session(self.engine) as session:
            yield session
            session.rollback()

    owner, where = visited.role("owner"), f"/drafts/{visited.world.draft}/1"
    monkeypatch.setattr(Store, "write", swallows)
    assert owner.post(where, {"page": "A long day", "go": "next"}).status == 303
    assert owner.get(f"/entries/{visited.world.draft}").status == 404
