"""Handlers are ordinary functions and run in a thread; only what they stream is asynchronous."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, NamedTuple, ParamSpec, TypeVar, get_args, get_origin

from anyio import to_thread

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Given:
    """Marks a parameter that `in_thread` gives the handler: what `by` returns, called in the handler's own thread.

    What `by` itself asks for is given in the same way, or comes from the framework, as for a handler.
    """

    by: Callable[..., Any]


class _Giving(NamedTuple):
    name: str
    by: Callable[..., Any]
    needs: tuple[str, ...]


def in_thread(handler: Callable[P, T]) -> Callable[P, Awaitable[T]]:
    """Run a handler in a thread, so that a decryption or a query holds nobody else up.

    Whatever it is `Given` is worked out in that same thread: going to a thread and coming back costs more than
    to look up who is asking.  Without this decorator nobody fills a `Given` parameter, and the application does
    not start.  Litestar's own `sync_to_thread=True` wraps a handler twice when its path has a second method
    (GET and POST of one form), and then answers with a coroutine nobody awaits.
    """
    inside = signature(handler)
    asked: dict[str, Parameter] = {}
    order: list[_Giving] = []
    _plan(inside.parameters, asked, order)

    def work(values: dict[str, Any]) -> T:
        for name, by, needs in order:
            values[name] = by(**{need: values[need] for need in needs})
        return handler(**{name: values[name] for name in inside.parameters})  # type: ignore[call-arg]

    @wraps(handler)
    async def run(**values: Any) -> T:
        return await to_thread.run_sync(work, values)

    _show(run, inside.replace(parameters=[one.replace(kind=Parameter.KEYWORD_ONLY) for one in asked.values()]))
    return run  # type: ignore[return-value]


def _plan(parameters: Mapping[str, Parameter], asked: dict[str, Parameter], order: list[_Giving]) -> None:
    """Sort parameters into those asked of the framework and those given, whatever is needed first before the rest."""
    for name, parameter in parameters.items():
        given = _given(parameter)
        if given is None:
            asked.setdefault(name, parameter)
        elif all(name != giving.name for giving in order):
            needs = signature(given.by).parameters
            _plan(needs, asked, order)
            order.append(_Giving(name, given.by, tuple(needs)))


def _given(parameter: Parameter) -> Given | None:
    if get_origin(parameter.annotation) is not Annotated:
        return None
    return next((one for one in get_args(parameter.annotation) if isinstance(one, Given)), None)


def _show(run: Any, outside: Signature) -> None:
    """Let the framework, which fills a handler's parameters, see these and not those of the handler inside."""
    del run.__wrapped__
    run.__signature__ = outside
    run.__annotations__ = {name: parameter.annotation for name, parameter in outside.parameters.items()}
    run.__annotations__["return"] = outside.return_annotation
