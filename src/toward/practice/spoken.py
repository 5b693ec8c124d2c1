"""In which language a practice is told: the reader's own, or the one it has, which a screen reader then has to know."""

from html import escape

from toward.catalogue import Catalogue
from toward.web.language import Language, as_language


def foreign(catalogue: Catalogue, practice_id: str, reader: Language) -> Language | None:
    """The language of a practice, where it is not the reader's."""
    spoken = as_language(catalogue.language(practice_id, reader))
    return None if spoken == reader else spoken


def spoken(text: str, language: Language | None) -> str:
    """A text of a practice for a page in another language: marked as what it is; as it stands with None."""
    return _Marked(f'<span lang="{language}">{escape(text)}</span>') if language and text else text


class _Marked(str):
    """Markup of ours that a template puts in as it stands; joined to anything else it is text again, and escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)
