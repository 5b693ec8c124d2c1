"""The coach's notes on a text, ready to be shown beside it or under it."""

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
    pieces, at = [], 0
    for note in sorted(said, key=lambda note: note.start):
        if note.start < at:
            continue  # two notes on the same words: the first one marks them
        pieces += [Piece(text[at : note.start], None), Piece(text[note.start : note.end], note.tone)]
        at = note.end
    pieces.append(Piece(text[at:], None))
    return [piece for piece in pieces if piece.text]


def _slots(found: Review, text: str) -> dict[str, str]:
    if found.form is None:
        return {}
    spans = {"feeling": found.form.feeling, "situation": found.form.situation, "need": found.form.need}
    return {name: text[span[0] : span[1]] for name, span in spans.items() if span is not None}
