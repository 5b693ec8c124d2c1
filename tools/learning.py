"""Texts to sparse rows, labels to linear heads, heads to the file the coach reads."""

import json
import tomllib
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import StratifiedKFold

from toward.coach.features import BUCKETS, grams, numbers_of
from toward.coach.words import Words, read

PACKAGE = Path(__file__).parent.parent / "src" / "toward" / "coach"
ROWS = 65_535
"""The most buckets that can keep their weights: a row is named by 16 bits, and row 0 is for none."""
FOLDS = 5
SHARE = 0.3
"""What the teacher's guess weighs beside the n-grams, so that the penalty treats both alike."""

Floats = NDArray[Any]


def name_of(*learnt: bytes) -> str:
    """Names what is kept after all it was learnt from, so that nothing is taken for what it was before."""
    found = sha256()
    for piece in learnt:
        found.update(piece)
    return found.hexdigest()[:16]


class Head(NamedTuple):
    """A linear head over all buckets, for rows of counts parted by the root of their sum, weighted by rarity."""

    name: str
    weight: Floats
    bias: float

    def times(self, share: float) -> "Head":
        """So much of every score."""
        return Head(self.name, self.weight * share, self.bias * share)


class Both(NamedTuple):
    """A head, and beside it the mean of what the network says for `tasks`, times `beside`."""

    head: Head
    tasks: Sequence[str]
    beside: float

    def score(self, rows: sp.csr_matrix, of_network: Floats) -> Floats:
        """What both give each row."""
        return score(self.head, rows) + self.beside * of_network

    def times(self, steep: float) -> "Both":
        """So many times every score."""
        return Both(self.head.times(steep), self.tasks, self.beside * steep)

    def lower(self, cut: float) -> "Both":
        """The same with `cut` taken from every score."""
        return self._replace(head=self.head._replace(bias=self.head.bias - cut))


class Task(NamedTuple):
    """What some of the texts are labelled with. `weight` is what a label counts; `graded` ones are no yes or no."""

    name: str
    places: Floats
    y: Floats
    weight: float = 1.0
    graded: bool = False


class Course(NamedTuple):
    """What the network learns of texts as wholes: their words, and a line a text with a column a task (nan: unknown).

    `counts` is what each task counts, less than 0 one that is graded, `weight` what each text does. Texts that are
    `held` are also judged by a network that has not learnt them; dev texts are not `learnt` at all.
    """

    tasks: Sequence[str]
    counts: Sequence[float]
    words: Sequence[Sequence[str]]
    y: Floats
    weight: Floats
    held: Floats
    learnt: Floats


class Taught(NamedTuple):
    """A row a text: the score of each task (a column each, in order), and the encoder's vector."""

    scores: Floats
    vectors: Floats


def cutter(lang: str) -> Callable[[str], Words]:
    """How the coach cuts a text of this language."""
    spelling = tomllib.loads((PACKAGE / "rules" / lang / "words.toml").read_text("utf-8"))["spelling"]
    return lambda text: read(text, spelling)


def matrix(pieces: Iterable[NDArray[np.uint32]]) -> sp.csr_matrix:
    """One row for the n-grams of a text: counts parted by the root of how many there are."""
    column, value, bound = [], [], [0]
    for buckets in pieces:
        known, count = np.unique(buckets.astype(np.int64), return_counts=True)
        column.append(known)
        value.append(count / np.sqrt(max(len(buckets), 1)))
        bound.append(bound[-1] + len(known))
    flat = (np.concatenate(value).astype(np.float32), np.concatenate(column), bound)
    return sp.csr_matrix(flat, shape=(len(bound) - 1, BUCKETS))


def rarity(rows: sp.csr_matrix) -> Floats:
    """What each n-gram weighs: the fewer rows have it, the more. Heads are learnt on rows so weighted."""
    weight: Floats = np.log((1 + rows.shape[0]) / (1 + np.asarray((rows > 0).sum(axis=0)).ravel()))
    return weight


def weighted(rows: sp.csr_matrix, weight: Floats) -> sp.csr_matrix:
    """Each column times its weight."""
    return (rows @ sp.diags(weight)).tocsr()


def text_matrix(texts: Sequence[str], lang: str) -> sp.csr_matrix:
    """A row a text."""
    cut = cutter(lang)
    words = (cut(text).norm for text in texts)
    return matrix(grams(row, numbers_of(row)) for row in words)


def classifier(rows: sp.csr_matrix, y: Floats, strength: float, guess: Floats | None = None, wanted: float = 1) -> Head:
    """Logistic regression; `guess` is a linear head's weights whose score stands beside the n-grams."""
    model = LogisticRegression(
        C=strength, solver="liblinear", tol=1e-3, random_state=0, class_weight={0: 1.0, 1: wanted}
    )
    if guess is None:
        model.fit(rows, y)
        return Head("", model.coef_[0], float(model.intercept_[0]))
    model.fit(sp.hstack([rows, sp.csr_matrix((rows @ guess)[:, None] * SHARE)]).tocsr(), y)
    return Head("", model.coef_[0][:-1] + model.coef_[0][-1] * SHARE * guess, float(model.intercept_[0]))


