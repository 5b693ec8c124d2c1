"""The coach's notes on a text, ready to be shown beside it or under it."""

from itertools import pairwise
from typing import NamedTuple

from toward.coach import Note, Review, notes, review
from toward.web.language import Language

LONGEST_TEXT = 20_000


class Piece(NamedTuple):
    """A stretch of the person's own text, marked or not."""

    text: str
    tone: str | None


class Heard(NamedTuple):
    """What the coach makes of a text, ready to be shown."""

    pieces: list[Piece]
    notes: tuple[Note, ...]
    slots: dict[str, str]


def hear(text: str, kind: str, language: Language, context: str | None = None) -> Heard:
    """Review a text and cut it into marked pieces; the text is read in the language it is written in.

    `context` is what a reply answers.
    """
    text = text[:LONGEST_TEXT]
    found = review(text, as_=kind, lang=language_of_text(text, language), context=context)  # type: ignore[arg-type]
    said = notes(found, text, language)
    return Heard(_pieces(text, said), said, _slots(found, text))


def language_of_text(text: str, language: Language) -> Language:
    """Russian when most letters are Cyrillic, English when most are Latin: somebody may write in the other language."""
    cyrillic = sum("а" <= letter <= "я" or letter == "ё" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    return language if cyrillic == latin else "ru" if cyrillic > latin else "en"


def _pieces(text: str, said: tuple[Note, ...]) -> list[Piece]:
    """The text cut at every note's ends; words under several notes are marked by the closest-fitting one."""
    cuts = sorted({0, len(text)}.union(*((note.start, note.end) for note in said)))
    pieces = []
    for start, end in pairwise(cuts):
        over = [note for note in said if note.start <= start and end <= note.end]
        closest = min(over, key=lambda note: note.end - note.start, default=None)
        pieces.append(Piece(text[start:end], closest.tone if closest else None))
    return pieces


def _slots(found: Review, text: str) -> dict[str, str]:
    if found.form is None:
        return {}
    spans = {"feeling": found.form.feeling, "situation": found.form.situation, "need": found.form.need}
    return {name: text[span[0] : span[1]] for name, span in spans.items() if span is not None}
