"""The fence round every answer: where it may come from, what the browser may do with it, who may keep it."""

import secrets
from typing import Any

from litestar import Request
from litestar.types import Message, Scope

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FENCE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # No address leaves this site. With "no-referrer" older browsers would send their forms without an origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}

NONCE = "{nonce}"
PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'nonce-{NONCE}' 'strict-dynamic'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
# As they are sent: an answer is fenced a thousand times as often as anybody reads this.
_FENCE = tuple((name.lower().encode(), value.encode()) for name, value in FENCE.items())
_FENCE_OF_HTTPS = ((b"strict-transport-security", b"max-age=31536000"), *_FENCE)


def from_elsewhere(request: Request[Any, Any, Any]) -> bool:
    """Whether a request that changes something was sent by another site (cross-site request forgery).

    Browsers say so themselves in `Sec-Fetch-Site`; older ones send `Origin` with every POST.  One that
    says neither is refused: no browser this program works in sends a form like that.
    """
    if request.method in SAFE_METHODS:
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    origin = request.headers.get("origin", "")
    return origin != f"{request.scope['scheme']}://{request.headers.get('host')}"


def is_sealed_way(request: Request[Any, Any, Any]) -> bool:
    """Whether the way to the browser is encrypted, or does not leave this machine."""
    # Not `request.url`: it cannot be made when somebody sends a host that is none.
    host = request.headers.get("host", "")
    name = host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]
    return request.scope["scheme"] == "https" or name in LOOPBACK


def new_nonce() -> str:
    """A value for one answer that lets its own scripts run and no others."""
    return secrets.token_urlsafe(16)


def page_headers(nonce: str) -> dict[str, str]:
    """The headers of an HTML page: nothing from elsewhere, nothing inline, nothing kept."""
    return {"Content-Security-Policy": PAGE_POLICY.replace(NONCE, nonce)}


async def fence(message: Message, scope: Scope) -> None:
    """The headers every answer carries, a refusal too; a page nobody gave other orders is kept by nobody."""
    if message["type"] != "http.response.start":
        return
    given = list(message["headers"])
    there = {name.lower() for name, _ in given}
    fence = _FENCE_OF_HTTPS if scope.get("scheme") == "https" else _FENCE
    message["headers"] = given + [header for header in fence if header[0] not in there]
