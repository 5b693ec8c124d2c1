"""The three slots of a feeling said outright (B3): what is felt, when, and what is needed."""

from toward.coach.hearing import Call, Page
from toward.coach.needing import need
from toward.coach.shapes import Form
from toward.coach.situation import situation

_FELT = ("feeling", "pseudo_feeling")


def form_of(page: Page) -> Form | None:
    """The slots around the first feeling of one's own. A verdict leaves the feeling empty but keeps the other two."""
    felt = [call for call in page.calls if call.rule.code in _FELT]
    if not felt:
        return None
    anchor = next((call for call in felt if call.rule.code == "feeling"), felt[0])
    end = _joined(page, anchor, felt, "join")
    form = Form(
        feeling=page.span(anchor.start, end) if anchor.rule.code == "feeling" else None,
        situation=situation(page, anchor, _joined(page, anchor, felt, "goes_with")),
        need=need(page, end),
    )
    return form if form.feeling or form.situation or form.need else None


def _joined(page: Page, anchor: Call, felt: list[Call], how: str) -> int:
    """Where the feeling ends, with those joined to it: "join" is by "and" after one verb, which makes one slot of them,
    "goes_with" also another verb's ("and I am ashamed"): the situation is told behind both."""
    end = anchor.end
    joins = {match.start: match.end for match in page.cues(how)}
    for call in felt:
        if call.rule.code == anchor.rule.code == "feeling" and joins.get(end) == call.start:
            end = call.end
    return end
