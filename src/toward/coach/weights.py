"""Trained weights, as `tools/train_coach.py` wrote them: files that are mapped and not copied.

4 bytes   length of the header, little-endian
header    JSON: {"heads": [{"name", "scale", "bias"}, ...], "rows": n}, padded with spaces
uint16    BUCKETS numbers: which row of weights a bucket has; 0, the row of noughts, for none
int8      n rows, one weight a head

A language has two: `whole` is said of a text, `clauses` of any stretch of it.
"""

import mmap
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from toward.coach.features import BUCKETS, Grams, Numbers
from toward.coach.shapes import Lang

FOLDER = Path(__file__).parent / "model"
MOST = 400
"""Rows the trained reader sees of a text, about 2,000 characters."""

Part = Literal["whole", "clauses"]
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
    """`names` are the heads, in the order of the columns of every score; 0 is the point where a head says yes."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            held = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        begin = 4 + int.from_bytes(held[:4], "little")
        header = msgspec.json.decode(held[4:begin], type=_Header)
        self.names = tuple(head.name for head in header.heads)
        self._scale = np.array([head.scale for head in header.heads], np.float32)
        self._bias = np.array([head.bias for head in header.heads], np.float32)
        self._index = np.frombuffer(held, np.uint16, BUCKETS, begin)
        shape = (header.rows, len(header.heads))
        self._rows = np.frombuffer(held, np.int8, shape[0] * shape[1], begin + 2 * BUCKETS).reshape(shape)

    def whole(self, found: Grams) -> Scores:
        """Scores of all that was read."""
        sums = np.einsum("gh->h", self._weights(found.bucket), dtype=np.int32)  # adds int8 faster than sum does
        return self._scores(sums, np.float32(max(len(found.bucket), 1)))

    def stretches(self, found: Grams, begins: NDArray[np.intp], ends: NDArray[np.intp]) -> Scores:
        """Scores of the rows `begins:ends`, a line each. The weights are summed once for all of them."""
        order = np.argsort(found.row, kind="stable")
        sums = np.zeros((len(order) + 1, len(self.names)), np.int32)
        np.cumsum(self._weights(found.bucket[order]), axis=0, dtype=np.int32, out=sums[1:])
        first, last = np.searchsorted(found.row[order], (begins, ends))
        return self._scores(sums[last] - sums[first], np.maximum(last - first, 1).astype(np.float32)[:, None])

    def _weights(self, buckets: Numbers) -> NDArray[np.int8]:
        return self._rows.take(self._index.take(buckets), axis=0)

    def _scores(self, sums: NDArray[np.int32], many: NDArray[np.float32] | np.float32) -> Scores:
        return (sums * self._scale / np.sqrt(many) + self._bias).astype(np.float32)


@cache
def weights(lang: Lang, part: Part) -> Weights:
    """The weights of `lang`, mapped from the package the first time they are asked for."""
    return Weights(FOLDER / f"{lang}.{part}.bin")
