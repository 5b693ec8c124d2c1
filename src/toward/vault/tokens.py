"""Tokens that carry a sign-in, or a script's access: what the cookie holds, what the row holds, what it opens."""

import secrets

from toward.vault.boxes import KEY_BYTES, expand


def new_token() -> str:
    """Return 256 random bits, safe in a cookie or a URL (43 characters)."""
    return secrets.token_urlsafe(KEY_BYTES)


def token_key(token: str) -> bytes:
    """Return the key of 32 bytes under which a sign-in's slot holds the account key."""
    return expand(_bytes(token), "token/key")


def token_hash(token: str) -> bytes:
    """Return the 32 bytes by which a row knows its token; they tell nothing of `token_key`, so a dump opens nothing."""
    return expand(_bytes(token), "token/hash")


def _bytes(token: str) -> bytes:
    # A cookie may hold anything, even what is no Unicode text; that is an unknown token, not an error.
    return token.encode("utf-8", "surrogatepass")
