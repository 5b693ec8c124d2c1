"""On which line of a TOML file a value stands.

tomllib keeps no lines. The file is cut into statements, each of which tomllib reads once by itself.
The time this takes grows with the length of the file and no faster, whatever stands in it.
"""

import re
import tomllib
from collections.abc import Iterator

from toward.catalogue.mistakes import Spot

# Strings and comments whole, so that no bracket in them counts; one that is not closed goes on to the end.
_TOKEN = re.compile(
    r'"""(?:\\.?|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[\[\]{}.\n]",
    re.DOTALL,
)
_DEEPEST = 12  # no shape of ours is deeper


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


def dots(text: str) -> Iterator[tuple[int, int]]:
    """For each line of any text how many dots stand in it outside strings and comments, where there are some."""
    line, count = 1, 0
    for token in _TOKEN.finditer(text + "\n"):
        count += token[0] == "."
        if "\n" in token[0]:
            if count:
                yield line, count
            line, count = line + token[0].count("\n"), 0


def last_begun(text: str) -> int:
    """The line on which the last statement begins: of a text that ends in the middle, the one that was not closed."""
    return max((line for line, _ in _statements(text)), default=1)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement of a TOML text with the line it begins on; one that is not closed goes on to the end."""
    start, line, begun, open_brackets = 0, 1, 1, 0
    for token in _TOKEN.finditer(text + "\n"):
        mark = token[0]
        line += mark.count("\n")
        open_brackets += (mark in ("[", "{")) - (mark in ("]", "}"))
        if (mark == "\n" and open_brackets == 0) or token.end() > len(text):
            statement = text[start : token.end()]
            if statement.strip() and not statement.lstrip().startswith("#"):
                yield begun, statement
            start, begun = token.end(), line


def _key(parsed: object) -> Spot:
    """The way to the first value of one parsed statement, through its tables."""
    way: Spot = ()
    while isinstance(parsed, dict) and parsed and len(way) < _DEEPEST:
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
