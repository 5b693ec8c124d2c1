"""The three slots of a feeling said outright (B3): what is felt, when, and what is needed.

The lead words ("when", "because", "I need") and the ends are the cues of form.toml; a slot begins behind its lead.
"""

from toward.coach.hearing import Call, Page, trimmed
from toward.coach.shapes import Form, Span
from toward.coach.words import WORD

_FELT = ("feeling", "pseudo_feeling")
_REACH = 8
"""So many words may stand between the feeling and the "when" that belongs to it."""


def form_of(page: Page) -> Form | None:
    """The slots around the first feeling of one's own. A verdict leaves the feeling empty but keeps the other two."""
    felt = [call for call in page.calls if call.rule.code in _FELT]
    if not felt:
        return None
    anchor = next((call for call in felt if call.rule.code == "feeling"), felt[0])
    end = _joined(page, anchor, felt)
    situation = _after(page, end) or _before(page, anchor) or _beside(page, anchor)
    need = _need(page, end)
    feeling = page.span(anchor.start, end) if anchor.rule.code == "feeling" else None
    if feeling is None and situation is None and need is None:
        return None
    return Form(feeling=feeling, situation=situation, need=need)


def _joined(page: Page, anchor: Call, felt: list[Call]) -> int:
    """Where the feeling ends: feelings joined by "and" after one verb are one slot."""
    end = anchor.end
    joins = {match.start: match.end for match in page.cues("join")}
    for call in felt:
        if call.rule.code == anchor.rule.code == "feeling" and joins.get(end) == call.start:
            end = call.end
    return end


def _after(page: Page, felt: int) -> Span | None:
    """ "scared when [the post comes]", "scared of [the post]", "upset [you went to bed]"."""
    last = page.words.sentences[felt - 1][1]
    turn = _turn(page, "turn", felt, last)
    doing = [m.end - 1 for m in page.cues("doing") if m.start == felt]
    when = [m.end for m in page.cues("when") if felt <= m.start < min(felt + _REACH, turn)]
    about = [m.end for m in page.cues("about") if m.start == felt and m.end < turn]
    about += [felt for m in page.cues("straight") if m.start == felt]
    leads = doing or when or about
    if not leads:
        return None
    begin = leads[0]
    return _slot(page, begin, min(_turn(page, "turn", begin, last), _turn(page, "comma", begin + 1, last)))


def _before(page: Page, anchor: Call) -> Span | None:
    """ "When [you scroll through tea] I feel ...", "[The house is half packed] and I feel ..."."""
    first = page.words.sentences[anchor.start][0]
    when = [m.end for m in page.cues("when") if first <= m.start and m.end < anchor.begins]
    told = [m.start for m in page.cues("and") if first + 2 < m.start and m.end == anchor.begins]
    if when:
        return _slot(page, when[0], anchor.begins)
    return _slot(page, first, told[0]) if told else None


def _beside(page: Page, anchor: Call) -> Span | None:
    """A short sentence of its own ("I feel parented.") is explained by the next, if that tells what happened."""
    first, last = page.words.sentences[anchor.start]
    told = {match.start for match in page.cues("told")}
    if last - first > _REACH or last + 1 not in told:
        return None
    return _slot(page, *page.words.sentences[last + 1])


def _need(page: Page, felt: int) -> Span | None:
    """The first "I need ..." behind the feeling, or else the first before it."""
    refused = {m.end for m in page.cues("need_not")}  # "I do not want to be a burden" asks for no burden
    leads = [m.end for m in page.cues("need") if m.end < page.words.sentences[m.start][1] and m.end not in refused]
    behind = [lead for lead in leads if lead > felt] or leads
    if not behind:
        return None
    last = page.words.sentences[behind[0]][1]
    return _slot(page, behind[0], _turn(page, "need_turn", behind[0], last))


def _turn(page: Page, name: str, begin: int, last: int) -> int:
    """Where the sentence turns to something else."""
    return min((m.start for m in page.cues(name) if begin < m.start < last), default=last)


def _slot(page: Page, begin: int, end: int) -> Span | None:
    if begin >= end:
        return None
    begin, end = trimmed(begin, end, page.words)
    said = page.words.norm[begin:end]
    if page.words.kind[begin] != WORD or (len(said) == 1 and said[0] in page.book.empty):
        return None
    return page.span(begin, end)
