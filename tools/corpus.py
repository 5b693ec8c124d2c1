"""The coach's own corpus and CoachBench, read as the same kind of item. corpus/README.md gives the format."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

CORPUS = Path(__file__).parent.parent / "corpus"
AS = {"m": "message", "j": "journal", "r": "reply"}
_ITEM = re.compile(r"([mjr])(?: ~(\w+))? \| (.+)")
_PIECE = re.compile(r"\{(\w+):|\}|[^{}]+")


class Mark(NamedTuple):
    """A stretch with its code, in code points."""

    code: str
    start: int
    end: int


class Item(NamedTuple):
    """One labelled text. `near` is the code it only resembles; `shared` is what a reply answers."""

    as_: str
    near: str | None
    shared: str | None
    text: str
    marks: tuple[Mark, ...]


KEPT = "kept.txt"
"""Items written as those of `everyday.txt`, which nobody who wrote a rule has read: what the rules are measured on."""
CUELESS = {
    "en": {"answers.txt": 0, "inward.txt": 0, "reproach.txt": 1300},
    "ru": {"answers.txt": 0, "inward.txt": 0, "reproach.txt": 1200},
}
"""Files, and from which item on, that nobody who wrote a rule has read either, in which cue words were left out."""


class BadItem(ValueError):
    """A line of the corpus that is no item."""


def corpus(lang: str) -> Sequence[Item]:
    """Every item of a language, in the order of its files."""
    return [item for file in sorted((CORPUS / lang).glob("*.txt")) for item in _items(file)]


def everyday(lang: str) -> Sequence[Item]:
    """Written as the bench's items are, by writers who knew its guide alone."""
    return _items(CORPUS / lang / "everyday.txt")


def unseen(lang: str) -> Sequence[Item]:
    """The items no rule was written for, of which half of the marks have words that give them away."""
    return _items(CORPUS / lang / KEPT)


def cueless(lang: str) -> Sequence[Item]:
    """The items no rule was written for, of which most marks have no such words."""
    return [item for name, first in CUELESS[lang].items() for item in _items(CORPUS / lang / name)[first:]]


def _items(file: Path) -> Sequence[Item]:
    lines = file.read_text("utf-8").splitlines()
    return [item_of(line) for line in lines if line.strip() and not line.startswith("#")]


def forms(lang: str, name: str) -> Sequence[Mapping[str, Any]]:
    """Texts with the slots of their form as words ("form", "form_kept"): {"as", "shared", "text", "form"}."""
    lines = (CORPUS / lang / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def item_of(line: str) -> Item:
    """One line taken apart. Raises BadItem."""
    found = _ITEM.fullmatch(line.strip())
    if not found:
        raise BadItem(line)
    kind, near, text = found.groups()
    shared, bar, answer = text.partition(" || ")
    if bool(bar) != (kind == "r"):
        raise BadItem(line)
    plain, marks = _unmarked(answer if bar else text)
    if "|" in plain or any(mark.code == near for mark in marks):
        raise BadItem(line)
    return Item(AS[kind], near, shared if bar else None, plain, marks)


def _unmarked(text: str) -> tuple[str, tuple[Mark, ...]]:
    plain, marks, opened = "", [], []
    for piece in _PIECE.finditer(text):
        if piece[1]:
            opened.append((piece[1], len(plain)))
        elif piece[0] != "}":
            plain += piece[0]
        elif not opened:
            raise BadItem(text)
        else:
            code, start = opened.pop()
            marks.append(Mark(code, start, len(plain)))
    if opened or "{" in plain:
        raise BadItem(text)
    return plain, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.code)))


def bench(folder: Path, lang: str) -> Sequence[Item]:
    """The dev half of CoachBench."""
    rows = [json.loads(line) for line in (folder / f"dev.{lang}.jsonl").read_text("utf-8").splitlines()]
    return [
        Item(row["as"], row["near"], row["context"], row["text"], tuple(Mark(**mark) for mark in row["findings"]))
        for row in rows
    ]
