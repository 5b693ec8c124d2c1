"""What a language file must say for its practice: everything, and nothing that is not asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping

from toward.catalogue.mistakes import Fault, Spot
from toward.catalogue.safe_texts import unsafe
from toward.core.practice import CODES, AnyStep, Choice, Practice, Rating, Say, StepTexts, Text, Texts
from toward.core.sentence import BLANK, IN_A_QUESTION
from toward.core.texts import ANY, ASKED


def text_faults(texts: Texts, practice: Practice, taken: Iterable[str] = ()) -> Iterator[Fault]:
    """Every text that is missing, not asked for, has a blank nobody fills, or may not stand at all.

    `taken`: titles that are ours in this language.
    """
    if texts.title.casefold() in {title.casefold() for title in taken}:
        yield Fault(("title",), f"A practice of ours is called `{texts.title}`.", "Give it a title of its own.")
    stages = practice.stages
    steps = {step.id: step for stage in stages.values() for step in stage.steps}
    yield from _same(texts.stages, stages, ("stages",))
    yield from _same(texts.steps, steps, ("steps",))
    first = next(iter(stages))
    for name in texts.stages.keys() & stages.keys():
        said, at = texts.stages[name], ("stages", name)
        options = next((_options(step) for step in stages[name].steps if step.id == stages[name].done_by), ())
        yield from _by_option(said.done, options, (*at, "done"), any_needed=True)
        if name != first and said.invite is None:
            yield Fault(at, f"`invite` is missing in `{name}`.", "Say in one line how this stage is offered later.")
    for name in texts.steps.keys() & steps.keys():
        yield from _step(texts.steps[name], steps[name], steps, ("steps", name))
    yield from _standing_in(texts)
    for spot, line in (*_lines(texts), *_templates(texts)):
        yield from (Fault(spot, *why) for why in unsafe(line, lines=spot[-1] == "start" or "say" in spot[2:-1]))


def _step(said: StepTexts, step: AnyStep, steps: Mapping[str, AnyStep], at: Spot) -> Iterator[Fault]:
    yield from _same(said.options, _options(step), (*at, "options"))
    for end, given in (("low", said.low), ("high", said.high)):
        if (given is not None) != isinstance(step, Rating):
            yield _unfit(at, end, given is None)
    if said.start is not None and not isinstance(step, Text):
        yield _unfit(at, "start", missing=False)
    for code in said.refusals.keys() - set(CODES):
        yield Fault((*at, "refusals", code), f"Nothing is refused as `{code}`.", f"There are: {', '.join(CODES)}.")
    if isinstance(step, Say):
        chosen = _options(steps[step.by]) if step.by else ()
        by_option = {name: template for name, template in said.say.items() if step.by or name != ASKED}
        yield from _by_option(by_option, chosen, (*at, "say"), any_needed=not set(chosen) <= said.say.keys())
        for name, template in said.say.items():
            yield from _template(template, step, (*at, "say", name))
        if ASKED in said.say.keys() - by_option.keys() and not IN_A_QUESTION.search(said.say[ASKED]):
            reason = f"No answer stands before a question mark in `{ASKED}`, so it is never taken."
            yield Fault((*at, "say", ASKED), reason, "Write the blank that may be a question like {this}?")
    elif said.say:
        yield _unfit(at, "say", missing=False)


def _by_option(said: Mapping[str, str], options: Iterable[str], at: Spot, *, any_needed: bool) -> Iterator[Fault]:
    for name in said.keys() - {ANY, *options}:
        yield Fault((*at, name), f"`{name}` is no option here.", f"There are: {', '.join([ANY, *options])}.")
    if (any_needed or not options) and ANY not in said:
        yield Fault(at, f"`{ANY}` is missing in `{at[-1]}`.", f"Add `{ANY}`: what is said when nothing else fits.")


def _template(template: str, step: Say, at: Spot) -> Iterator[Fault]:
    for blank in dict.fromkeys(BLANK.findall(template)):
        if blank not in {*step.blanks, "person"}:
            yield Fault(at, f"No answer is called `{{{blank}}}`.", f"Add `{blank}` to the blanks of `{step.id}`.")
    rest = BLANK.sub("", template)
    rest = re.sub(r"\[[^][]*\]", "", rest)
    if set("[]{}") & set(rest):
        yield Fault(at, "A bracket is not closed, or stands within another.", "Close each [ and { before the next.")


def _standing_in(texts: Texts) -> Iterator[Fault]:
    for at, line in _lines(texts):
        for blank in BLANK.findall(line):
            given = {"person": texts.someone, "belief": texts.belief}
            if blank not in given:
                yield Fault(at, f"`{{{blank}}}` cannot be used here.", "Only {person} and {belief} can.")
            elif given[blank] is None:
                name = "someone" if blank == "person" else blank
                yield Fault(at, f"`{{{blank}}}` needs words for when there is none yet.", f"Add `{name}` at the top.")
        if set("{}") & set(BLANK.sub("", line)):
            yield Fault(at, "A blank is not written as one.", "Write {person} or {belief}: small letters, no spaces.")


def _templates(texts: Texts) -> Iterator[tuple[Spot, str]]:
    for name, step in texts.steps.items():
        yield from ((("steps", name, "say", option), said) for option, said in step.say.items())


def _lines(texts: Texts) -> Iterator[tuple[Spot, str]]:
    yield from ((("title",), texts.title), (("summary",), texts.summary), (("why",), texts.why))
    yield from ((("someone",), texts.someone or ""), (("belief",), texts.belief or ""))
    for name, stage in texts.stages.items():
        at: Spot = ("stages", name)
        yield from (((*at, "done", option), said) for option, said in stage.done.items())
        yield (*at, "invite"), stage.invite or ""
    for name, step in texts.steps.items():
        at = ("steps", name)
        single = {"ask": step.ask, "hint": step.hint, "start": step.start, "low": step.low, "high": step.high}
        yield from (((*at, key), said) for key, said in single.items() if said)
        yield from (((*at, "options", option), said) for option, said in step.options.items())
        yield from (((*at, "refusals", code), said) for code, said in step.refusals.items())


def _same(said: Mapping[str, object], wanted: Iterable[str], at: Spot) -> Iterator[Fault]:
    wanted = list(wanted)
    for name in wanted:
        if name not in said:
            yield Fault(at, f"`{name}` is missing in `{at[-1]}`.", f"Add its words: `{name}`.")
    for name in said.keys() - set(wanted):
        yield Fault((*at, name), f"The practice has no `{name}` in `{at[-1]}`.", "Take it out, or see its spelling.")


def _options(step: AnyStep) -> tuple[str, ...]:
    return step.options if isinstance(step, Choice) else ()


def _unfit(at: Spot, key: str, missing: bool) -> Fault:
    if missing:
        return Fault(at, f"`{key}` is missing in `{at[-1]}`.", "A rating names both of its ends.")
    return Fault((*at, key), f"`{key}` does not go with this kind of step.", "Take it out.")
