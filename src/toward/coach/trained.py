"""Findings of the trained network: clauses without a cue word."""

from collections.abc import Iterator, Sequence

import numpy as np

from toward.coach.hearing import Page
from toward.coach.network import Network, Reading
from toward.coach.shapes import As, Finding
from toward.coach.stretches import Row, stretches
from toward.coach.weights import MOST, Scores

TO_THE_OTHER = ("demand", "request")
IN_ANSWERS = ("fixing", "minimizing", "defending", "reflecting", "validating", "asking")
SURE = 0.6
"""What such a finding scores: less than any rule."""


def allowed(code: str, as_: As) -> bool:
    """Whether a text of this kind can have the code at all."""
    return (code not in IN_ANSWERS or as_ == "reply") and (code not in TO_THE_OTHER or as_ == "message")


def with_trained(page: Page, as_: As, known: Network, read: Reading) -> tuple[Finding, ...]:
    """The rules' findings, and those of the network where the rules left room: the surest first, none over another."""
    found = page.findings()
    rows = stretches(page.words, MOST)
    if not rows:
        return found
    scores = known.scores(read, rows, as_, page.shared_words)
    more: list[Finding] = []
    for column in np.flatnonzero(scores.max(axis=0) >= 0).tolist():
        code = known.codes[column]
        if not allowed(code, as_):
            continue
        more += [Finding(code, *span, SURE) for _, span in added(page, code, rows, scores[:, column])]
    return tuple(sorted((*found, *more), key=lambda finding: (finding.start, finding.end, finding.code)))


def added(
    page: Page, code: str, rows: Sequence[Row], scores: Scores, least: float = 0
) -> Iterator[tuple[float, tuple[int, int]]]:
    """Score and span of the stretches that may be marked beside the rules: the surest first, none over another."""
    taken = [(finding.start, finding.end) for finding in page.findings() if finding.code == code]
    over = np.flatnonzero(scores >= least)
    for row in over[np.argsort(-scores[over], kind="stable")]:
        start, end = page.span(*rows[row])
        free = not any(start < other_end and other < end for other, other_end in taken)
        if free and _may_show(page, code, *rows[row]):
            taken.append((start, end))
            yield float(scores[row]), (start, end)


def _may_show(page: Page, code: str, start: int, end: int) -> bool:
    """A quotation shows nothing, nor what a rule heard and let pass; and of an answer some things are seen only against
    what it answers.

    Advice asked for is no `fixing`; without a complaint nobody defends; what says nothing back is no `reflecting`.
    Who would rather not go to work tomorrow does not wish to die.
    """
    if (
        page.words.quoted[start]
        or page.let_pass(code, start, end)
        or (code == "fixing" and page.shared_has("advice_wanted"))
    ):
        return False
    if any(page.found_within(name, start, end) for name in page.book.harmless.get(code, ())):
        return False
    if code == "defending":
        return page.shared_has("complaint")
    return code != "reflecting" or page.echoes(start, end)
