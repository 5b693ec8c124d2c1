"""On which line of a TOML file a value stands.

tomllib keeps no lines. The file is cut into statements by asking tomllib itself where each one ends, so the two
can never read it differently.
"""

import tomllib
from collections.abc import Iterator

from toward.catalogue.mistakes import Spot

_MAY_END = ("]", "}", '"""', "'''")


def lines(text: str) -> dict[Spot, int]:
    """The line of every table and key of a valid TOML text, by the way to it: ("stages", "main", "steps", 0, "id")."""
    found: dict[Spot, int] = {}
    lists: dict[Spot, int] = {}
    table: Spot = ()
    for line, statement in _statements(text):
        header = statement.lstrip().startswith("[")
        key = _key(tomllib.loads(statement))
        if not header:
            spot = table + key
            found.update((spot[:end], line) for end in range(len(table) + 1, len(spot) + 1) if spot[:end] not in found)
            continue
        if statement.lstrip().startswith("[["):
            within = _resolved(key[:-1], lists) + key[-1:]
            lists[within] = lists.get(within, -1) + 1
        table = _resolved(key, lists)
        found.update((table[:end], line) for end in range(1, len(table) + 1) if table[:end] not in found)
    return found


def line_of(found: dict[Spot, int], at: Spot) -> int:
    """The line of the nearest thing on the way to `at` that has one; 1 if nothing has."""
    return next((found[at[:end]] for end in range(len(at), 0, -1) if at[:end] in found), 1)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    pending, start = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not pending and (not line.strip() or line.lstrip().startswith("#")):
            continue
        start = start if pending else number
        pending += line + "\n"
        one_line = start == number
        if (one_line or any(mark in line for mark in _MAY_END)) and _whole(pending):
            yield start, pending
            pending = ""


def _whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except (ValueError, RecursionError):
        return False
    return True


def _key(parsed: object) -> Spot:
    """The way to the first value of one parsed statement, through its tables."""
    way: Spot = ()
    while isinstance(parsed, dict) and parsed:
        name = next(iter(parsed))
        way, parsed = (*way, name), parsed[name]
    return way


def _resolved(way: Spot, lists: dict[Spot, int]) -> Spot:
    """The way with the number of the latest item wherever it passes through a list of tables."""
    resolved: Spot = ()
    for name in way:
        resolved = (*resolved, name)
        if resolved in lists:
            resolved = (*resolved, lists[resolved])
    return resolved
