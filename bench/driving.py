"""Asking the application through its ASGI door, in this process: no socket and no server, but all that lies behind."""

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from household import Household
from toward.people.signins import SIGN_IN_COOKIE

BROWSER = (
    (b"host", b"127.0.0.1:8000"),
    (b"user-agent", b"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"),
    (b"accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
    (b"accept-language", b"en-GB,en;q=0.9"),
    (b"accept-encoding", b"gzip, deflate, br, zstd"),
    (b"sec-fetch-site", b"same-origin"),
)


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: bytes


class Driver:
    """A browser of the person of a household: one request at a time, each run to its last byte."""

    def __init__(self, home: Household) -> None:
        self._app = home.app
        self._cookie = (b"cookie", f"{SIGN_IN_COOKIE}={home.token}".encode())
        self._loop = asyncio.new_event_loop()
        self._started, self._ending = asyncio.Event(), asyncio.Event()

    def __enter__(self) -> Self:
        self._living = self._loop.create_task(self._live())
        self._loop.run_until_complete(self._started.wait())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ending.set()
        self._loop.run_until_complete(self._living)
        self._loop.close()

    async def _live(self) -> None:
        async with self._app.lifespan():
            self._started.set()
            await self._ending.wait()

    def get(self, path: str, times: int = 1) -> Answer:
        """GET a page that is there, some times over; the last answer."""
        return self._loop.run_until_complete(self._gets(path, times))

    def post(self, path: str, form: Sequence[tuple[str, str]]) -> Answer:
        """POST a form that leads on to another page."""
        answer = self._loop.run_until_complete(self._ask("POST", path, urlencode(form).encode()))
        assert answer.status == 303, answer.status
        return answer

    async def _gets(self, path: str, times: int) -> Answer:
        # In one run of the loop: at the end of each, its threads are let go.
        for _ in range(times):
            answer = await self._ask("GET", path, b"")
            assert answer.status == 200, answer.status
        return answer

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        status, parts = 0, list[bytes]()

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                parts.append(message.get("body", b""))

        await self._app(self._scope(method, path, len(body)), receive, send)  # type: ignore[arg-type]
        return Answer(status, b"".join(parts))

    def _scope(self, method: str, path: str, length: int) -> Any:
        form = [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", b"%d" % length)]
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [*BROWSER, self._cookie, *(form if method == "POST" else ())],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8000),
            "state": {},
        }
