"""Honest numbers (X8): feared against seen (A6), a belief over time (A7), bids (B5), good moments (B37)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from math import sqrt
from typing import Literal, get_args

from msgspec import Struct

from toward.core.days import day_window, local_day
from toward.core.due import Kept
from toward.core.practice import Practice
from toward.core.record import Record, counts_as, meaning

FEW = 5
GOOD_FOR_EACH_CORRECTIVE = 5
_Z95 = 1.959963984540054

Outcome = Literal["closer", "neutral", "away", "unsure"]
Moment = Literal["before", "after", "stated"]
_OUTCOMES: dict[object, Outcome] = {name: name for name in get_args(Outcome)}
_MOMENTS: dict[str, Moment] = {"belief_now": "stated", "belief_before": "before", "belief_after": "after"}


class Interval(Struct, frozen=True):
    """A range of shares, each from 0 to 1."""

    low: float
    high: float


class Pair(Struct, frozen=True, kw_only=True):
    """One experiment: what was predicted in `entry`, what `seen` found. Likelihoods are 0-100.

    `came_true` is None when it was hard to say; the `later` values are of the second look, if one was taken.
    """

    entry: str
    seen: str
    feared_likely: int
    came_true: bool | None
    outcome: Outcome
    likely_after: int | None
    outcome_later: Outcome | None = None
    likely_later: int | None = None


class FearedAgainstSeen(Struct, frozen=True, kw_only=True):
    """All experiments looked back on, oldest first; `came_true` of the `known` fears did come true."""

    pairs: tuple[Pair, ...]
    came_true: int
    known: int
    expected: float | None
    outcomes: Mapping[Outcome, int]


class Point(Struct, frozen=True):
    """How true a belief felt, 0-100, on a local day."""

    day: date
    value: int
    moment: Moment


class Belief(Struct, frozen=True):
    """One belief in the person's words: how true it felt, oldest first, and what spoke for and against it."""

    words: str
    points: tuple[Point, ...]
    evidence_for: tuple[str, ...]
    evidence_against: tuple[str, ...]


class BidRate(Struct, frozen=True, kw_only=True):
    """Of the bids this person noticed, how many they turned toward, and the range the share lies in.

    `made` are their own bids, only counted: what came back on those would be a score of somebody else.
    """

    toward: int
    of: int
    share: Interval
    made: int


class FiveToOne(Struct, frozen=True, kw_only=True):
    """Good and corrective moments, and how many good ones there are for each corrective one: a range, no grade.

    `high` is None while nothing bounds it. `near` is what it is good to be near.
    """

    good: int
    corrective: int
    low: float
    high: float | None
    near: int = GOOD_FOR_EACH_CORRECTIVE


def wilson(hits: int, of: int) -> Interval:
    """The 95 % interval of a share: Wilson's score interval, without continuity correction.

    7 of 8 is .53 to .98; of none, it is everything from 0 to 1. Raises ValueError unless 0 <= hits <= of.
    """
    if not 0 <= hits <= of:
        raise ValueError("there cannot be fewer than no hits, nor more than tries")
    if of == 0:
        return Interval(0.0, 1.0)
    share, spread = hits / of, _Z95**2 / of
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z95 * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    low = 0.0 if hits == 0 else max(0.0, middle - reach)
    return Interval(low, 1.0 if hits == of else min(1.0, middle + reach))


def few(of: int) -> bool:
    """Whether so many are too few to say anything of a rate: below five, one more can turn the picture."""
    return of < FEW


def feared_against_seen(records: Sequence[Kept], practices: Mapping[str, Practice]) -> FearedAgainstSeen:
    """Every prediction that was looked back on (A6).

    `expected` is how many of the `known` fears should have come true if each likelihood had been right;
    None if none are known.
    """
    meant = {entry: meaning(record, practices) for entry, record in records}
    pairs = tuple(_pairs(sorted(records, key=lambda kept: kept[1].written), meant))
    known = [pair for pair in pairs if pair.came_true is not None]
    return FearedAgainstSeen(
        pairs=pairs,
        came_true=sum(pair.came_true is True for pair in known),
        known=len(known),
        expected=sum(pair.feared_likely for pair in known) / 100 if known else None,
        outcomes={name: sum(pair.outcome == name for pair in pairs) for name in _OUTCOMES.values()},
    )


