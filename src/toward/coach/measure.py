"""Emotions and depth, a first cut from the feeling words alone. docs/coach.md says what they are and are not."""

from toward.coach.hearing import Page
from toward.coach.shapes import Emotions
from toward.coach.words import WORD

_ENOUGH = 2
"""Two words of one family fill it; one makes a half-and-more."""


def emotions_of(page: Page) -> Emotions:
    """Of each family, how many of the writer's own feeling words belong to it: none 0, one 0.7, two or more 1."""
    said = _felt(page)
    counts = {family: sum(word in words for word in said) for family, words in page.book.emotion.items()}
    return Emotions(**{family: (0.0, 0.7, 1.0)[min(count, _ENOUGH)] for family, count in counts.items()})


def depth_of(page: Page) -> float:
    """How much of oneself is shown, 0..1.

    0.35 for a first feeling and 0.15 for each of two more, 0.15 if a reason or a need is said with it, 0.2 for a harsh
    word to oneself or for danger told, and up to 0.15 for how often one says "I". No feeling, no harsh word: "I" alone.
    """
    codes = [call.rule.code for call in page.calls]
    felt = codes.count("feeling")
    depth = 0.15 * _first_person(page)
    if felt:
        depth += 0.35 + 0.15 * min(felt - 1, 2)
        depth += 0.15 * bool(page.found("form_when") or page.found("form_need"))
    if "self_criticism" in codes or "care_abuse" in codes or "care_self_harm" in codes:
        depth += 0.2
    return round(min(depth, 1.0), 3)


def _felt(page: Page) -> list[str]:
    rows = [row for call in page.calls if call.rule.code == "feeling" for row in range(call.start, call.end)]
    return [page.words.norm[row] for row in rows]


def _first_person(page: Page) -> float:
    """The share of first-person words, where one in eight is full."""
    words = sum(kind == WORD for kind in page.words.kind)
    own = len(page.found("first_person"))
    return min(1.0, 8 * own / words) if words else 0.0
