"""The one table that is printed: a ratio, how far it spreads, what it should be, and whether it is."""

from collections.abc import Sequence
from typing import NamedTuple

from timing import Ratio


class Line(NamedTuple):
    """One thing measured. `aim` is the most the value may be; `against` names the floor or the peer."""

    what: str
    against: str
    value: str
    spread: str
    aim: str
    met: bool | None
    beside: str


HEADS = Line("what", "against", "ratio", "middle half", "aim", None, "for orientation")


def line(what: str, against: str, ratio: Ratio, *, aim: float | None, unit: str) -> Line:
    """A ratio as a line. `unit` is what both are shown in beside it: s, ms or us."""
    per = {"s": 1.0, "ms": 1e3, "us": 1e6}[unit]
    return Line(
        what,
        against,
        f"{ratio.middle:.2f}",
        f"{ratio.low:.2f} to {ratio.high:.2f}",
        "" if aim is None else f"{aim:g}",
        None if aim is None else ratio.middle <= aim,
        f"{_short(ratio.cost * per)} / {_short(ratio.peer * per)} {unit}",
    )


def printed(lines: Sequence[Line]) -> str:
    """The table as text."""
    rows = [_cells(HEADS, "met"), *(_cells(one, {True: "yes", False: "NO", None: ""}[one.met]) for one in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    ruled = [rows[0], ["-" * width for width in widths], *rows[1:]]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in ruled)


def _cells(one: Line, met: str) -> list[str]:
    return [one.what, one.against, one.value, one.spread, one.aim, met, one.beside]


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
