"""The stream that says "something changed" and nothing else; what has changed, a GET tells."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress


class Changes:
    """Who is to be told, in this process.  A hint may be lost: the page is then as old as its last load."""

    def __init__(self) -> None:
        self._listening: dict[str, set[asyncio.Event]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = False

    def open(self) -> None:
        """Remember the loop the streams run in; called once it runs."""
        self._loop = asyncio.get_running_loop()

    def poke(self, account_id: str) -> None:
        """Tell every page of this person; from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has closed: nobody is listening any more
                self._loop.call_soon_threadsafe(self._tell, account_id)

    def _tell(self, account_id: str) -> None:
        for event in self._listening.get(account_id, ()):
            event.set()

    def end(self) -> None:
        """Let every stream come to its end, without a word; called in the loop when the server is to stop."""
        self._ended = True
        for account_id in self._listening:
            self._tell(account_id)

    async def stream(self, account_id: str, still: Callable[[], Awaitable[bool]]) -> AsyncIterator[bytes]:
        """Server-sent events: a line for every change, a comment now and then so that a dead line is noticed.

        It ends once `still` says no: a line kept open must not tell for ever when somebody is there.
        """
        event = asyncio.Event()
        self._listening.setdefault(account_id, set()).add(event)
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
            events = self._listening[account_id]
            events.discard(event)
            if not events:
                del self._listening[account_id]
