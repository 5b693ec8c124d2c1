"""The kinds of step a practice may be made of: a small closed set, each with its limits.

A step is read from a practice file; the limits stand here as types, so a file outside them cannot be loaded.
Lengths are in Unicode code points, times in seconds.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]{0,30}(-[a-z0-9]{1,30}){0,5}\Z")]
Role = Literal["both", "speaker", "listener"]
Coached = Literal["message", "reply", "journal", "one-issue"]


class OnlyIf(Struct, frozen=True, forbid_unknown_fields=True, rename={"values": "is"}):
    """Holds when the choice `step` was answered with one of `values` (written `is` in the file)."""

    step: Name
    values: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=20)]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag=str.lower):
    """What every step has. Steps with the same `screen` stand together; `measure` says what it means to metrics."""

    id: Name
    screen: Annotated[int, Meta(ge=1, le=30)]
    role: Role = "both"
    optional: bool = False
    only_if: OnlyIf | None = None
    measure: str | None = None

    @property
    def kind(self) -> str:
        """The word used for this kind of step in practice files."""
        return str(self.__struct_config__.tag)


class Feelings(Step, frozen=True, kw_only=True):
    """One to twelve words from the feeling words. Answer: a list of word ids."""

    least: Annotated[int, Meta(ge=1, le=12)] = 1
    most: Annotated[int, Meta(ge=1, le=12)] = 3

    def __post_init__(self) -> None:
        _ordered(self.least, self.most)


class Text(Step, frozen=True, kw_only=True):
    """The person's own words, one line, or several with `long`. Answer: text."""

    least: Annotated[int, Meta(ge=1, le=20_000)] = 1
    most: Annotated[int, Meta(ge=1, le=20_000)] = 300
    most_words: Annotated[int, Meta(ge=1, le=3_000)] | None = None
    long: bool = False
    coached: Coached | None = None

    def __post_init__(self) -> None:
        _ordered(self.least, self.most)


class Rating(Step, frozen=True, kw_only=True):
    """A whole number from `low` to `high`: 0-100 or 1-5. Answer: that number."""

    low: Literal[0, 1] = 0
    high: Literal[5, 100] = 100

    def __post_init__(self) -> None:
        if (self.low, self.high) not in {(0, 100), (1, 5)}:
            raise ValueError("a rating goes from 0 to 100 or from 1 to 5")


class Choice(Step, frozen=True, kw_only=True):
    """One of a few options. Answer: the option's id.

    `chosen` is the option marked to begin with. With `tap`, one tap answers and goes on (B5).
    """

    options: Annotated[tuple[Name, ...], Meta(min_length=2, max_length=12)]
    chosen: Name | None = None
    tap: bool = False

    def __post_init__(self) -> None:
        if len(set(self.options)) < len(self.options):
            raise ValueError("an option is named twice")
        if self.chosen is not None and self.chosen not in self.options:
            raise ValueError("`chosen` is none of the options")
        if self.chosen is not None and self.tap:
            raise ValueError("what is answered by a tap cannot be `chosen` already")


class Person(Step, frozen=True, kw_only=True):
    """Somebody from the person's own list. Answer: the id in that list; whether it is in the list the caller checks."""


class Say(Step, frozen=True, kw_only=True):
    """A sentence begun from a template and finished by the person. Answer: text.

    `blanks` are earlier steps whose answers the template may use; `by` is the choice that picks among templates.
    `named` puts feelings in by name ("sad"), for what is told of another time ("I felt sad", B24, B35).
    """

    blanks: Annotated[tuple[Name, ...], Meta(max_length=12)] = ()
    by: Name | None = None
    named: bool = False
    most: Annotated[int, Meta(ge=20, le=2_000)] = 600
    most_words: Annotated[int, Meta(ge=5, le=300)] | None = None
    coached: Coached | None = "message"


class Timer(Step, frozen=True, kw_only=True):
    """A stretch of time to talk or be still in. Answer: "done", or nothing."""

    seconds: Annotated[int, Meta(ge=10, le=3_600)]


class Pause(Step, frozen=True, kw_only=True):
    """A few quiet seconds before anything else, ten at most, for it may hold (B23). Answer: "done", or nothing."""

    seconds: Annotated[int, Meta(ge=1, le=10)] = 3


class Agree(Step, frozen=True, kw_only=True):
    """A box to tick before going on. Answer: "yes"."""


class Promise(Step, frozen=True, kw_only=True):
    """One small thing to do within `days` days, seven at most (B30). Answer: [what, days from now]."""

    most: Annotated[int, Meta(ge=1, le=300)] = 140
    days: Annotated[int, Meta(ge=1, le=7)] = 7


class Appreciation(Step, frozen=True, kw_only=True):
    """One specific thing, fifteen words at most (B36). Answer: text."""

    most: Annotated[int, Meta(ge=20, le=300)] = 160
    most_words: Annotated[int, Meta(ge=1, le=15)] = 15


AnyStep = Feelings | Text | Rating | Choice | Person | Say | Timer | Pause | Agree | Promise | Appreciation


def _ordered(least: int, most: int) -> None:
    if least > most:
        raise ValueError("`least` is more than `most`")
