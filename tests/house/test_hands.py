"""The way from the loop to a thread and back, which every handler goes."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, Event, get_ident
from typing import Any

import pytest

from toward.web.hands import Hands, in_loop


class Word:
    """Something that a thread must not go on holding."""


def test_it_is_done_elsewhere_and_the_result_comes_back() -> None:
    async def ask() -> tuple[int, str]:
        return await Hands(1).do(lambda word: (get_ident(), word.upper()), "said")

    thread, said = asyncio.run(ask())
    assert said == "SAID"
    assert thread != get_ident()


@pytest.mark.parametrize("error", [ValueError("a"), KeyboardInterrupt()])
def test_what_is_raised_is_raised_here(error: BaseException) -> None:
    def act(_: None) -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        asyncio.run(Hands(1).do(act, None))
    assert raised.value is error


def test_also_what_a_future_would_not_take() -> None:
    with pytest.raises(RuntimeError):
        asyncio.run(Hands(1).do(lambda none: next(none), iter(())))


def test_one_after_the_other_needs_one_thread() -> None:
    async def ask() -> set[int]:
        hands = Hands(40)
        return {await hands.do(lambda _: get_ident(), None) for _ in range(50)}

    assert len(asyncio.run(ask())) == 1


def test_so_many_at_once_and_no_more_and_everything_in_the_end() -> None:
    together, most = Barrier(3), Hands(3)
    working: list[int] = []
    seen: list[int] = []

    def act(number: int) -> int:
        working.append(number)
        seen.append(len(working))
        together.wait(10)  # never passed by fewer than three
        working.remove(number)
        return number

    async def ask() -> list[int]:
        return await asyncio.gather(*(most.do(act, number) for number in range(12)))

    assert asyncio.run(ask()) == list(range(12))
    assert max(seen) == 3


def test_who_no_longer_waits_stops_nothing_and_the_next_is_served() -> None:
    hands, begun, going_on, ended = Hands(1), Event(), Event(), Event()

    def act(_: None) -> None:
        begun.set()
        assert going_on.wait(10)
        ended.set()

    async def leave() -> None:
        waiting = asyncio.create_task(hands.do(act, None))
        while not begun.is_set():
            await asyncio.sleep(0.001)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(leave())  # and its loop is closed
    going_on.set()
    assert asyncio.run(hands.do(lambda word: word, "next")) == "next"
    assert ended.is_set()


@pytest.mark.parametrize("act", [lambda word: [word], lambda word: 1 // len([word][1:])])
def test_a_thread_that_waits_holds_nothing(act: Callable[[Any], Any]) -> None:
    async def ask() -> bool:
        hands, word = Hands(1), Word()
        held = weakref.ref(word)
        with suppress(ZeroDivisionError):
            await hands.do(act, word)
        await hands.do(lambda _: None, None)
        del word
        return held() is None

    gc.disable()  # it has to be let go by itself, and not now and then
    try:
        assert asyncio.run(ask())
    finally:
        gc.enable()


def test_a_thread_can_have_something_awaited_in_the_loop_it_came_from() -> None:
    async def where() -> threading.Thread:
        return threading.current_thread()

    assert asyncio.run(Hands(1).do(lambda _: in_loop(where()), None)) is threading.current_thread()
