"""The coach's notes on a text, ready to be shown beside it or under it."""

from itertools import pairwise
from typing import NamedTuple

from toward.coach import Note, Review, notes, review
from toward.core.issues import second_issue
from toward.core.wording import asks
from toward.web.language import Language, mark
from toward.web.language import text as in_language
from toward.web.quoting import Quoted, quoted

LONGEST_TEXT = 20_000
MOST_NOTES = 3
SECOND_ISSUE = mark("This may be a second issue. It can have a talk of its own; which of the two is it today?")


class Piece(NamedTuple):
    """A stretch of the person's own text, marked or not."""

    text: str
    tone: str | None


class Heard(NamedTuple):
    """What the coach makes of a text, ready to be shown."""

    pieces: list[Piece]
    notes: tuple[Note, ...]
    slots: dict[str, str]

    def quoted(self, note: Note) -> Quoted:
        """What is shown of a note's stretch above it."""
        return quoted(note)


def hear(text: str, kind: str, language: Language, context: str | None = None) -> Heard:
    """Review a text and cut it into marked pieces; the text is read in the language it is written in.

    `context` is what a reply answers.  "one-issue" is a message in which a second issue is noticed too (B35).
    """
    text = text[:LONGEST_TEXT]
    as_, lang = "message" if kind == "one-issue" else kind, language_of_text(text, language)
    found = review(text, as_=as_, lang=lang, context=context)  # type: ignore[arg-type]
    said = notes(found, text, language)
    if kind == "one-issue":
        said = _with_second_issue(said, text, lang, language)
    return Heard(_pieces(text, said), said, _slots(found, text))


def _with_second_issue(said: tuple[Note, ...], text: str, lang: Language, language: Language) -> tuple[Note, ...]:
    """The notes, and one on a second issue. A quiet line of care stands alone, as always."""
    span = second_issue(text, lang)
    if span is None or any(note.tone == "care" for note in said):
        return said
    start, end = span
    noticed = Note("second_issue", start, end, text[start:end], in_language(language, SECOND_ISSUE), None, "hint")
    return (*said[: MOST_NOTES - 1], noticed)


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
    slots = {name: text[span[0] : span[1]] for name, span in spans.items() if span is not None}
    asked = "" if found.form.need else _asked(found, text)
    return slots | ({"asked": asked} if asked else {})


def _asked(found: Review, text: str) -> str:
    """What is asked for where no need is named: behind the feeling and the moment, where one stretch holds them all."""
    request = next((one for one in found.findings if one.code == "request"), None)
    if request is None or found.form is None:
        return ""
    before = [span[1] for span in (found.form.feeling, found.form.situation) if span and span[1] <= request.end]
    sign = "?" if text[request.end :].lstrip().startswith("?") else ""
    wish = text[max([request.start, *before]) : request.end].strip(" ,.;:–—")
    question = wish.rpartition(": ")[2]  # "What would help: could we walk on Sunday?"
    return (question if asks(question) else wish) + sign
