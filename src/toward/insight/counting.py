"""What was said aloud, counted: this week, this month, and in the whole window. One's own alone; no goal, no streak."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo

from msgspec import Struct

from toward.core.days import Days, local_day, week_of
from toward.core.due import Kept
from toward.core.practice import Practice
from toward.core.record import counts_as, meaning


class Said(Struct, frozen=True):
    """True things said aloud: before anyone asked, when asked, and where that was not noted.

    `meant` were meant to be said and not looked back on yet: nobody knows, so they are none of these.
    """

    unprompted: int
    asked: int
    not_noted: int
    meant: int = 0

    @property
    def all(self) -> int:
        """All that were said."""
        return self.unprompted + self.asked + self.not_noted


class Counts(Struct, frozen=True):
    """The three stretches of time that are told apart."""

    week: Said
    month: Said
    window: Said


def said_aloud(
    records: Sequence[Kept], practices: Mapping[str, Practice], zone: tzinfo, today: date, window: Days
) -> Counts:
    """How many true things were said (A3): those of which it was told afterwards that they were, on the day of telling.

    What was meant to be said is counted as that on its own day, until it is looked back on.
    """
    told = list(_told(records, practices, zone))
    month = Days(today.replace(day=1), today)
    return Counts(_within(told, week_of(today)), _within(told, month), _within(told, window))


def _told(records: Sequence[Kept], practices: Mapping[str, Practice], zone: tzinfo) -> Iterator[tuple[date, str]]:
    meant = {entry: meaning(record, practices) for entry, record in records}
    followed = {record.follows for _, record in records}
    for entry, record in records:
        if meant[entry].get("happened") == "yes":
            noted = meant[entry].get("prompted") or meant.get(record.follows or "", {}).get("prompted")
            yield local_day(record.written, zone), str(noted or "not_noted")
        elif entry not in followed and "disclosure" in counts_as(record, practices):
            yield local_day(record.written, zone), "meant"


def _within(told: Sequence[tuple[date, str]], days: Days) -> Said:
    how = [what for day, what in told if day in days]
    return Said(*(how.count(what) for what in ("unprompted", "asked", "not_noted", "meant")))
