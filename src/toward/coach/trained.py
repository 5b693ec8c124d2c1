"""Findings of the trained heads: clauses without a cue word. Few codes have a head that may speak."""

import numpy as np

from toward.coach.features import Grams
from toward.coach.hearing import Page
from toward.coach.shapes import As, Finding, Lang
from toward.coach.stretches import stretches
from toward.coach.weights import MOST, weights

TO_THE_OTHER = ("demand", "request")
IN_ANSWERS = ("fixing", "minimizing", "defending", "reflecting", "validating", "asking")
SURE = 0.6
"""What such a finding scores: less than any rule."""


def allowed(code: str, as_: As) -> bool:
    """Whether a text of this kind can have the code at all."""
    return (code not in IN_ANSWERS or as_ == "reply") and (code not in TO_THE_OTHER or as_ == "message")


def with_trained(page: Page, as_: As, grams: Grams, lang: Lang) -> tuple[Finding, ...]:
    """The rules' findings, and those of the heads where the rules left room: the surest first, none over another."""
    found = page.findings()
    known = weights(lang, "clauses")
    named = enumerate(known.names)
    may = [(code, column) for column, code in named if allowed(code, as_) and not _asked_for(page, code)]
    rows = stretches(page.words, MOST) if may else []
    if not rows:
        return found
    bounds = np.array(rows)
    scores = known.stretches(grams, bounds[:, 0], bounds[:, 1])
    more: list[Finding] = []
    for code, column in may:
        taken = [(finding.start, finding.end) for finding in found if finding.code == code]
        over = np.flatnonzero(scores[:, column] >= 0)
        for row in over[np.argsort(-scores[over, column], kind="stable")]:
            start, end = page.span(*rows[row])
            quoted = page.words.quoted[rows[row][0]]
            if not quoted and not any(start < other_end and other < end for other, other_end in taken):
                taken.append((start, end))
                more.append(Finding(code, start, end, SURE))
    return tuple(sorted((*found, *more), key=lambda finding: (finding.start, finding.end, finding.code)))


def _asked_for(page: Page, code: str) -> bool:
    """Advice that was asked for is no `fixing`."""
    return code == "fixing" and page.shared_has("advice_wanted")
