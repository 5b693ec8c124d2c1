"""Measure, and print one table of ratios.  `make bench` runs this; docs/bench.md says how to read it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from acts import unlock_against_argon2, write_against_insert
from coaching import (
    longer_against_shorter,
    review_against_scan,
    review_against_vader,
    slowest_against_vader,
    start_against_vader,
)
from pages import page_against_floor, ten_years_against_a_month
from processes import memory_at_rest, served_page, start_up
from table import Line, line, printed

HERE = Path(__file__).parent
"""Data folders are made here and not in a temporary place, which may be memory: a write is to wait for a disk."""


def measured(folder: Path) -> Iterator[Line]:
    """Everything, a line each."""
    page = page_against_floor(folder / "page")
    yield line("page of Today, 30 entries", "its floor", page, aim=2, unit="ms")
    yield served_page(folder / "served", page.peer)
    yield ten_years_against_a_month(folder / "ages")
    yield write_against_insert(folder / "write")
    yield unlock_against_argon2(folder / "unlock")
    yield memory_at_rest(folder / "memory")
    yield start_up(folder / "start")
    yield longer_against_shorter("en")
    yield longer_against_shorter("ru")
    yield review_against_scan("en")
    yield review_against_scan("ru")
    for length in (100, 1000):
        yield review_against_vader("en", length)
        yield review_against_vader("ru", length)
    yield slowest_against_vader("en")
    yield slowest_against_vader("ru")
    yield start_against_vader()


if __name__ == "__main__":
    with TemporaryDirectory(prefix="data-", dir=HERE) as folder:
        print(printed(list(measured(Path(folder)))))
