"""Reciprocity (A12): who went first, who answered, how far it went and how soon; and one's own part beside a base rate.

    exchange    something shared that the other answered: its day, the furthest the answering went, and how soon.
                What was never answered is not in it: passing leaves no trace (S7), and nothing waits
    own share   of the things the other shared, after how many one shared something of one's own within seven days (B32)
    base rate   the same for any day at all: of all days since one of the two first shared something, the share with
                something of one's own in the seven days from it. Days before there was a bond would make it look small

Only one's own share is counted. How often the other answers is a score of theirs, and nobody gets to see one (X4).
Days are dates, as everywhere between two people (S3).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from toward.core.days import Days
from toward.core.sharing import (
    Disclosure,
    Document,
    Question,
    Reflection,
    Reply,
    Shared,
    Validation,
)
from toward.core.statistics import Interval, wilson

WITHIN = timedelta(days=7)
Depth = Literal["word", "heard", "makes_sense", "own"]
DEPTHS: tuple[Depth, ...] = ("word", "heard", "makes_sense", "own")
_DEPTH: dict[type, Depth] = {
    Reply: "word",
    Reflection: "heard",
    Validation: "makes_sense",
    Disclosure: "own",
}


class Said(Struct, frozen=True, kw_only=True):
    """One piece of a bond: what it is, by whom (`mine` or the other's), on which day, and what it answers."""

    id: str
    mine: bool
    day: date
    document: Document
    answers: str | None = None


class Exchange(Struct, frozen=True, kw_only=True):
    """Something shared that was answered: `mine` says who went first, `depth` how far the answering went.

    `days` is after how many days it went that far.
    """

    root: str
    mine: bool
    day: date
    days: int
    depth: Depth


class OwnShare(Struct, frozen=True, kw_only=True):
    """After `answered` of the `of` things the other shared one shared something too; `base` is the same of any day."""

    answered: int
    of: int
    interval: Interval
    base: float


def exchanges(said: Sequence[Said]) -> tuple[Exchange, ...]:
    """What was shared and answered by the other of the two, the newest first; `said` is of one bond, in any order."""
    roots = [one for one in said if isinstance(one.document, Shared | Question)]
    found = [exchange for root in roots if (exchange := _exchange(root, said)) is not None]
    return tuple(sorted(found, key=lambda one: (one.day, one.root), reverse=True))


def own_share(said: Sequence[Said], days: Days) -> OwnShare | None:
    """One's own part in those days; None where nothing was shared early enough for seven days to have passed."""
    ends = days.last - WITHIN
    own = {one.day for one in said if one.mine and _is_own(one.document)}
    came = [one.day for one in said if not one.mine and isinstance(one.document, Shared | Question)]
    came = [day for day in came if days.first <= day <= ends]
    if not came:
        return None
    every = list(_each(max(days.first, min(own.union(came))), ends))
    answered = sum(_followed(day, own) for day in came)
    base = sum(_followed(day, own) for day in every) / len(every)
    return OwnShare(answered=answered, of=len(came), interval=wilson(answered, len(came)), base=base)


def _exchange(root: Said, said: Sequence[Said]) -> Exchange | None:
    answers = [one for one in said if one.answers == root.id and one.mine != root.mine]
    answers = [one for one in answers if type(one.document) in _DEPTH]
    if not answers:
        return None
    depth = max((_DEPTH[type(one.document)] for one in answers), key=DEPTHS.index)
    reached = min(one.day for one in answers if _DEPTH[type(one.document)] == depth)
    days = max(0, (reached - root.day).days)  # a day may begin again on the way west
    return Exchange(root=root.id, mine=root.mine, day=root.day, days=days, depth=depth)


def _is_own(document: Document) -> bool:
    """Whether something of one's own was shared with it: not a request, a thank-you or saying back."""
    return isinstance(document, Shared | Question | Disclosure)


def _followed(day: date, own: set[date]) -> bool:
    return any(day + timedelta(days=n) in own for n in range(WITHIN.days + 1))


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
