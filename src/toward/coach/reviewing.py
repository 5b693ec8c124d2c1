"""`review`: one text in, everything the coach hears out. Pure: only rules and weights are read, nothing is kept."""

from toward.coach.features import numbers_of
from toward.coach.form import form_of
from toward.coach.hearing import Page
from toward.coach.measure import measured
from toward.coach.network import network
from toward.coach.replying import reply_of
from toward.coach.shapes import As, Lang, Review
from toward.coach.trained import with_trained
from toward.coach.weights import MOST


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
    known = network(lang)
    named = numbers_of(page.words.norm[:MOST])
    read = known.reading(named)
    whole = measured(page, lang, named, known, read)
    findings = with_trained(page, as_, known, read)
    return Review(
        form=form_of(page),
        findings=findings,
        reply=reply_of(findings, whole) if as_ == "reply" else None,
        emotions=whole.emotions,
        depth=whole.depth,
    )
