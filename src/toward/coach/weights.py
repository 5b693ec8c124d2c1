"""The trained weights of one language, as `tools/train_coach.py` wrote them: one file, mapped and not copied.

4 bytes   length of the header, little-endian
header    JSON: {"heads": [{"name", "scale", "bias"}, ...], "rows": n}, padded with spaces
uint16    BUCKETS numbers: which row of weights a bucket has; 0, the row of noughts, for none
int8      n rows, one weight a head
"""

import mmap
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from toward.coach.features import BUCKETS, grams
from toward.coach.shapes import CODES, Lang
from toward.coach.words import Words

FOLDER = Path(__file__).parent / "model"
MOST = 400
"""Rows the trained reader sees of a text, about 2,000 characters."""

Scores = NDArray[np.float32]


class Head(msgspec.Struct, frozen=True):
    """One linear head: its name, what an int8 step is worth, and what is added at the end."""

    name: str
    scale: float
    bias: float


class _Header(msgspec.Struct, frozen=True):
    heads: tuple[Head, ...]
    rows: int


class Weights:
    """`place` says which column a head has; `codes` are those that find a code."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            held = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        begin = 4 + int.from_bytes(held[:4], "little")
        header = msgspec.json.decode(held[4:begin], type=_Header)
        self.place = {head.name: at for at, head in enumerate(header.heads)}
        self.codes = tuple((name, at) for name, at in self.place.items() if name in CODES)
        self._scale = np.array([head.scale for head in header.heads], np.float32)
        self._bias = np.array([head.bias for head in header.heads], np.float32)
        self._index = np.frombuffer(held, np.uint16, BUCKETS, begin)
        shape = (header.rows, len(header.heads))
        self._rows = np.frombuffer(held, np.int8, shape[0] * shape[1], begin + 2 * BUCKETS).reshape(shape)

    def read(self, words: Words) -> "Reading":
        """Sum the weights of the first `MOST` rows of `words` once, for as many stretches as may be asked for."""
        found = grams(words.norm[:MOST])
        size = min(len(words.norm), MOST)
        order = np.argsort(found.row, kind="stable")
        weights = self._rows[self._index[found.bucket[order]]]
        sums = np.zeros((len(order) + 1, len(self._scale)), np.int32)
        np.cumsum(weights, axis=0, dtype=np.int32, out=sums[1:])
        begins = np.searchsorted(found.row[order], np.arange(size + 1))
        return Reading(sums[begins], begins, self._scale, self._bias)


class Reading:
    """The scores of stretches of one text, one column a head; 0 is the point where a head says yes."""

    def __init__(self, sums: NDArray[np.int32], counts: NDArray[np.intp], scale: Scores, bias: Scores) -> None:
        self._sums, self._counts, self._scale, self._bias = sums, counts, scale, bias

    def of(self, begins: NDArray[np.intp], ends: NDArray[np.intp]) -> Scores:
        """Scores of the rows `begins:ends`, a line each."""
        many = np.sqrt(np.maximum(self._counts[ends] - self._counts[begins], 1)).astype(np.float32)
        sums = self._sums[ends] - self._sums[begins]
        scores: Scores = sums * self._scale / many[:, None] + self._bias
        return scores

    def whole(self) -> Scores:
        """Scores of all that was read."""
        last = np.array([len(self._counts) - 1])
        scores: Scores = self.of(np.zeros(1, np.intp), last)[0]
        return scores


@cache
def weights(lang: Lang) -> Weights:
    """The weights of `lang`, mapped from the package the first time they are asked for."""
    return Weights(FOLDER / f"{lang}.bin")
