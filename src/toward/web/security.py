"""The fence round every answer: where it may come from, what the browser may do with it, who may keep it."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


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
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc != request.headers.get("host")


def is_sealed_way(request: Request[Any, Any, Any]) -> bool:
    """Whether the way to the browser is encrypted, or does not leave this machine."""
    return request.url.scheme == "https" or request.url.hostname in LOOPBACK


def new_nonce() -> str:
    """A value for one answer that lets its own scripts run and no others."""
    return secrets.token_urlsafe(16)


def page_headers(nonce: str) -> dict[str, str]:
    """The headers of an HTML page: nothing from elsewhere, nothing inline, nothing kept."""
    policy = {
        "default-src": "'none'",
        "script-src": f"'nonce-{nonce}' 'strict-dynamic'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return {"Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items())}


async def fence(response: Response[Any]) -> Response[Any]:
    """The headers every answer carries; a page nobody gave other orders is kept by nobody."""
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()")
    return response
