"""The Russian heads of the public set."""

from typing import Any

import numpy as np
from learning import (
    ROWS,
    Floats,
    Head,
    best_cut,
    blended,
    classifier,
    contrasted,
    out_of_fold,
    packed,
    rarity,
    score,
    text_matrix,
    weighted,
)
from sets import FAMILIES, Figures, Sets
from sklearn.metrics import f1_score

STRENGTH, STRENGTH_CONTRASTED = 1.0, 16.0
CONTRAST = 0.7
"""What the contrasted n-grams count beside the rare ones."""


def russian(sets: Sets) -> tuple[bytes, Figures]:
    """The six families of BRIGHTER."""
    train, dev = sets.rows("brighter/rus_a_", "train"), sets.rows("brighter/rus_a_", "dev")
    plain = text_matrix([row["text"] for row in train], "ru")
    rare = rarity(plain)
    here, there = weighted(plain, rare), weighted(text_matrix([row["text"] for row in dev], "ru"), rare)
    heads, figures = [], {}
    for family in FAMILIES:
        y, wanted = (np.array([row[family] for row in part]) for part in (train, dev))

        def fit(chosen: Any, y: Floats = y) -> Head:
            one = classifier(here[chosen], y[chosen], STRENGTH)
            other = contrasted(plain[chosen], y[chosen], STRENGTH_CONTRASTED)
            other = other._replace(weight=other.weight / np.maximum(rare, 1e-6))
            return blended(one, other, CONTRAST, here[chosen])

        whole = fit(np.arange(len(y)))
        cut, figures[f"BRIGHTER ru {family} F1, five folds"] = best_cut(y, out_of_fold(fit, here, y))
        heads.append(Head(f"said {family}", whole.weight, whole.bias - cut))
        figures[f"BRIGHTER ru {family} F1"] = f1_score(wanted, score(heads[-1], there) >= 0)
    return packed(heads, here, rare, ROWS - 1), figures
