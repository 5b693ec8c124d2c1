"""A stretch of words as a slot: where it ends, and what fills it. The cues are those of form.toml."""

from toward.coach.hearing import Page, trimmed
from toward.coach.shapes import Span
from toward.coach.words import HARD, WORD


def slot(page: Page, begin: int, end: int) -> Span | None:
    """Rows `begin:end` as a span, or None where no word of them says anything ("about it today", "two years")."""
    if begin >= end:
        return None
    begin, end = trimmed(begin, end, page.words)
    end = _without_filler(page, begin, end)
    if any(match.start == begin and match.end == end for match in page.cues("time")):
        return None
    said = {page.words.norm[row] for row in range(begin, end) if page.words.kind[row] == WORD}
    return None if said <= page.book.empty else page.span(begin, end)


def _without_filler(page: Page, begin: int, end: int) -> int:
    """Where the stretch ends without the "most", "really", "lol" that closes it."""
    starts = [match.start for match in page.cues("closing") if begin < match.start and match.end == end]
    return min(starts, default=end)


def first_cue(page: Page, name: str, begin: int, last: int) -> int:
    """The row at which the first such cue begins, behind `begin`; `last` where there is none."""
    return min((match.start for match in page.cues(name) if begin < match.start < last), default=last)


def clause_end(page: Page, begin: int, last: int) -> int:
    """Where what is told turns to something else: at a turn, or at a comma unless the words behind it go on."""
    return _end(page, begin, last, ("goes_on", "clause_goes_on"))


def phrase_end(page: Page, begin: int, last: int) -> int:
    """The same for what is named and not told ("of the lift, it sticks"), with fewer ways of going on."""
    return _end(page, begin, last, ("goes_on",))


def _end(page: Page, begin: int, last: int, ways: tuple[str, ...]) -> int:
    goes_on = {match.start for way in ways for match in page.cues(way)}
    quoted = page.words.quoted
    commas = [
        m.start for m in page.cues("comma") if begin < m.start < last and m.start not in goes_on and not quoted[m.start]
    ]
    return min([first_cue(page, "turn", begin, last), *commas])


def sentence_before(page: Page, first: int) -> tuple[int, int] | None:
    """The sentence that ends before row `first`, over breaks that stand alone."""
    row = first - 1
    while row >= 0 and page.words.kind[row] == HARD:
        row -= 1
    return page.words.sentences[row] if row >= 0 else None


def sentence_behind(page: Page, last: int) -> tuple[int, int] | None:
    """The sentence that begins behind row `last`, over breaks that stand alone."""
    row, rows = last, len(page.words.kind)
    while row < rows and page.words.kind[row] == HARD:
        row += 1
    return page.words.sentences[row] if row < rows else None
