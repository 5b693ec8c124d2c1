"""Handlers are ordinary functions and run in a thread; only the event stream is asynchronous."""

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from anyio import to_thread

P = ParamSpec("P")
T = TypeVar("T")


def in_thread(handler: Callable[P, T]) -> Callable[P, Awaitable[T]]:
    """Run a handler in a thread, so that a decryption or a query holds nobody else up.

    Litestar's own `sync_to_thread=True` wraps a handler twice when its path has a second method
    (GET and POST of one form), and then answers with a coroutine nobody awaits.
    """

    @wraps(handler)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return await to_thread.run_sync(partial(handler, *args, **kwargs))

    return run
