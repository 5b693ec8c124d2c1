"""Emotions, depth and two scores of an answer, from the trained heads: n-grams and the network, added up.

docs/coach.md says what they are not.
"""

from math import exp
from typing import NamedTuple

from toward.coach.features import Numbers, grams
from toward.coach.hearing import Page
from toward.coach.network import Network, Reading
from toward.coach.shapes import Emotions, Lang
from toward.coach.weights import MOST, weights
from toward.coach.words import WORD

_FAMILIES = Emotions.__struct_fields__


class Measured(NamedTuple):
    """`support` and `advice` are 0..1, 0.5 where the head says yes; they are 0 in a language without such a head."""

    emotions: Emotions
    depth: float
    support: float
    advice: float


def measured(page: Page, lang: Lang, named: Numbers, network: Network, read: Reading) -> Measured:
    """All that is measured on the text as a whole; nothing of it has a place in the text."""
    if WORD not in page.words.kind:
        return Measured(Emotions(), 0.0, 0.0, 0.0)
    known = weights(lang)
    scores = known.whole(grams(page.words.norm[:MOST], named)) + network.whole(read)
    said = dict(zip(known.names, scores.tolist(), strict=True))
    return Measured(
        emotions=_emotions(said),
        depth=round(_depth(said, page), 3),
        support=_share(said["support"]) if "support" in said else 0.0,
        advice=_share(said["advice"]) if "advice" in said else 0.0,
    )


def _emotions(said: dict[str, float]) -> Emotions:
    """English has two readings of an emotion: in what is told, and in what is said to somebody. The gate mixes them."""
    told = _share(said["gate"]) if "gate" in said else 0.0
    shares = {}
    for family in _FAMILIES:
        score = said[f"said {family}"]
        if f"told {family}" in said:
            score = told * said[f"told {family}"] + (1 - told) * score
        shares[family] = round(_share(2 * score), 3)
    return Emotions(**shares)


def _depth(said: dict[str, float], page: Page) -> float:
    """English: the head, trained on -1..1. Russian, where no set is known to us: what the rules found."""
    if "depth" in said:
        return min(1.0, max(0.0, (said["depth"] + 1) / 2))
    return _counted(page)


def _counted(page: Page) -> float:
    """0.35 for a first feeling and 0.15 for each of two more, 0.15 if a reason or a need is said with it, 0.2 for a
    harsh word to oneself or for danger told, and up to 0.15 for how often one says "I"."""
    codes = [call.rule.code for call in page.calls]
    felt = codes.count("feeling")
    depth = 0.15 * _first_person(page)
    if felt:
        depth += 0.35 + 0.15 * min(felt - 1, 2)
        depth += 0.15 * bool(page.cues("when") or page.cues("need"))
    if "self_criticism" in codes or "care_abuse" in codes or "care_self_harm" in codes:
        depth += 0.2
    return min(depth, 1.0)


def _first_person(page: Page) -> float:
    """The share of first-person words, where one in eight is full."""
    words = sum(kind == WORD for kind in page.words.kind)
    return min(1.0, 8 * len(page.found("first_person")) / words)


def _share(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
