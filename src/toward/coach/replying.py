"""What an answer does with what was shared (B4, X1), from the few phrasings that are safe to hear without a model."""

from toward.coach.hearing import Page
from toward.coach.shapes import Reply
from toward.coach.words import read

_STEM = 5
"""Two words of five letters or more that begin alike are taken for one word."""


def reply_of(page: Page, context: str | None) -> Reply:
    """Each flag is 1 where one of its phrasings (the rules `_asks`, `_reflects` ...) stands in the answer, else 0.

    To reflect is to say back: with a `context` at hand one of its longer words, or a word for a feeling, has to return.
    """
    codes = {call.rule.code for call in page.calls}
    return Reply(
        reflects=float("_reflects" in codes and (context is None or _returns(page, context))),
        validates=float("_validates" in codes),
        asks=float("_asks" in codes),
        fixes=float("_fixes" in codes),
        minimizes=float("_minimizes" in codes),
        defends=float("_defends" in codes),
    )


def _returns(page: Page, context: str) -> bool:
    theirs = {word[:_STEM] for word in read(context, page.book.spelling).norm if len(word) >= _STEM}
    mine = {word[:_STEM] for word in page.words.norm if len(word) >= _STEM}
    return bool(theirs & mine) or bool(page.found("feeling_word"))
