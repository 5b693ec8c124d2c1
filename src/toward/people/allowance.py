"""How often somebody may guess.

Nobody is ever locked out: a browser that has opened the account before has an allowance of its own.
"""

import logging
import time
from typing import Any

from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter
from litestar import Request

from toward.people.accounts import fold
from toward.people.signins import DEVICE_COOKIE
from toward.vault import token_hash

GUESSES = RateLimitItemPerMinute(10, 10)
MOST_NAMES = 2_000
NEW_ACCOUNTS = RateLimitItemPerMinute(20, 10)
ASK_AGAIN_SECONDS = 5

log = logging.getLogger("toward")


class Allowance:
    """Counts atomically; by name and browser, never by network address.

    In the memory of this process, or in Redis for all of them. While Redis is away each process counts for itself:
    that allows a guess more than it should, where refusing would lock everybody out.
    """

    def __init__(self, redis_url: str | None = None) -> None:
        self._storage = MemoryStorage()
        self._here = MovingWindowRateLimiter(self._storage)
        self._everywhere = MovingWindowRateLimiter(_in_redis(redis_url)) if redis_url else None
        self._away_until = 0.0

    def guess(self, request: Request[Any, Any, Any], login: str, known_here: bool) -> bool:
        """Spend one guess for a name; False when none is left.  Unknown browsers share one allowance a name."""
        token = request.cookies.get(DEVICE_COOKIE, "")
        browser = token_hash(token).hex() if known_here else "elsewhere"
        self._forget()
        return self._spend(GUESSES, "guess", token_hash(fold(login)).hex(), browser)

    def _forget(self) -> None:
        """Let go of names nobody has tried for ten minutes; the storage itself would keep every name for ever."""
        counted = self._storage.events
        if len(counted) > MOST_NAMES:
            now = time.time()
            for key in [key for key, tries in list(counted.items()) if all(one.expiry <= now for one in tries)]:
                counted.pop(key, None)

    def guess_again(self, sign_in_id: str) -> bool:
        """Spend one guess at a lock screen, whose browser has been signed in before."""
        return self._spend(GUESSES, "again", token_hash(sign_in_id).hex())

    def new_account(self) -> bool:
        """Spend one of the new accounts of these ten minutes: each costs work and disk."""
        return self._spend(NEW_ACCOUNTS, "new")

    def _spend(self, item: RateLimitItemPerMinute, *whose: str) -> bool:
        if self._everywhere is None or time.monotonic() < self._away_until:
            return self._here.hit(item, *whose)
        try:
            allowed = self._everywhere.hit(item, *whose)
        except StorageError:
            if not self._away_until:
                log.warning("Redis is away: until it is back, each process counts guesses for itself")
            # Nobody should wait for the same silence again and again.
            self._away_until = time.monotonic() + ASK_AGAIN_SECONDS
            return self._here.hit(item, *whose)
        self._away_until = 0.0
        return allowed


def _in_redis(url: str) -> RedisStorage:
    return RedisStorage(url, key_prefix="toward", wrap_exceptions=True, socket_connect_timeout=2, socket_timeout=2)
