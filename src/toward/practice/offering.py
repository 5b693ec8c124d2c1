"""What stands beside the coach's notes: a kind line that was kept (A10), words to say it truer (A1)."""

from typing import NamedTuple

from toward.core.feelings import Word, Words
from toward.core.kindness import answering
from toward.people.profile import About

KINDER = "kinder-line"


class Offered(NamedTuple):
    """Offers for one text.  `picker` is where on this page the feeling words are, if it asks for feelings.

    `in_practice` says that the text lies in a draft, which waits while a kinder line is looked for.
    """

    kind_line: str | None
    families: list[tuple[str, tuple[Word, ...]]]
    picker: str
    in_practice: bool


def offered(text: str, profile: About, words: Words, *, picker: str = "", in_practice: bool = False) -> Offered:
    """The kind line that answers the text best, and the feeling words by family."""
    kept = [(known.thought, known.line) for known in profile.kind_lines]
    families = [(name, words.family(family)) for family, name in words.families.items()]
    return Offered(answering(text, kept), families, picker, in_practice)
