"""What a feeling comes with: after a lead word, before the feeling, or in a sentence of its own beside it."""

from collections.abc import Iterator

from toward.coach.hearing import Call, Page
from toward.coach.running import Match
from toward.coach.shapes import Span
from toward.coach.slots import clause_end, first_cue, phrase_end, sentence_before, sentence_behind, slot
from toward.coach.words import HARD, SOFT, WORD

_REACH = 8
"""So many words may stand between the feeling and the "when" that belongs to it."""
_EARLY = 2
"""A feeling is explained by the sentence before it where at most so many stand before it: later on it sums more up."""
_SOON = 5
"""... and where no more words stand before it in its own sentence."""
_SHORT = 16
"""Words in the longest sentence of a feeling that is explained by the next."""
_TELLS, _HAPPENED = 4, 2
"""Words in the shortest sentence that tells something; and in one with a word for what happened."""


def situation(page: Page, anchor: Call, end: int) -> Span | None:
    """What belongs to the feeling that is begun by `anchor` and ends before row `end`."""
    begins = _told(page, anchor, _before_inner_lead(page, anchor, end))
    for begin, last in begins:
        if found := slot(page, begin, last):
            return found
    return None if begins else _beside(page, anchor)


def _before_inner_lead(page: Page, anchor: Call, end: int) -> int:
    """A verdict is marked to the end of its clause ("you ignore me when [the match is on]"): its own end sooner."""
    if anchor.rule.code == "feeling":
        return end
    return first_cue(page, "inside", anchor.start + 1, end)


def _told(page: Page, anchor: Call, felt: int) -> list[tuple[int, int]]:
    """Where the sentence of the feeling may tell of it, the surest first."""
    end = _past_fillers(page, felt)
    led = [*_after(page, anchor, end, page.words.sentences[felt - 1][1]), *_before(page, anchor)]
    return led or list(_spliced(page, anchor, end))


def _past_fillers(page: Page, felt: int) -> int:
    """Behind the "today", "too", "to be honest" that may follow a feeling."""
    fillers = {match.start: match.mark[1] for match in page.cues("filler")}
    while felt in fillers:
        felt = fillers[felt]
    return felt


def _after(page: Page, anchor: Call, felt: int, last: int) -> Iterator[tuple[int, int]]:
    """ "scared when [the post comes]", "scared of [the post]", "upset [you went to bed]"."""
    doing = [m.mark[1] - 1 for m in page.cues("doing") if m.start == felt]
    turn, comma = first_cue(page, "turn", felt - 1, last), first_cue(page, "comma", felt, last)
    when = [m for m in page.cues("when") if felt <= m.start < min(felt + _REACH, turn)]
    near = [m.mark[1] for m in when if m.start < comma and _first_if_apart(page, m, felt)]
    named = [m.mark[1] for m in page.cues("about") if m.start == felt][-1:]
    named += [m.mark[1] for m in page.cues("object") if anchor.start <= m.start < felt <= m.mark[1]]
    far = [m.mark[1] for m in when if m.start >= comma and _first_in_clause(page, m)]
    needs = {m.start for m in page.cues("need")}
    straight = [m.mark[0] for m in page.cues("straight") if m.start == felt and m.start not in needs]
    for leads, end in ((doing + near, clause_end), (named, _name_end), (far + straight, clause_end)):
        for lead in leads:
            if lead < last and page.words.kind[lead] == WORD:
                yield lead, end(page, lead, last)


def _name_end(page: Page, lead: int, last: int) -> int:
    """Where what is named ends; only "you" before a comma is nothing named, whatever follows."""
    return phrase_end(page, lead, last) if slot(page, lead, first_cue(page, "comma", lead, last)) else lead


def _first_in_clause(page: Page, lead: Match) -> bool:
    return SOFT in (page.words.kind[lead.start], page.words.kind[lead.start - 1])


def _first_if_apart(page: Page, lead: Match, felt: int) -> bool:
    """Behind a comma a "when" belongs to the feeling only if it stands first there."""
    return page.words.kind[felt] != SOFT or _first_in_clause(page, lead)


def _before(page: Page, anchor: Call) -> Iterator[tuple[int, int]]:
    """ "When [you scroll through tea] I feel ...", "[The house is half packed] and I feel ..."."""
    first = page.words.sentences[anchor.start][0]
    when = [m for m in page.cues("when") if first <= m.start and m.mark[1] < anchor.begins]
    if any(m.start == anchor.begins for m in page.cues("making")) and not any(m.start == first for m in when):
        yield first, anchor.begins
    for match in when:
        yield match.mark[1], min(anchor.begins, first_cue(page, "comma", match.mark[1], anchor.begins))
    for match in page.cues("first"):
        if match.start == first and match.mark[1] < anchor.begins:
            yield match.mark[1], anchor.begins
    for match in page.cues("seeing"):
        if match.start == first and match.end < anchor.begins:
            yield first, anchor.begins
    for match in page.cues("and"):
        if first + 2 < match.start and match.end == anchor.begins:
            yield first, match.start


def _spliced(page: Page, anchor: Call, felt: int) -> Iterator[tuple[int, int]]:
    """ "[The bus had gone], I was gutted", "I was gutted, [the bus had gone]": but a comma between."""
    first, last = page.words.sentences[anchor.start]
    before = anchor.begins - 1
    if first < before and page.words.norm[before] == "," and _tells(page, first, before):
        yield first, before
    if felt < last and page.words.kind[felt] == SOFT:
        end = clause_end(page, felt + 1, last)
        if _tells(page, felt + 1, end):
            yield felt + 1, end


def _beside(page: Page, anchor: Call) -> Span | None:
    """A sentence of its own, before the feeling or behind it, that tells what happened."""
    first, last = page.words.sentences[anchor.start]
    ahead = sum(kind == HARD for kind in page.words.kind[:first])
    before, behind = sentence_before(page, first), sentence_behind(page, last)
    if before and ahead <= _EARLY and anchor.begins - first <= _SOON and _tells(page, *before):
        return slot(page, before[0], first_cue(page, "turn", *before))
    if behind and ahead <= _EARLY and last - first <= _SHORT and _tells(page, *behind):
        return slot(page, behind[0], first_cue(page, "turn", *behind))
    return None


def _tells(page: Page, first: int, last: int) -> bool:
    """Do these words tell what happened, rather than ask, thank, excuse or sum up?"""
    if last < len(page.words.norm) and page.words.norm[last] == "?":
        return False
    if any(first <= match.start < last for match in page.cues("need")):
        return False
    if any(first <= match.start < first + _TELLS for match in page.cues("tells_self")):
        return False
    starts = {match.start for match in page.cues("tells_not")}
    words = sum(kind == WORD for kind in page.words.kind[first:last])
    happened = any(first <= match.start < last for match in page.cues("happened"))
    return words >= (_HAPPENED if happened else _TELLS) and first not in starts
