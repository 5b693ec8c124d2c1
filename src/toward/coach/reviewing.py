"""`review`: one text in, everything the coach hears out. Pure: nothing is read but the rule files, nothing is kept."""

from toward.coach.form import form_of
from toward.coach.hearing import Page
from toward.coach.measure import depth_of, emotions_of
from toward.coach.replying import reply_of
from toward.coach.shapes import As, Lang, Review


def review(
    text: str,
    as_: As = "message",
    lang: Lang = "en",
    context: str | None = None,
) -> Review:
    """Hear `text` as a message, a reply to `context`, or a journal line (A1, A2, A10, B3, B4, B10).

    Offsets are code points into `text`. No text makes it raise.
    """
    page = Page(text, as_, lang, context)
    return Review(
        form=form_of(page),
        findings=page.findings(),
        reply=reply_of(page) if as_ == "reply" else None,
        emotions=emotions_of(page),
        depth=depth_of(page),
    )
