"""The feeling words somebody has used (B12): the most usual ones, and how varied they are over time.

How varied is said as one number that does not grow by writing more: how many different words there would be among ten
drawn at random from those chosen in four weeks (rarefaction: Hurlbert 1971). 1 is always the same word, 10 never the
same one twice. Its interval is a 95 % one by the jackknife (Efron and Stein 1981), which leaves out an entry at a time:
words of one entry were chosen together. docs/words.md says what this cannot show.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta, tzinfo
from math import comb, sqrt

from msgspec import Struct

from toward.core.days import Days, local_day
from toward.core.practice import Practice
from toward.core.record import Record, meant

DRAWN = 10
WINDOW_DAYS = 28
_Z95 = 1.959963984540054


class Variety(Struct, frozen=True, kw_only=True):
    """How varied the words of some days are: `words` chosen, `different` among them, and `in_ten` with its interval.

    `in_ten`, `low` and `high` are 1-10, and None where there are too few words to say it.
    """

    days: Days
    words: int
    different: int
    in_ten: float | None = None
    low: float | None = None
    high: float | None = None


def chosen(records: Iterable[Record], practices: Mapping[str, Practice]) -> list[list[str]]:
    """The word ids of each record that has some, in the order of the records."""
    found = (meant(record, practices, "feelings") for record in records)
    return [ids for ids in found if isinstance(ids, list) and ids]


def most_used(records: Iterable[Record], practices: Mapping[str, Practice], most: int) -> list[str]:
    """The words used most often, at least twice; of two used alike the one that comes first in `records`."""
    counts = Counter(one for ids in chosen(records, practices) for one in dict.fromkeys(ids))
    return [one for one, times in counts.most_common(most) if times > 1]


def over_time(
    records: Iterable[Record], practices: Mapping[str, Practice], zone: tzinfo, days: Days
) -> tuple[Variety, ...]:
    """How varied the words were in each four weeks, counted back from the last of `days`, the oldest first.

    What is left over at the beginning is a shorter window. `records` in any order.
    """
    by_day = [(local_day(record.written, zone), ids) for record in records for ids in chosen([record], practices)]
    return tuple(varied([ids for day, ids in by_day if day in window], window) for window in _windows(days))[::-1]


def varied(entries: Sequence[Sequence[str]], days: Days) -> Variety:
    """How varied these words are, an entry each; the order of entries and of the words in one says nothing.

    Said only where ten words remain whichever entry is left out: with fewer there is nothing to draw ten from.
    """
    counts = Counter(word for ids in entries for word in ids)
    words, different = counts.total(), len(counts)
    if words - max((len(ids) for ids in entries), default=0) < DRAWN:
        return Variety(days=days, words=words, different=different)
    in_ten = expected(counts)
    reach = _Z95 * _deviation([expected(counts - Counter(ids)) for ids in entries])
    low, high = max(1.0, in_ten - reach), min(float(DRAWN), in_ten + reach)
    return Variety(days=days, words=words, different=different, in_ten=in_ten, low=low, high=high)


def expected(counts: Mapping[str, int], drawn: int = DRAWN) -> float:
    """How many different words there are on average among `drawn` of these, drawn without putting back.

    `counts` says how often each was chosen. Raises ValueError where there are fewer than that.
    """
    of = sum(counts.values())
    if of < drawn:
        raise ValueError("there are fewer words than are to be drawn")
    every = comb(of, drawn)
    return sum(every - comb(of - times, drawn) for times in counts.values()) / every


def _deviation(left_out: Sequence[float]) -> float:
    """The standard error by the jackknife, from the value without each entry in turn."""
    mean = sum(left_out) / len(left_out)
    return sqrt((len(left_out) - 1) / len(left_out) * sum((one - mean) ** 2 for one in left_out))


def _windows(days: Days) -> Iterator[Days]:
    last = days.last
    while last >= days.first:
        yield Days(max(days.first, last - timedelta(days=WINDOW_DAYS - 1)), last)
        last -= timedelta(days=WINDOW_DAYS)
