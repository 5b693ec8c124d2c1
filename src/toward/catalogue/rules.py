"""What types alone cannot say about a practice: references, order, measures."""

from collections.abc import Container, Iterable, Iterator, Mapping

from toward.catalogue.mistakes import Fault, Spot
from toward.catalogue.safety import safety_faults
from toward.core.measures import FEARED, FEARED_SEEN, SHARED_AS, misfit
from toward.core.practice import YES, Agree, AnyStep, Choice, Feelings, OnlyIf, Person, Practice, Say, Stage, Text

_SPOKEN = (Feelings, Text, Choice, Say)


def practice_faults(practice: Practice, folder: str, purposes: Iterable[str], taken: Container[str]) -> Iterator[Fault]:
    """Every reference and order that does not hold within one practice file, and all it may not do.

    `taken`: the names of practices there are already.
    """
    if practice.id in taken:
        yield Fault(("id",), f"There is another practice called `{practice.id}`.", "Give it another name.")
    if practice.id != folder:
        yield Fault(("id",), f"The practice is called `{practice.id}`, its folder `{folder}`.", "Give both one name.")
    if practice.purpose not in purposes:
        yield Fault(("purpose",), f"No purpose is called `{practice.purpose}`.", f"There are: {', '.join(purposes)}.")
    yield from _named_twice(practice)
    yield from _shared(practice)
    yield from safety_faults(practice)
    for name, stage in practice.stages.items():
        yield from _stage(stage, ("stages", name), practice)
    for place, count in enumerate(practice.counts):
        at: Spot = ("counts", place)
        if count.stage not in practice.stages:
            yield Fault((*at, "stage"), f"There is no stage `{count.stage}`.", _there_are(practice.stages))
        else:
            yield from _condition(count.only_if, practice.stages[count.stage].steps, (*at, "only_if"))


def then_faults(practice: Practice, practices: Mapping[str, Practice]) -> Iterator[Fault]:
    """Every `then` that leads to another practice, or a stage of it, that is not there."""
    for name, stage in practice.stages.items():
        for place, then in enumerate(stage.then):
            at: Spot = ("stages", name, "then", place)
            if then.practice is None:
                continue
            if then.practice not in practices:
                yield Fault((*at, "practice"), f"There is no practice `{then.practice}`.", _there_are(practices))
            elif then.stage not in practices[then.practice].stages:
                stages = practices[then.practice].stages
                yield Fault((*at, "stage"), f"`{then.practice}` has no stage `{then.stage}`.", _there_are(stages))


def _named_twice(practice: Practice) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, stage in practice.stages.items():
        for place, step in enumerate(stage.steps):
            at: Spot = ("stages", name, "steps", place, "id")
            if step.id in seen:
                yield Fault(at, f"Two steps are called `{step.id}`.", "Give each step a name of its own.")
            if step.id == "any" or (step.id == "person" and not isinstance(step, Person)):
                yield Fault(at, f"`{step.id}` has a meaning already.", "Give the step another name.")
            seen.add(step.id)


def _shared(practice: Practice) -> Iterator[Fault]:
    """What is shared in a shape of its own needs a stage that asks for all of it, and lets none of it be left out."""
    needed = SHARED_AS.get(practice.shared_as, ())
    found = {
        name: {step.measure: place for place, step in enumerate(stage.steps) if step.measure in needed}
        for name, stage in practice.stages.items()
    }
    if not any(len(places) == len(needed) for places in found.values()):
        reason = f"To be shared as `{practice.shared_as}`, a stage has to measure {' and '.join(needed)}."
        yield Fault(("shared_as",), reason, 'Give steps these measures, or write "words".')
    for name, places in found.items():
        for measure, place in places.items():
            step = practice.stages[name].steps[place]
            for key, free in (("optional", step.optional), ("only_if", step.only_if is not None)):
                if free:
                    reason = f"What is shared as `{practice.shared_as}` cannot do without `{measure}`."
                    yield Fault(("stages", name, "steps", place, key), reason, f"Take `{key}` away.")