def contrasted(rows: sp.csr_matrix, y: Floats, strength: float) -> Head:
    """Logistic regression on n-grams weighted by how much oftener they stand in one class (NB-SVM, Wang and Manning).

    Learnt on rows that are weighted by nothing else.
    """
    there = (rows > 0).astype(np.float64)
    yes, no = (np.asarray(there[y == is_so].sum(axis=0)).ravel() + 1 for is_so in (1, 0))
    ratio = np.log(yes / yes.sum()) - np.log(no / no.sum())
    head = classifier(weighted(rows, ratio), y, strength)
    return Head("", head.weight * ratio, head.bias)


def blended(one: Head, other: Head, share: float, rows: sp.csr_matrix) -> Head:
    """Both heads, `other` counting `share` of `one`, where what each says of `rows` is spread alike."""
    first, second = (1 / score(head, rows).std() for head in (one, other))
    second *= share
    return Head("", first * one.weight + second * other.weight, first * one.bias + second * other.bias)


def regression(rows: sp.csr_matrix, y: Floats, penalty: float) -> Head:
    """Ridge regression."""
    model = Ridge(alpha=penalty, solver="sparse_cg", tol=1e-3, random_state=0).fit(rows, y)
    return Head("", model.coef_, float(model.intercept_))


def both(head: Head, of_grams: Floats, tasks: Sequence[str], of_network: Floats, share: float) -> tuple[Both, Floats]:
    """The head and the network together, the network counting `share`, where what they say of these texts is spread
    alike; and what both say of them."""
    beside = share * float(of_grams.std() / of_network.std())
    return Both(head.times(1 - share), tasks, beside), (1 - share) * of_grams + beside * of_network


def score(head: Head, rows: sp.csr_matrix) -> Floats:
    """What a head gives each row."""
    return rows @ head.weight + head.bias


def out_of_fold(fit: Callable[[Floats], Head], rows: sp.csr_matrix, y: Floats, folds: int = FOLDS) -> Floats:
    """Scores each row has from a head that never saw it."""
    found = np.zeros(len(y))
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(y, y):
        found[test] = score(fit(train), rows[test])
    return found


def best_cut(y: Floats, scores: Floats) -> tuple[float, float]:
    """The threshold with the best F1, and that F1."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(y[order])
    f1 = 2 * hits / (np.arange(1, len(y) + 1) + y.sum())
    at = int(np.argmax(np.convolve(f1, np.ones(5) / 5, "same")[: max(len(y) - 1, 1)]))
    return float((scores[order][at] + scores[order][at + 1]) / 2), float(f1[at])


def thinned(heads: Sequence[Head], rows: sp.csr_matrix, rare: Floats, most: int) -> Sequence[Head]:
    """The heads with only the `most` buckets that move them most on these `rows`, each weight one of 255 steps."""
    weight = np.stack([head.weight * rare for head in heads], axis=1)
    common = np.sqrt(np.asarray((rows > 0).sum(axis=0)).ravel())
    moved = np.abs(weight) * common[:, None]
    moved /= np.maximum(np.sqrt((moved**2).sum(axis=0)), 1e-9)
    last = np.argsort(-moved.max(axis=1), kind="stable")[min(most, int((moved.max(axis=1) > 0).sum())) :]
    weight[last] = 0
    step = np.abs(weight).max(axis=0) / 127
    weight = np.rint(weight / np.maximum(step, 1e-12)) * step / np.maximum(rare, 1e-9)[:, None]
    return [head._replace(weight=weight[:, at]) for at, head in enumerate(heads)]


def packed(heads: Sequence[Head], rare: Floats) -> bytes:
    """The weights file of thinned heads, in int8, rarity within the weight. toward.coach.weights reads it."""
    weight = np.stack([head.weight * rare for head in heads], axis=1)
    kept = np.flatnonzero(np.abs(weight).max(axis=1))
    scale = np.abs(weight).max(axis=0) / 127
    table = np.zeros((len(kept) + 1, len(heads)), np.int8)
    table[1:] = np.rint(weight[kept] / scale)
    index = np.zeros(BUCKETS, np.uint16)
    index[kept] = np.arange(1, len(kept) + 1)
    named = [
        {"name": head.name, "scale": float(step), "bias": round(head.bias, 5)}
        for head, step in zip(heads, scale, strict=True)
    ]
    header = json.dumps({"heads": named, "rows": len(table)}).encode()
    header += b" " * (-(4 + len(header)) % 8)
    return len(header).to_bytes(4, "little") + header + index.tobytes() + table.tobytes()
