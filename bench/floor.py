"""The least a page of Today can cost: one query, the page's decrypts, Jinja2 rendering the same bytes. No framework.

What is opened is read as JSON too: nothing can be rendered of what nobody has read. What is left out is all else that
the page does: HTTP, who is asking, SQLAlchemy, the rules that choose what to show, every other query.
"""

import re
import sqlite3
from typing import Any
from unittest.mock import patch

from litestar import Response

from driving import Driver
from household import NOW, Household
from toward.core.record import decode
from toward.practice import today
from toward.practice.access import WINDOW_DAYS, today_of
from toward.vault import Place, entry_key, open_, open_keyring, open_slot, token_key
from toward.web import pages

ROWS = (
    "SELECT id, space_id, epoch, author_id, day, sealed FROM entries"
    " WHERE space_id = ? AND day >= date(?, ?) ORDER BY day DESC, id DESC"
)
ONCE_ONLY = re.compile(rb"'nonce-[^']*'|nonce=\"[^\"]*\"|name=\"id\" value=\"[^\"]*\"")
"""What differs from one answer to the next: the nonce of its scripts, the id that a draft would have."""


class Floor:
    """The floor of one person's Today. Its page is checked against the real one."""

    def __init__(self, home: Household, driver: Driver) -> None:
        self._home = home
        self._store = sqlite3.connect(home.file, isolation_level=None)
        self._asked = (home.me.ring.personal, today_of(home.me, NOW).isoformat(), f"-{WINDOW_DAYS} days")
        self._slot = self._one("SELECT id, sealed_key FROM sign_ins WHERE account_id = ?")
        self._ring = self._one("SELECT ring_version, ring FROM accounts WHERE id = ?")
        self._profile = self._one("SELECT version, epoch, sealed FROM profiles WHERE account_id = ?")
        self._template = pages.environment("en").get_template("practice/today.html")
        self._context, real = _context(driver)
        assert ONCE_ONLY.sub(b"", self.page()) == ONCE_ONLY.sub(b"", real), "the floor renders another page"

    def page(self) -> bytes:
        """The page, whole."""
        self._open_person()
        key = entry_key(self._home.me.ring.newest(self._home.me.ring.personal)[1])
        for entry, space, epoch, author, day, sealed in self._store.execute(ROWS, self._asked):
            decode(open_(key, sealed, Place("entries", entry, space, epoch, author, f"entry/1 {day} -")))
        return self._template.render(self._context).encode()

    def _open_person(self) -> None:
        me, account = self._home.me, self._home.me.account_id
        account_key = open_slot(token_key(self._home.token), self._slot[1], account, self._slot[0], "session")
        ring = open_keyring(account_key, self._ring[1], account, self._ring[0])
        version, epoch, sealed = self._profile
        place = Place("profiles", account, me.ring.personal, epoch, account, f"profile/1 {version}")
        open_(entry_key(ring.key(ring.personal, epoch)), sealed, place)

    def _one(self, query: str) -> Any:
        return self._store.execute(query, (self._home.me.account_id,)).fetchone()


def _context(driver: Driver) -> tuple[dict[str, Any], bytes]:
    """What a real answer was rendered from, and that answer."""
    taken: dict[str, Any] = {}

    def page(request: Any, template: str, **context: Any) -> Response[bytes]:
        taken.update(context, lang="en", nonce=pages.new_nonce(), signed_in=True, operator="")
        return pages.page(request, template, **context)

    with patch.object(today, "page", page):
        return taken, driver.get("/today").body
