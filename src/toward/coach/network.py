"""A small trained network: it knows the kin of words, and hears what has no cue word.

Every word has a vector; filters look at three neighbours at once; a stretch is judged by the strongest and the mean
answer of each filter within it, by the strongest in the whole text, by its words, and by the words of what it answers;
a text as a whole by the strongest and the mean answers and by its words.
`tools/train_coach.py` writes a NumPy file with these arrays (n words, d numbers a word, f filters, k codes, h heads):

codes          k names
words          uint32, n: each word by its number (toward.coach.features), in order
common         uint16: where the vectors of the commonest words stand
vectors        int8, (n + 1) x d; the first is of noughts, for words unknown
filters        int8, 3d x f: of the word before, the word, the word behind
steps          float32, 2: what an int8 step of vectors and of filters is worth
filter_bias    float32, f
largest, mean, anywhere   float32, f x k each
said, shared   float32, d x k each
bias           float32, 3 x k: for a message, a reply, a journal line
heads          h names, those of toward.coach.weights
whole_largest, whole_mean, whole_said, whole_bias   float32, f x h, f x h, d x h, h
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toward.coach.features import Numbers, numbers_of
from toward.coach.filters import Filters
from toward.coach.shapes import As, Lang
from toward.coach.stretches import Row
from toward.coach.weights import FOLDER, Scores

KINDS: tuple[As, ...] = ("message", "reply", "journal")
SHARED = 60
"""Words read of what a text answers."""
KNOWN = 0.5
"""Of a stretch so many words have to be known; of another language it would hear the marks alone."""


class Reading(NamedTuple):
    """A text as the network reads it, a line a word: where its vector stands (0: unknown), the vector, and what each
    filter answers; and the most each answers anywhere."""

    places: NDArray[np.intp]
    vectors: Scores
    heard: Scores
    most: Scores


class Network:
    """`codes` are the columns of the scores of a stretch, where 0 is the point from which a code may be raised; `heads`
    those of a whole text."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as held:
            self.codes: tuple[str, ...] = tuple(held["codes"].tolist())
            self._words: NDArray[np.uint32] = held["words"]
            self._vectors: NDArray[np.int8] = held["vectors"]
            self._step = held["steps"][0]
            filters, known = held["filters"] * held["steps"][1], self._vectors[held["common"]] * self._step
            self._filters = Filters(filters, held["filter_bias"], len(self._vectors), held["common"], known)
            self._largest: Scores = held["largest"]
            self._mean: Scores = held["mean"]
            self._anywhere: Scores = held["anywhere"]
            self._said: Scores = held["said"]
            self._shared: Scores = held["shared"]
            self._bias: Scores = held["bias"]
            self.heads: tuple[str, ...] = tuple(held["heads"].tolist())
            self._whole_largest: Scores = held["whole_largest"]
            self._whole_mean: Scores = held["whole_mean"]
            self._whole_said: Scores = held["whole_said"]
            self._whole_bias: Scores = held["whole_bias"]

    def reading(self, named: Numbers) -> Reading:
        """Words, given by number (toward.coach.features), as the network reads them."""
        places = self._places(named)
        vectors: Scores = self._vectors.take(places, axis=0) * self._step
        heard = self._filters.heard(places, vectors)
        return Reading(places, vectors, heard, heard.max(axis=0, initial=0))

    def whole(self, read: Reading) -> Scores:
        """A score for each head, of a text that has words."""
        root = np.sqrt(len(read.places), dtype=np.float32)
        found: Scores = read.most @ self._whole_largest + self._whole_bias
        found += (read.heard.sum(axis=0) @ self._whole_mean + read.vectors.sum(axis=0) @ self._whole_said) / root
        return found

    def scores(self, read: Reading, rows: Sequence[Row], as_: As, shared: Sequence[str] = ()) -> Scores:
        """A line a stretch, a column a code: -inf where most words are unknown. `rows` lie within what was read."""
        places, vectors, heard = read.places, read.vectors, read.heard
        bounds = np.array(rows)
        begin, end = bounds[:, 0], bounds[:, 1]
        sums = np.zeros((len(heard) + 1, len(self.codes)), np.float32)
        np.cumsum(heard @ self._mean + vectors @ self._said, axis=0, out=sums[1:])
        found: Scores = (sums[end] - sums[begin]) / np.sqrt(end - begin, dtype=np.float32)[:, None]
        found += np.array([heard[first:last].max(axis=0) for first, last in rows]) @ self._largest
        found += read.most @ self._anywhere + self._bias[KINDS.index(as_)]
        if shared:
            found += self._of_shared(shared[:SHARED])
        if not places.all():
            known = np.concatenate([[0], np.cumsum(places > 0)])
            found[known[end] - known[begin] < KNOWN * (end - begin)] = -np.inf
        return found

    def _of_shared(self, words: Sequence[str]) -> Scores:
        """Its known words alone count, so that a name more or less makes no difference."""
        places = self._places(numbers_of(words))
        known = places[places > 0]
        if not len(known):
            return np.zeros(len(self.codes), np.float32)
        found: Scores = (self._vectors[known] * self._step).mean(axis=0) @ self._shared
        return found

    def _places(self, named: Numbers) -> NDArray[np.intp]:
        """The row of each word's vector, 0 for one unknown."""
        at = np.searchsorted(self._words, named)
        is_known = self._words[np.minimum(at, len(self._words) - 1)] == named
        return np.where(is_known, at + 1, 0)


@cache
def network(lang: Lang) -> Network:
    """The network of `lang`, read from the package the first time it is asked for."""
    return Network(FOLDER / f"{lang}.network.npz")
