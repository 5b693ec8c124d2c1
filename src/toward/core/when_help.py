"""When somebody else could help (B16): what comes again and again in a person's own record of the last twelve weeks.

    sign        in one's own record                                                       from
    unsafe      "unsafe" or "terrified" chosen, or "scared" in something about
                somebody: on so many days                                                 3 days
    hurt        the last outcomes, one after another, hurt as the ladder says it (A6)     2 in a row
    hurt_often  outcomes that hurt, and at least half of all that were told               3
    numb        words of going numb or shutting down, and in a quarter of all
                entries with words: on so many days, in so many weeks                     5 days, 4 weeks
    stoic       the lines of the stoic mask (B1), on average, in each of the last checks  4 of 5, 2 checks
    withheld    kept to oneself, or not said after all, with at most one in ten said      8 times, 4 weeks
    stuck       things dared after each of which the ladder stayed where it begins        8 in a row
    edited      "they get the edited version" (A11), in each of the last checks           75 of 100, 3 days

Two in a row is A6's. The article says "persistent" and gives no number; the others are ours. Three days is where
everything here begins to be called a trend; closing up has to come back in a third of the weeks. They were moved until,
of a thousand made-up people whose record shows nothing, fewer than one in twenty is told something of safety, and as
few something else.

The first three are about safety. While one of them is there nothing else is said: whoever is afraid has reason to keep
things back, and must not be led to sessions for two. Only the person's own entries are read, and nothing is kept of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from msgspec import Struct

from toward.core.days import local_day, week_of
from toward.core.due import Kept
from toward.core.ladder import START, dared, outcomes, suggest
from toward.core.masks import mean
from toward.core.measures import STOIC
from toward.core.practice import Answer, Practice
from toward.core.record import Record, meant

SEEN = timedelta(weeks=12)
# As long as the window is: when it may come again, nothing it was said from is in it any more.
PUT_AWAY = timedelta(weeks=12)

UNSAFE_DAYS = 3
HURT_IN_A_ROW, HURT_OFTEN, HURT_SHARE = 2, 3, 1 / 2
NUMB_DAYS, NUMB_WEEKS, NUMB_SHARE = 5, 4, 1 / 4
STOIC_MEAN, STOIC_CHECKS = 4, 2
WITHHELD, WITHHELD_WEEKS, SAID_SHARE = 8, 4, 1 / 10
STUCK = 8
EDITED, EDITED_DAYS = 75, 3

UNSAFE = frozenset({"unsafe", "terrified"})
UNSAFE_WITH_SOMEBODY = UNSAFE | {"scared"}
NUMB = frozenset({"numb", "blank", "shut-down", "withdrawn", "detached", "cold", "empty"})

Sign = Literal["unsafe", "hurt", "hurt_often", "numb", "stoic", "withheld", "stuck", "edited"]
Topic = Literal["safety", "support"]
SAFETY: frozenset[Sign] = frozenset({"unsafe", "hurt", "hurt_often"})


class Noticed(Struct, frozen=True):
    """One sign: how often it is there, of how many where that says more, and the feeling words it is made of."""

    sign: Sign
    times: int
    of: int = 0
    words: tuple[str, ...] = ()


class Lived(Struct, frozen=True):
    """One entry as the signs look at it."""

    entry: str
    day: date
    record: Record
    practices: Mapping[str, Practice]

    def says(self, measure: str) -> Answer | None:
        """Its answer that means this to the metrics."""
        return meant(self.record, self.practices, measure)

    @property
    def words(self) -> frozenset[str]:
        """The feeling words chosen in it."""
        words = self.says("feelings")
        return frozenset(words) if isinstance(words, list) else frozenset()


def noticed(
    records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo
) -> tuple[Noticed, ...]:
    """The signs in one's own records, in any order; of those about safety alone, where there are any."""
    found = safety(records, practices, now, zone)
    if found:
        return found
    kept, lived = _lived(records, practices, now, zone)
    return (*_numb(lived), *_stoic(lived), *_withheld(lived), *_stuck(kept, practices), *_edited(lived))


def safety(
    records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo
) -> tuple[Noticed, ...]:
    """The signs about safety alone."""
    kept, _ = _lived(records, practices, now, zone)
    return (*unsafe(records, practices, now, zone), *_hurt(kept, practices, now))


def unsafe(
    records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo
) -> tuple[Noticed, ...]:
    """The first sign alone, which is all that Today asks after.  Few records have such words; only those are dated."""
    since = local_day(now, zone) - SEEN
    told = [(one, words) for _, one in records if (words := _words_of_fear(one, practices)) and one.written <= now]
    found = [(day, words) for one, words in told if (day := local_day(one.written, zone)) > since]
    days = {day for day, _ in found}
    if len(days) < UNSAFE_DAYS:
        return ()
    return (Noticed("unsafe", len(days), words=_all_of(words for _, words in found)),)