def belief_over_time(
    records: Sequence[Kept], practices: Mapping[str, Practice], zone: tzinfo, default: str
) -> tuple[Belief, ...]:
    """Each belief the person has worked on, in the order they were first met (A7).

    A value belongs to the belief last put into words before it; before any, to `default`.
    """
    found: dict[str, tuple[list[Point], list[str], list[str]]] = {}
    words = default
    for _, record in sorted(records, key=lambda kept: kept[1].written):
        meant = meaning(record, practices)
        words = str(meant.get("belief") or words)
        points, speaks_for, speaks_against = found.setdefault(words, ([], [], []))
        points += _points(record, meant, zone)
        speaks_for += _said(meant, "evidence_for")
        speaks_against += _said(meant, "evidence_against")
    return tuple(
        Belief(name, tuple(points), tuple(speaks_for), tuple(speaks_against))
        for name, (points, speaks_for, speaks_against) in found.items()
        if points or speaks_for or speaks_against
    )


def bid_rate(records: Sequence[Kept], practices: Mapping[str, Practice]) -> BidRate:
    """How often the person turned toward a bid they noticed (B5). `records` are their own, of the time to look at."""
    bids = [meant for _, record in records if "bid_turned" in (meant := meaning(record, practices))]
    made = sum(meant.get("bid") == "made" for meant in bids)
    toward = sum(meant["bid_turned"] == "toward" for meant in bids if meant.get("bid") != "made")
    of = len(bids) - made
    return BidRate(toward=toward, of=of, share=wilson(toward, of), made=made)


def five_to_one(
    records: Sequence[Kept], practices: Mapping[str, Practice], now: datetime, zone: tzinfo, days: int = 30
) -> FiveToOne:
    """Good moments for each corrective one over the last 30 local days (B37), from whatever practices count as such.

    The range is the 95 % interval of the share of good ones, said as so many to one.
    """
    lately = day_window(local_day(now, zone), days)
    counts = [counts_as(record, practices) for _, record in records if local_day(record.written, zone) in lately]
    good, corrective = sum("good_moment" in one for one in counts), sum("corrective" in one for one in counts)
    share = wilson(good, good + corrective)
    high = share.high / (1 - share.high) if corrective else None
    return FiveToOne(good=good, corrective=corrective, low=share.low / (1 - share.low), high=high)


def _pairs(records: Sequence[Kept], meant: Mapping[str, Mapping[str, object]]) -> Iterator[Pair]:
    later = {record.follows: meant[entry] for entry, record in records if "outcome_later" in meant[entry]}
    for entry, record in records:
        seen, feared = meant[entry], meant.get(record.follows or "", {})
        likely, outcome = _number(feared.get("feared_likely")), _OUTCOMES.get(seen.get("outcome"))
        if likely is None or outcome is None:
            continue
        after = later.get(entry, {})
        yield Pair(
            entry=record.follows or "",
            seen=entry,
            feared_likely=likely,
            came_true={"yes": True, "no": False}.get(str(seen.get("came_true"))),
            outcome=outcome,
            likely_after=_number(seen.get("likely_after")),
            outcome_later=_OUTCOMES.get(after.get("outcome_later")),
            likely_later=_number(after.get("likely_later")),
        )


def _points(record: Record, meant: Mapping[str, object], zone: tzinfo) -> list[Point]:
    day = local_day(record.written, zone)
    return [
        Point(day, value, _MOMENTS[name])
        for name, value in meant.items()
        if name in _MOMENTS and isinstance(value, int)
    ]


def _said(meant: Mapping[str, object], measure: str) -> list[str]:
    said = meant.get(measure)
    return [said] if isinstance(said, str) else []


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
