"""Two acts that cost something by nature: a write waits for the disk, an unlock for Argon2."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from driving import Driver
from household import NOW, PASSPHRASE, Household, household
from table import Line, line
from timing import each, turn_about
from toward.people.allowance import Allowance
from toward.practice.access import Unfinished
from toward.spaces.drafts import begin_draft
from toward.spaces.ids import new_id
from toward.vault import STANDARD, new_salt, passphrase_key

WRITES = 100
SENTENCE = "I keep saying that I am not tired, and I have been tired since the week your mother came to stay."
ANSWERS = {"about-what": "worry", "person": "partner", "sentence": SENTENCE, "share": "keep"}
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
INSERT = "INSERT INTO entries (id, space_id, epoch, author_id, day, sealed) VALUES (?, ?, 1, ?, ?, ?)"


def write_against_insert(folder: Path) -> Line:
    """The last form of a practice sent, until its answer, against one insert of a row of that size, committed."""
    home, peer = household(folder / "home"), household(folder / "peer")
    drafts = iter(_drafts(home, WRITES + 1))
    with Driver(home) as browser:
        ratio = turn_about(
            each(lambda: _finish(browser, next(drafts))),
            each(_inserting(peer, home)),
            rounds=WRITES,
            clock=time.perf_counter,
        )
    return line("a write: a draft into an entry", "one insert with fsync", ratio, aim=5, unit="ms")


def unlock_against_argon2(folder: Path) -> Line:
    """Processor time of the lock screen's answer, against one run of Argon2 at the cost passphrases have."""
    home, salt = household(folder, cost=STANDARD), new_salt()
    with Driver(home) as browser:
        ratio = turn_about(
            each(lambda: _unlock(browser, home)), each(lambda: passphrase_key(PASSPHRASE, salt)), rounds=9
        )
    return line("unlock", "one run of Argon2", ratio, aim=1.1, unit="ms")


def _drafts(home: Household, count: int) -> list[str]:
    """Drafts with everything answered but for the last button."""
    held = Unfinished(practice="one-honest-sentence", version=1, stage="main", about="partner", at=2, answers=ANSWERS)
    ids = [new_id(NOW) for _ in range(count)]
    with home.store.write() as session:
        for draft in ids:
            begin_draft(
                session,
                home.me.ring,
                draft_id=draft,
                author=home.me.account_id,
                day=NOW.date(),
                plain=msgspec.json.encode(held),
            )
    return ids


def _finish(browser: Driver, draft: str) -> None:
    browser.post(f"/drafts/{draft}/2", [("sentence", SENTENCE), ("share", "keep"), ("go", "next")])


def _inserting(peer: Household, home: Household) -> Callable[[], None]:
    """One row into another store like it, by the driver alone, with everything that makes it safe."""
    store = sqlite3.connect(peer.file, isolation_level=None)
    for pragma in PRAGMAS:
        store.execute(f"PRAGMA {pragma}")
    sealed = os.urandom(_size_of_a_row(home))

    def insert() -> None:
        store.execute("BEGIN IMMEDIATE")
        store.execute(INSERT, (new_id(NOW), peer.me.ring.personal, peer.me.account_id, NOW.date().isoformat(), sealed))
        store.execute("COMMIT")

    return insert


def _size_of_a_row(home: Household) -> int:
    """The size of what a finished draft leaves."""
    with Driver(home) as browser:
        draft = _drafts(home, 1)[0]
        _finish(browser, draft)
    with sqlite3.connect(home.file) as store:
        size: int = store.execute("SELECT length(sealed) FROM entries WHERE id = ?", (draft,)).fetchone()[0]
    return size


def _unlock(browser: Driver, home: Household) -> None:
    home.app.state.allowance = Allowance()  # ten guesses in ten minutes would not be enough
    browser.post("/unlock", [("passphrase", PASSPHRASE), ("then", "/today")])
