"""Text to words, each with its place in the writer's own text.

Only whole words are ever marked, so no character map is needed: a word is normalised by itself (case, ё, curly
apostrophes, combining marks, zero-width characters) and keeps the offsets it was cut from.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

WORD, SOFT, HARD = 0, 1, 2
"""A word; a break inside a sentence (comma, quote, bracket, dash); a break between sentences."""

_APOSTROPHES = "'’‘ʼ`´′"
_MARKS = "\u0300-\u036f\u0483-\u0487\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff"
_PIECE = re.compile(
    rf"(?P<plain>(?:[a-zA-Z]++|[а-яА-ЯёЁ]++)(?![\w{_MARKS}{_APOSTROPHES}\-‐‑]))"
    rf"|(?P<number>\d+(?:[.,:]\d+)*(?![\w]))"
    rf"|(?P<word>[^\W_]++(?:[{_MARKS}]|[{_APOSTROPHES}\-‐‑](?=[^\W_])|[^\W_]++)*+)"
    rf"|(?P<hard>\.+|…+|[!?]+|\n+|\)\)+|\(\(+)"
    rf"|(?P<soft>[,;:()\[\]{{}}\"“”„«»/|–—―]|(?<!\S)-+(?!\S)|(?<![\w])[{_APOSTROPHES}]|[{_APOSTROPHES}](?![\w]))"
    rf"|(?P<picture>[\u2190-\u2bff\u3030\U0001f000-\U0001faff])"
)
_CURLY = re.compile(f"[{_APOSTROPHES}]")
_BREVE = "\u0306"
"""The one mark that makes another letter: й is not и."""
_HYPHENS = str.maketrans("‐‑", "--")
_OPEN, _CLOSE = "«“„", "»”"


class Words(NamedTuple):
    """Parallel rows, one a word or break. `quoted` is true between closed quotation marks.

    `sentences` and `clauses` give for every row the first and one-past-last row of the stretch it stands in, without
    the break that closes it.
    """

    norm: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    kind: Sequence[int]
    sentences: Sequence[tuple[int, int]]
    clauses: Sequence[tuple[int, int]]
    quoted: Sequence[bool]


def normal(piece: str) -> str:
    """The form in which rules name a word: lower case, е for ё, no apostrophes, no accents or stress marks."""
    if piece.isascii():
        return piece.lower().replace("'", "").replace("`", "")
    letters = unicodedata.normalize("NFKD", piece).casefold()
    if not letters.isalpha():
        letters = "".join(letter for letter in letters if letter == _BREVE or not _is_mark(letter))
    return unicodedata.normalize("NFC", letters).translate(_HYPHENS)


def _is_mark(letter: str) -> bool:
    return letter in _APOSTROPHES or unicodedata.combining(letter) > 0 or unicodedata.category(letter) == "Cf"


def read(text: str, spelling: Mapping[str, str]) -> Words:
    """Cut `text` into words. `spelling` makes one written word one or more ("dont", "do not"); all keep its place."""
    norm: list[str] = []
    start: list[int] = []
    end: list[int] = []
    kind: list[int] = []
    for piece in _PIECE.finditer(text):
        begins, ends = piece.span()
        sort, parts = _said(piece, spelling)
        for part in parts:
            norm.append(part)
            start.append(begins)
            end.append(ends)
            kind.append(sort)
    return Words(norm, start, end, kind, _stretches(kind, HARD), _stretches(kind, SOFT), _quoted(norm))


def _said(piece: re.Match[str], spelling: Mapping[str, str]) -> tuple[int, Sequence[str]]:
    """Whether it is a word or a break, and what stands for it. Most words are plain, which spares asking Unicode."""
    group, written = piece.lastgroup, piece.group()
    if group == "plain":
        said = written.lower().replace("ё", "е")
        return WORD, spelling[said].split() if said in spelling else (said,)
    if group in ("word", "number"):
        return WORD, _parts(normal(written) or written, written, spelling)
    if group == "hard":
        return HARD, ("\n" if written[0] == "\n" else "?" if "?" in written else written[:2],)
    if group == "picture":
        return HARD, (written,)
    return SOFT, ("—" if written[0] in "-–—―" else written[0],)


def _parts(said: str, written: str, spelling: Mapping[str, str]) -> list[str]:
    """What stands for a written word. With its apostrophe "we're" is plain, without it "were" is another word."""
    if said != written and any(mark in written for mark in _APOSTROPHES):
        known = spelling.get(_CURLY.sub("'", written).lower())
        if known or (said not in spelling and len(written) > 2 and written[-2] in _APOSTROPHES and said[-1] == "s"):
            return known.split() if known else [said[:-1], "'s"]
    return spelling.get(said, said).split()


def _stretches(kind: Sequence[int], least: int) -> list[tuple[int, int]]:
    """Bounds between two breaks of at least this strength; a break belongs to the stretch it closes."""
    rows: list[tuple[int, int]] = []
    for at, sort in enumerate(kind):
        if sort >= least:
            rows += [(len(rows), at)] * (at + 1 - len(rows))
    return rows + [(len(rows), len(kind))] * (len(kind) - len(rows))


def _quoted(norm: Sequence[str]) -> list[bool]:
    """True between an opening and its closing mark; a mark left open quotes nothing."""
    rows = [False] * len(norm)
    opened = -1
    for at, word in enumerate(norm):
        if word == '"':
            closes = opened >= 0
        elif word in _OPEN or word in _CLOSE:
            closes = word in _CLOSE
        else:
            continue
        if closes and opened >= 0:
            rows[opened : at + 1] = [True] * (at + 1 - opened)
        opened = -1 if closes else at
    return rows
