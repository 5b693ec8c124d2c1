"""The gate between the two English readings of an emotion, and where the heads behind it are cut."""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

import numpy as np
from learning import Floats

AIMS = (0.62, 0.58)
"""Macro-F1 of what is said to somebody (GoEmotions), and of what is told (BRIGHTER)."""
STEEP = (1, 2, 3, 5)
"""What the gate's scores may be multiplied by,"""
SHIFTS = np.arange(-3, 0.01, 0.25).tolist()
"""what may be added to them before,"""
LESS = np.linspace(-0.5, 0.5, 11).tolist()
"""and what may be taken from the scores of a head behind it."""
SAID_COUNTS = (3, 6, 12)
"""A family is cut where so many times its F1 in what is said, and its F1 in what is told, are most."""


class Read(NamedTuple):
    """Whether each sentence of a set shows a family, and what the heads of both sets say of it (None: there is no
    such head)."""

    y: Floats
    said: Floats
    told: Floats | None

    def f1(self, opened: Floats, said_less: float, told_less: float) -> float:
        """Of the scores as toward.coach.measure mixes them, so much less being said by either head."""
        scores = self.said - said_less
        if self.told is not None:
            scores = opened * (self.told - told_less) + (1 - opened) * scores
        yes = scores >= 0
        return float(2 * np.count_nonzero(self.y & yes) / max(self.y.sum() + yes.sum(), 1))


class Family(NamedTuple):
    """A family in the sentences that are said, and in those that are told (None: that set does not have it)."""

    said: Read
    told: Read | None


class Cut(NamedTuple):
    """What is taken from the scores of a family's two heads, and how well it fares then."""

    said_less: float
    told_less: float
    said: float
    told: float | None


class Balance(NamedTuple):
    """The gate: how steep, with what added before; the cuts by family; macro-F1 of what is said and of what is told."""

    steep: float
    shift: float
    cuts: Mapping[str, Cut]
    behind: tuple[float, float]


def balanced(families: Mapping[str, Family], gate_of_said: Floats, gate_of_told: Floats) -> Balance:
    """Where the set that fares worse, each beside its aim, fares best."""
    tried = []
    for steep, shift, counts in product(STEEP, SHIFTS, SAID_COUNTS):
        said, told = (1 / (1 + np.exp(-steep * (gate + shift))) for gate in (gate_of_said, gate_of_told))
        cuts = {name: _cut(family, said, told, counts) for name, family in families.items()}
        all_told = [cut.told for cut in cuts.values() if cut.told is not None]
        behind = float(np.mean([cut.said for cut in cuts.values()])), float(np.mean(all_told))
        tried.append(Balance(steep, shift, cuts, behind))
    return max(tried, key=lambda one: min(np.subtract(one.behind, AIMS)))


def _cut(family: Family, said: Floats, told: Floats, counts: float) -> Cut:
    if family.told is None:
        return max((Cut(less, 0.0, family.said.f1(said, less, 0.0), None) for less in LESS), key=lambda cut: cut.said)
    cuts = [
        Cut(less, told_less, family.said.f1(said, less, told_less), family.told.f1(told, less, told_less))
        for less, told_less in product(LESS, LESS)
    ]
    return max(cuts, key=lambda cut: counts * cut.said + (cut.told or 0.0))
