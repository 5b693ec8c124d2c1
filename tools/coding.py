"""The network that finds the codes of CoachBench in clauses, learnt from our corpus and the dev half of the bench."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from cuts import cuts_of
from learning import Floats
from material import Known, Ordinary, cover, material_of
from neural import Text, filed, judged, taught
from vectors import numbered

from toward.coach.network import KINDS
from toward.coach.shapes import CODES
from toward.coach.trained import allowed

PARTS = 3
"""The network that judges a text for the figures learnt from the other two thirds."""
SAME, ELSE = 0.55, 0.15
"""Overlap from which a stretch shows the code, and below which it does not."""
ALIKE = 2.0
"""What an item counts that is written as the bench's are, beside one of the rest of the corpus."""


def code_network(lang: str, folder: Path, ordinary: Ordinary, keep: Path | None) -> tuple[bytes, dict[str, Any]]:
    """The file of the network, of the codes that may speak, and the figures."""
    material = material_of(lang, folder, ordinary)
    known = [*material.kept, *material.rest, *material.plain]
    numbers, begin = numbered(lang, [[*each.words, *each.shared] for each in known])
    alike = len(material.kept) + material.alike
    weights = [ALIKE] * alike + [1.0] * (len(known) - alike)
    texts = [_text(each, numbers, weight) for each, weight in zip(known, weights, strict=True)]
    scores = _unseen(lang, texts, begin, keep)
    print(f"{lang}: network {PARTS + 1} of {PARTS + 1}", flush=True)
    net = taught(begin, len(CODES), texts, PARTS)
    apart = [_text(each, numbers, 1) for each in material.apart]
    cuts, figures = cuts_of(material, scores, judged(net, apart))
    return filed(net, numbers, CODES, cuts), figures


def _unseen(lang: str, texts: Sequence[Text], begin: Floats, keep: Path | None) -> Sequence[Floats]:
    """What networks say of texts they have not learnt."""
    bounds = np.cumsum([len(text.rows) for text in texts])
    kept = keep / f"{lang}.{_digest(texts, begin)}.npy" if keep else None
    if kept and kept.exists():
        return np.split(np.load(kept), bounds[:-1])
    part = np.random.default_rng(0).integers(PARTS, size=len(texts))
    scores: list[Floats] = [np.zeros((0, len(CODES)))] * len(texts)
    for number in range(PARTS):
        print(f"{lang}: network {number + 1} of {PARTS + 1}", flush=True)
        net = taught(begin, len(CODES), [text for text, at in zip(texts, part, strict=True) if at != number], number)
        places = np.flatnonzero(part == number)
        for place, said in zip(places, judged(net, [texts[place] for place in places]), strict=True):
            scores[place] = said
    if kept:
        np.save(kept, np.concatenate(scores))
    return scores


def _digest(texts: Sequence[Text], begin: Floats) -> str:
    """Names all that is learnt, so that nothing is taken for what it was before."""
    found = sha256(begin.tobytes())
    for text in texts:
        found.update(repr(text[:4]).encode() + text.y.tobytes() + text.weight.tobytes())
    return found.hexdigest()[:16]


def _text(known: Known, numbers: Mapping[str, int], weight: float) -> Text:
    item = known.item
    covered = np.array([[cover(span, item, code) for code in CODES] for span in known.spans]).reshape(-1, len(CODES))
    may = np.array([allowed(code, item.as_) for code in CODES])
    sure = may & ((covered >= SAME) | (covered < ELSE))
    words, answered = ([numbers.get(word, 0) for word in row] for row in (known.words, known.shared))
    y, counts = (covered >= SAME).astype(np.float32), (sure * weight).astype(np.float32)
    return Text(words, answered, KINDS.index(item.as_), known.rows, y, counts)
