"""Addresses that belong to no feature: is it alive, and what it is called on a home screen."""

from typing import Any

from litestar import MediaType, Request, Response, get

from toward.web.language import mark, text
from toward.web.pages import language_of, static_address
from toward.web.threads import in_thread

# What a home screen or a task list may show instead of the program's own name (S4).
APP_NAMES = {"toward": "toward", "notes": mark("Notes"), "days": mark("Days")}


@get("/healthz")
@in_thread
def healthz(request: Request[Any, Any, Any]) -> Response[str]:
    """200 when the store answers, 503 when it does not."""
    try:
        alive = request.app.state.store.answers()
    except Exception:  # whatever it is, the one who asks wants to know that it does not answer
        alive = False
    return Response("ok" if alive else "no", status_code=200 if alive else 503, media_type=MediaType.TEXT)


@get("/manifest.webmanifest")
@in_thread
def manifest(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """What a phone needs to put the page on its home screen, under a name that says as little as one likes."""
    name = request.query_params.get("name", "")
    chosen = name if name in APP_NAMES else "toward"
    shown = text(language_of(request), APP_NAMES[chosen])
    return Response(
        {
            "name": shown,
            "short_name": shown,
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf7f1",
            "theme_color": "#fbf7f1",
            "icons": [
                {"src": static_address(f"icons/{chosen}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
                for size in (192, 512)
            ],
        },
        media_type="application/manifest+json",
    )


ROUTES = [healthz, manifest]
