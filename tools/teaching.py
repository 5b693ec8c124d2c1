"""An encoder taught all the sets at once; then it marks every text for every task, as the coach's own lessons.

Twenty minutes on one core of a machine with 16-bit matrix products, two hours on one without.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from learning import Floats, Task, Taught, name_of
from teacher import Encoder, Teacher
from torch import nn
from torch.nn import functional

ROUNDS, RATE, RATE_OF_HEADS = 2, 1e-4, 5e-4
BATCH, WARMING = 32, 200
SORTED = 50
"""Batches whose texts are sorted by length together, so that little is padded."""


def taught(
    lang: str,
    teacher: Callable[[], Teacher],
    texts: Sequence[str],
    learnt: Floats,
    tasks: Sequence[Task],
    keep: Path | None,
    rounds: int = ROUNDS,
) -> Taught:
    """Teach the encoder the tasks on the texts at `learnt`, then read all texts; or take what was kept of the same."""
    asked = (teacher.__name__, rounds, texts, [(task.name, task.weight, task.graded) for task in tasks])
    labels = [part.tobytes() for task in tasks for part in (task.places, task.y)]
    file = keep / f"taught.{lang}.{name_of(repr(asked).encode(), learnt.tobytes(), *labels)}.npz" if keep else None
    if file and file.exists():
        with np.load(file) as held:
            return Taught(held["scores"], held["vectors"])
    found = _taught(teacher(), texts, learnt, tasks, rounds)
    if file:
        np.savez(file, scores=found.scores, vectors=found.vectors)
    return found


def _taught(teacher: Teacher, texts: Sequence[str], learnt: Floats, tasks: Sequence[Task], rounds: int) -> Taught:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    encoder, pieces = teacher.encoder, teacher.pieces_of(texts)
    head = nn.Linear(encoder.width, len(tasks))
    nn.init.normal_(head.weight, std=0.02)
    nn.init.zeros_(head.bias)
    _teach(encoder, head, pieces, learnt, tasks, rounds)
    return _read(encoder, head, pieces)


def _teach(
    encoder: Encoder,
    head: nn.Linear,
    pieces: Sequence[Sequence[int]],
    learnt: Floats,
    tasks: Sequence[Task],
    rounds: int,
) -> None:
    labels = _labels(len(pieces), learnt, tasks)
    weight, graded = torch.tensor([t.weight for t in tasks]), torch.tensor([t.graded for t in tasks])
    optimizer, rates = _optimizer(encoder, head)
    steps = int(rounds * (len(learnt) + BATCH - 1) // BATCH)
    for step, batch in zip(range(steps), _batches(learnt, pieces), strict=False):
        now = min(1, (step + 1) / WARMING) * (steps - step) / steps
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * now
        y = labels[batch]
        with torch.autocast("cpu", torch.bfloat16):
            state = encoder.read([pieces[at] for at in batch], taught=True)
        said, wanted = head(state.float()), torch.nan_to_num(y)
        missed = functional.binary_cross_entropy_with_logits(said, wanted, reduction="none")
        missed = torch.where(graded, (said - wanted) ** 2 * 0.5, missed)
        loss = (missed * ~torch.isnan(y) * weight).sum() / len(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(plain=True) + encoder.parameters(plain=False), 1.0)
        optimizer.step()


def _labels(many: int, learnt: Floats, tasks: Sequence[Task]) -> torch.Tensor:
    """A row a text, a column a task; nan where nothing is known or may be known."""
    known = np.full((many, len(tasks)), np.nan, np.float32)
    for column, task in enumerate(tasks):
        known[task.places, column] = task.y
    known[np.setdiff1d(np.arange(many), learnt)] = np.nan
    return torch.from_numpy(known)


def _optimizer(encoder: Encoder, head: nn.Linear) -> tuple[torch.optim.Optimizer, list[float]]:
    groups = [
        {"params": encoder.parameters(plain=True), "weight_decay": 0.01},
        {"params": encoder.parameters(plain=False), "weight_decay": 0.0},
        {"params": head.parameters(), "weight_decay": 0.01, "lr": RATE_OF_HEADS},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE)
    return optimizer, [group["lr"] for group in optimizer.param_groups]


def _batches(learnt: Floats, pieces: Sequence[Sequence[int]]) -> Iterator[Floats]:
    """Without end: all texts in another order each round, those of a batch about as long as one another."""
    chance = np.random.default_rng(0)
    length = np.array([len(row) for row in pieces])
    while True:
        order = chance.permutation(learnt)
        found = []
        for begin in range(0, len(order), BATCH * SORTED):
            some = order[begin : begin + BATCH * SORTED]
            some = some[np.argsort(length[some], kind="stable")]
            parts = [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
            found += [parts[at] for at in chance.permutation(len(parts))]
        yield from found


def _read(encoder: Encoder, head: nn.Linear, pieces: Sequence[Sequence[int]]) -> Taught:
    scores = np.zeros((len(pieces), head.out_features), np.float32)
    vectors = np.zeros((len(pieces), encoder.width), np.float16)
    order = np.argsort([len(row) for row in pieces], kind="stable")
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for begin in range(0, len(order), 2 * BATCH):
            chosen = order[begin : begin + 2 * BATCH]
            state = encoder.read([pieces[at] for at in chosen], taught=False).float()
            scores[chosen], vectors[chosen] = head(state).float().numpy(), state.numpy()
    return Taught(scores, vectors)
