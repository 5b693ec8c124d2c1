"""A writer's own words above a note: as they stand when they are few, else the part that is meant, in whole words."""

import re
from itertools import takewhile
from typing import NamedTuple

from toward.coach import Note

MOST = 44
"""Characters: a line and a bit at 360 px."""
BEFORE = 2
"""Words that lead up to the one that is meant, where that stands far in."""
CUT = "…"
_LOOSE = " ,;:–—-(«„“\"'"
"""What does not stand before an ellipsis."""
_BEGUN = re.compile(r"(?<=\w)[.!?;,:]\s\S+(?:\s\S+)?$")
"""One or two words of a clause or sentence that has only begun: they would say nothing."""


class Quoted(NamedTuple):
    """The words to show, in one line; `word` is the one that is meant, or empty."""

    before: str
    word: str
    after: str


def quoted(note: Note) -> Quoted:
    """What is shown of the stretch a note is about; the stretch itself stays what it is."""
    start, end = note.word or (note.start, note.start)
    start, end = start - note.start, end - note.start
    before, word, after = (_line(part) for part in (note.quote[:start], note.quote[start:end], note.quote[end:]))
    if len(before) + len(word) > MOST:
        led = "".join(re.findall(r"\S+\s*", before)[-BEFORE:])
        before = CUT + (led if len(led) + len(word) <= MOST else "")
    room = MOST - len(before) - len(word)
    return Quoted(before, word, after if len(after) <= room else _cut(after, max(room, 0)))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _cut(text: str, most: int) -> str:
    """As many whole words as fit, less a clause just begun, and an ellipsis; of one longer word, its beginning."""
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    fitting = list(takewhile(lambda end: end <= most, ends))
    kept = text[: fitting[-1]] if fitting else text[:most] if len(ends) == 1 else ""
    return _BEGUN.sub("", kept).rstrip(_LOOSE) + CUT
