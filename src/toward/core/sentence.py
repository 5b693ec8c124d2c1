"""Sentences put together: a template of the practice file and what the person has answered so far."""

import re
from collections.abc import Mapping

from toward.core.answers import Answer, Answers
from toward.core.feelings import Words
from toward.core.steps import Say
from toward.core.texts import ANY, ASKED, Texts
from toward.core.wording import asks

AND = {"en": "and", "ru": "и"}
OPEN = "…"
BLANK = re.compile(r"\{([a-z][a-z0-9-]*)\}")
IN_A_QUESTION = re.compile(rf"{BLANK.pattern}\?")
_MAYBE = re.compile(r"\[([^][]*)\]")
_BEGINNING = re.compile(r"(?:\A|[.?!]\s+)[\"'«„“‘(]*\w")


def compose(step: Say, texts: Texts, answers: Answers, words: Words, lang: str, person: str = "") -> str:
    """The sentence a `say` step begins with, from its template and the earlier answers.

    {id} is an answer, {person} a name; what stands in [brackets] is left out when a blank in it has no answer,
    any other blank without one becomes "…". The result is a start, not checked against the step's limit.
    """
    template = _chosen(step, texts.steps[step.id].say, answers)
    filled = {name: _spoken(answers.get(name, ""), name, texts, words, lang, step.named) for name in step.blanks}
    filled.setdefault("person", person)
    template = _MAYBE.sub(
        lambda part: part[1] if all(filled.get(name) for name in BLANK.findall(part[1])) else "", template
    )
    return _capitals(" ".join(_fill(template, filled).split()))


def address(text: str, texts: Texts, person: str = "", belief: str = "") -> str:
    """A text of the practice with {person} and {belief} in place, or what stands in for them when there is none."""
    names = {"person": person or texts.someone or "", "belief": belief or texts.belief or ""}
    return BLANK.sub(lambda blank: names.get(blank[1], blank[0]), text)


def done(texts: Texts, stage: str, done_by: str | None, answers: Answers) -> str:
    """The calm sentence at the end of a stage; `done_by` is the choice whose answer picks it."""
    said = texts.stages[stage].done
    return said.get(str(answers.get(done_by, "")) if done_by else ANY) or said[ANY]


def _chosen(step: Say, said: Mapping[str, str], answers: Answers) -> str:
    """The template the choice names; without a choice `asked`, where the answer it makes a question of is one."""
    if step.by:
        return said.get(str(answers.get(step.by, ""))) or said.get(ANY, "")
    put = IN_A_QUESTION.findall(said.get(ASKED, ""))
    return said[ASKED] if any(asks(str(answers.get(name, ""))) for name in put) else said.get(ANY, "")


def _spoken(answer: Answer, name: str, texts: Texts, words: Words, lang: str, named: bool) -> str:
    if isinstance(answer, list):
        joiner = AND.get(lang, AND["en"])
        return words.name(answer, joiner) if named else words.say(answer, joiner)
    own = texts.steps.get(name)
    return own.options.get(str(answer), str(answer)) if own else str(answer)


def _fill(template: str, filled: Mapping[str, str]) -> str:
    """Put the answers in; a full stop or question mark of the template gives way to the mark an answer ends with."""
    result = ""
    for part in re.split(r"(\{[a-z][a-z0-9-]*\})", template):
        blank = BLANK.fullmatch(part)
        if blank:
            result += filled.get(blank[1], "").strip().rstrip(".,;:") or OPEN
        else:
            given_way = ".?" if result.endswith("?") else "." if result.endswith(("!", OPEN)) else ""
            result += part[1:] if part[:1] and part[0] in given_way else part
    return result


def _capitals(text: str) -> str:
    return _BEGINNING.sub(lambda start: start[0][:-1] + start[0][-1].upper(), text)
