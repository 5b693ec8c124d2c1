"""The fictional person's words in each language, as they stand in `en.toml` and `ru.toml` beside this file."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from toward.core.sharing import Wish

Who = Literal["partner", "friend"]


class Named(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody in the fictional person's life."""

    name: str
    kind: str


class Ending(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fear, what came of saying it all the same, and perhaps a second look."""

    fear: str
    outcome: str
    came_true: str
    heard: str
    learned: str
    since: str | None = None
    outcome_later: str | None = None


class Opening(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One true thing. Kept for oneself, its sentence is put together as the page would."""

    who: Who
    feelings: list[str]
    opener: Literal["stress", "distance", "harder"]
    under: str
    extra: str = ""
    showed: str = ""
    help: str = ""
    kinder: str = ""


class Aloud(Opening, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One true thing said aloud, in a sentence of one's own."""

    sentence: str
    then: Ending


class Planned(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something one means to say or ask for."""

    who: Who
    plan: str
    then: Ending


class Honest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One honest sentence."""

    about_what: str
    sentence: str
    who: Who | None = None
    share: str = "keep"


class Need(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """I feel, when, I need."""

    feelings: list[str]
    when: str
    need: str
    share: str
    who: Who | None = None


class Page(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page of the journal."""

    page: str
    feelings: list[str] = []


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing for the belief, and one against it."""

    for_it: str
    against_it: str


class Turn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to something shared."""

    kind: Literal["reflection", "verdict", "validation", "disclosure", "reply"]
    text: str = ""
    right: bool = True


class Between(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something one of the two shared; without a wish it is an appreciation."""

    by: Literal["me", "partner"]
    days_ago: int
    text: str
    wish: Wish | None = None
    turns: list[Turn] = []


class Texts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the fictional person says in one language; `taken` is said when their name is."""

    name: str
    belief: str
    taken: str
    people: dict[Who, Named]
    aloud: list[Aloud]
    kept: list[Opening]
    planned: list[Planned]
    honest: list[Honest]
    need: list[Need]
    journal: list[Page]
    evidence: list[Evidence]
    between: list[Between]
    partners_own: list[Page]


@cache
def texts(language: Literal["en", "ru"]) -> Texts:
    """The words of a language."""
    return msgspec.toml.decode((Path(__file__).parent / f"{language}.toml").read_bytes(), type=Texts)