def _words_of_fear(record: Record, practices: Mapping[str, Practice]) -> frozenset[str]:
    words = meant(record, practices, "feelings")
    if not isinstance(words, list):
        return frozenset()
    return (UNSAFE_WITH_SOMEBODY if record.about else UNSAFE).intersection(words)


def topic_of(signs: Sequence[Noticed]) -> Topic | None:
    """What these signs are about; None without any."""
    if not signs:
        return None
    return "safety" if signs[0].sign in SAFETY else "support"


def is_away(topic: Topic, put_away: Mapping[str, date], today: date) -> bool:
    """Whether somebody has put this topic away, less than twelve weeks ago."""
    day = put_away.get(topic)
    return day is not None and today - day < PUT_AWAY


def _lived(
    records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo
) -> tuple[list[Kept], list[Lived]]:
    """What was written in the last twelve weeks, the oldest first."""
    since = local_day(now, zone) - SEEN
    days = [(entry, local_day(one.written, zone), one) for entry, one in records if one.written <= now]
    lived = [Lived(entry, day, one, practices) for entry, day, one in days if day > since]
    lived.sort(key=lambda one: one.record.written)
    return [(one.entry, one.record) for one in lived], lived


def _hurt(kept: Sequence[Kept], practices: Mapping[str, Practice], now: datetime) -> Iterator[Noticed]:
    hurt = [hurts for _, hurts in outcomes(kept, practices, now)]
    if len(hurt) >= HURT_IN_A_ROW and all(hurt[-HURT_IN_A_ROW:]):
        yield Noticed("hurt", next((n for n, hurts in enumerate(reversed(hurt)) if not hurts), len(hurt)))
    elif sum(hurt) >= HURT_OFTEN and sum(hurt) >= HURT_SHARE * len(hurt):
        yield Noticed("hurt_often", sum(hurt), len(hurt))


def _numb(lived: Sequence[Lived]) -> Iterator[Noticed]:
    with_words = [one for one in lived if one.words]
    found = [one for one in with_words if one.words & NUMB]
    enough = len(_days(found)) >= NUMB_DAYS and len(_weeks(found)) >= NUMB_WEEKS
    if enough and len(found) >= NUMB_SHARE * len(with_words):
        yield Noticed("numb", len(_days(found)), words=_all_of(one.words & NUMB for one in found))


def _stoic(lived: Sequence[Lived]) -> Iterator[Noticed]:
    checks = {one.day: lines for one in lived if (lines := _stoic_mean(one)) is not None}
    last = list(checks.values())[-STOIC_CHECKS:]
    if len(last) == STOIC_CHECKS and min(last) >= STOIC_MEAN:
        yield Noticed("stoic", STOIC_CHECKS)


def _stoic_mean(one: Lived) -> float | None:
    return mean({name: said for name in STOIC if (said := one.says(name)) is not None}, STOIC)


def _withheld(lived: Sequence[Lived]) -> Iterator[Noticed]:
    """Kept to oneself and not told of since, or meant to be said and then not; what nobody knows of yet is no sign."""
    told = {one.record.follows for one in lived if one.says("happened") == "yes"}
    unsaid = {one.record.follows for one in lived if one.says("happened") == "no"}
    daring = {one.entry for one in lived if one.says("share") == "aloud"}
    said = len(told) + len(daring - told - unsaid)
    kept = [one for one in lived if one.entry not in told and _is_kept_back(one, unsaid)]
    if len(kept) >= WITHHELD and len(_weeks(kept)) >= WITHHELD_WEEKS and said <= SAID_SHARE * len(kept):
        yield Noticed("withheld", len(kept), said)


def _is_kept_back(one: Lived, unsaid: set[str | None]) -> bool:
    return one.says("share") == "keep" or one.entry in unsaid


def _stuck(kept: Sequence[Kept], practices: Mapping[str, Practice]) -> Iterator[Noticed]:
    steps = sorted(dared(kept, practices), key=lambda step: step.when)
    after = [suggest(steps[:n], steps[n - 1].when).rung for n in range(1, len(steps) + 1)][-STUCK:]
    if len(after) == STUCK and max(after) <= START:
        yield Noticed("stuck", STUCK)


def _edited(lived: Sequence[Lived]) -> Iterator[Noticed]:
    answers = {one.day: value for one in lived if isinstance(value := one.says("sign_edited"), int)}
    last = list(answers.values())[-EDITED_DAYS:]
    if len(last) == EDITED_DAYS and min(last) >= EDITED:
        yield Noticed("edited", EDITED_DAYS)


def _days(lived: Sequence[Lived]) -> set[date]:
    return {one.day for one in lived}


def _weeks(lived: Sequence[Lived]) -> set[date]:
    return {week_of(one.day).first for one in lived}


def _all_of(words: Iterator[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*words)))
