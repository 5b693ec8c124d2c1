"""How often somebody may guess.

Nobody is ever locked out: a browser that has opened the account before has an allowance of its own.
"""

from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from litestar import Request

from toward.people.accounts import fold
from toward.people.signins import DEVICE_COOKIE
from toward.vault import token_hash

GUESSES = RateLimitItemPerMinute(10, 10)
NEW_ACCOUNTS = RateLimitItemPerMinute(20, 10)


class Allowance:
    """Counts in memory, atomically; by name and browser, never by network address."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def guess(self, request: Request[Any, Any, Any], login: str, known_here: bool) -> bool:
        """Spend one guess for a name; False when none is left.  Unknown browsers share one allowance a name."""
        token = request.cookies.get(DEVICE_COOKIE, "")
        browser = token_hash(token).hex() if known_here else "elsewhere"
        return self._limiter.hit(GUESSES, "guess", token_hash(fold(login)).hex(), browser)

    def guess_again(self, sign_in_id: str) -> bool:
        """Spend one guess at a lock screen, whose browser has been signed in before."""
        return self._limiter.hit(GUESSES, "again", sign_in_id)

    def new_account(self) -> bool:
        """Spend one of the new accounts of these ten minutes: each costs work and disk."""
        return self._limiter.hit(NEW_ACCOUNTS, "new")
