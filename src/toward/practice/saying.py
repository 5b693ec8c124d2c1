"""What an entry says, step by step, as its practice asks now; and what it no longer asks."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.practice import (
    DONE,
    Answer,
    AnyStep,
    Choice,
    Feelings,
    Person,
    Rating,
    Stage,
    Texts,
    Words,
    address,
    done,
    fits,
)
from toward.core.record import Record
from toward.people.profile import About
from toward.people.signins import Unlocked
from toward.practice.spoken import foreign, spoken

OWN_WORDS = ("text", "say", "appreciation")


class Said(Struct, frozen=True):
    """One answered step of an entry: what was asked, what was answered."""

    asked: str
    answer: str
    own_words: bool


def said(record: Record, steps: Iterable[AnyStep], me: Unlocked, catalogue: Catalogue, profile: About) -> list[Said]:
    """The answers of a record to some steps of its practice, in words, beside what was asked."""
    words, person = catalogue.words(me.language), profile.someone(record.about)
    texts = catalogue.texts(record.practice, me.language)
    told = []
    for step in steps:
        if step.kind in ("pause", "timer") or not answered(step, record):
            continue
        asked = address(texts.steps[step.id].ask, texts, person.name if person else "", profile.belief or "")
        asked, answer = spoken(asked, foreign(catalogue, record.practice, me.language)), record.answers[step.id]
        told.append(Said(asked, _answer_in_words(step, answer, texts, words, profile), step.kind in OWN_WORDS))
    return told


def ending(record: Record, stage: Stage, me: Unlocked, catalogue: Catalogue, profile: About) -> str:
    """The calm sentence this stage of a practice ends on."""
    texts, whom = catalogue.texts(record.practice, me.language), profile.someone(record.about)
    end = done(texts, record.stage, stage.done_by, record.answers)
    addressed = address(end, texts, whom.name if whom else "", profile.belief or "")
    return spoken(addressed, foreign(catalogue, record.practice, me.language))


def written(record: Record, stage: Stage) -> list[str]:
    """The answers of a record that are the person's own words, what was promised among them."""
    kinds = (*OWN_WORDS, "promise")
    return [_text(record.answers[step.id]) for step in stage.steps if step.kind in kinds and answered(step, record)]


def left(record: Record, stage: Stage | None, words: Words, profile: About) -> list[str]:
    """What was written to steps that are no longer there, or ask for something else now; in words, as far as they go.

    What kind of step it was is not known any more: words stay words, and numbers without their question say nothing.
    """
    shown = {step.id for step in stage.steps if answered(step, record)} if stage else set()
    told = []
    for name, answer in record.answers.items():
        if name in shown or answer == DONE or isinstance(answer, int):
            continue
        if isinstance(answer, list):
            told.append(", ".join(words[one].word for one in answer if one in words) or answer[0])
        elif answer != record.about and profile.someone(answer) is None:  # whom it was about, still known or not
            told.append(answer)
    return told


def answered(step: AnyStep, record: Record) -> bool:
    """Whether a record holds an answer to this step as it is asked now."""
    return step.id in record.answers and fits(step, record.answers[step.id])


def _answer_in_words(step: AnyStep, answer: Any, texts: Texts, words: Any, profile: About) -> str:
    match step:
        case Feelings():
            return ", ".join(words[one].word for one in answer if one in words)
        case Choice():
            return str(texts.steps[step.id].options.get(answer, answer))
        case Person():
            someone = profile.someone(answer)
            return someone.name if someone else ""
        case Rating():
            return f"{answer} / {step.high}"
        case _:
            return _text(answer)


def _text(answer: Answer) -> str:
    return str(answer[0] if isinstance(answer, list) and answer else answer)
