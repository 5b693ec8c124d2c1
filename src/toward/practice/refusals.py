"""Why an answer cannot stand, in one kind sentence."""

from toward.core.practice import Refusal, StepTexts
from toward.web.language import Language, mark, text

SENTENCES = {
    "missing": mark("This one is needed to go on."),
    "too_short": mark("A little more: %(limit)s characters or so."),
    "too_long": mark("That is longer than fits. At most %(limit)s characters."),
    "too_many_words": mark("At most %(limit)s words. Shorter says more."),
    "too_few": mark("Choose at least %(limit)s."),
    "too_many": mark("At most %(limit)s. Which are nearest?"),
    "too_low": mark("Not under %(limit)s."),
    "too_high": mark("Not over %(limit)s."),
    "too_late": mark("Within %(limit)s days, so that it happens."),
    "not_a_number": mark("A whole number."),
    "not_an_option": mark("Choose one of these."),
    "unknown_feeling": mark("That could not be read as a word. Try another, or choose one."),
    "not_understood": mark("That could not be read. Try once more."),
    "not_asked": mark("That could not be read. Try once more."),
}


def refusal_text(refusal: Refusal, step: StepTexts | None, language: Language) -> str:
    """The practice's own sentence for this refusal if it has one, else the general one."""
    special = step.refusals.get(refusal.code) if step else None
    return special or text(language, SENTENCES[refusal.code], {"limit": refusal.limit})
