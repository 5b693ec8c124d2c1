"""An entry as it stands in a list: what it was, whom it is about, and what it is known by."""

from datetime import date

from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.practice import AnyStep, Choice, Feelings, Practice, Rating, Stage
from toward.core.record import Record, main_words
from toward.people.profile import About
from toward.people.signins import Unlocked
from toward.practice.access import Kept
from toward.practice.saying import answered, ending, said, written
from toward.practice.spoken import foreign, spoken

# Measures that are always words, the first an entry has names it in a list.
MAIN_WORDS = (
    "sentence",
    "request",
    "question",
    "appreciated",
    "not_fine",
    "kinder_line",
    "learned",
    "belief",
    "feared",
)


class Line(Struct, frozen=True):
    """An entry in a list: the practice's name, the person's own words, who it is about.

    `taps` is there only where there are no words; `title` is None when the entry is damaged.
    """

    id: str
    day: date
    title: str | None
    words: str
    about: str
    taps: "Taps | None" = None


class Taps(Struct, frozen=True):
    """What an entry without words is known by: an answer and what was asked, how many ratings, or how it ended.

    Ratings are counted and not shown: how alone one was, as a number, is nothing to meet again on every Today.
    With none of these its practice is no longer there.
    """

    asked: str = ""
    answer: str = ""
    rated: int = 0
    end: str = ""


def lines(kept: list[Kept], me: Unlocked, catalogue: Catalogue, profile: About) -> list[Line]:
    """Entries as lines of a list; a damaged one is a line too."""
    return [line(one, me, catalogue, profile) for one in kept]


def line(one: Kept, me: Unlocked, catalogue: Catalogue, profile: About) -> Line:
    """One entry as a line."""
    if one.record is None:
        return Line(one.id, one.day, None, "", "")
    whom = profile.someone(one.record.about) if _asks_whom(one.record, catalogue) else None
    stage = _stage(one.record, catalogue)
    words = _main_words(one.record, stage, catalogue)
    return Line(
        one.id,
        one.day,
        _title(one.record, me, catalogue),
        words,
        whom.name if whom else "",
        None if words else _taps(one.record, stage, me, catalogue, profile),
    )


def _stage(record: Record, catalogue: Catalogue) -> Stage | None:
    practice: Practice | None = catalogue.practices.get(record.practice)
    return practice.stages.get(record.stage) if practice else None


def _asks_whom(record: Record, catalogue: Catalogue) -> bool:
    """Whether it is about somebody at all: "Which mask · Mara" would read as a verdict on her.

    Of a practice taken away it is not known any more; then the name stays.
    """
    practice = catalogue.practices.get(record.practice)
    return practice is None or practice.asks_whom


def _title(record: Record, me: Unlocked, catalogue: Catalogue) -> str:
    if record.practice not in catalogue.practices:
        return record.practice  # the operator took the practice away; its id is all that is known
    return spoken(catalogue.texts(record.practice, me.language).title, foreign(catalogue, record.practice, me.language))


def _main_words(record: Record, stage: Stage | None, catalogue: Catalogue) -> str:
    """The words an entry is known by: its sentence, else what was learned, else the first longer answer, or any."""
    longer = (words for words in record.answers.values() if isinstance(words, str) and " " in words)
    measured = main_words(record, catalogue.practices, MAIN_WORDS)
    return measured or next(longer, "") or (next(iter(written(record, stage)), "") if stage else "")


def _taps(record: Record, stage: Stage | None, me: Unlocked, catalogue: Catalogue, profile: About) -> Taps:
    if stage is None:
        return Taps()
    telling = _telling(record, stage)
    if telling:
        (one,) = said(record, [telling], me, catalogue, profile)
        return Taps(asked=one.asked, answer=one.answer)
    rated = sum(isinstance(step, Rating) and answered(step, record) for step in stage.steps)
    return Taps(rated=rated) if rated else Taps(end=ending(record, stage, me, catalogue, profile))


def _telling(record: Record, stage: Stage) -> AnyStep | None:
    """The answer that says most: feelings, else the choice the end depends on, else the last one made."""
    given = [step for step in stage.steps if answered(step, record)]
    chosen = sorted((step for step in given if isinstance(step, Choice)), key=lambda step: step.id == stage.done_by)
    return next((step for step in given if isinstance(step, Feelings)), None) or (chosen[-1] if chosen else None)
