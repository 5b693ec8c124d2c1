"""The English heads of the public sets."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from learning import ROWS, Floats, Head, best_cut, classifier, out_of_fold, packed, regression, score
from lessons import PENALTY, English
from sets import FAMILIES, Figures, Sets
from sklearn.metrics import f1_score, roc_auc_score

ANSWERS = {
    "support": (("offmychest",), "Emo_support", ("support",)),
    "advice": (("advice/needadvice_", "advice/askparents_"), "y", ("advice to students", "advice to parents")),
}
"""What an answer does: the sets that say it, where it stands in a row, and what the teacher calls it."""
BRIGHTER = "brighter/eng_a_"
TOLD = tuple(family for family in FAMILIES if family != "disgust")
STRENGTH = {"told": 0.1, "said": 0.1, "support": 0.03, "advice": 0.1, "gate": 0.3}


class Emotions(NamedTuple):
    """The heads of both sets, and what those of BRIGHTER and the gate say of its sentences without having seen them."""

    said: dict[str, Head]
    told: dict[str, Head]
    unseen: dict[str, Floats]
    gate: Head
    unseen_gate: Floats


def english(sets: Sets, keep: Path | None) -> tuple[bytes, Figures]:
    """Every head of the public sets."""
    known = English(sets, keep)
    figures: Figures = {}
    said = _said(sets, known, figures)
    told, unseen = _told(sets, known, said, figures)
    emotions = Emotions(said, told, unseen, *_gate(sets, known))
    heads = [*said.values(), *told.values(), _balanced(sets, known, emotions, figures), _depth(sets, known, figures)]
    heads += [_yes_no(name, sets, known, figures) for name in ANSWERS]
    return packed(heads, known.grams[known.free], known.rare, ROWS - 1), figures


def _said(sets: Sets, known: English, figures: Figures) -> dict[str, Head]:
    train, dev = sets.rows("goemotions/ekman_", "train"), sets.rows("goemotions/ekman_", "dev")
    here, there = known.grams[known.places(train)], known.grams[known.places(dev)]
    found = {}
    for family in FAMILIES:
        y, wanted = (np.array([family in row["y"] for row in part]) for part in (train, dev))
        head = classifier(here, y, STRENGTH["said"], known.guess(f"said {family}").weight)
        cut, figures[f"GoEmotions {family} F1"] = best_cut(wanted, score(head, there))
        found[family] = Head(f"said {family}", head.weight, head.bias - cut)
    return found


def _told(
    sets: Sets, known: English, said: dict[str, Head], figures: Figures
) -> tuple[dict[str, Head], dict[str, Floats]]:
    """BRIGHTER's heads, with the scores of GoEmotions' beside the n-grams; and scores of sentences they never saw."""
    train, dev = sets.rows(BRIGHTER, "train"), sets.rows(BRIGHTER, "dev")
    here, there = known.places(train), known.places(dev)
    found, unseen = {}, {}
    for family in TOLD:
        y, wanted = (np.array([row[family] for row in part]) for part in (train, dev))

        def fit(chosen: Floats, family: str = family, y: Floats = y) -> Head:
            guess = known.guess(f"told {family}", without=np.delete(here, chosen))
            beside = guess.weight + 0.3 * said[family].weight
            return classifier(known.grams[here[chosen]], y[chosen], STRENGTH["told"], beside)

        whole, scores = fit(np.arange(len(y))), out_of_fold(fit, known.grams[here], y, folds=3)
        cut, figures[f"BRIGHTER en {family} F1, three folds"] = best_cut(y, scores)
        found[family] = Head(f"told {family}", whole.weight, whole.bias - cut)
        unseen[family] = scores - cut
        figures[f"BRIGHTER en {family} F1"] = f1_score(wanted, score(found[family], known.grams[there]) >= 0)
    return found, unseen


def _gate(sets: Sets, known: English) -> tuple[Head, Floats]:
    """Is something told (BRIGHTER), or said to somebody (GoEmotions)? The two sets mean different things by emotion."""
    told, said = sets.rows(BRIGHTER, "train"), sets.rows("goemotions/ekman_", "train")[:12_000]
    places = np.concatenate([known.places(told), known.places(said)])
    y = np.arange(len(places)) < len(told)

    def fit(chosen: Floats) -> Head:
        guess = known.guess_between(places[chosen], y[chosen], without=np.delete(places, chosen))
        return classifier(known.grams[places[chosen]], y[chosen], STRENGTH["gate"], guess.weight, wanted=2)

    whole = fit(np.arange(len(y)))
    return whole._replace(name="gate"), out_of_fold(fit, known.grams[places], y, folds=3)[: len(told)]


def _balanced(sets: Sets, known: English, heads: Emotions, figures: Figures) -> Head:
    """The gate with the bias at which the set that fares worse behind it fares best."""
    dev, told = sets.rows("goemotions/ekman_", "dev"), sets.rows(BRIGHTER, "train")
    grams = known.grams[known.places(dev)]
    of_dev = {family: score(head, grams) for family, head in heads.told.items()}
    best = (0.0, 0.0, 0.0, 0.0)
    for shift in np.arange(-2, 2.01, 0.25):
        opened = 1 / (1 + np.exp(-score(heads.gate, grams) - shift))
        opened_there = 1 / (1 + np.exp(-heads.unseen_gate - shift))
        here, there = [], []
        for family in FAMILIES:
            scores = score(heads.said[family], grams)
            if family in of_dev:
                scores = opened * of_dev[family] + (1 - opened) * scores
                mixed = known.grams[known.places(told)]
                mixed = opened_there * heads.unseen[family] + (1 - opened_there) * score(heads.said[family], mixed)
                there.append(f1_score([row[family] for row in told], mixed >= 0))
            here.append(f1_score([family in row["y"] for row in dev], scores >= 0))
        best = max(best, (float(min(np.mean(here), np.mean(there))), float(shift), np.mean(here), np.mean(there)))
    figures["GoEmotions behind the gate"], figures["BRIGHTER en behind the gate"] = float(best[2]), float(best[3])
    return heads.gate._replace(bias=heads.gate.bias + best[1])


def _depth(sets: Sets, known: English, figures: Figures) -> Head:
    train, dev = sets.rows("question_intimacy", "train"), sets.rows("question_intimacy", "dev")
    here, there = known.places(train), known.places(dev)
    y = np.array([row["y"] for row in train])
    guess = known.guess("depth")
    rest = regression(known.grams[here], y - score(guess, known.grams[here]), PENALTY)
    head = Head("depth", guess.weight + rest.weight, guess.bias + rest.bias)
    figures["question intimacy r"] = float(np.corrcoef(score(head, known.grams[there]), [r["y"] for r in dev])[0, 1])
    return head


def _yes_no(name: str, sets: Sets, known: English, figures: Figures) -> Head:
    of, key, guessed = ANSWERS[name]
    train = [row for part in of for row in sets.rows(part, "train")]
    y = np.array([row[key] for row in train])
    here = known.places(train)
    head = classifier(known.grams[here], y, STRENGTH[name], known.guess(*guessed).weight)
    for part in of:
        dev = sets.rows(part, "dev")
        scores = score(head, known.grams[known.places(dev)])
        figures[f"{name} AUC, {part.strip('_')}"] = float(roc_auc_score([row[key] for row in dev], scores))
    cut, _ = best_cut(np.array([row[key] for row in dev]), scores)
    return Head(name, head.weight, head.bias - cut)
