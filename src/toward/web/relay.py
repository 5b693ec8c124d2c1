"""Hints from one process to the others, over Redis.  What is sent means nothing to whoever reads along."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import RedisError

CHANNEL = "toward:changes"
TRY_AGAIN_SECONDS = 2
LISTEN_SECONDS = 10
MOST_WAITING = 1000

log = logging.getLogger("toward")


class Relay:
    """One subscriber and one sender of this process.  While Redis is away hints are lost, and nothing else is."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(
            url,
            socket_connect_timeout=LISTEN_SECONDS,
            socket_timeout=LISTEN_SECONDS,
            retry=Retry(NoBackoff(), 0),  # `run` tries again by itself
            max_connections=2,
        )
        self._own = secrets.token_hex(8)
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self._away = False

    def send(self, mark: str) -> None:
        """Pass a hint on; in the loop.  When too many wait, this one is dropped."""
        with suppress(asyncio.QueueFull):
            self._waiting.put_nowait(mark)

    async def run(self, heard: Callable[[str], None]) -> None:
        """Listen and send until cancelled; `heard` is told every hint of another process."""
        try:
            while True:
                try:
                    async with asyncio.TaskGroup() as both:
                        both.create_task(self._listen(heard))
                        both.create_task(self._send())
                except* (RedisError, OSError):
                    self._say_away()
                await asyncio.sleep(TRY_AGAIN_SECONDS)
        finally:
            await self._redis.aclose()

    async def _listen(self, heard: Callable[[str], None]) -> None:
        async with self._redis.pubsub() as subscriber:
            await subscriber.subscribe(CHANNEL)
            asked = False
            while True:
                message = await subscriber.get_message(timeout=LISTEN_SECONDS)
                if message is None:
                    if asked:
                        raise NotConnected("a line that is silent for so long is dead")
                    await subscriber.ping()
                    asked = True
                    continue
                asked = self._away = False
                if message["type"] == "message":
                    sender, _, mark = message["data"].decode().partition(" ")
                    if sender != self._own:
                        heard(mark)

    async def _send(self) -> None:
        while True:
            await self._redis.publish(CHANNEL, f"{self._own} {await self._waiting.get()}")

    def _say_away(self) -> None:
        if not self._away:
            log.warning("Redis is away: until it is back, a page hears only of what happens in its own process")
        self._away = True
