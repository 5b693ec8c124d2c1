"""From which score on the network may speak of a code: where what it adds to the rules is right often enough."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from learning import Floats
from material import Known, Material, cover, overlap

from toward.coach.shapes import CODES, STRENGTHS
from toward.coach.trained import added, allowed

RIGHT, RIGHT_OF_STRENGTHS = 0.8, 0.55
"""A code speaks only where so much of what it adds to the rules is right, on the texts kept from who writes rules and
never seen by the network that is asked, one right and one wrong being added to the tally so that a handful of lucky
ones does not do. Praise may be a little less sure."""
RIGHT_IN_ALL, STRENGTHS_IN_ALL = 0.6, 0.5
"""The same of all texts: the rest is harder, or known to the rules, which leave to the network what is hardest."""
ALARMS, ALARMS_IN_ALL = 0.0005, 0.001
"""Of the ordinary sentences that could have a fault, at most so many are marked: by the network, and with the rules.
Of a strength the network alone may mark so many as the second."""

LOWEST, HIGHEST = -2.0, 6.0
"""Between these scores a code may begin to speak."""


def cuts_of(
    material: Material, judged_unseen: Sequence[Floats], of_apart: Sequence[Floats]
) -> tuple[dict[str, float], dict[str, Any]]:
    """For each code that may speak the lowest score at which it is right often enough, and what it was right in."""
    cuts, figures = {}, {}
    parts = (material.kept, material.rest, material.plain)
    bounds = np.cumsum([0, *map(len, parts)])
    scores = [judged_unseen[begin:end] for begin, end in pairwise(bounds)]
    alone, both = [], []
    for column, code in enumerate(CODES):
        kept, rest, plain = (
            _added(code, part, [of[:, column] for of in said]) for part, said in zip(parts, scores, strict=True)
        )
        apart = _added(code, material.apart, [of[:, column] for of in of_apart])
        lowest = _quiet_from(code, apart, _alarms(code, material.apart))
        cut = _cut(code, (kept, rest, plain), _alarms(code, material.plain), lowest)
        figures[code] = "off"
        if cut is not None:
            cuts[code] = cut
            figures[code] = {"kept": _tally(kept, cut), "rest": _tally(rest, cut)}
        told = _told(code, material.kept)
        alone.append(_f1(*told))
        both.append(_f1(*np.add(told, (*_tally(kept, cut if cut is not None else np.inf), 0))))
    figures["macro-F1 of the kept, rules alone"], figures["macro-F1 of the kept"] = np.mean(alone), np.mean(both)
    return cuts, figures


def _alarms(code: str, plain: Sequence[Known]) -> float:
    """So many ordinary sentences the network may mark."""
    could = sum(allowed(code, known.item.as_) for known in plain)
    if code in STRENGTHS:
        return max(1, ALARMS_IN_ALL * could)
    by_rules = sum(bool(known.marked(code)) for known in plain)
    return min(ALARMS * could, ALARMS_IN_ALL * could - by_rules)


def _quiet_from(code: str, apart: Floats, most: float) -> float:
    """The score above which at most so many of these are marked; strengths may stand there."""
    most = max(most, 0)
    if code in STRENGTHS or len(apart) <= most:
        return LOWEST
    return max(LOWEST, float(np.sort(apart[:, 0])[::-1][int(most)]) + 0.1)


def _cut(code: str, parts: Sequence[Floats], most: float, lowest: float) -> float | None:
    least, in_all = (RIGHT_OF_STRENGTHS, STRENGTHS_IN_ALL) if code in STRENGTHS else (RIGHT, RIGHT_IN_ALL)
    for cut in np.arange(lowest, HIGHEST, 0.1).round(1):
        kept, rest, plain = (_tally(part, cut) for part in parts)
        right = _sure(*kept) >= least and _sure(*np.add(kept, rest)) >= in_all
        if right and plain[1] <= most:
            return float(cut)
    return None


def _told(code: str, known: Sequence[Known]) -> tuple[int, int, int]:
    """Of the rules' marks: right, raised; and how many there were to find."""
    marks = [[(mark.start, mark.end) for mark in each.item.marks if mark.code == code] for each in known]
    right = sum(
        any(overlap(mark, span) >= 0.5 for span in each.marked(code))
        for each, of in zip(known, marks, strict=True)
        for mark in of
    )
    return right, sum(len(each.marked(code)) for each in known), sum(map(len, marks))


def _f1(right: float, raised: float, there: float) -> float:
    return 2 * right / max(raised + there, 1)


def _added(code: str, known: Sequence[Known], scores: Sequence[Floats]) -> Floats:
    """What the network would raise beside the rules: a line a stretch, its score and whether it is right."""
    found = []
    for each, said in zip(known, scores, strict=True):
        if not allowed(code, each.item.as_):
            continue
        for score, span in added(each.page, code, each.rows, said, least=-np.inf):
            found.append((score, cover(span, each.item, code) >= 0.5))
    return np.array(found or np.zeros((0, 2)))


def _tally(said: Floats, cut: float) -> tuple[int, int]:
    """Right, raised."""
    over = said[:, 0] >= cut
    return int(said[over, 1].sum()), int(over.sum())


def _sure(right: float, raised: float) -> float:
    return (right + 1) / (raised + 2)
