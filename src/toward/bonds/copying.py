"""A bond as one text to keep: everything its reader can read, each thing with what was answered to it."""

from collections.abc import Sequence

from toward.bonds.access import Piece
from toward.core.sharing import (
    Answered,
    Boundary,
    Disclosure,
    Left,
    Question,
    Reflection,
    Shared,
    Validation,
    Verdict,
    Wish,
)
from toward.people.profile import Someone
from toward.people.signins import Unlocked
from toward.web.language import mark, text
from toward.web.pages import day_in_words

DAMAGED = mark("damaged")
LEFT = mark("A goodbye")
WISHED: dict[Wish, str] = {
    "know": mark("just know"),
    "listen": mark("listen"),
    "comfort": mark("comfort"),
    "think": mark("help me think"),
}
TURNS: dict[type, str] = {
    Reflection: mark("what I hear"),
    Validation: mark("that makes sense"),
    Disclosure: mark("something of mine"),
}
ANSWERED = {"yes": mark("yes"), "no": mark("no"), "other": mark("another way")}
VERDICTS = {True: mark("yes, that is it"), False: mark("not quite")}


def as_text(threads: Sequence[tuple[Piece, Sequence[Piece]]], me: Unlocked, someone: Someone) -> str:
    """The file: Markdown, a heading a day, in the reader's language."""
    parts: list[str] = []
    day = None
    for root, answers in threads:
        if root.day != day:
            day = root.day
            parts.append(f"## {day_in_words(day, me.language)}")
        parts += [_told(piece, me, someone) for piece in (root, *answers)]
    return "\n\n".join(parts) + "\n"


def _told(piece: Piece, me: Unlocked, someone: Someone) -> str:
    who = me.login if piece.author == me.account_id else someone.name
    how, words = _how(piece), _words(piece)
    said = f" ({text(me.language, how)})" if how else ""
    return f"**{who}**{said}: {text(me.language, DAMAGED) if piece.document is None else words}".rstrip(": ")


def _how(piece: Piece) -> str:
    match piece.document:
        case Shared(wish=wish):
            return WISHED[wish]
        case Verdict(right=right):
            return VERDICTS[right]
        case Answered(how=how):
            return ANSWERED[how]
        case Left():
            return LEFT
        case document:
            return TURNS.get(type(document), "")


def _words(piece: Piece) -> str:
    match piece.document:
        case Boundary(fine=fine, not_fine=not_fine, will_do=will_do):
            return "\n\n".join(said for said in (fine, not_fine, will_do) if said)
        case Question(text=asked, own=own):
            return f"{asked}\n\n{own}"
        case document:
            return str(getattr(document, "text", ""))
