"""A record: what is sealed in one entry, and its form as JSON."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from toward.core.practice import Answer, Practice, Stage, What, counted, measured, measured_as


class NotARecord(Exception):
    """The bytes are no record. Carries nothing of what they were."""


class Record(Struct, frozen=True, kw_only=True):
    """One stage of a practice, done.

    `about` is somebody in the person's own list, `follows` the entry this one looks back on,
    `written` an aware instant, kept in UTC.
    """

    practice: str
    version: int
    stage: str
    written: Annotated[datetime, Meta(tz=True)]
    about: str | None = None
    follows: str | None = None
    answers: dict[str, Answer]

    def __post_init__(self) -> None:
        if self.written.tzinfo is None:
            raise ValueError("`written` has no time zone")
        if self.written.tzinfo is not UTC:
            msgspec.structs.force_setattr(self, "written", self.written.astimezone(UTC))


_DECODER = msgspec.json.Decoder(Record)
# What a look back asks after, in this order: what was said, asked for, answered for oneself (A13), or drawn as a line.
_LOOKED_AT = ("sentence", "request", "own_answer", "not_fine")


def encode(record: Record) -> bytes:
    """The record as JSON in UTF-8."""
    return msgspec.json.encode(record)


def decode(sealed: bytes) -> Record:
    """The record of these bytes; keys this version does not know are passed over.

    Raises NotARecord for anything else.
    """
    try:
        return _DECODER.decode(sealed)
    except (ValueError, OverflowError, RecursionError):
        pass
    raise NotARecord


def meant(record: Record, practices: Mapping[str, Practice], measure: str) -> Answer | None:
    """What `meaning` says of one measure, or None."""
    stage = _stage(record, practices)
    return measured_as(stage, record.answers, measure) if stage else None


def main_words(record: Record, practices: Mapping[str, Practice], measures: Sequence[str]) -> str:
    """The words a record has under the first of these measures, which are always words; empty when under none."""
    stage = _stage(record, practices)
    if stage is None:
        return ""
    return str(next((said for name in measures if (said := measured_as(stage, record.answers, name))), ""))


def looked_at(
    follows: str | None,
    find: Callable[[str], Record | None],
    practices: Mapping[str, Practice],
    asked_after: Sequence[str] = _LOOKED_AT,
) -> str:
    """The words a look back is about: of the entry it follows, or of the one that entry looks back on in turn.

    `find` opens an entry by its id, `asked_after` are the measures such words may have, the first found is taken;
    empty when what was followed is gone, damaged or holds no such words.
    """
    record = looked_at_in(follows, find, practices, asked_after)
    return main_words(record, practices, asked_after) if record else ""


def looked_at_in(
    follows: str | None,
    find: Callable[[str], Record | None],
    practices: Mapping[str, Practice],
    asked_after: Sequence[str] = _LOOKED_AT,
) -> Record | None:
    """The record that `looked_at` finds its words in."""
    seen: set[str] = set()
    while follows and follows not in seen and (record := find(follows)) is not None:
        if main_words(record, practices, asked_after):
            return record
        seen.add(follows)
        follows = record.follows
    return None


def meaning(record: Record, practices: Mapping[str, Practice]) -> dict[str, Answer]:
    """The answers of a record by what they mean to the metrics; none if its practice or stage is no longer there."""
    stage = _stage(record, practices)
    return measured(stage, record.answers) if stage else {}


def counts_as(record: Record, practices: Mapping[str, Practice]) -> frozenset[What]:
    """What a record counts as for the metrics; nothing if its practice or stage is no longer there."""
    practice = practices.get(record.practice)
    there = practice is not None and record.stage in practice.stages
    return counted(practice, record.stage, record.answers) if practice and there else frozenset()


def _stage(record: Record, practices: Mapping[str, Practice]) -> Stage | None:
    """What was done, if its practice and stage are still there."""
    practice = practices.get(record.practice)
    return practice.stages.get(record.stage) if practice else None
