"""Threads that wait for work, and a way from the loop to one of them and back."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread, local
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
_here = local()


class _Work(NamedTuple):
    """What to do, and whom to tell of it: a loop, and there the future of its result and its error."""

    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[tuple[Any, BaseException | None]]"
    act: Callable[..., Any]
    on: Any


class Hands:
    """Some threads, `most` at once: made when all others are busy, and then kept as long as the process lives.

    The same as a thread pool of the standard library or anyio's, without what those can do besides.  Every page goes
    this way, and theirs takes 50 and 100 us longer, for a second future, locks, and further rounds of the loop.
    """

    def __init__(self, most: int) -> None:
        self._waiting: SimpleQueue[_Work] = SimpleQueue()
        self._free, self._room = 0, most
        self._counting = Lock()

    async def do(self, act: Callable[[Any], T], on: Any) -> T:
        """Do something in a thread; what it returns or raises.  It is done to its end, whoever stops waiting for it."""
        result, error = await self._send(act, on)
        if error is None:
            return result  # type: ignore[no-any-return]
        try:
            raise error
        finally:
            del error  # it holds this frame, and the frame would hold it and all that was sent

    def _send(self, act: Callable[[Any], Any], on: Any) -> "asyncio.Future[tuple[Any, BaseException | None]]":
        loop = asyncio.get_running_loop()
        done: asyncio.Future[tuple[Any, BaseException | None]] = loop.create_future()
        self._make_room()
        self._waiting.put(_Work(loop, done, act, on))
        return done

    def _make_room(self) -> None:
        with self._counting:
            if self._free:
                self._free -= 1
            elif self._room:
                self._room -= 1
                Thread(target=self._serve, name="handler", daemon=True).start()

    def _serve(self) -> None:
        while True:
            self._serve_one()

    def _serve_one(self) -> None:
        # In a frame of its own: a thread that waits holds nothing of what it did last, which may be somebody's words.
        work = self._waiting.get()
        _here.loop = work.loop
        result, error = None, None
        try:
            result = work.act(work.on)
        except BaseException as raised:
            error = raised
        with self._counting:
            self._free += 1
        with suppress(RuntimeError):  # the loop has closed: nobody waits any more
            work.loop.call_soon_threadsafe(_tell, work.done, result, error)
        del work, error  # an error holds this frame too


def _tell(done: "asyncio.Future[tuple[Any, BaseException | None]]", result: Any, error: BaseException | None) -> None:
    if not done.done():  # as it is when whoever waited was cancelled
        done.set_result((result, error))


def in_loop(asked: Coroutine[Any, Any, T]) -> T:
    """From within such a thread: have something awaited in the loop that sent the work."""
    loop: asyncio.AbstractEventLoop = _here.loop
    return asyncio.run_coroutine_threadsafe(asked, loop).result()
