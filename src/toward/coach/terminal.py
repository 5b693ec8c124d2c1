"""A review to be read on a terminal: the words in a row, what was heard under them."""

from toward.coach.noting import notes
from toward.coach.reviewing import review
from toward.coach.shapes import As, Lang, Note

_NOTHING = {"en": "Nothing to add.", "ru": "Добавить нечего."}
_BETTER = {"en": "Perhaps begin:", "ru": "Можно начать так:"}
_SIGN = {"good": "+", "hint": "·", "care": "→"}


def readable(text: str, as_: As = "message", lang: Lang = "en", context: str | None = None) -> str:
    """`text` with every noted stretch in [brackets and its number], then one line a note. Plain text, no colours."""
    said = notes(review(text, as_, lang, context), text, lang)
    lines = [_marked(text, said), ""]
    for number, note in enumerate(said, start=1):
        lines.append(f"{_SIGN[note.tone]} {number} {note.says}")
        if note.start_instead:
            lines.append(f"    {_BETTER[lang]} {note.start_instead}")
    return "\n".join(lines if said else [*lines, _NOTHING[lang]])


def _marked(text: str, said: tuple[Note, ...]) -> str:
    """Brackets are put in from the end, so that earlier offsets stay true; closings before openings where they meet."""
    edges = [(note.end, 0, f"]{number}") for number, note in enumerate(said, start=1)]
    edges += [(note.start, 1, "[") for note in said]
    for at, _, mark in sorted(edges, reverse=True):
        text = text[:at] + mark + text[at:]
    return text
