"""Findings to a few kind sentences: what is good first, then the gravest, never more than three."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from toward.coach.shapes import ANSWERS, CARE, CODES, LANGS, STRENGTHS, Finding, Lang, Note, Review, Span

MOST = 3
_WHEN: Mapping[Lang, str] = {"en": "when", "ru": "когда"}
_SHORT = 70
"""Characters of their own words that a better start repeats at most."""
_NOTES = Path(__file__).parent / "notes"


class Sayings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be said about one code, and a better start for it where there is one.

    `own` is a start with the writer's own "when ..." in it, for where they said one. `words` are those that are meant
    where the stretch is wider: of two that stand in it the one named first.
    """

    tone: Literal["good", "hint", "care"]
    says: tuple[str, ...]
    start: str | None = None
    own: str | None = None
    words: tuple[str, ...] = ()


_DECODER = msgspec.json.Decoder(dict[str, Sayings])


@cache
def sayings(lang: Lang) -> Mapping[str, Sayings]:
    """All sentences of one language by code; "form" is said of a whole form, "ask" of a feeling with a request."""
    import tomllib  # a review alone does not need it, and it takes its time

    text = (_NOTES / f"{lang}.toml").read_text("utf-8")
    return _DECODER.decode(msgspec.json.encode(tomllib.loads(text)))  # `convert` would first meet the class here


def notes(review: Review, text: str, lang: Lang) -> tuple[Note, ...]:
    """At most three notes on `text`: the strengths first when there are any, then the gravest findings (B3, X2).

    A strength never takes the last place from a hint. Where a care code is heard its one quiet line stands alone:
    neither praise nor hints beside it. Each code speaks once. The same words always get the same sentence.
    """
    graver = sorted(review.findings, key=lambda finding: (CODES.index(finding.code), finding.start))
    care = [finding for finding in graver if finding.code in CARE]
    if care:
        return (_note(care[0].code, care[0], text, lang),)
    said = _strengths(review, _once(finding for finding in graver if finding.code in STRENGTHS), text, lang)
    hints = _once(finding for finding in graver if finding.code not in STRENGTHS)
    said = said[: MOST - bool(hints)]
    return tuple(said + [_hint(review, finding, text, lang) for finding in hints])[:MOST]


def _hint(review: Review, finding: Finding, text: str, lang: Lang) -> Note:
    """A note whose better start is made of the writer's own words where that is safe; nothing is ever invented."""
    note = _note(finding.code, finding, text, lang)
    own, when = sayings(lang)[finding.code].own, _when(review, text, lang)
    return msgspec.structs.replace(note, start_instead=own.format(when=when)) if own and when else note


def _when(review: Review, text: str, lang: Lang) -> str | None:
    """What the writer says happened, if it follows a plain "when", is short, and holds no fault of its own."""
    slot = review.form.situation if review.form else None
    if slot is None:
        return None
    start, end = slot
    faults = [finding for finding in review.findings if finding.code not in STRENGTHS]
    clean = not any(finding.start < end and start < finding.end for finding in faults)
    led = text[:start].casefold().split()[-1:] == [_WHEN[lang]]
    return text[start:end] if led and clean and end - start <= _SHORT and "\n" not in text[start:end] else None


def _strengths(review: Review, strengths: list[Finding], text: str, lang: Lang) -> list[Note]:
    """All an answer does well; else the fullest: the whole form, a feeling with a request, a request, a feeling."""
    answers = [finding for finding in strengths if finding.code in ANSWERS]
    if answers or not strengths:
        return [_note(finding.code, finding, text, lang) for finding in answers]
    feeling = [finding for finding in strengths if finding.code == "feeling"]
    form = review.form
    if feeling and form and form.feeling and form.situation and form.need:
        return [_note("form", feeling[0], text, lang)]
    if len(strengths) > len(feeling) > 0:
        return [_note("ask", feeling[0], text, lang)]
    return [_note(strengths[0].code, strengths[0], text, lang)]


def _once(findings: Iterable[Finding]) -> list[Finding]:
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.code, finding)
    return list(first.values())


def _note(about: str, finding: Finding, text: str, lang: Lang) -> Note:
    quote = text[finding.start : finding.end]
    known = sayings(lang)[about]
    chosen = blake2b(quote.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    says = known.says[int.from_bytes(chosen, "big") % len(known.says)]
    word = _meant(about, quote, finding.start)
    return Note(finding.code, finding.start, finding.end, quote, says, known.start, known.tone, word)


def _meant(about: str, quote: str, start: int) -> Span | None:
    """Where the word stands that the note is about."""
    found = next((found for word in _words(about) if (found := word.search(quote))), None)
    return (start + found.start(), start + found.end()) if found else None


@cache
def _words(about: str) -> tuple[re.Pattern[str], ...]:
    """The words a note may be about, of both languages: somebody may write in another one than the notes are in."""
    spelt = [re.escape(word).replace("е", "[её]") for lang in LANGS for word in sayings(lang)[about].words]
    return tuple(re.compile(rf"\b{word}\b".replace(r"\ ", r"\s+"), re.IGNORECASE) for word in spelt)
