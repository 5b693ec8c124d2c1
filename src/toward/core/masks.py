"""Which mask (B1): pleasing or stoic, as far as one's own answers say so. Ours, and no diagnosis.

The answers to three lines on each mask are 1-5. The mask with the higher mean stands out when the means are at least
`APART` apart; otherwise it is "even". With fewer than two answers on either side nothing is said. What was said last,
by the person, is what holds: the answers only mark an option, which may be changed.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from toward.core.answers import Answer
from toward.core.ladder import Mask
from toward.core.measures import PLEASING, STOIC
from toward.core.practice import Practice
from toward.core.record import Record, meant

APART = 0.5
LEAST = 2
_MASKS: dict[object, Mask | None] = {"pleasing": "pleasing", "stoic": "stoic", "even": None}


def leaning(meaning: Mapping[str, Answer]) -> Literal["pleasing", "stoic", "even"] | None:
    """Which option the answers of a stage, by measure, speak for; None when there are too few."""
    pleasing, stoic = mean(meaning, PLEASING), mean(meaning, STOIC)
    if pleasing is None or stoic is None:
        return None
    if abs(pleasing - stoic) < APART:
        return "even"
    return "pleasing" if pleasing > stoic else "stoic"


def mean(meaning: Mapping[str, Answer], measures: Iterable[str]) -> float | None:
    """The mean of these ratings where at least two were answered; None otherwise."""
    answered = [value for name in measures if isinstance(value := meaning.get(name), int)]
    return sum(answered) / len(answered) if len(answered) >= LEAST else None


def worn(records: Iterable[tuple[str, Record]], practices: Mapping[str, Practice]) -> Mask | None:
    """The mask of the newest self-check among these, for the ladder; None without one, or where neither stood out."""
    found = [(record.written, mask) for _, record in records if (mask := meant(record, practices, "mask")) in _MASKS]
    return _MASKS[max(found, key=lambda one: one[0])[1]] if found else None
