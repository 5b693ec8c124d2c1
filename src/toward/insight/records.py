"""The entries of one's own that could be opened, as records."""

from collections.abc import Sequence

from toward.core.due import Kept
from toward.core.record import NotARecord, decode
from toward.spaces.entries import Opened


def records_of(opened: Sequence[Opened]) -> list[Kept]:
    """In the order they were read; what is damaged is left out."""
    found = []
    for entry in opened:
        try:
            found += [(entry.id, decode(entry.plain))] if entry.plain is not None else []
        except NotARecord:
            continue
    return found
