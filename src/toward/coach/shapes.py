"""What the coach gives back. All offsets are code points into the writer's own text, end exclusive."""

from typing import Literal

import msgspec

As = Literal["message", "reply", "journal"]
Lang = Literal["en", "ru"]
Span = tuple[int, int]

AS: tuple[As, ...] = ("message", "reply", "journal")
LANGS: tuple[Lang, ...] = ("en", "ru")

ANSWERS = ("reflecting", "validating", "asking")
"""What an answer can do that brings closer, in the order it is said."""
STRENGTHS = ("feeling", "request", *ANSWERS)
CARE = ("care_abuse", "care_self_harm")
CODES = (
    "care_self_harm",
    "care_abuse",
    "name_calling",
    "contempt",
    "demand",
    "blame",
    "past_grievance",
    "absolute",
    "mind_reading",
    "minimizing",
    "defending",
    "fixing",
    "pseudo_feeling",
    "self_criticism",
    "deflection",
    *ANSWERS,
    "request",
    "feeling",
)
"""Every code this coach raises, the gravest first, the strengths last."""


class Form(msgspec.Struct, frozen=True):
    """The three slots of "I feel _ when _ and I need _", each without its lead word, None where there is none."""

    feeling: Span | None
    situation: Span | None
    need: Span | None


class Finding(msgspec.Struct, frozen=True):
    """The smallest stretch that shows `code`. `score` is 0..1: how sure the rule is by its author's judgement."""

    code: str
    start: int
    end: int
    score: float


class Reply(msgspec.Struct, frozen=True):
    """What an answer does with what was shared, each 0..1."""

    reflects: float = 0.0
    validates: float = 0.0
    asks: float = 0.0
    fixes: float = 0.0
    minimizes: float = 0.0
    defends: float = 0.0


class Emotions(msgspec.Struct, frozen=True):
    """How much of each family the writer's own feeling words carry, each 0..1."""

    anger: float = 0.0
    disgust: float = 0.0
    fear: float = 0.0
    joy: float = 0.0
    sadness: float = 0.0
    surprise: float = 0.0


class Review(msgspec.Struct, frozen=True):
    """All the coach heard in one text. `reply` is None unless the text answers something shared. `depth` is 0..1."""

    form: Form | None
    findings: tuple[Finding, ...]
    reply: Reply | None
    emotions: Emotions
    depth: float


class Note(msgspec.Struct, frozen=True):
    """One sentence to show beside the box. `quote` is the writer's own stretch `start:end`; never log it.

    `word` is where in the text the one word stands that is meant, if it is one: the "never" of a whole clause.
    """

    code: str
    start: int
    end: int
    quote: str
    says: str
    start_instead: str | None
    tone: Literal["good", "hint", "care"]
    word: Span | None = None
