"""Heads that find the codes of CoachBench in clauses, learnt from our own corpus and the dev half of the bench."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from learning import FOLDS, Floats, Head, classifier, cutter, matrix, packed, rarity, score, weighted

from corpus import Item, bench, corpus
from toward.coach.features import grams
from toward.coach.shapes import CODES, STRENGTHS
from toward.coach.stretches import stretches
from toward.coach.trained import allowed
from toward.coach.weights import MOST

TAUGHT = tuple(code for code in CODES if code != "feeling")
STRENGTH, WANTED = 1.0, 3.0
BUCKETS_KEPT = 40_000
RIGHT = 0.80
"""A code speaks only where, on texts its head never saw, so much of what it says is right: of the bench, and of all."""
MARGIN = 0.3
"""A fault has to be that much surer still: first silence, then hearing."""
HANDFUL = 5
ALARMS, ALARMS_OF_FAULTS = 0.001, 0.00025
"""Of the ordinary sentences that could have a code, at most so many may be marked."""
SAME, ELSE = 0.55, 0.15
"""Overlap from which a stretch shows the code, and below which it does not."""


class Table(NamedTuple):
    """A row a candidate stretch: its n-grams, the item it stands in, its span, and how far it covers each code."""

    rows: sp.csr_matrix
    item: Floats
    spans: Sequence[tuple[int, int]]
    cover: Floats


def code_heads(lang: str, folder: Path, ordinary: Sequence[str]) -> tuple[bytes, dict[str, Any]]:
    """The file of the heads, whose 0 is where they may speak, and the figures."""
    tested = bench(folder, lang)
    plain = [Item(as_, None, None, text, ()) for as_, text in zip(cycle(("message", "reply")), ordinary)]
    items = [*tested, *corpus(lang), *plain]
    table, rare = _table(items, lang)
    fold = np.random.default_rng(0).integers(FOLDS, size=len(items))[table.item]
    heads, figures = [], {}
    for code in TAUGHT:
        y, known = _labels(code, items, table)
        unseen = np.zeros(len(y))
        for number in range(FOLDS):
            train = known & (fold != number)
            head = classifier(table.rows[train], y[train], STRENGTH, wanted=WANTED)
            unseen[fold == number] = score(head, table.rows[fold == number])
        cut, figures[code] = _cut(code, items, table, unseen, (len(tested), len(items) - len(plain)))
        if cut is not None:
            head = classifier(table.rows[known], y[known], STRENGTH, wanted=WANTED)
            heads.append(Head(code, head.weight, head.bias - cut - (code not in STRENGTHS) * MARGIN))
    return packed(heads, table.rows, rare, BUCKETS_KEPT), figures


def _table(items: Sequence[Item], lang: str) -> tuple[Table, Floats]:
    cut = cutter(lang)
    pieces, places, spans, cover = [], [], [], []
    for place, item in enumerate(items):
        words = cut(item.text)
        found = grams(words.norm[:MOST])
        for start, end in stretches(words, MOST):
            pieces.append(found.bucket[(found.row >= start) & (found.row < end)])
            places.append(place)
            spans.append((words.start[start], words.end[end - 1]))
            cover.append([_most(spans[-1], item, code) for code in TAUGHT])
    rows = matrix(pieces)
    rare = rarity(rows)
    return Table(weighted(rows, rare), np.array(places), spans, np.array(cover)), rare


def _labels(code: str, items: Sequence[Item], table: Table) -> tuple[Floats, Floats]:
    cover = table.cover[:, TAUGHT.index(code)]
    may = np.array([allowed(code, item.as_) for item in items])[table.item]
    return cover >= SAME, may & ((cover >= SAME) | (cover < ELSE))


def _cut(
    code: str, items: Sequence[Item], table: Table, scores: Floats, bounds: tuple[int, int]
) -> tuple[float | None, Any]:
    """The lowest threshold that is right often enough, on the bench's author and on ours alike."""
    chosen, said = None, None
    tested, written = bounds
    bound = ALARMS if code in STRENGTHS else ALARMS_OF_FAULTS
    most = bound * sum(allowed(code, item.as_) for item in items[written:])
    for cut in np.quantile(scores, 1 - np.geomspace(2e-4, 0.1, 60)):
        theirs, ours, plain = np.zeros(3, int), np.zeros(3, int), np.zeros(3, int)
        for place, spans in _raised(scores, cut, table).items():
            (theirs if place < tested else ours if place < written else plain)[:] += _judged(code, items[place], spans)
        if plain[1] > most:
            break
        if _right(theirs) >= RIGHT and _right(ours + theirs) >= RIGHT and theirs[:2].sum() >= HANDFUL:
            chosen, said = float(cut), (ours, theirs)
    n = [sum(m.code == code for i in part for m in i.marks) for part in (items[:tested], items[tested:written])]
    if said is None:
        return None, "off"
    ours, theirs = said
    figure = {
        "bench": [int(theirs[0]), int(theirs[:2].sum()), n[0]],
        "corpus": [int(ours[0]), int(ours[:2].sum()), n[1]],
    }
    return chosen, figure | {"loud": int(ours[2] + theirs[2])}


def _raised(scores: Floats, cut: float, table: Table) -> dict[int, list[tuple[int, int]]]:
    """By item, the spans that would be marked: the surest first, none over another."""
    found: dict[int, list[tuple[int, int]]] = {}
    over = np.flatnonzero(scores >= cut)
    for row in over[np.argsort(-scores[over], kind="stable")]:
        kept = found.setdefault(int(table.item[row]), [])
        start, end = table.spans[row]
        if not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end))
    return found


def _judged(code: str, item: Item, spans: Sequence[tuple[int, int]]) -> Floats:
    """Right, wrong, loud near the code."""
    if not allowed(code, item.as_):
        return np.zeros(3, int)
    right = sum(_most(span, item, code) >= 0.5 for span in spans)
    return np.array([right, len(spans) - right, item.near == code])


def _right(tally: Floats) -> float:
    return float(tally[0] / max(tally[:2].sum(), 1))


def _most(span: tuple[int, int], item: Item, code: str) -> float:
    return max((_overlap(span, (mark.start, mark.end)) for mark in item.marks if mark.code == code), default=0.0)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / (max(one[1], other[1]) - min(one[0], other[0]))
