"""How far what was typed is from a word: the same, its beginning, or a slip of the fingers away."""

from collections import Counter
from functools import cached_property

from msgspec import Struct

ONE_SLIP, FAR = 2, 9


class Form(Struct, frozen=True, dict=True):
    """One folded spelling. Its letters are counted once, because most spellings are ruled out by them alone."""

    text: str

    @cached_property
    def letters(self) -> Counter[str]:
        """How often each letter stands in it."""
        return Counter(self.text)


def fold(text: str) -> str:
    """Letters as they compare: without case, «ё» as «е», single spaces, one kind of apostrophe."""
    return " ".join(text.casefold().replace("ё", "е").replace("’", "'").split())


def distance(wanted: Form, form: Form) -> int:
    """0 the same, 1 its beginning, 2 or 3 one slip or two away, FAR nothing alike.

    From the fourth letter on one slip is forgiven, from the seventh two (B12).
    """
    if wanted.text == form.text:
        return 0
    if form.text.startswith(wanted.text):
        return 1
    length = len(wanted.text)
    allowed = 0 if length < 4 else 1 if length < 7 else 2
    if not allowed or abs(length - len(form.text)) > allowed or _strays(wanted, form) > allowed:
        return FAR
    slips = _slips(wanted.text, form.text)
    return 1 + slips if slips <= allowed else FAR


def _strays(one: Form, other: Form) -> int:
    """At least so many letters would have to be added, lost or changed: the larger count of letters without a match."""
    return max((one.letters - other.letters).total(), (other.letters - one.letters).total())


def _slips(one: str, other: str) -> int:
    """Letters added, lost, changed or swapped with their neighbour between two words."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
