"""Kill (security.md, promise 5): SIGKILL while it writes; what was answered is there and opens.  Full disk: said so.

`KILLS=1000` (make soak) kills more often.
"""

import os
import random
import threading
import time
from datetime import UTC, date, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from tests.people import Cast
from tests.promises.killing import Nursery
from toward.people.signins import SIGN_IN_COOKIE, Unlocked, look_up
from toward.spaces.entries import window

KILLS = int(os.environ.get("KILLS", "100"))
WRITERS = 3


class Client:
    """Somebody who writes one entry after another over a real wire."""

    def __init__(self, port: int, token: str) -> None:
        self.wire = HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {
            "Cookie": f"{SIGN_IN_COOKIE}={token}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def writes(self, words: str) -> tuple[str, int, str]:
        """One whole journal entry in one request; its id, the status, and the page."""
        entry = str(uuid4())
        form = {"id": entry, "practice": "journal", "stage": "main", "screen": "1", "page": words, "go": "next"}
        self.wire.request("POST", "/drafts", urlencode(form), self.headers)
        answer = self.wire.getresponse()
        page = answer.read().decode()
        if answer.status == 303:
            assert answer.headers["location"] == f"/entries/{entry}/done"
        return entry, answer.status, page


def write_until_killed(port: int, token: str, answered: list[str]) -> None:
    """Write as fast as the server lets; every entry it has answered for is noted."""
    client = Client(port, token)
    try:
        while True:
            entry, status, _ = client.writes("One evening among many, and what was said in it.")
            assert status == 303, status
            answered.append(entry)
    except (OSError, HTTPException):
        return


def kill_again_and_again(data: Path, token: str, times: int, kind: str = "careful") -> list[str]:
    """Start a server, let several write, kill it in the middle; all that was answered."""
    answered: list[str] = []
    when = random.Random(7)
    with Nursery(data, kind) as nursery:
        for _ in range(times):
            before = len(answered)
            child, port = nursery.server()
            writers = [
                threading.Thread(target=write_until_killed, args=(port, token, answered)) for _ in range(WRITERS)
            ]
            for writer in writers:
                writer.start()
            give_up = time.monotonic() + 20
            while len(answered) <= before and time.monotonic() < give_up:
                time.sleep(0.002)
            time.sleep(when.random() * 0.03)
            nursery.kills(child)
            for writer in writers:
                writer.join(30)
    return answered


def ready(folder: Path) -> str:
    """A data folder with Ada in it, signed in for the real time of today; her token."""
    with Cast(folder) as cast:
        cast.clock.now = datetime.now(UTC)
        ada = cast.signs_up("Ada")
        cast.alters("UPDATE sign_ins SET locks_at = ends_at")  # for a soak that takes longer than an hour
        return str(dict(ada.cookies)[SIGN_IN_COOKIE])


def kept(folder: Path, token: str) -> dict[str, bool]:
    """Every entry that is there, and whether it opens."""
    with Cast(folder) as cast, cast.store.read() as session:
        me = look_up(session, token, datetime.now(UTC))
        assert isinstance(me, Unlocked)
        assert cast.rows("PRAGMA integrity_check") == [("ok",)]
        return {one.id: one.plain is not None for one in window(session, me.ring, me.ring.personal, date.min)}


def test_no_answered_entry_is_lost_by_killing_and_every_row_opens(tmp_path: Path) -> None:
    token = ready(tmp_path / "data")
    answered = kill_again_and_again(tmp_path / "data", token, KILLS)
    assert len(answered) >= KILLS
    there = kept(tmp_path / "data", token)
    assert [entry for entry in answered if entry not in there] == []
    assert [entry for entry, opens in there.items() if not opens] == []


def test_a_server_that_answers_before_it_has_kept_is_caught(tmp_path: Path) -> None:
    token = ready(tmp_path / "data")
    answered = kill_again_and_again(tmp_path / "data", token, 3, kind="careless")
    there = kept(tmp_path / "data", token)
    assert [entry for entry in answered if entry not in there] != []
