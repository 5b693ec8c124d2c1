"""Which kinder line answers a harsh thought that comes back (A8, A10)."""

import re
from collections.abc import Sequence

from toward.core.finding import fold

# Words are compared by their first letters: Russian and English both inflect at the end.
_STEM, _SHORT = 4, 3


def answering(thought: str, kept: Sequence[tuple[str, str]]) -> str | None:
    """The line kept for the thought most like this one; `kept` are pairs of thought and line, newest first.

    Alike is what shares the largest part of its words. A thought like none before gets the newest line:
    it was kind then, and is kind now. None when nothing was ever kept.
    """
    if not kept:
        return None
    return max(kept, key=lambda pair: alike(thought, pair[0]))[1]


def alike(one: str, other: str) -> float:
    """The part of their words that two thoughts share: 0 none, 1 all."""
    words, others = _stems(one), _stems(other)
    every = words | others
    return len(words & others) / len(every) if every else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", fold(text)) if len(word) >= _SHORT)
