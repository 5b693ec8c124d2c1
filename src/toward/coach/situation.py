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
    """What belongs to the feeling that is begun by `anchor` and ends before row `end`: the surest first."""
    end = _past_fillers(page, _before_inner_lead(page, anchor, end))
    led = [*_opening(page, anchor), *_after(page, anchor, end, page.words.sentences[end - 1][1])]
    led += _before(page, anchor)
    for begin, last in led or _spliced(page, anchor, end):
        if found := slot(page, begin, last):
            return found
    if led:
        back = [match.start for match in page.cues("points_back")]  # "about it" is about what came before
        return _ahead(page, anchor) if any(begin <= row <= last for begin, last in led for row in back) else None
    return _ahead(page, anchor) or _behind(page, anchor)


def _before_inner_lead(page: Page, anchor: Call, end: int) -> int:
    """A verdict is marked to the end of its clause ("you ignore me when [the match is on]"): its own end sooner."""
    if anchor.rule.code == "feeling":
        return end
    return first_cue(page, "inside", anchor.start + 1, end)


def _opening(page: Page, anchor: Call) -> Iterator[tuple[int, int]]:
    """ "When [you scroll through tea], I feel ...": what a sentence opens with is what it is about."""
    first = page.words.sentences[anchor.start][0]
    for match in _leads(page):
        if match.start == first and match.mark[1] < anchor.begins:
            yield match.mark[1], phrase_end(page, match.mark[1], anchor.begins)


def _past_fillers(page: Page, felt: int) -> int:
    """Behind the "today", "too", "to be honest" that may follow a feeling."""
    fillers = {match.start: match.mark[1] for match in page.cues("filler")}
    while felt in fillers:
        felt = fillers[felt]
    return felt


def _after(page: Page, anchor: Call, felt: int, last: int) -> Iterator[tuple[int, int]]:
    """ "scared when [the post comes]", "scared of [the post]", "upset [you went to bed]"."""
    doing = [m.mark[1] - 1 for m in page.cues("doing") if m.start == felt]
    near, far = _when(page, felt, last)
    named = [m.mark[1] for m in page.cues("about") if m.start == felt][-1:]
    named += [m.mark[1] for m in page.cues("object") if anchor.start <= m.start < felt <= m.mark[1]]
    others = _consequences(page) | {m.start for m in page.cues("need")}
    straight = [m.mark[0] for m in page.cues("straight") if m.start == felt and m.start not in others]
    causes = {m.mark[1] for m in page.cues("cause")}
    for leads, end in ((doing + near, clause_end), (named, _name_end), (far + straight, clause_end)):
        for lead in leads:
            if lead < last and page.words.kind[lead] == WORD:
                yield lead, (phrase_end if lead in causes else end)(page, lead, last)


def _when(page: Page, felt: int, last: int) -> tuple[list[int], list[int]]:
    """Where what is told begins behind a "when" in the clause of the feeling, and in a clause of its own."""
    turn, comma = first_cue(page, "turn", felt - 1, last), first_cue(page, "comma", felt, last)
    none = _consequences(page)
    when = [lead for lead in _leads(page) if felt <= lead.start < min(felt + _REACH, turn)]
    when = [lead for lead in when if lead.mark[1] not in none]
    of = [m.mark[1] for m in page.cues("of") if m.start == felt][-1:]
    near = [m for m in when if m.start < comma and _first_if_apart(page, m, felt) and not _within(page, m, of)]
    far = [m for m in when if m.start >= comma and _first_in_clause(page, m)]
    return [lead.mark[1] for lead in near], [lead.mark[1] for lead in far]


def _leads(page: Page) -> list[Match]:
    """Every "when" in the order of the text; "because of" is one, and not a "because" before "of"."""
    longest = {match.start: match for match in sorted(page.cues("when"), key=lambda lead: lead.mark[1])}
    return [longest[row] for row in sorted(longest)]


def _consequences(page: Page) -> set[int]:
    """Where something begins that came of the feeling: "so angry that [I left]" is no situation."""
    return {match.mark[0] for match in page.cues("what_came")}


def _within(page: Page, lead: Match, named: list[int]) -> bool:
    """Does this "after" belong to what is named behind "of" ("of [the drive home after dark]")?"""
    weak = any(match.start == lead.start for match in page.cues("within"))
    return weak and any(slot(page, begin, lead.start) for begin in named)


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
    when = [m for m in _leads(page) if first <= m.start and m.mark[1] < anchor.begins]
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
        begin = _past_preface(page, first, match.start)
        if begin + 2 < match.start and match.end == anchor.begins and _tells(page, begin, match.start):
            yield begin, match.start


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


def _ahead(page: Page, anchor: Call) -> Span | None:
    """ "[You forgot my birthday]. I am hurt by it": the sentence before, where that tells what happened."""
    first = page.words.sentences[anchor.start][0]
    if anchor.begins - first > _SOON or not _early(page, first):
        return None
    before = sentence_before(page, first)
    return _whole(page, *before) if before else None


def _behind(page: Page, anchor: Call) -> Span | None:
    """ "I was terrified. [The car spun twice]": the sentence behind."""
    first, last = page.words.sentences[anchor.start]
    behind = sentence_behind(page, last)
    return _whole(page, *behind) if behind and _early(page, first) and last - first <= _SHORT else None


def _whole(page: Page, first: int, last: int) -> Span | None:
    """A sentence of its own, without the "sorry but" it may open with, where it tells what happened."""
    first = _past_preface(page, first, last)
    end = first_cue(page, "turn", first, last)
    return slot(page, first, end) if _tells(page, first, last) and _tells(page, first, end) else None


def _early(page: Page, first: int) -> bool:
    return sum(kind == HARD for kind in page.words.kind[:first]) <= _EARLY


def _past_preface(page: Page, first: int, last: int) -> int:
    ends = (match.end for match in page.cues("preface") if match.start == first and match.end < last)
    return max(ends, default=first)


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
