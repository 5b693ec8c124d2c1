"""What an answer does with what was shared (B4, X1, X3): the flags of the whole answer."""

from toward.coach.hearing import Page
from toward.coach.shapes import Reply


def reply_of(page: Page) -> Reply:
    """Each flag is how sure the surest finding of its code is, 0 where there is none: flags and marks agree."""
    sure: dict[str, float] = {}
    for call in page.calls:
        sure[call.rule.code] = max(sure.get(call.rule.code, 0.0), call.rule.score)
    return Reply(
        reflects=sure.get("reflecting", 0.0),
        validates=sure.get("validating", 0.0),
        asks=sure.get("asking", 0.0),
        fixes=sure.get("fixing", 0.0),
        minimizes=sure.get("minimizing", 0.0),
        defends=sure.get("defending", 0.0),
    )
