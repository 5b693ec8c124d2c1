"""How the network learns: stretches of the corpus and whole texts of the public sets, by turns."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from learning import Floats
from neural import BATCH, Lesson, Net, Text
from torch.nn import functional

ROUNDS, ROUNDS_OF_LESSONS = 10, 8
RATE, DECAY, WARMING = 2e-3, 0.05, 100
SORTED = 50
"""So many batches are sorted by length together, so that little is padded."""


def taught(
    begin: Floats, codes: int, tasks: Sequence[float], texts: Sequence[Text], lessons: Sequence[Lesson], seed: int
) -> Net:
    """A network that has learnt both. `tasks` is what each task counts, less than 0 one that is graded."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = Net(begin, codes, len(tasks))
    matrices = [value for name, value in net.named_parameters() if not name.startswith("vectors")]
    optimizer = torch.optim.AdamW(
        [{"params": net.vectors.parameters(), "weight_decay": 0.0}, {"params": matrices, "weight_decay": DECAY}], RATE
    )
    chance = np.random.default_rng(seed)
    turns = _by_turns(
        [*_batches([text for text in texts if text.rows], ROUNDS, chance)],
        [*_batches(lessons, ROUNDS_OF_LESSONS, chance)],
    )
    weight = torch.tensor(tasks)
    net.train()
    for step, batch in enumerate(turns):
        for group in optimizer.param_groups:
            group["lr"] = RATE * max(0.01, 1 - step / len(turns)) * min(1, (step + 1) / WARMING)
        missed = _missed_stretches(net, batch) if isinstance(batch[0], Text) else _missed_wholes(net, batch, weight)
        optimizer.zero_grad()
        missed.backward()
        optimizer.step()
    return net.eval()


def _missed_stretches(net: Net, batch: Sequence[Text]) -> torch.Tensor:
    y, weight = (torch.tensor(np.concatenate([text[part] for text in batch])) for part in (4, 5))
    missed = functional.binary_cross_entropy_with_logits(net.of_stretches(batch), y, reduction="none")
    return (missed * weight).sum() / len(batch)


def _missed_wholes(net: Net, batch: Sequence[Lesson], tasks: torch.Tensor) -> torch.Tensor:
    wanted = torch.tensor(np.stack([lesson.y for lesson in batch]))
    known, wanted = ~wanted.isnan(), wanted.nan_to_num()
    said = net.of_wholes([lesson.words for lesson in batch])
    missed = functional.binary_cross_entropy_with_logits(said, wanted.clamp(0, 1), reduction="none")
    missed = torch.where(tasks < 0, (said - wanted) ** 2 / 2, missed)
    counts = torch.tensor([lesson.weight for lesson in batch])[:, None] * tasks.abs() * known
    return (missed * counts).sum() / len(batch)


def _batches(texts: Sequence[Any], rounds: int, chance: np.random.Generator) -> Iterator[Sequence[Any]]:
    """In each round all texts in another order, those of a batch about as long as one another."""
    length = np.array([len(text.words) for text in texts])
    for _ in range(rounds):
        order = chance.permutation(len(texts))
        found = []
        for begin in range(0, len(order), BATCH * SORTED):
            some = order[begin : begin + BATCH * SORTED]
            some = some[np.argsort(length[some], kind="stable")]
            found += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
        for at in chance.permutation(len(found)):
            yield [texts[place] for place in found[at]]


def _by_turns(*rows: Sequence[Any]) -> Sequence[Any]:
    """All of the rows in one, each spread evenly over it."""
    placed = [((at + 0.5) / len(row), number, each) for number, row in enumerate(rows) for at, each in enumerate(row)]
    return [each for _, _, each in sorted(placed, key=lambda one: one[:2])]
