"""How often somebody may guess.

Nobody is ever locked out: a browser that has opened the account before has an allowance of its own.
"""

from time import time
from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from litestar import Request

from toward.people.accounts import fold
from toward.people.signins import DEVICE_COOKIE
from toward.vault import token_hash

GUESSES = RateLimitItemPerMinute(10, 10)
MOST_NAMES = 2_000
NEW_ACCOUNTS = RateLimitItemPerMinute(20, 10)


class Allowance:
    """Counts in memory, atomically; by name and browser, never by network address."""

    def __init__(self) -> None:
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def guess(self, request: Request[Any, Any, Any], login: str, known_here: bool) -> bool:
        """Spend one guess for a name; False when none is left.  Unknown browsers share one allowance a name."""
        token = request.cookies.get(DEVICE_COOKIE, "")
        browser = token_hash(token).hex() if known_here else "elsewhere"
        self._forget()
        return self._limiter.hit(GUESSES, "guess", token_hash(fold(login)).hex(), browser)

    def _forget(self) -> None:
        """Let go of names nobody has tried for ten minutes; the storage itself would keep every name for ever."""
        counted = self._storage.events
        if len(counted) > MOST_NAMES:
            now = time()
            for key in [key for key, tries in list(counted.items()) if all(one.expiry <= now for one in tries)]:
                counted.pop(key, None)

    def guess_again(self, sign_in_id: str) -> bool:
        """Spend one guess at a lock screen, whose browser has been signed in before."""
        return self._limiter.hit(GUESSES, "again", sign_in_id)

    def new_account(self) -> bool:
        """Spend one of the new accounts of these ten minutes: each costs work and disk."""
        return self._limiter.hit(NEW_ACCOUNTS, "new")
