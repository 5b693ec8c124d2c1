"""Answers: form fields to a typed answer, and every limit held again before anything is saved.

An answer is JSON: text, a whole number, or a list of texts. An empty one ("" or []) means the step was skipped.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from msgspec import Struct

from toward.core.feelings import Words
from toward.core.steps import (
    Agree,
    AnyStep,
    Appreciation,
    Choice,
    Feelings,
    Pause,
    Person,
    Promise,
    Rating,
    Say,
    Text,
    Timer,
)
from toward.core.wording import count_words, tidy

Answer = str | int | list[str]
Answers = Mapping[str, Answer]
Code = Literal[
    "missing",
    "too_short",
    "too_long",
    "too_many_words",
    "too_few",
    "too_many",
    "too_low",
    "too_high",
    "too_late",
    "not_a_number",
    "not_an_option",
    "unknown_feeling",
    "not_understood",
    "not_asked",
]
CODES: tuple[str, ...] = get_args(Code)
DONE = "done"
YES = "yes"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,3}")


class Refusal(Struct, frozen=True):
    """Why an answer cannot stand: a code, and the limit it passed (0 where there is none). Never the answer itself."""

    code: Code
    limit: int = 0


def read(step: AnyStep, raw: Mapping[str, Sequence[str]], words: Words) -> Answer | Refusal:
    """The answer to a step from its form fields: named as the step, or the step's id, a dot and a part.

    `ID.typed` is a feeling in the person's own typing, which stands whether it is in the list or not (B12),
    `ID.days` the days a promise may take.
    A skipped optional step gives an empty answer.
    """
    answer = _typed(step, raw, words)
    if isinstance(answer, Refusal):
        return answer
    return judge(step, answer, words) or answer


def judge(step: AnyStep, answer: Answer, words: Words) -> Refusal | None:
    """Why this answer to this step cannot stand, or None."""
    if answer in ("", []) or (isinstance(step, Promise) and answer == ["", ""]):
        return None if step.optional or isinstance(step, Timer | Pause) else Refusal("missing")
    match step, answer:
        case Feelings(), list():
            return _judge_feelings(step, answer, words)
        case Rating(), int() if not isinstance(answer, bool):
            return _judge_number(answer, step.low, step.high)
        case Choice(), str():
            return None if answer in step.options else Refusal("not_an_option")
        case Person(), str():
            return None if _ID.fullmatch(answer) else Refusal("not_an_option")
        case Agree(), str():
            return None if answer == YES else Refusal("missing")
        case ((Timer() | Pause()), str()):
            return None if answer == DONE else Refusal("not_understood")
        case Promise(), [str(what), str(days)]:
            return _judge_text(what, 1, step.most, None, lines=False) or _judge_days(days, step.days)
        case Text(), str():
            return _judge_text(answer, step.least, step.most, step.most_words, lines=step.long)
        case ((Say() | Appreciation()), str()):
            return _judge_text(answer, 1, step.most, step.most_words, lines=isinstance(step, Say))
        case _:
            return Refusal("not_understood")


def fits(step: AnyStep, answer: Answer) -> bool:
    """Whether an answer has the form this step asks for now; what was answered to an earlier version may not."""
    match step, answer:
        case Feelings(), list():
            return True
        case Rating(), int() if not isinstance(answer, bool):
            return step.low <= answer <= step.high
        case Choice(), str():
            return answer in step.options
        case Promise(), [str(), str()]:
            return True
        case _:
            return isinstance(answer, str) and not isinstance(step, Feelings | Rating | Choice | Promise)


def _typed(step: AnyStep, raw: Mapping[str, Sequence[str]], words: Words) -> Answer | Refusal:
    first = _first(raw, step.id)
    match step:
        case Feelings():
            return _typed_feelings(step, raw, words)
        case Rating():
            number = first.strip()
            return int(number) if _NUMBER.fullmatch(number) else Refusal("not_a_number") if number else ""
        case Promise():
            what = tidy(first, lines=False)
            return [what, _first(raw, f"{step.id}.days").strip()] if what else []
        case Text():
            return tidy(first, lines=step.long)
        case Say():
            return tidy(first, lines=True)
        case _:
            return tidy(first, lines=False)


def _typed_feelings(step: Feelings, raw: Mapping[str, Sequence[str]], words: Words) -> list[str] | Refusal:
    chosen = [one for one in raw.get(step.id, ()) if one]
    typed = tidy(_first(raw, f"{step.id}.typed"), lines=False)
    if typed:
        meant = words.take(typed)
        if meant is None:
            return Refusal("unknown_feeling")
        chosen.append(meant)
    return list(dict.fromkeys(chosen))


def _judge_feelings(step: Feelings, chosen: list[str], words: Words) -> Refusal | None:
    if any(one not in words for one in chosen):
        return Refusal("unknown_feeling")
    if len(set(chosen)) < len(chosen):
        return Refusal("not_understood")
    if len(chosen) < step.least:
        return Refusal("too_few", step.least)
    return Refusal("too_many", step.most) if len(chosen) > step.most else None


def _judge_number(number: int, low: int, high: int) -> Refusal | None:
    if number < low:
        return Refusal("too_low", low)
    return Refusal("too_high", high) if number > high else None


def _judge_days(days: str, most: int) -> Refusal | None:
    if not _NUMBER.fullmatch(days):
        return Refusal("not_a_number")
    return Refusal("too_late", most) if int(days) > most else None


def _judge_text(text: str, least: int, most: int, most_words: int | None, *, lines: bool) -> Refusal | None:
    if text != tidy(text, lines=lines):
        return Refusal("not_understood")
    if len(text) < least:
        return Refusal("too_short", least)
    if len(text) > most:
        return Refusal("too_long", most)
    return Refusal("too_many_words", most_words) if most_words and count_words(text) > most_words else None


def _first(raw: Mapping[str, Sequence[str]], name: str) -> str:
    values = raw.get(name, ())
    return values[0] if values else ""
