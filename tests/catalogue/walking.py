"""A practice walked through by the engine alone: every screen told, every step answered, every end reached."""

from toward.catalogue import Catalogue
from toward.core.practice import (
    Answer,
    AnyStep,
    Choice,
    Feelings,
    Promise,
    Rating,
    Refusal,
    Say,
    Stage,
    address,
    becomes,
    check,
    compose,
    counted,
    done,
    follow_up,
    measured,
    read,
    screens,
    tells,
    visible,
)

MOST_TURNS = 12  # options of a choice


def walk(catalogue: Catalogue, practice_id: str) -> list[list[str]]:
    """What is said on the way, by language: once for every option of the choices (the first, the second...)."""
    told = []
    for lang in catalogue.languages(practice_id):
        lines: dict[str, None] = {}
        for name in catalogue.practices[practice_id].stages:
            for turn in range(MOST_TURNS):
                lines |= dict.fromkeys(_stage(catalogue, practice_id, name, lang, turn))
        told.append(list(lines))
    return told


def _stage(catalogue: Catalogue, practice_id: str, name: str, lang: str, turn: int) -> list[str]:
    practice, texts = catalogue.practices[practice_id], catalogue.texts(practice_id, lang)
    stage, words, said = practice.stages[name], catalogue.words(lang), []
    answers: dict[str, Answer] = {}
    for number in sorted({step.screen for step in stage.steps}):
        for screen in screens(stage, answers):
            for step in screen.steps if screen.number == number else ():
                said.append(address(texts.steps[step.id].ask, texts, "Ada", "mine"))
                start = compose(step, texts, answers, words, lang, "Ada") if isinstance(step, Say) else ""
                said += [start] if start else []
                answers[step.id] = _answered(step, start, catalogue, lang, turn)
    _ended(stage, answers)
    kept = visible(stage, answers)
    assert check(stage, kept, words) == {}
    measured(stage, kept), counted(practice, name, kept), follow_up(stage, kept), becomes(practice, name), tells(stage)
    return [*said, address(done(texts, name, stage.done_by, kept), texts, "Ada", "mine")]


def _ended(stage: Stage, answers: dict[str, Answer]) -> None:
    """Answers on one screen may have hidden each other: what is shown in the end and has none is answered now."""
    for screen in screens(stage, answers):
        assert {step.id for step in screen.steps} <= answers.keys()


def _answered(step: AnyStep, start: str, catalogue: Catalogue, lang: str, turn: int) -> Answer:
    """An answer the step takes, through the same door as a form's."""
    match step:
        case Feelings():
            raw = [word.id for word in catalogue.words(lang)][: step.least]
        case Rating():
            raw = [str(step.high)]
        case Choice():
            raw = [step.options[turn % len(step.options)]]
        case Promise():
            raw = ["x"]
        case _:
            raw = {"agree": ["yes"], "timer": ["done"], "pause": ["done"], "person": ["a" * 32]}.get(
                step.kind, [_words(step, start)]
            )
    answer = read(step, {step.id: raw, f"{step.id}.days": ["1"]}, catalogue.words(lang))
    assert not isinstance(answer, Refusal), (step, answer)
    return answer


def _words(step: AnyStep, start: str) -> str:
    most, most_words = getattr(step, "most", 300), getattr(step, "most_words", None) or 1_000
    if start and len(start) <= most and len(start.split()) <= most_words:
        return start
    least = getattr(step, "least", 1)
    return "x x" if least <= 3 <= most and most_words > 1 else "x" * max(least, 1)
