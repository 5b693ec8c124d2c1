"""The English heads of the public sets: of n-grams, and beside them what the network says."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from learning import Both, Floats, Head, best_cut, both, classifier, out_of_fold, packed, regression, score
from lessons import BRIGHTER, EKMAN_SET, PENALTY, TOLD, English
from schooling import Schooled
from sets import FAMILIES, Figures, Rows
from sklearn.metrics import f1_score, roc_auc_score

ANSWERS = {
    "support": (("offmychest",), "Emo_support", ("support",)),
    "advice": (("advice/needadvice_", "advice/askparents_"), "y", ("advice to students", "advice to parents")),
}
"""What an answer does: the sets that say it, where it stands in a row, and what the teacher and the network call it."""
STRENGTH = {"told": 0.1, "said": 0.1, "support": 0.03, "advice": 0.1, "gate": 0.3}
SHARE = 0.6
"""What the network counts; the n-grams count the rest."""
BUCKETS_KEPT = 43_000


class Unseen(NamedTuple):
    """What is said of BRIGHTER's sentences by what never saw them, by head."""

    told: dict[str, Floats]
    gate: Floats


class EnglishHeads:
    """The heads, learnt one after another; `figures` grows with them."""

    def __init__(self, known: English, school: Schooled, tasks: Sequence[str]) -> None:
        self._sets, self._known, self._school, self._tasks = known.sets, known, school, tasks
        self.figures: Figures = {}
        said = {family: self._said(family) for family in FAMILIES}
        told = {family: self._told(family, said[family].head) for family in TOLD}
        gate, unseen_gate = self._gate()
        unseen = Unseen({family: scores for family, (_, scores) in told.items()}, unseen_gate)
        heads = [*said.values(), *(found for found, _ in told.values())]
        heads += [self._balanced(said, {family: found for family, (found, _) in told.items()}, gate, unseen)]
        self.heads: Sequence[Both] = [*heads, self._depth(), *(self._yes_no(name) for name in ANSWERS)]

    def packed(self) -> bytes:
        """The weights of the n-grams."""
        free = self._known.grams[self._known.free]
        return packed([found.head for found in self.heads], free, self._known.rare, BUCKETS_KEPT)

    def _rows(self, of: str) -> tuple[Rows, Rows, Floats, Floats]:
        """Train and dev rows of a set, and where their texts stand."""
        train, dev = self._sets.rows(of, "train"), self._sets.rows(of, "dev")
        return train, dev, self._known.places(train), self._known.places(dev)

    def _column(self, *tasks: str) -> Floats:
        """What the network says of every text for these tasks."""
        return self._school.whole[:, [self._tasks.index(task) for task in tasks]].mean(axis=1)

    def _of(self, found: Both, places: Floats) -> Floats:
        return found.score(self._known.grams[places], self._column(*found.tasks)[places])

    def _said(self, family: str) -> Both:
        train, dev, here, there = self._rows(EKMAN_SET)
        y, wanted = (np.array([family in row["y"] for row in part]) for part in (train, dev))
        name, grams = f"said {family}", self._known.grams[here]
        head = classifier(grams, y, STRENGTH["said"], self._known.guess(name).weight)
        found, _ = both(head._replace(name=name), score(head, grams), (name,), self._column(name)[here], SHARE)
        cut, self.figures[f"GoEmotions {family} F1"] = best_cut(wanted, self._of(found, there))
        return found.lower(cut)

    def _told(self, family: str, said: Head) -> tuple[Both, Floats]:
        """BRIGHTER's, with the weights of GoEmotions' beside the n-grams; and scores of sentences it never saw."""
        train, dev, here, there = self._rows(BRIGHTER)
        y, wanted = (np.array([row[family] for row in part]) for part in (train, dev))
        name, known = f"told {family}", self._known

        def fit(chosen: Floats) -> Head:
            guess = known.guess(name, without=np.delete(here, chosen))
            beside = guess.weight + 0.3 * said.weight
            return classifier(known.grams[here[chosen]], y[chosen], STRENGTH["told"], beside)

        of_grams = out_of_fold(fit, known.grams[here], y, folds=3)
        of_network = self._school.whole_unseen[here, self._tasks.index(name)]
        whole = fit(np.arange(len(y)))._replace(name=name)
        found, unseen = both(whole, of_grams, (name,), of_network, SHARE)
        cut, self.figures[f"BRIGHTER en {family} F1, three parts"] = best_cut(y, unseen)
        found = found.lower(cut)
        self.figures[f"BRIGHTER en {family} F1"] = f1_score(wanted, self._of(found, there) >= 0)
        return found, unseen - cut

    def _gate(self) -> tuple[Both, Floats]:
        """Is something told (BRIGHTER), or said to somebody (GoEmotions)? They mean different things by emotion."""
        _, _, told, _ = self._rows(BRIGHTER)
        places = np.concatenate([told, self._rows(EKMAN_SET)[2][:12_000]])
        y = np.arange(len(places)) < len(told)
        known = self._known

        def fit(chosen: Floats) -> Head:
            guess = known.guess_between(places[chosen], y[chosen], without=np.delete(places, chosen))
            return classifier(known.grams[places[chosen]], y[chosen], STRENGTH["gate"], guess.weight, wanted=2)

        of_grams = out_of_fold(fit, known.grams[places], y, folds=3)[: len(told)]
        of_network = self._school.whole_unseen[told, self._tasks.index("gate")]
        whole = fit(np.arange(len(y)))._replace(name="gate")
        return both(whole, of_grams, ("gate",), of_network, SHARE)

    def _balanced(self, said: dict[str, Both], told: dict[str, Both], gate: Both, unseen: Unseen) -> Both:
        """The gate with the bias at which the set that fares worse behind it, each beside its aim, fares best."""
        _, dev, _, there = self._rows(EKMAN_SET)
        train, _, here, _ = self._rows(BRIGHTER)
        best = (-1.0, 0.0, 0.0, 0.0)
        for shift in np.arange(-3, 2.01, 0.25):
            opened = _share(self._of(gate, there) + shift)
            opened_here = _share(unseen.gate + shift)
            there_f1, here_f1 = [], []
            for family in FAMILIES:
                scores = self._of(said[family], there)
                if family in told:
                    scores = opened * self._of(told[family], there) + (1 - opened) * scores
                    mixed = opened_here * unseen.told[family] + (1 - opened_here) * self._of(said[family], here)
                    here_f1.append(f1_score([row[family] for row in train], mixed >= 0))
                there_f1.append(f1_score([family in row["y"] for row in dev], scores >= 0))
            of_both = float(np.mean(there_f1)), float(np.mean(here_f1))
            best = max(best, (min(np.subtract(of_both, AIMS)), float(shift), *of_both))
        self.figures["GoEmotions behind the gate"], self.figures["BRIGHTER en behind the gate, three parts"] = best[2:]
        return gate.lower(-best[1])

    def _depth(self) -> Both:
        train, dev, here, there = self._rows("question_intimacy")
        known, y = self._known, np.array([row["y"] for row in train])
        guess = known.guess("depth")
        rest = regression(known.grams[here], y - score(guess, known.grams[here]), PENALTY)
        head = Head("depth", guess.weight + rest.weight, guess.bias + rest.bias)
        found = Both(head.times(1 - SHARE), ("depth",), SHARE)
        said = self._of(found, there)
        self.figures["question intimacy r"] = float(np.corrcoef(said, [row["y"] for row in dev])[0, 1])
        return found

    def _yes_no(self, name: str) -> Both:
        of, key, tasks = ANSWERS[name]
        train = [row for part in of for row in self._sets.rows(part, "train")]
        y, here = np.array([row[key] for row in train]), self._known.places(train)
        grams = self._known.grams[here]
        head = classifier(grams, y, STRENGTH[name], self._known.guess(*tasks).weight)
        found, _ = both(head._replace(name=name), score(head, grams), tasks, self._column(*tasks)[here], SHARE)
        for part in of:
            dev = self._sets.rows(part, "dev")
            wanted, scores = [row[key] for row in dev], self._of(found, self._known.places(dev))
            self.figures[f"{name} AUC, {part.strip('_')}"] = float(roc_auc_score(wanted, scores))
        return found.lower(best_cut(np.array(wanted), scores)[0])


AIMS = (0.62, 0.58)
"""Macro-F1 of GoEmotions and of BRIGHTER."""


def _share(scores: Floats) -> Floats:
    return 1 / (1 + np.exp(-scores))
