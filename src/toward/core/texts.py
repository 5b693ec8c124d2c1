"""The words of one practice in one language, as they stand in `en.toml` or `ru.toml` beside the practice."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct, field

from toward.core.steps import Name

Line = Annotated[str, Meta(min_length=1, max_length=120)]
Sentence = Annotated[str, Meta(min_length=1, max_length=400)]
ANY = "any"
ASKED = "asked"
"""The template for answers put as a question, where a sentence has one and no choice picks it."""


class StepTexts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one step says. `low` and `high` name the ends of a rating; `say` holds templates by option, or `any`
    and, for answers put as a question, `asked`.
    """

    ask: Sentence
    hint: Sentence | None = None
    start: Sentence | None = None
    options: Mapping[Name, Sentence] = field(default_factory=dict)
    low: Line | None = None
    high: Line | None = None
    say: Mapping[Name, Sentence] = field(default_factory=dict)
    refusals: Mapping[str, Sentence] = field(default_factory=dict)


class StageTexts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one stage says: the calm sentence at its end, by option or `any`; `invite` calls one back to it later."""

    done: Mapping[Name, Sentence]
    invite: Sentence | None = None


class Texts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All words of a practice. `someone` and `belief` stand in for {person} and {belief} when there is none yet."""

    title: Line
    summary: Sentence
    why: Sentence
    someone: Line | None = None
    belief: Line | None = None
    stages: Mapping[Name, StageTexts]
    steps: Mapping[Name, StepTexts]
