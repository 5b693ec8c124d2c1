"""Reading one TOML file into one shape, with every mistake and its line."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from toward.catalogue.lines import line_of, lines
from toward.catalogue.mistakes import Fault, Mistake
from toward.catalogue.shape import faults, what_remains
from toward.catalogue.toml import parse, read_text

Shaped = TypeVar("Shaped")


def read_file(
    file: Path, shape: type[Shaped], rules: Callable[[Shaped], Iterable[Fault]]
) -> tuple[Shaped | None, list[Mistake]]:
    """The file as `shape`, and all its mistakes.

    With mistakes it is what could be made of the rest, so that this can be looked at too, or None.
    """
    text, mistakes = read_text(file)
    raw = None
    if not mistakes:
        raw, mistakes = parse(file, text)
    if raw is None:
        return None, mistakes
    found = list(faults(raw, shape))
    shaped = _shaped(raw, shape, found)
    if shaped is not None:
        found += rules(shaped)
    if not found:
        return shaped, []
    where = lines(text)
    return shaped, sorted(Mistake(file, line_of(where, fault.at), fault.reason, fault.cure) for fault in found)


def _shaped(raw: dict[str, object], shape: type[Shaped], found: list[Fault]) -> Shaped | None:
    if found and not what_remains(raw, found):
        return None
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError:
        return None
