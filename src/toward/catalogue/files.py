"""Reading one TOML file into one shape, with every mistake and its line."""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from toward.catalogue.lines import line_of, lines
from toward.catalogue.mistakes import Fault, Mistake
from toward.catalogue.shape import faults

Shaped = TypeVar("Shaped")
MOST_BYTES = 200_000


def read_file(
    file: Path, shape: type[Shaped], rules: Callable[[Shaped], Iterable[Fault]]
) -> tuple[Shaped | None, list[Mistake]]:
    """The file as `shape` if it has that shape and keeps the rules; else None and all its mistakes."""
    text, mistake = _text(file)
    if mistake:
        return None, [mistake]
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        return None, [_not_toml(file, error)]
    except RecursionError:
        return None, [Mistake(file, 1, "Brackets stand within brackets too deeply.", "Write it flatter.")]
    found = list(faults(raw, shape))
    shaped = None if found else msgspec.convert(raw, shape)
    if shaped is not None:
        found = list(rules(shaped))
    if not found:
        return shaped, []
    where = lines(text)
    return None, sorted(Mistake(file, line_of(where, fault.at), fault.reason, fault.cure) for fault in found)


def _text(file: Path) -> tuple[str, Mistake | None]:
    try:
        written = file.read_bytes()
    except FileNotFoundError:
        return "", Mistake(file, 1, "The file is not there.", "Write it; docs/practices.md shows one.")
    except OSError:
        return "", Mistake(file, 1, "The file cannot be read.", "See that it is a file and that you may read it.")
    if len(written) > MOST_BYTES:
        return "", Mistake(file, 1, f"The file is larger than {MOST_BYTES} bytes.", "Make it shorter.")
    try:
        return written.decode("utf-8").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        return "", Mistake(file, line, "This is not UTF-8 text.", "Save the file as UTF-8.")


def _not_toml(file: Path, error: ValueError) -> Mistake:
    said = str(error)
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", said)
    line = int(place[1]) if place and place[1] else _last_line(file)
    reason = f"This is not TOML: {said[: place.start()] if place else said}."
    return Mistake(file, line, reason, "Put text in quotes, and close every quote and bracket.")


def _last_line(file: Path) -> int:
    return max(1, len(file.read_bytes().splitlines()))
