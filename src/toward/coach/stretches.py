"""Which stretches of a text may be a finding of the trained reader: neighbouring clauses of one sentence."""

from toward.coach.words import Words

Row = tuple[int, int]
_CLAUSES = 6
"""Of a sentence, only so many clauses are looked at: the number of their combinations stays small."""


def stretches(words: Words, most: int) -> list[Row]:
    """First and one-past-last row of every candidate within the first `most` rows, in the order of the text."""
    found: list[Row] = []
    clauses: list[Row] = []
    at = 0
    last = min(len(words.norm), most)
    while at < last:
        clause = words.clauses[at]
        if clauses and clause[0] >= words.sentences[clauses[0][0]][1]:
            found += _runs(clauses)
            clauses = []
        if clause[1] > clause[0] and len(clauses) < _CLAUSES:
            clauses.append(clause)
        at = max(clause[1], at) + 1
    return [(start, end) for start, end in found + _runs(clauses) if end <= last]


def _runs(clauses: list[Row]) -> list[Row]:
    return [(first[0], last[1]) for at, first in enumerate(clauses) for last in clauses[at:]]
