"""The network of toward.coach.network as torch teaches it, and its arrays in a file."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

import numpy as np
import torch
from learning import Floats
from torch import nn
from torch.nn import functional

from toward.coach.features import numbers_of
from toward.coach.stretches import Row

ROUNDS, RATE, DECAY = 10, 2e-3, 0.05
FILTERS = 256
BATCH, WARMING, SORTED = 64, 100, 50
"""SORTED batches are sorted by length together, so that little is padded."""
WORDS_LOST, VECTORS_LOST, ANSWERS_LOST = 0.1, 0.1, 0.25
"""The shares that are hidden while it learns."""
CLIPPED = 5.0
"""Numbers of a vector, in standard deviations, beyond which an int8 does not go."""


class Text(NamedTuple):
    """One text: its words and those of what it answers, by number (0: unknown), the kind of text, its candidate
    stretches, and for stretch and code whether it shows it (`y`) and how much that counts (`weight`)."""

    words: Sequence[int]
    shared: Sequence[int]
    kind: int
    rows: Sequence[Row]
    y: Floats
    weight: Floats


class Net(nn.Module):
    """The network over the word vectors `begin`, noughts first."""

    def __init__(self, begin: Floats, codes: int) -> None:
        super().__init__()
        wide = begin.shape[1]
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(begin), freeze=False, padding_idx=0)
        self.filters = nn.Linear(3 * wide, FILTERS)
        self.kind = nn.Embedding(3, codes)
        self.out = nn.Linear(3 * FILTERS + 2 * wide, codes)
        nn.init.constant_(self.out.bias, -3)
        nn.init.zeros_(self.kind.weight)

    def forward(self, texts: Sequence[Text]) -> torch.Tensor:
        """Scores of all stretches of all texts, a line each."""
        said, heard = self._heard(texts)
        sums, sums_said = (functional.pad(part.cumsum(1), (0, 0, 1, 0)) for part in (heard, said))
        lines = []
        for at, text in enumerate(texts):
            bounds = torch.tensor(text.rows)
            begin, end = bounds[:, 0], bounds[:, 1]
            root = (end - begin).float().sqrt()[:, None]
            largest = torch.stack([heard[at, first:last].amax(0) for first, last in text.rows])
            mean, mean_said = ((part[at, end] - part[at, begin]) / root for part in (sums, sums_said))
            whole = torch.cat([heard[at].amax(0), self._of_shared(text)])[None].expand(len(bounds), -1)
            lines.append(torch.cat([largest, mean, whole[:, :FILTERS], mean_said, whole[:, FILTERS:]], 1))
        kind = torch.tensor([text.kind for text in texts for _ in text.rows])
        return self.out(functional.dropout(torch.cat(lines), ANSWERS_LOST, self.training)) + self.kind(kind)

    def _heard(self, texts: Sequence[Text]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(len(text.words) for text in texts)
        ids = torch.tensor([[*text.words, *[0] * (longest - len(text.words))] for text in texts])
        there = torch.tensor([[1.0] * len(text.words) + [0.0] * (longest - len(text.words)) for text in texts])
        if self.training:
            ids = ids * (torch.rand(ids.shape) > WORDS_LOST)
        said = functional.dropout(self.vectors(ids), VECTORS_LOST, self.training)
        edge = torch.zeros_like(said[:, :1])
        around = torch.cat([edge, said, edge], 1)
        three = torch.cat([around[:, :-2], said, around[:, 2:]], -1)
        return said, functional.relu(self.filters(three)) * there[..., None]

    def _of_shared(self, text: Text) -> torch.Tensor:
        known = [place for place in text.shared if place]
        return self.vectors.weight[known].mean(0) if known else torch.zeros(self.vectors.weight.shape[1])


def taught(begin: Floats, codes: int, texts: Sequence[Text], seed: int) -> Net:
    """A network that has learnt the texts."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = Net(begin, codes)
    matrices = [value for name, value in net.named_parameters() if not name.startswith("vectors")]
    optimizer = torch.optim.AdamW(
        [{"params": net.vectors.parameters(), "weight_decay": 0.0}, {"params": matrices, "weight_decay": DECAY}], RATE
    )
    shown = [text for text in texts if text.rows]
    steps = ROUNDS * ((len(shown) + BATCH - 1) // BATCH + 1)
    net.train()
    for step, batch in enumerate(_batches(shown, seed)):
        for group in optimizer.param_groups:
            group["lr"] = RATE * max(0.01, 1 - step / steps) * min(1, (step + 1) / WARMING)
        y, weight = (torch.tensor(np.concatenate([text[part] for text in batch])) for part in (4, 5))
        missed = functional.binary_cross_entropy_with_logits(net(batch), y, reduction="none")
        loss = (missed * weight).sum() / len(batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net.eval()


def _batches(texts: Sequence[Text], seed: int) -> Iterator[Sequence[Text]]:
    """In each round all texts in another order, those of a batch about as long as one another."""
    chance = np.random.default_rng(seed)
    length = np.array([len(text.words) for text in texts])
    for _ in range(ROUNDS):
        order = chance.permutation(len(texts))
        found = []
        for begin in range(0, len(order), BATCH * SORTED):
            some = order[begin : begin + BATCH * SORTED]
            some = some[np.argsort(length[some], kind="stable")]
            found += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
        for at in chance.permutation(len(found)):
            yield [texts[place] for place in found[at]]


def judged(net: Net, texts: Sequence[Text]) -> list[Floats]:
    """Scores by text, a line a stretch."""
    found = [np.zeros((0, net.out.out_features), np.float32)] * len(texts)
    order = sorted((at for at, text in enumerate(texts) if text.rows), key=lambda at: len(texts[at].words))
    with torch.inference_mode():
        for begin in range(0, len(order), BATCH):
            places = order[begin : begin + BATCH]
            scores = net([texts[at] for at in places]).numpy()
            ends = np.cumsum([len(texts[at].rows) for at in places])
            for at, part in zip(places, np.split(scores, ends[:-1]), strict=True):
                found[at] = part
    return found


def filed(net: Net, words: Mapping[str, int], codes: Sequence[str], cuts: Mapping[str, float]) -> bytes:
    """The file toward.coach.network reads, of the codes in `cuts`: a score of 0 is at the cut."""
    kept = [codes.index(code) for code in cuts]
    number = {int(name): words[word] for word, name in reversed([*zip(words, numbers_of([*words]), strict=True)])}
    named = sorted(number)
    vectors, step = _in_bytes(net.vectors.weight.detach().numpy()[[0, *(number[name] for name in named)]])
    filters, filter_step = _in_bytes(net.filters.weight.detach().numpy().T)
    out = net.out.weight.detach().numpy()[kept].T
    wide = vectors.shape[1]
    parts = np.split(out, np.cumsum([FILTERS, FILTERS, FILTERS, wide]))
    bias = net.out.bias.detach().numpy()[kept] + net.kind.weight.detach().numpy()[:, kept]
    stream = BytesIO()
    np.savez(
        stream,
        codes=np.array(list(cuts)),
        words=np.array(named, np.uint32),
        vectors=vectors,
        filters=filters,
        steps=np.array([step, filter_step], np.float32),
        filter_bias=net.filters.bias.detach().numpy(),
        bias=(bias - np.array(list(cuts.values()))).astype(np.float32),
        **dict(zip(("largest", "mean", "anywhere", "said", "shared"), parts, strict=True)),
    )
    return stream.getvalue()


def _in_bytes(numbers: Floats) -> tuple[Floats, float]:
    step = float(min(np.abs(numbers).max(), CLIPPED * numbers.std()) / 127)
    return np.clip(np.rint(numbers / step), -127, 127).astype(np.int8), step
