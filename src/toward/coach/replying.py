"""What an answer does with what was shared (B4, X1, X3): the flags of the whole answer."""

from collections.abc import Iterable

from toward.coach.measure import Measured
from toward.coach.shapes import Finding, Reply

_UNSAID = 0.49
"""The most a flag can be without a finding: flags and marks agree at 0.5."""


def reply_of(findings: Iterable[Finding], whole: Measured) -> Reply:
    """A flag is 0.5 or more where something of its code is marked, and less where nothing is.

    `validates` and `fixes` are ordered, on either side of 0.5, by how much the answer as a whole comforts or advises.
    """
    sure: dict[str, float] = {}
    for finding in findings:
        sure[finding.code] = max(sure.get(finding.code, 0.0), finding.score)
    return Reply(
        reflects=sure.get("reflecting", 0.0),
        validates=_ordered(sure.get("validating", 0.0), whole.support),
        asks=sure.get("asking", 0.0),
        fixes=_ordered(sure.get("fixing", 0.0), whole.advice),
        minimizes=sure.get("minimizing", 0.0),
        defends=sure.get("defending", 0.0),
    )


def _ordered(found: float, share: float) -> float:
    return round(0.5 + 0.5 * share if found else _UNSAID * share, 4)
