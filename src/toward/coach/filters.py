"""The filters of the network: what each answers at a word and its two neighbours."""

import numpy as np
from numpy.typing import NDArray

from toward.coach.weights import Scores

Places = NDArray[np.intp]


class Filters:
    """`filters` (3d x f) with `bias` (f), over words given by their places, of which there are `many` (0: unknown).

    A text is mostly made of few words: what the filters make of those at the places `common`, whose vectors are `known`
    (c x d), is worked out once; of a text only the others are multiplied out.
    """

    def __init__(self, filters: Scores, bias: Scores, many: int, common: NDArray[np.uint16], known: Scores) -> None:
        self._parts = np.concatenate(np.split(filters, 3), axis=1)
        self._row = np.zeros(many, np.intp)
        self._row[common] = np.arange(1, len(common) + 1)
        answers = np.concatenate([np.zeros_like(self._parts[:1]), known @ self._parts])
        before, here, behind = np.split(answers, 3, axis=1)
        self._before, self._here, self._behind = before.copy(), here + bias, behind.copy()

    def heard(self, places: Places, vectors: Scores) -> Scores:
        """A line a word, given by its place and vector; less than nothing is nothing."""
        rows = self._row.take(places)
        heard: Scores = self._here.take(rows, axis=0)
        heard[1:] += self._before.take(rows[:-1], axis=0)
        heard[:-1] += self._behind.take(rows[1:], axis=0)
        rare = np.flatnonzero((rows == 0) & (places > 0))
        if len(rare):
            self._add(heard, rare, vectors[rare] @ self._parts)
        return np.maximum(heard, 0, out=heard)

    def _add(self, heard: Scores, rare: Places, parts: Scores) -> None:
        """What the rare words add to their own lines and to those beside them."""
        before, here, behind = np.split(parts, 3, axis=1)
        heard[rare] += here
        heard[rare[rare > 0] - 1] += behind[rare > 0]
        heard[rare[rare < len(heard) - 1] + 1] += before[rare < len(heard) - 1]
