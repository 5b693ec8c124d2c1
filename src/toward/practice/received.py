"""What came from others, for Today: an offer and never a debt (S3, S7).  After two weeks it simply is not offered."""

from datetime import date, timedelta

from msgspec import Struct

from toward.core.sharing import (
    Answer,
    Document,
    NotADocument,
    Reflection,
    Root,
    Shared,
    Verdict,
    decode,
    is_root,
    next_acts,
    tag_of,
)
from toward.db import Rows
from toward.people.profile import About
from toward.people.signins import Unlocked
from toward.spaces.entries import Opened, window

OFFERED_DAYS = 14


class Received(Struct, frozen=True):
    """A thread to look at: whose it is, its day, its kind, and what is wished for."""

    id: str
    name: str
    day: date
    kind: str
    wish: str


def received(rows_of: Rows, me: Unlocked, profile: About, today: date) -> list[Received]:
    """What was shared with this person and not opened, and what came back on their own words, newest first."""
    offers: list[Received] = []
    for space in me.ring.keys:
        someone = profile.in_space(space)
        if someone is None or someone.paused:
            continue
        rows = window(rows_of, me.ring, space, today - timedelta(days=OFFERED_DAYS))
        offers += [
            Received(root.id, someone.name, root.day, kind, document.wish if isinstance(document, Shared) else "")
            for root, document, kind in _waiting(rows, me, profile)
        ]
    return offers


def _waiting(rows: list[Opened], me: Unlocked, profile: About) -> list[tuple[Opened, Root, str]]:
    documents = {row.id: _document(row) for row in rows}
    found = []
    for row in rows:
        root = documents[row.id]
        if root is None or row.answer_to is not None or not is_root(root):
            continue
        answers: list[tuple[Opened, Answer]] = [
            (other, documents[other.id])  # type: ignore[misc]
            for other in reversed(rows)
            if other.answer_to == row.id and documents[other.id] is not None
        ]
        kind = _kind(row, root, answers, me, profile)  # type: ignore[arg-type]
        if kind:
            found.append((row, root, kind))
    return found  # type: ignore[return-value]


def _kind(row: Opened, root: Root, answers: list[tuple[Opened, Answer]], me: Unlocked, profile: About) -> str:
    if row.author == me.account_id:
        said = [(answer.author, document) for answer, document in answers]
        return "heard" if "verdict" in next_acts(row.author, root, said, me.account_id) else _came(answers, me, profile)
    answered = any(answer.author == me.account_id for answer, _ in answers)
    return "" if answered or row.id in profile.opened else tag_of(root)


def _came(answers: list[tuple[Opened, Answer]], me: Unlocked, profile: About) -> str:
    """Whether the newest word that came back on one's own has not been looked at; reflections wait for a verdict."""
    came = [
        row.id
        for row, document in answers
        if row.author != me.account_id and not isinstance(document, Reflection | Verdict)
    ]
    return "answered" if came and came[-1] not in profile.opened else ""


def _document(row: Opened) -> Document | None:
    try:
        return decode(row.plain) if row.plain is not None else None
    except NotADocument:
        return None
