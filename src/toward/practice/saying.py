"""What an entry says, step by step."""

from typing import Any

from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.practice import AnyStep, Choice, Feelings, Person, Rating, Stage, Texts, address
from toward.core.record import Record
from toward.people.profile import About
from toward.people.signins import Unlocked


class Said(Struct, frozen=True):
    """One answered step of an entry: what was asked, what was answered."""

    asked: str
    answer: str
    own_words: bool


def said(record: Record, stage: Stage, texts: Texts, me: Unlocked, catalogue: Catalogue, profile: About) -> list[Said]:
    """Every answer of a record in words, beside what was asked."""
    words, person = catalogue.words(me.language), profile.someone(record.about)
    told = []
    for step in stage.steps:
        if step.id not in record.answers or step.kind in ("pause", "timer"):
            continue
        asked = address(texts.steps[step.id].ask, texts, person.name if person else "", profile.belief or "")
        answer = record.answers[step.id]
        own_words = step.kind in ("text", "say", "appreciation")
        told.append(Said(asked, _answer_in_words(step, answer, texts, words, profile), own_words))
    return told


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
            return str(answer[0] if isinstance(answer, list) and answer else answer)
