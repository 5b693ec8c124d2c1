"""What the network of the clauses learns from and is tried on: items cut into words, with what the rules mark."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from corpus import Item, bench, corpus, everyday, unseen
from toward.coach.hearing import Page
from toward.coach.network import SHARED
from toward.coach.stretches import Row, stretches
from toward.coach.weights import MOST

COMPLAINT = {"en": "I was hurt when you left early.", "ru": "Мне было обидно, когда ты рано ушёл."}
"""What sentences taken at random answer, so that it is seen how many of them seem to defend somebody."""

Spans = Sequence[tuple[int, int]]


class Known(NamedTuple):
    """An item as the rules read it, its words and those it answers, its candidate stretches as rows and as offsets."""

    item: Item
    page: Page
    words: Sequence[str]
    shared: Sequence[str]
    rows: Sequence[Row]
    spans: Spans

    def marked(self, code: str) -> Spans:
        """What the rules mark."""
        return [(mark.start, mark.end) for mark in self.page.findings() if mark.code == code]


class Ordinary(NamedTuple):
    """Sentences in which next to nothing should be found, which the network learns; and others it does not learn, in
    which nothing should be found that is asked or held against somebody, and little that answers a complaint."""

    learnt: Sequence[str]
    apart: Sequence[str]


class Material(NamedTuple):
    """Read by nobody who writes rules; the bench and the rest of the corpus, of which `alike` items are written as the
    bench's are; ordinary sentences, and those that are not learnt."""

    kept: Sequence[Known]
    rest: Sequence[Known]
    plain: Sequence[Known]
    apart: Sequence[Known]
    alike: int


def material_of(lang: str, folder: Path, ordinary: Ordinary) -> Material:
    plain = [Item(as_, None, None, text, ()) for as_, text in zip(cycle(("message", "reply")), ordinary.learnt)]
    apart = [Item("message", None, None, text, ()) for text in ordinary.apart]
    apart += [Item("reply", None, COMPLAINT[lang], text, ()) for text in ordinary.apart]

    def known(items: Sequence[Item]) -> Sequence[Known]:
        return [_known(item, lang) for item in items]

    kept, alike = unseen(lang), [*bench(folder, lang), *everyday(lang)]
    written = {*kept, *alike}
    rest = [item for item in corpus(lang) if item not in written]
    return Material(known(kept), known([*alike, *rest]), known(plain), known(apart), len(alike))


def _known(item: Item, lang: Any) -> Known:
    page = Page(item.text, item.as_, lang, item.shared)
    rows = stretches(page.words, MOST)
    spans = [page.span(*row) for row in rows]
    return Known(item, page, page.words.norm[:MOST], page.shared_words[:SHARED], rows, spans)


def cover(span: tuple[int, int], item: Item, code: str) -> float:
    """How far the item's marks of this code and the span are one: intersection over union, 0 to 1."""
    return max((overlap(span, (mark.start, mark.end)) for mark in item.marks if mark.code == code), default=0.0)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union."""
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / (max(one[1], other[1]) - min(one[0], other[0]))
