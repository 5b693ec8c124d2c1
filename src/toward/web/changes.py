"""The stream that says "something changed" and nothing else; what has changed, a GET tells."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toward.web.relay import Relay


class Changes:
    """Who is to be told, here and by a relay in other processes.

    A hint may be lost: the page is then as old as its last load, and nothing worse.
    """

    def __init__(self, relay: "Relay | None" = None) -> None:
        self._listening: dict[str, set[asyncio.Event]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._relay = relay
        self._ended = False

    @asynccontextmanager
    async def awake(self) -> AsyncIterator[None]:
        """While the server runs: streams know their loop, and other processes are listened to."""
        self._loop = asyncio.get_running_loop()
        hearing = asyncio.create_task(self._relay.run(self._tell)) if self._relay else None
        try:
            yield
        finally:
            if hearing:
                hearing.cancel()
                with suppress(asyncio.CancelledError):
                    await hearing

    def poke(self, account_id: str) -> None:
        """Tell every page of this person; from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has closed: nobody is listening any more
                self._loop.call_soon_threadsafe(self._tell_everywhere, _mark(account_id))

    def _tell_everywhere(self, mark: str) -> None:
        self._tell(mark)
        if self._relay is not None:
            self._relay.send(mark)

    def _tell(self, mark: str) -> None:
        for event in self._listening.get(mark, ()):
            event.set()

    def end(self) -> None:
        """Let every stream come to its end, without a word; called in the loop when the server is to stop."""
        self._ended = True
        for mark in self._listening:
            self._tell(mark)

    async def stream(self, account_id: str, still: Callable[[], Awaitable[bool]]) -> AsyncIterator[bytes]:
        """Server-sent events: a line for every change, a comment now and then so that a dead line is noticed.

        It ends once `still` says no: a line kept open must not tell for ever when somebody is there.
        """
        event, mark = asyncio.Event(), _mark(account_id)
        self._listening.setdefault(mark, set()).add(event)
        try:
            yield b"retry: 5000\n\n"
            while not self._ended:
                try:
                    await asyncio.wait_for(event.wait(), timeout=20)
                except TimeoutError:
                    if not await still():
                        return
                    yield b": here\n\n"
                    continue
                event.clear()
                if not self._ended:
                    yield b"data: changed\n\n"
                    if not await still():
                        return
        finally:
            events = self._listening[mark]
            events.discard(event)
            if not events:
                del self._listening[mark]


def _mark(account_id: str) -> str:
    """What stands for a person between processes: tells them apart, and names nobody."""
    return sha256(f"changes {account_id}".encode()).hexdigest()
