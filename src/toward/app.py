"""The application: every feature's routes, what they are given, and how every answer ends."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from litestar import Litestar, Request, Response
from litestar.datastructures import CacheControlHeader, State
from litestar.di import Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.static_files import create_static_files_router
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from toward import catalogue
from toward.bonds import routes as bonds_routes
from toward.care import routes as care_routes
from toward.care.help import load_help
from toward.db import Store, open_store
from toward.demo import looking as demo_looking
from toward.insight import routes as insight_routes
from toward.people import routes as people_routes
from toward.people.access import LockedNow
from toward.people.accounts import Stretching
from toward.people.allowance import Allowance
from toward.people.signins import lock_the_idle
from toward.people.unlocking import lock_screen
from toward.practice import routes as practice_routes
from toward.settings import Settings
from toward.vault import Damaged
from toward.web import common
from toward.web.changes import Changes
from toward.web.errors import damaged, not_saved, refused, something_broke
from toward.web.forms import provide_form
from toward.web.pages import STATIC, page
from toward.web.security import fence, from_elsewhere, is_sealed_way

LARGEST_BODY = 256 * 1024
SWEEP_SECONDS = 30
CHECKPOINT_EVERY = timedelta(days=1)
# A static file's address carries a mark of its content: another content has another address.
FOREVER = CacheControlHeader(public=True, max_age=365 * 24 * 3600, immutable=True)

ROUTES = [
    *people_routes.ROUTES,
    *practice_routes.ROUTES,
    *insight_routes.ROUTES,
    *bonds_routes.ROUTES,
    *care_routes.ROUTES,
    *demo_looking.ROUTES,
    *common.ROUTES,
]

log = logging.getLogger("toward")


def build(
    settings: Settings,
    *,
    store: Store | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    stretching: Stretching | None = None,
    offered: catalogue.Catalogue | None = None,
) -> Litestar:
    """The application for these settings.  Tests give a clock, a cheaper stretching, and a catalogue read before."""
    state = {
        "settings": settings,
        "store": store or open_store(settings.database),
        "clock": clock,
        "stretching": stretching or Stretching(),
        "allowance": Allowance(settings.redis_url),
        "changes": _changes(settings),
        "catalogue": offered or catalogue.load(settings.practices_folder),
        "help": load_help(settings.help_folder),
    }
    static = create_static_files_router("/static", [STATIC], cache_control=FOREVER, name="static")
    return Litestar(
        route_handlers=[*ROUTES, static],
        dependencies={"form": Provide(provide_form)},
        state=State(state),
        lifespan=[_awake],
        before_request=_gate,
        before_send=[fence],
        exception_handlers=_ways_to_end(),
        openapi_config=None,
        logging_config=None,
        request_max_body_size=LARGEST_BODY,
    )


def _ways_to_end() -> ExceptionHandlersMap:
    """What is answered when a handler could not."""
    return {
        LockedNow: _ask_passphrase,
        Damaged: damaged,
        OperationalError: not_saved,
        HTTPException: refused,
        Exception: something_broke,
    }


def _changes(settings: Settings) -> Changes:
    if settings.redis_url is None:
        return Changes()
    from toward.web.relay import Relay  # 20 MB that most have no use for

    return Changes(Relay(settings.redis_url))


async def _gate(request: Request[Any, Any, Any]) -> Response[Any] | None:
    """Nothing is changed from another site, and no word is asked for on a way that others can read."""
    if request.method == "OPTIONS" or "\0" in request.scope["path"]:
        # To the one the framework would tell which addresses exist; the other not every store can look for.
        raise NotFoundException
    if from_elsewhere(request):
        return page(request, "web/refused.html", status=403, too_large=False)
    path = request.scope["path"]
    public = path == "/healthz" or path.startswith("/static/")
    if not public and not is_sealed_way(request):
        return page(request, "web/open_way.html", status=403)
    return None


def _ask_passphrase(request: Request[Any, Any, Any], locked: LockedNow) -> Response[Any]:
    # What was asked for is asked for again; what was sent without a word cannot be, and is left to its button.
    again = request.method == "GET" or locked.kept
    path = request.scope["path"]
    return lock_screen(request, locked, path if again and path != "/" else "/today")


@asynccontextmanager
async def _awake(app: Litestar) -> AsyncIterator[None]:
    """While the server runs: streams know their loop, idle keys are dropped, the log is cut once a day."""
    sweeping = asyncio.create_task(_sweep(app))
    try:
        async with app.state.changes.awake():
            yield
    finally:
        sweeping.cancel()
        app.state.store.engine.dispose()


async def _sweep(app: Litestar) -> None:
    checkpointed: datetime = app.state.clock()
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        now: datetime = app.state.clock()
        try:
            await asyncio.to_thread(_drop_idle_keys, app, now)
            if app.state.store.uncut or now - checkpointed >= CHECKPOINT_EVERY:
                await asyncio.to_thread(app.state.store.checkpoint)
                checkpointed = now
        except SQLAlchemyError as error:
            # A full disk must not end the sweeping: it is tried again in half a minute.
            log.error("sweeping failed: %s", type(error).__name__)


def _drop_idle_keys(app: Litestar, now: datetime) -> None:
    with app.state.store.write() as session:
        lock_the_idle(session, now)
