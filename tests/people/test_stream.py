"""The stream that says "something changed": it ends with the sign-in it was opened under."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.people import Cast, Somebody
from toward.web.changes import Changes


@pytest.mark.parametrize("lasts", [True, False])
def test_a_line_kept_open_tells_nothing_after_its_sign_in_has_ended(lasts: bool) -> None:
    async def listen() -> list[bytes]:
        async def still() -> bool:
            return lasts

        heard = []
        changes = Changes()
        async with changes.awake():
            stream = changes.stream("ada", still)
            heard.append(await anext(stream))
            for _ in range(2):
                changes.poke("ada")
                await asyncio.sleep(0)
                try:
                    heard.append(await asyncio.wait_for(anext(stream), timeout=2))
                except StopAsyncIteration:
                    break
            await stream.aclose()
        return heard

    # In a thread of its own: a browser test of the same process leaves a loop running in the main one.
    with ThreadPoolExecutor(max_workers=1) as apart:
        told = apart.submit(asyncio.run, listen()).result()[1:]
    assert told == [b"data: changed\n\n"] * (2 if lasts else 1)


def test_leaving_in_one_window_tells_the_others(cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(cast.app.state.changes, "poke", told.append)
    ada.get("/leave")
    assert len(told) == 1
    cast.visitor().get("/leave")
    assert len(told) == 1
