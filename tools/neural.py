"""The network of toward.coach.network as torch holds it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from learning import Floats
from torch import nn
from torch.nn import functional

from toward.coach.stretches import Row

FILTERS = 256
BATCH = 64
WORDS_LOST, VECTORS_LOST, ANSWERS_LOST = 0.1, 0.1, 0.25
"""The shares that are hidden while it learns."""

Words = Sequence[int]


class Text(NamedTuple):
    """A text of the corpus: its words and those of what it answers, by number (0: unknown), the kind of text, its
    candidate stretches, and for stretch and code whether it shows it (`y`) and how much that counts (`weight`)."""

    words: Words
    shared: Words
    kind: int
    rows: Sequence[Row]
    y: Floats
    weight: Floats


class Lesson(NamedTuple):
    """A text as a whole: what it is, 0 to 1 or a grade, by task (nan: unknown), and how much that counts."""

    words: Words
    y: Floats
    weight: float


class Net(nn.Module):
    """The network over the word vectors `begin`, noughts first."""

    def __init__(self, begin: Floats, codes: int, tasks: int) -> None:
        super().__init__()
        wide = begin.shape[1]
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(begin), freeze=False, padding_idx=0)
        self.filters = nn.Linear(3 * wide, FILTERS)
        self.kind = nn.Embedding(3, codes)
        self.out = nn.Linear(3 * FILTERS + 2 * wide, codes)
        self.whole = nn.Linear(2 * FILTERS + wide, tasks)
        nn.init.constant_(self.out.bias, -3)
        nn.init.zeros_(self.kind.weight)

    def of_stretches(self, texts: Sequence[Text]) -> torch.Tensor:
        """Scores of all stretches of all texts, a line each."""
        said, heard = self._heard([text.words for text in texts])
        of = torch.tensor([at for at, text in enumerate(texts) for _ in text.rows])
        begin, end = torch.tensor([row for text in texts for row in text.rows]).T
        root = (end - begin).float().sqrt()[:, None]
        sums, sums_said = (functional.pad(part.cumsum(1), (0, 0, 1, 0)) for part in (heard, said))
        mean, mean_said = ((part[of, end] - part[of, begin]) / root for part in (sums, sums_said))
        lines = [_largest(heard, of, begin, end), mean, heard.amax(1)[of], mean_said, self._of_shared(texts)[of]]
        kind = torch.tensor([text.kind for text in texts])[of]
        return self.out(functional.dropout(torch.cat(lines, 1), ANSWERS_LOST, self.training)) + self.kind(kind)

    def of_wholes(self, texts: Sequence[Words]) -> torch.Tensor:
        """Scores of the texts as a whole, a line each."""
        said, heard = self._heard(texts)
        root = torch.tensor([max(len(words), 1) for words in texts]).sqrt()[:, None]
        line = torch.cat([heard.amax(1), heard.sum(1) / root, said.sum(1) / root], 1)
        return self.whole(functional.dropout(line, ANSWERS_LOST, self.training))

    def _heard(self, texts: Sequence[Words]) -> tuple[torch.Tensor, torch.Tensor]:
        ids = torch.tensor(_padded(texts))
        there = (torch.arange(ids.shape[1]) < torch.tensor([len(words) for words in texts])[:, None]).float()
        if self.training:
            ids = ids * (torch.rand(ids.shape) > WORDS_LOST)
        said = functional.dropout(self.vectors(ids), VECTORS_LOST, self.training)
        edge = torch.zeros_like(said[:, :1])
        around = torch.cat([edge, said, edge], 1)
        three = torch.cat([around[:, :-2], said, around[:, 2:]], -1)
        return said, functional.relu(self.filters(three)) * there[..., None]

    def _of_shared(self, texts: Sequence[Text]) -> torch.Tensor:
        """The mean vector of the known words of what each answers."""
        known = [[place for place in text.shared if place] for text in texts]
        ids = torch.tensor(_padded(known))
        return self.vectors(ids).sum(1) / (ids > 0).sum(1, keepdim=True).clamp(min=1)


def _padded(rows: Sequence[Words]) -> list[list[int]]:
    longest = max(1, *map(len, rows))
    return [[*row, *[0] * (longest - len(row))] for row in rows]


def _largest(heard: torch.Tensor, of: torch.Tensor, begin: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
    """For each stretch `begin:end` of the text `of` the most that each filter answers in it."""
    flat = functional.pad(heard.flatten(0, 1), (0, 0, 0, 1))
    place = torch.arange(int((end - begin).max())) + begin[:, None]
    inside = torch.where(place < end[:, None], place + of[:, None] * heard.shape[1], len(flat) - 1)
    return flat[inside].amax(1)


def judged(net: Net, texts: Sequence[Text]) -> list[Floats]:
    """Scores by text, a line a stretch."""
    found = [np.zeros((0, net.out.out_features), np.float32)] * len(texts)
    order = sorted((at for at, text in enumerate(texts) if text.rows), key=lambda at: len(texts[at].words))
    with torch.inference_mode():
        for begin in range(0, len(order), BATCH):
            places = order[begin : begin + BATCH]
            scores = net.of_stretches([texts[at] for at in places]).numpy()
            ends = np.cumsum([len(texts[at].rows) for at in places])
            for at, part in zip(places, np.split(scores, ends[:-1]), strict=True):
                found[at] = part
    return found


def judged_whole(net: Net, texts: Sequence[Words]) -> Floats:
    """Scores by text, a column a task."""
    found = np.zeros((len(texts), net.whole.out_features), np.float32)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    with torch.inference_mode():
        for begin in range(0, len(order), BATCH):
            places = order[begin : begin + BATCH]
            found[places] = net.of_wholes([texts[at] for at in places]).numpy()
    return found
