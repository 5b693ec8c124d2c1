"""The Russian heads of the public set: of n-grams, and beside them what the network says."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from e5 import multilingual
from learning import (
    ROWS,
    Both,
    Course,
    Floats,
    Head,
    Task,
    best_cut,
    blended,
    both,
    classifier,
    contrasted,
    cutter,
    out_of_fold,
    packed,
    rarity,
    regression,
    text_matrix,
    thinned,
    weighted,
)
from lessons import BRIGHTER, EKMAN_SET, GOLD, LONGEST, TOLD, labels
from schooling import Schooled
from sets import FAMILIES, Figures, Sets
from sklearn.metrics import f1_score
from teaching import taught

from corpus import corpus

SET = "brighter/rus_a_"
STRENGTH, STRENGTH_CONTRASTED = 1.0, 16.0
CONTRAST = 1.0
"""What the contrasted n-grams count beside the rare ones."""
GUESS, PENALTY = 0.23, 10
"""What the n-grams count that repeat the teacher, beside those that learn the labels."""
SHARE = 0.13
"""What the network counts; the n-grams count the rest."""
COUNTS = 3.0
"""What a labelled text counts beside one that the teacher alone has marked."""
ENGLISH, REPEATED = 15_000, 4
"""English sentences the teacher learns along, and how often it reads a Russian one meanwhile."""


class Russian:
    """The texts of BRIGHTER, and those of the corpus, which nobody has marked."""

    def __init__(self, sets: Sets, keep: Path | None) -> None:
        self.train, self.dev = sets.rows(SET, "train"), sets.rows(SET, "dev")
        unmarked = [text for item in corpus("ru") for text in (item.shared, item.text) if text]
        labelled = [row["text"] for row in (*self.train, *self.dev)]
        self.texts = [*labelled, *dict.fromkeys(unmarked)]
        self.labels = np.array([[row[family] for family in FAMILIES] for row in self.train], np.float32)
        self.sets = sets
        self.dev_places = np.arange(len(self.train), len(labelled))
        self.learnt = np.delete(np.arange(len(self.texts)), self.dev_places)
        self.plain = text_matrix(self.texts, "ru")
        self.rare = rarity(self.plain[: len(self.train)])
        self.rare_in_all = rarity(self.plain[self.learnt])
        self.grams = weighted(self.plain, self.rare)
        self.taught = self._taught(keep)

    def course(self) -> Course:
        """All texts for the network: what the teacher says of them, and a little of their labels."""
        many, labelled = len(self.texts), len(self.train)
        y = (1 / (1 + np.exp(-self.taught))).astype(np.float32)
        y[:labelled] = (1 - GOLD) * y[:labelled] + GOLD * self.labels
        weight = np.ones(many, np.float32)
        weight[:labelled] = COUNTS
        cut = cutter("ru")
        return Course(
            [f"said {family}" for family in FAMILIES],
            [1.0] * len(FAMILIES),
            [cut(text).norm[:LONGEST] for text in self.texts],
            y,
            weight,
            np.arange(many) < labelled,
            np.isin(np.arange(many), self.learnt),
        )

    def guess(self, family: str, without: Floats) -> Head:
        """Weights that repeat, from n-grams, what the teacher says of every text that may be learnt but these."""
        some = np.setdiff1d(self.learnt, without)
        grams = weighted(self.plain[some], self.rare_in_all)
        found = regression(grams, self.taught[some, FAMILIES.index(family)], PENALTY)
        return found._replace(weight=found.weight * self.rare_in_all / np.maximum(self.rare, 1e-6))

    def _taught(self, keep: Path | None) -> Floats:
        """What the teacher says of every text. It learns the English sets along, whose families are nearly the same."""
        english = [(row["text"], of, row) for of in (EKMAN_SET, BRIGHTER) for row in self.sets.rows(of, "train")]
        english = [english[at] for at in np.random.default_rng(0).permutation(len(english))[:ENGLISH]]
        texts = [*self.texts, *(text for text, *_ in english)]
        here = np.arange(len(self.train))
        tasks = [Task(family, here, self.labels[:, at], COUNTS) for at, family in enumerate(FAMILIES)]
        for of in (EKMAN_SET, BRIGHTER):
            some = [(place, row) for place, (_, which, row) in enumerate(english, len(self.texts)) if which == of]
            tasks += _tasks_of(of, some)
        learnt = np.concatenate([*[here] * REPEATED, np.arange(len(self.texts), len(texts))])
        found = taught("ru", multilingual, texts, learnt, tasks, keep, rounds=1)
        return found.scores[: len(self.texts), : len(FAMILIES)]


def _tasks_of(of: str, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> Sequence[Task]:
    places = np.array([place for place, _ in rows])
    found = []
    for family in FAMILIES if of == EKMAN_SET else TOLD:
        y = labels(of, [row for _, row in rows], family)
        found.append(Task(f"{family}, {of}", places, y))
    return found


class RussianHeads:
    """The six families of BRIGHTER; `figures` grows with them."""

    def __init__(self, known: Russian, school: Schooled, tasks: Sequence[str]) -> None:
        self._known, self._school, self._tasks = known, school, tasks
        self.figures: Figures = {}
        learnt, unseen = zip(*(self._said(family) for family in FAMILIES), strict=True)
        heads = thinned([found.head for found in learnt], known.grams[known.learnt], known.rare, ROWS - 1)
        both_of = [found._replace(head=head) for found, head in zip(learnt, heads, strict=True)]
        self.heads: Sequence[Both] = [*map(self._cut, both_of, unseen)]

    def packed(self) -> bytes:
        """The weights of the n-grams."""
        return packed([found.head for found in self.heads], self._known.rare)

    def _said(self, family: str) -> tuple[Both, Floats]:
        known, name = self._known, f"said {family}"
        column, here = self._tasks.index(name), np.arange(len(known.train))
        y = known.labels[:, FAMILIES.index(family)]

        def fit(chosen: Any) -> Head:
            one = classifier(known.grams[chosen], y[chosen], STRENGTH)
            other = contrasted(known.plain[chosen], y[chosen], STRENGTH_CONTRASTED)
            other = other._replace(weight=other.weight / np.maximum(known.rare, 1e-6))
            labelled = blended(one, other, CONTRAST, known.grams[chosen])
            guess = known.guess(family, without=np.delete(here, chosen))
            return blended(labelled, guess, GUESS, known.grams[chosen])

        of_grams = out_of_fold(fit, known.grams[here], y)
        of_network = self._school.whole_unseen[here, column]
        found, unseen = both(fit(here)._replace(name=name), of_grams, (name,), of_network, SHARE)
        self.figures[f"BRIGHTER ru {family} F1, unseen"] = best_cut(y, unseen)[1]
        return found, unseen

    def _cut(self, found: Both, unseen: Floats) -> Both:
        """At the best F1 over all that is labelled, as heads read it that never saw it."""
        known, family = self._known, found.head.name.split()[1]
        y, wanted = known.labels[:, FAMILIES.index(family)], np.array([row[family] for row in known.dev])
        there = known.dev_places
        dev = found.score(known.grams[there], self._school.whole[there, self._tasks.index(found.head.name)])
        cut, _ = best_cut(np.concatenate([y, wanted]), np.concatenate([unseen, dev]))
        self.figures[f"BRIGHTER ru {family} F1"] = f1_score(wanted, dev >= cut)
        return found.lower(cut)
