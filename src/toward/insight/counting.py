"""What was said aloud, counted: this week, this month, and in the whole window. One's own alone; no goal, no streak."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo

from msgspec import Struct

from toward.core.days import Days, local_day, week_of
from toward.core.due import Kept
from toward.core.practice import Practice, counted
from toward.core.record import meaning


class Said(Struct, frozen=True):
    """True things said aloud: before anyone asked, when asked, and where that was not noted."""

    unprompted: int
    asked: int
    not_noted: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.unprompted + self.asked + self.not_noted


class Counts(Struct, frozen=True):
    """The three stretches of time that are told apart."""

    week: Said
    month: Said
    window: Said


def said_aloud(
    records: Sequence[Kept], practices: Mapping[str, Practice], zone: tzinfo, today: date, window: Days
) -> Counts:
    """How many true things were said (A3). What was meant to be said and, looked back on, was not, is not counted."""
    said = list(_said(records, practices, zone))
    month = Days(today.replace(day=1), today)
    return Counts(_within(said, week_of(today)), _within(said, month), _within(said, window))


def _said(records: Sequence[Kept], practices: Mapping[str, Practice], zone: tzinfo) -> Iterator[tuple[date, object]]:
    unsaid = {record.follows for _, record in records if meaning(record, practices).get("happened") == "no"}
    for entry, record in records:
        practice = practices.get(record.practice)
        if practice is None or record.stage not in practice.stages or entry in unsaid:
            continue
        if "disclosure" in counted(practice, record.stage, record.answers):
            yield local_day(record.written, zone), meaning(record, practices).get("prompted")


def _within(said: Sequence[tuple[date, object]], days: Days) -> Said:
    how = [prompted for day, prompted in said if day in days]
    unprompted, asked = how.count("unprompted"), how.count("asked")
    return Said(unprompted, asked, len(how) - unprompted - asked)
