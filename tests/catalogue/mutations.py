"""Ways in which a TOML file can be other than it was: lines moved and cut, values of another kind, parts gone."""

import json
import math
import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

VALUES = st.sampled_from(
    [
        "1", "-1", "0", "true", '""', '"x"', "[]", "{}", "[[]]", "nan", "-inf", "2026-01-01", "12:30:00", "1e400",
        '"""', "'''", '"\\u0000"', '"{person}"', '"[[{a}"', '["a", 1]', "[{}]", "9" * 30, '"' + "x" * 500 + '"', "\x7f",
        '{ step = 1, is = "x" }', "{ a = { b = { c = 1 } } }", '"any"', '"main"', "1979-05-27T00:32:00.999999-07:00",
        "0x" + "f" * 5_000, "[" * 90 + "]" * 90, "9223372036854775808", "{ a.b.c = 1 }",
    ]
)  # fmt: skip
any_bytes = st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """The text with lines dropped, doubled, moved, given another value or key, cut short, or noise between them."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(lines) - 1)))
        how = draw(st.sampled_from(["drop", "double", "move", "value", "key", "cut", "noise"]))
        line = lines[place] if lines else ""
        if how == "drop":
            lines[place : place + 1] = []
        elif how == "double":
            lines[place:place] = [line]
        elif how == "move":
            lines[place:place] = [draw(st.sampled_from(text.splitlines()))]
        elif how == "value":
            lines[place : place + 1] = [re.sub(r"=.*", lambda _: f"= {draw(VALUES)}", line)]
        elif how == "key":
            lines[place : place + 1] = [draw(st.sampled_from(["a", "''", "steps", "id", "stages.main"])) + " " + line]
        elif how == "cut":
            lines[place : place + 1] = [line[: draw(st.integers(0, len(line)))]]
        else:
            lines[place:place] = [draw(st.text(max_size=8))]
    return "\n".join(lines)


@st.composite
def mixed_up(draw: st.DrawFn, text: str) -> str:
    """Valid TOML with the values of this text swapped, gone, or of another kind."""
    raw = tomllib.loads(text)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(_spots(raw))
        if not spots:
            break
        holder, key = draw(st.sampled_from(spots))
        how = draw(st.sampled_from(["drop", "swap", "swap", "number", "other", "deep"]))
        if how == "drop":
            del holder[key]
        elif how == "swap":
            other, its = draw(st.sampled_from(spots))
            holder[key] = deepcopy(other[its])
        elif how == "number":
            holder[key] = draw(st.sampled_from([0, 1, 2, 3, 5, 10, 24, 40, 100, 120, 300, 10**18, -1]))
        elif how == "other":
            others = [
                None,
                True,
                "any",
                "person",
                "",
                "x" * 401,
                "{thing}",
                math.nan,
                date(2026, 1, 1),
                time(1),
                [],
                {},
            ]
            holder[key] = draw(st.sampled_from([*others, datetime(2026, 1, 1, tzinfo=UTC)]))
        else:
            holder[key] = {"a": [holder[key], {"b": [holder[key]]}]}
    return "\n".join(f"{json.dumps(key)} = {_spelt(value)}" for key, value in raw.items())


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        yield value, key
        yield from _spots(inner)


def _spelt(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_spelt(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_spelt, value)) + "]"
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date | time) else str(value)
