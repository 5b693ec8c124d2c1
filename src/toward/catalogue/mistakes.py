"""What is wrong in a file somebody wrote: where, why, and what to do about it."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

Spot = tuple[str | int, ...]


class Mistake(Struct, frozen=True, order=True):
    """One mistake: the file, its line (1 if it is the whole file), the reason, the cure."""

    file: Path
    line: int
    reason: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason} {self.cure}"


class Fault(Struct, frozen=True):
    """A mistake before its line is known: `at` is the way to it through the file's tables and lists."""

    at: Spot
    reason: str
    cure: str


class BrokenCatalogue(Exception):
    """The catalogue cannot be loaded; `mistakes` says all of why."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)
