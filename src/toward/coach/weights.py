"""Trained weights, as `tools/train_coach.py` wrote them: files that are mapped and not copied.

4 bytes   length of the header, little-endian
header    JSON: {"heads": [{"name", "scale", "bias"}, ...], "rows": n}, padded with spaces
uint16    BUCKETS numbers: which row of weights a bucket has; 0, the row of noughts, for none
int8      n rows, one weight a head

They speak of a text as a whole.
"""

import mmap
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from toward.coach.features import BUCKETS, Numbers
from toward.coach.shapes import Lang

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


_DECODER = msgspec.json.Decoder(_Header)


class Weights:
    """`names` are the heads, in the order of the columns of every score; 0 is the point where a head says yes."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            held = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        begin = 4 + int.from_bytes(held[:4], "little")
        header = _DECODER.decode(held[4:begin])
        self.names = tuple(head.name for head in header.heads)
        self._scale = np.array([head.scale for head in header.heads], np.float32)
        self._bias = np.array([head.bias for head in header.heads], np.float32)
        self._index = np.frombuffer(held, np.uint16, BUCKETS, begin)
        shape = (header.rows, len(header.heads))
        self._rows = np.frombuffer(held, np.int8, shape[0] * shape[1], begin + 2 * BUCKETS).reshape(shape)

    def whole(self, buckets: Numbers) -> Scores:
        """Scores of all that was read."""
        taken = self._rows.take(self._index.take(buckets), axis=0)
        sums = np.einsum("gh->h", taken, dtype=np.int32)  # adds int8 faster than sum does
        many = np.float32(max(len(buckets), 1))
        scores: Scores = (sums * self._scale / np.sqrt(many) + self._bias).astype(np.float32)
        return scores


@cache
def weights(lang: Lang) -> Weights:
    """The weights of `lang`, mapped from the package the first time they are asked for."""
    return Weights(FOLDER / f"{lang}.whole.bin")