def _stage(stage: Stage, at: Spot, practice: Practice) -> Iterator[Fault]:
    for place, step in enumerate(stage.steps):
        spot: Spot = (*at, "steps", place)
        before = [other for other in stage.steps[:place] if other.screen < step.screen]
        if place and step.screen < stage.steps[place - 1].screen:
            yield Fault((*spot, "screen"), "This step stands after one of a later screen.", "Order steps by screen.")
        yield from _condition(step.only_if, before, (*spot, "only_if"))
        yield from _step(step, before, stage.steps[:place], spot)
    if stage.done_by and not any(isinstance(step, Choice) and step.id == stage.done_by for step in stage.steps):
        yield Fault((*at, "done_by"), f"`{stage.done_by}` is no choice of this stage.", "Name a choice, or none.")
    for place, then in enumerate(stage.then):
        spot = (*at, "then", place)
        yield from _condition(then.only_if, stage.steps, (*spot, "only_if"))
        if then.practice is None and then.stage not in practice.stages:
            yield Fault((*spot, "stage"), f"There is no stage `{then.stage}`.", _there_are(practice.stages))


def _step(step: AnyStep, before: Iterable[AnyStep], above: Iterable[AnyStep], at: Spot) -> Iterator[Fault]:
    misfitting = misfit(step)
    if misfitting:
        yield Fault((*at, "measure"), f"In this step {misfitting}.", "See the table of measures in docs/practices.md.")
    if step.measure and any(other.measure == step.measure for other in above):
        yield Fault((*at, "measure"), f"Two steps of this stage measure `{step.measure}`.", "Keep one of them.")
    if step.measure == FEARED_SEEN:
        yield from _sharpening(step, before, at)
    if isinstance(step, Person) and any(isinstance(other, Person) for other in above):
        yield Fault((*at, "kind"), "This stage asks for a person twice.", "Keep one of them.")
    if any(isinstance(other, Choice) and other.tap and other.screen == step.screen for other in above):
        reason = "This step stands after a choice with `tap` on one screen, so it would be passed over."
        yield Fault((*at, "screen"), reason, "Put the choice with `tap` last on its screen.")
    if isinstance(step, Say):
        yield from _blanks(step, before, at)


def _sharpening(step: AnyStep, before: Iterable[AnyStep], at: Spot) -> Iterator[Fault]:
    if not any(other.measure == FEARED for other in before):
        reason = f"`{FEARED_SEEN}` is about a fear, and no earlier screen here measures `{FEARED}`."
        yield Fault((*at, "measure"), reason, "Ask for the fear on a screen before it.")
    if not step.optional:
        reason = "Not everybody can say how they would notice what they fear; that may hold nobody up."
        yield Fault((*at, "optional"), reason, "Write `optional = true`.")


def _blanks(step: Say, before: Iterable[AnyStep], at: Spot) -> Iterator[Fault]:
    spoken = {other.id for other in before if isinstance(other, _SPOKEN)}
    for place, blank in enumerate(step.blanks):
        if blank not in spoken:
            reason = f"The sentence cannot use `{blank}`: no earlier screen asks for it in words, feelings or a choice."
            yield Fault((*at, "blanks", place), reason, "Name a step of an earlier screen.")
    if step.by and not any(isinstance(other, Choice) and other.id == step.by for other in before):
        yield Fault((*at, "by"), f"`{step.by}` is no choice of an earlier screen.", "Name one, or leave `by` out.")


def _condition(only_if: OnlyIf | None, steps: Iterable[AnyStep], at: Spot) -> Iterator[Fault]:
    if only_if is None:
        return
    step = next((step for step in steps if step.id == only_if.step), None)
    if not isinstance(step, Choice | Agree):
        yield Fault((*at, "step"), f"`{only_if.step}` is no choice of an earlier screen here.", "Name one that is.")
        return
    values = step.options if isinstance(step, Choice) else (YES,)
    for place, value in enumerate(only_if.values):
        if value not in values:
            yield Fault((*at, "is", place), f"`{only_if.step}` has no option `{value}`.", _there_are(values))


def _there_are(names: Iterable[str]) -> str:
    return f"There are: {', '.join(names)}."
