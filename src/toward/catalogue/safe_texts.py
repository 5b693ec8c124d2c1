"""What no text of a practice may hold: marks that deceive the eye, and ways that lead outside."""

import re
import unicodedata
from collections.abc import Iterator

_ZONES = "com|org|net|info|biz|app|dev|online|site|me|io|ru|su|by|kz|ua|uk|de|eu|us|ca|au|nz|ie|fr|nl|ch|at|pl|рф"
_LEADING_OUT = (
    (r"<[a-z!/?]|&#?\w+;|\]\(", "This looks like markup, which is shown as it is written.", "Write plain words."),
    (
        rf"\w+://|\bwww\.|\b(?:mailto|tel|sms|javascript):|[\w.+-]+@[\w-]+\.\w|\b[\w-]+\.(?:{_ZONES})\b|\b\w+\.\w{{2,}}/\w",
        "This looks like an address, and a practice leads nowhere outside.",
        "Say it in words, or put it on the help page (docs/help.md).",
    ),
    (r"(?<!\w)@\w{2,}", "This looks like somebody's name elsewhere.", "Leave it out."),
    (
        r"\+?\d(?:[ ()\u00a0.–-]*\d){6,}",
        "This looks like a number to call.",
        "Put it on the help page (docs/help.md).",
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), reason, cure) for pattern, reason, cure in _LEADING_OUT)
# Control and format characters (those that turn the direction of writing among them), line separators, no characters.
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def unsafe(text: str, *, lines: bool) -> Iterator[tuple[str, str]]:
    """Why a text cannot stand, and what to do: reason and cure, nothing if it can. `lines`: it may have line feeds."""
    for mark in dict.fromkeys(text):
        if unicodedata.category(mark) in _UNSEEN and not (lines and mark == "\n"):
            name = unicodedata.name(mark, "a control character").lower()
            yield f"A mark that cannot be seen stands here: U+{ord(mark):04X}, {name}.", "Type the line anew."
    for pattern, reason, cure in _PATTERNS:
        if found := pattern.search(text):
            yield f"`{found[0]}`: {reason}", cure
