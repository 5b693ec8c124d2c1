"""All English texts, with what the teacher says of each: what the English heads are learnt from."""

from pathlib import Path
from typing import Any

import numpy as np
from learning import Course, Floats, Head, Task, cutter, rarity, regression, text_matrix, weighted
from sets import FAMILIES, Rows, Sets
from sklearn.linear_model import LogisticRegression
from teacher import minilm
from teaching import taught

ENGLISH = (
    "offmychest",
    "question_intimacy",
    "brighter/eng_a_",
    "goemotions/ekman_",
    "advice/needadvice_",
    "advice/askparents_",
)
EKMAN = (*FAMILIES, "neutral")
EKMAN_SET = "goemotions/ekman_"
BRIGHTER = "brighter/eng_a_"
TOLD = tuple(family for family in FAMILIES if family != "disgust")
"""The families of BRIGHTER in English."""
TAUGHT = (
    *((f"said {family}", EKMAN_SET, 1.0, family) for family in EKMAN),
    *((f"told {family}", BRIGHTER, 3.0, family) for family in TOLD),
    ("support", "offmychest", 2.0, "Emo_support"),
    ("any support", "offmychest", 1.0, "Support"),
    ("informing", "offmychest", 1.0, "Info_support"),
    ("general support", "offmychest", 0.5, "General_support"),
    ("feeling told", "offmychest", 0.5, "Emotional_disclosure"),
    ("fact told", "offmychest", 0.5, "Information_disclosure"),
    ("advice to students", "advice/needadvice_", 2.0, "y"),
    ("advice to parents", "advice/askparents_", 1.0, "y"),
    ("depth", "question_intimacy", 20.0, "y"),
)
"""What the teacher is taught: a name, the set, what a label counts, and where it stands in a row."""
COUNTS = {"told": 1.5, "support": 1.5, "advice to students": 1.5, "depth": -20.0, "gate": 2.0}
"""What a task counts when the network learns it, where it is not 1: by its name or the first word of it."""
WEIGHTS = {BRIGHTER: 3.0, "question_intimacy": 2.0}
"""What a text counts there, where it is not 1."""
GOLD = 0.3
"""Of what the network is to say of a text, so much is its label, the rest is what the teacher says."""
LONGEST = 60
"""Words of a text that it learns."""
PENALTY = 30
NONE: Floats = np.zeros(0, np.intp)


def labels(of: str, rows: Rows, key: str) -> Floats:
    """What the rows of a set say for `key`: GoEmotions lists the families there are, the others have a column each."""
    return np.array([key in row["y"] if of == EKMAN_SET else row[key] for row in rows], np.float32)


class English:
    """All English texts once, as n-grams and as the teacher marks them."""

    def __init__(self, sets: Sets, keep: Path | None) -> None:
        self.sets = sets
        parts = {part: [row["text"] for name in ENGLISH for row in sets.rows(name, part)] for part in ("train", "dev")}
        held = set(parts["dev"])
        self.texts = list(dict.fromkeys(parts["train"] + parts["dev"]))
        self.at = {text: place for place, text in enumerate(self.texts)}
        self.free = np.array([text not in held for text in self.texts])
        plain = text_matrix(self.texts, "en")
        self.rare = rarity(plain[self.free])
        self.grams = weighted(plain, self.rare)
        tasks = self._tasks(sets)
        self._column = {task.name: column for column, task in enumerate(tasks)}
        self._taught = taught("en", minilm, self.texts, np.flatnonzero(self.free), tasks, keep)

    def places(self, rows: Rows) -> Any:
        """Where the texts of `rows` stand."""
        return np.array([self.at[row["text"]] for row in rows])

    def guess(self, *tasks: str, without: Floats = NONE) -> Head:
        """Weights that repeat, from n-grams, what the teacher says of every training text for these tasks.

        The teacher has seen the labels; heads that are to be tried on some texts learn `without` what it says of them.
        """
        said = self._taught.scores[:, [self._column[task] for task in tasks]].mean(axis=1)
        return self._repeated(said, without)

    def guess_between(self, places: Any, y: Floats, without: Floats) -> Head:
        """The same for a question the teacher was not taught, from its vectors."""
        seen = self._taught.vectors.astype(np.float32)
        said = LogisticRegression(C=30, max_iter=400).fit(seen[places], y).decision_function(seen)
        return self._repeated(said, without)

    def course(self) -> Course:
        """All texts for the network: what the teacher says of them, and a little of their labels."""
        graded = [name == "depth" for name, *_ in TAUGHT]
        said = np.where(graded, self._taught.scores, 1 / (1 + np.exp(-self._taught.scores))).astype(np.float32)
        for column, task in enumerate(self._tasks(self.sets)):
            said[task.places, column] = (1 - GOLD) * said[task.places, column] + GOLD * task.y
        told, to_somebody = (self.places(self.sets.rows(of, "train")) for of in (BRIGHTER, EKMAN_SET))
        gate = np.full(len(self.texts), np.nan, np.float32)
        gate[told], gate[to_somebody] = 1, 0
        weight = np.ones(len(self.texts), np.float32)
        for of, counts in WEIGHTS.items():
            weight[self.places(self.sets.rows(of, "train"))] = counts
        tasks = [*(name for name, *_ in TAUGHT), "gate"]
        cut = cutter("en")
        return Course(
            tasks,
            [COUNTS.get(name, COUNTS.get(name.split()[0], 1.0)) for name in tasks],
            [cut(text).norm[:LONGEST] for text in self.texts],
            np.column_stack([said, gate]),
            weight,
            np.isin(np.arange(len(self.texts)), told),
            self.free,
        )

    def _repeated(self, said: Floats, without: Floats) -> Head:
        free = self.free.copy()
        free[without] = False
        return regression(self.grams[free], said[free], PENALTY)

    def _tasks(self, sets: Sets) -> list[Task]:
        found = []
        for name, of, weight, key in TAUGHT:
            rows = sets.rows(of, "train")
            found.append(Task(name, self.places(rows), labels(of, rows, key), weight, graded=name == "depth"))
        return found
