"""The English heads of the public sets: of n-grams, and beside them what the network says."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from gating import Family, Read, balanced
from learning import (
    Both,
    Floats,
    Head,
    best_cut,
    both,
    classifier,
    out_of_fold,
    packed,
    regression,
    score,
    thinned,
)
from lessons import BRIGHTER, EKMAN_SET, PENALTY, TOLD, English
from schooling import Schooled
from sets import FAMILIES, Figures, Rows
from sklearn.metrics import f1_score, roc_auc_score

ANSWERS = {
    "support": (("offmychest",), "Emo_support", ("support",)),
    "advice": (("advice/needadvice_", "advice/askparents_"), "y", ("advice to students",)),
}
"""What an answer does: the sets that say it, where it stands in a row, and what the teacher and the network call it."""
STRENGTH = {"told": 0.1, "said": 0.1, "support": 0.03, "advice": 0.3, "gate": 0.3}
SHARE = 0.6
"""What the network counts; the n-grams count the rest."""
BUCKETS_KEPT = 43_000
GOEMOTIONS_MIXED, BRIGHTER_MIXED = "GoEmotions behind the gate", "BRIGHTER en behind the gate, three parts"


class Unseen(NamedTuple):
    """What is said of BRIGHTER's sentences by what never saw them, by head."""

    told: dict[str, Floats]
    gate: Floats


class EnglishHeads:
    """The heads, learnt one after another and thinned as the program has them. They are cut then, save those of what is
    told, which have few sentences: those are cut where heads are right that never saw them; and those of
    emotions once more, behind the gate. `figures` grows with it; those of one emotion are from before the gate."""

    def __init__(self, known: English, school: Schooled, tasks: Sequence[str]) -> None:
        self._sets, self._known, self._school, self._tasks = known.sets, known, school, tasks
        self.figures: Figures = {}
        said = {family: self._said(family) for family in FAMILIES}
        told = {family: self._told(family, said[family].head) for family in TOLD}
        gate, unseen_gate = self._gate()
        unseen = Unseen({family: scores for family, (_, scores) in told.items()}, unseen_gate)
        answers = [self._yes_no(name) for name in ANSWERS]
        learnt = [*said.values(), *(found for found, _ in told.values()), gate, self._depth(), *answers]
        by_name = {found.head.name: found for found in self._thinned(learnt)}
        for family in FAMILIES:
            by_name[f"said {family}"] = self._cut(family, by_name[f"said {family}"])
        by_name |= self._behind_gate(by_name, unseen)
        for name in ANSWERS:
            by_name[name] = self._cut_answer(name, by_name[name])
        self.heads: Sequence[Both] = [*by_name.values()]

    def packed(self) -> bytes:
        """The weights of the n-grams."""
        return packed([found.head for found in self.heads], self._known.rare)

    def _thinned(self, learnt: Sequence[Both]) -> Sequence[Both]:
        free = self._known.grams[self._known.free]
        heads = thinned([found.head for found in learnt], free, self._known.rare, BUCKETS_KEPT)
        return [found._replace(head=head) for found, head in zip(learnt, heads, strict=True)]

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
        train, _, here, _ = self._rows(EKMAN_SET)
        y = np.array([family in row["y"] for row in train])
        name, grams = f"said {family}", self._known.grams[here]
        head = classifier(grams, y, STRENGTH["said"], self._known.guess(name).weight)
        return both(head._replace(name=name), score(head, grams), (name,), self._column(name)[here], SHARE)[0]

    def _cut(self, family: str, said: Both) -> Both:
        _, dev, _, there = self._rows(EKMAN_SET)
        wanted = np.array([family in row["y"] for row in dev])
        cut, self.figures[f"GoEmotions {family} F1"] = best_cut(wanted, self._of(said, there))
        return said.lower(cut)

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

    def _behind_gate(self, heads: Mapping[str, Both], unseen: Unseen) -> dict[str, Both]:
        """The gate, and the heads behind it cut anew, for GoEmotions (dev) and for BRIGHTER as heads read it that never
        saw it."""
        _, dev, _, there = self._rows(EKMAN_SET)
        train, _, here, _ = self._rows(BRIGHTER)
        families = {}
        for family in FAMILIES:
            said, told = heads[f"said {family}"], heads.get(f"told {family}")
            y = np.array([family in row["y"] for row in dev])
            of_said, of_told = Read(y, self._of(said, there), self._of(told, there) if told else None), None
            if told:
                y = np.array([row[family] == 1 for row in train])
                of_told = Read(y, self._of(said, here), unseen.told[family])
            families[family] = Family(of_said, of_told)
        found = balanced(families, self._of(heads["gate"], there), unseen.gate)
        self.figures |= dict(zip((GOEMOTIONS_MIXED, BRIGHTER_MIXED), found.behind, strict=True))
        cut = {f"said {family}": one.said_less for family, one in found.cuts.items()}
        cut |= {f"told {family}": found.cuts[family].told_less for family in TOLD}
        lowered = {name: heads[name].lower(less) for name, less in cut.items()}
        return lowered | {"gate": heads["gate"].lower(-found.shift).times(found.steep)}

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
        return both(head._replace(name=name), score(head, grams), tasks, self._column(*tasks)[here], SHARE)[0]

    def _cut_answer(self, name: str, found: Both) -> Both:
        """At the best F1 on the last of its sets."""
        of, key, _ = ANSWERS[name]
        for part in of:
            dev = self._sets.rows(part, "dev")
            wanted, scores = [row[key] for row in dev], self._of(found, self._known.places(dev))
            self.figures[f"{name} AUC, {part.strip('_')}"] = float(roc_auc_score(wanted, scores))
        return found.lower(best_cut(np.array(wanted), scores)[0])
