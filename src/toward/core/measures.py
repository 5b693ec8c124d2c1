"""What an answer means to the metrics: a closed list, each with the shape its step must have."""

from msgspec import Struct

from toward.core.steps import AnyStep, Appreciation, Choice, Feelings, Rating, Say, Text


class Shape(Struct, frozen=True):
    """The kinds of step a measure may stand on, the options a choice must have, the top of a rating."""

    kinds: tuple[type, ...]
    options: tuple[str, ...] = ()
    high: int = 0


OUTCOMES = ("closer", "neutral", "away", "unsure")
# The self-checks. Ours: no questionnaire of anybody, and no diagnosis.
SIGNS = ("sign_edited", "sign_not_asking", "sign_alone", "sign_resentment", "sign_distance")  # A11
LIFTS = ("loneliness", "resentment", "being_known")  # A15
BALANCE = ("balance_asked", "balance_offered", "balance_received")  # A14
PLEASING = ("mask_peace", "mask_serving", "mask_needs")  # B1, to the end
STOIC = ("mask_buried", "mask_closed", "mask_fleeing")
MASKS = ("pleasing", "stoic", "even")

_WORDS = Shape((Text, Say))
_PERCENT = Shape((Rating,), high=100)
_OUTCOME = Shape((Choice,), OUTCOMES)

MEASURES: dict[str, Shape] = {
    "feelings": Shape((Feelings,)),
    "sentence": _WORDS,
    "thought": _WORDS,  # A10
    "kinder_line": _WORDS,  # A8
    "share": Shape((Choice,), ("aloud", "keep")),  # A3
    "prompted": Shape((Choice,), ("unprompted", "asked")),  # A3
    "exposed": Shape((Rating,), high=5),  # A4
    "exposed_after": Shape((Rating,), high=5),
    "feared": _WORDS,  # A6, down to "learned"
    "feared_seen": _WORDS,  # asked only where nobody could see what was feared
    "feared_likely": _PERCENT,
    "feared_bad": _PERCENT,
    "happened": Shape((Choice,), ("yes", "no")),
    "outcome": _OUTCOME,
    "came_true": Shape((Choice,), ("yes", "no", "unsure")),
    "likely_after": _PERCENT,
    "learned": _WORDS,
    "outcome_later": _OUTCOME,
    "likely_later": _PERCENT,
    "belief": _WORDS,  # A7, to the end
    "belief_now": _PERCENT,
    "belief_before": _PERCENT,
    "belief_after": _PERCENT,
    "evidence_for": _WORDS,
    "evidence_against": _WORDS,
    "request": _WORDS,  # A2
    "question": _WORDS,  # A13, with the next
    "own_answer": _WORDS,
    "appreciated": Shape((Appreciation,)),  # B36
    "fine": _WORDS,  # B14, down to "will_do"
    "not_fine": _WORDS,
    "will_do": _WORDS,
    "bid": Shape((Choice,), ("made", "noticed")),  # B5, to the end
    "bid_kind": Shape((Choice,), ("question", "touch", "joke", "help", "other")),
    "bid_turned": Shape((Choice,), ("toward", "away", "against")),
    **dict.fromkeys(SIGNS + LIFTS + BALANCE, _PERCENT),
    **dict.fromkeys(PLEASING + STOIC, Shape((Rating,), high=5)),
    "mask": Shape((Choice,), MASKS),
}

# What only the one it happened to can know or decide.
PERSONAL = {"share", "prompted", "happened", "came_true", "outcome", "outcome_later", "bid_turned", "mask"}

FEARED, FEARED_SEEN = "feared", "feared_seen"

# What an entry has to say to become this in a bond; anything else is shared as words or not at all.
SHARED_AS: dict[str, tuple[str, ...]] = {
    "ask": ("request",),
    "question": ("question", "own_answer"),
    "appreciation": ("appreciated",),
    "boundary": ("not_fine", "will_do"),
}


def misfit(step: AnyStep) -> str | None:
    """Why a step cannot carry the measure it names, in plain words, or None."""
    if step.measure is None:
        return None
    shape = MEASURES.get(step.measure)
    if shape is None:
        return f"no measure is called `{step.measure}`"
    if not isinstance(step, shape.kinds):
        return f"the measure `{step.measure}` does not go with a step of kind `{step.kind}`"
    if isinstance(step, Choice) and set(step.options) != set(shape.options):
        return f"the measure `{step.measure}` needs exactly the options {', '.join(shape.options)}"
    if isinstance(step, Rating) and step.high != shape.high:
        return f"the measure `{step.measure}` needs a rating up to {shape.high}"
    return None
