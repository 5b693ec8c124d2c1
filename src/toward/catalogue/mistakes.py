"""What is wrong in a file somebody wrote: where, why, and what to do about it."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import force_setattr

Spot = tuple[str | int, ...]
LONGEST = 300


class Mistake(Struct, frozen=True, order=True):
    """One mistake: the file, its line (1 if it is the whole file), the reason, the cure.

    Reason and cure are one printable line each, whatever they quote: nothing in a file may steer a terminal.
    """

    file: Path
    line: int
    reason: str
    cure: str

    def __post_init__(self) -> None:
        force_setattr(self, "reason", _printable(self.reason))
        force_setattr(self, "cure", _printable(self.cure))

    def __str__(self) -> str:
        return f"{_printable(str(self.file), len(str(self.file)))}:{self.line}: {self.reason} {self.cure}"


class Fault(Struct, frozen=True):
    """A mistake before its line is known: `at` is the way to it through the file's tables and lists.

    `unknown` is a key nobody asks for: without it the rest means what it would have meant.
    """

    at: Spot
    reason: str
    cure: str
    unknown: bool = False


class BrokenCatalogue(Exception):
    """The catalogue cannot be loaded; `mistakes` says all of why."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def _printable(text: str, longest: int = LONGEST) -> str:
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in text)
