"""The feeling words somebody has used (B12)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from toward.core.practice import Practice
from toward.core.record import Record, meant


def chosen(records: Iterable[Record], practices: Mapping[str, Practice]) -> list[list[str]]:
    """The word ids of each record that has some, in the order of the records."""
    found = (meant(record, practices, "feelings") for record in records)
    return [ids for ids in found if isinstance(ids, list) and ids]


def most_used(records: Iterable[Record], practices: Mapping[str, Practice], most: int) -> list[str]:
    """The words used most often, at least twice; of two used alike the one that comes first in `records`."""
    counts = Counter(one for ids in chosen(records, practices) for one in dict.fromkeys(ids))
    return [one for one, times in counts.most_common(most) if times > 1]
