"""What somebody says they need."""

from toward.coach.hearing import Page, trimmed
from toward.coach.shapes import Span
from toward.coach.words import WORD


def need(page: Page, felt: int) -> Span | None:
    """The first "I need ..." behind row `felt`, or else the first before it, or else "... would help"."""
    refused = {match.end for match in page.cues("need_not")}  # "I do not want to be a burden" asks for no burden
    leads = [m for m in page.cues("need") if m.end not in refused and _fills(page, m.start, m.mark[1])]
    behind = [lead for lead in leads if lead.mark[1] > felt] or leads
    if not behind:
        return next((page.span(*match.mark) for match in page.cues("would_help")), None)
    lead = max(match.mark[1] for match in leads if match.start == behind[0].start)
    last = page.words.sentences[lead][1]
    begin, end = trimmed(lead, _end(page, lead, last), page.words)
    alone = end == begin + 1 and page.words.norm[begin] in page.book.empty
    return None if alone or page.words.kind[begin] != WORD else page.span(begin, end)


def _end(page: Page, begin: int, last: int) -> int:
    """Where the talk turns from what is needed to something else, the sentence over at the latest."""
    goes_on = {match.mark[0] for match in page.cues("need_goes_on")}
    turns = (match.start for match in page.cues("need_turn") if match.start not in goes_on)
    return min((row for row in turns if begin < row < last), default=last)


def _fills(page: Page, lead: int, begin: int) -> bool:
    """Is there something to need behind the lead, in its sentence, and is it more than something to be said now?"""
    said = {match.start for match in page.cues("said_now")}
    return begin < page.words.sentences[lead][1] and begin not in said
