"""Words to numbers: hashed word 1-3 and character 2-5 n-grams.

No dictionary is kept: an n-gram is the number its letters give. Training (`tools/train_coach.py`) and reading use these
very functions, so the two cannot drift apart.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 18
LONGEST = 5
"""Characters in the longest n-gram; it never reaches into the next word."""
_FACTOR = np.uint32(0x01000193)
_MIX = np.uint32(0x9E3779B1)
_SHIFT = np.uint32(14)
_SPACE = 32

Numbers = NDArray[np.uint32]


def grams(words: Sequence[str], named: Numbers) -> Numbers:
    """The buckets (below BUCKETS) of all n-grams of a row of normalised words and their numbers.

    Time and memory grow with its length.
    """
    if not words:
        return np.zeros(0, np.uint32)
    return np.concatenate([*_of_words(named), *_of_letters(words)]) * _MIX >> _SHIFT


def numbers_of(words: Sequence[str]) -> Numbers:
    """The number each word has by its letters."""
    return np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint32)


def _of_words(one: Numbers) -> list[Numbers]:
    two = (one[:-1] * _FACTOR) ^ (one[1:] + np.uint32(1))
    return [one, two, (two[:-1] * _FACTOR) ^ (one[2:] + np.uint32(2))]


def _of_letters(words: Sequence[str]) -> list[Numbers]:
    """N-grams of " word " for each word; those with a space inside them would span two words and are left out."""
    joined = f" {' '.join(words)} ".encode("utf-32-le", "surrogatepass")
    letter = np.frombuffer(joined, np.uint32)
    inside = np.cumsum(letter == _SPACE)
    value = letter
    buckets = []
    for size in range(2, LONGEST + 1):
        value = (value[:-1] * _FACTOR) ^ letter[size - 1 :]
        # inside the n-gram at i stand i+1 .. i+size-2
        whole = inside[size - 2 : len(letter) - 1] == inside[: len(value)] if size > 2 else slice(None)
        buckets.append((value + np.uint32(size))[whole])
    return buckets
