"""The arrays of the network in the file that toward.coach.network reads."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import numpy as np
from learning import Both, Floats
from neural import FILTERS, Net

from toward.coach.features import numbers_of
from toward.coach.shapes import CODES

CLIPPED = 5.0
"""Numbers of a vector, in standard deviations, beyond which an int8 does not go."""

COMMON = 1_500
"""So many of the commonest words are multiplied out when the network is read: nine in ten of an English text, three in
four of a Russian one, in 5 MB."""


def filed(
    net: Net, words: Mapping[str, int], cuts: Mapping[str, float], tasks: Sequence[str], heads: Sequence[Both]
) -> bytes:
    """The file, of the codes in `cuts` (a score of 0 is at the cut) and of the heads the network stands beside."""
    number = {int(name): words[word] for word, name in reversed([*zip(words, numbers_of([*words]), strict=True)])}
    named = sorted(number)
    place = {number[name]: at for at, name in enumerate(named, 1)}
    vectors, step = _in_bytes(net.vectors.weight.detach().numpy()[[0, *(number[name] for name in named)]])
    filters, filter_step = _in_bytes(net.filters.weight.detach().numpy().T)
    stream = BytesIO()
    np.savez(
        stream,
        words=np.array(named, np.uint32),
        common=np.array([place[word] for word in [*words.values()][:COMMON] if word in place], np.uint16),
        vectors=vectors,
        filters=filters,
        steps=np.array([step, filter_step], np.float32),
        filter_bias=net.filters.bias.detach().numpy(),
        **_of_stretches(net, cuts),
        **_of_wholes(net, tasks, heads),
    )
    return stream.getvalue()


def _of_stretches(net: Net, cuts: Mapping[str, float]) -> dict[str, Floats]:
    kept = [CODES.index(code) for code in cuts]
    out = net.out.weight.detach().numpy()[kept].T
    wide = net.vectors.weight.shape[1]
    parts = np.split(out, np.cumsum([FILTERS, FILTERS, FILTERS, wide]))
    bias = net.out.bias.detach().numpy()[kept] + net.kind.weight.detach().numpy()[:, kept]
    return {
        "codes": np.array(list(cuts)),
        "bias": (bias - np.array(list(cuts.values()))).astype(np.float32),
        **dict(zip(("largest", "mean", "anywhere", "said", "shared"), parts, strict=True)),
    }


def _of_wholes(net: Net, tasks: Sequence[str], heads: Sequence[Both]) -> dict[str, Floats]:
    """A column a head: the mean of its tasks, as much as it counts beside the n-grams."""
    chosen = np.zeros((len(tasks), len(heads)), np.float32)
    for column, found in enumerate(heads):
        chosen[[tasks.index(task) for task in found.tasks], column] = found.beside / len(found.tasks)
    whole = net.whole.weight.detach().numpy().T @ chosen
    parts = np.split(whole, [FILTERS, 2 * FILTERS])
    return {
        "heads": np.array([found.head.name for found in heads]),
        "whole_bias": net.whole.bias.detach().numpy() @ chosen,
        **dict(zip(("whole_largest", "whole_mean", "whole_said"), parts, strict=True)),
    }


def _in_bytes(numbers: Floats) -> tuple[Floats, float]:
    step = float(min(np.abs(numbers).max(), CLIPPED * numbers.std()) / 127)
    return np.clip(np.rint(numbers / step), -127, 127).astype(np.int8), step
