"""The sentence a `say` step begins with: whether it is one yet, and when it has to be made again."""

from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import Request

from toward.catalogue import Catalogue
from toward.core.practice import Answer, Say, Screen, compose
from toward.core.sentence import OPEN
from toward.core.wording import tidy
from toward.people.profile import About, read_profile
from toward.people.signins import Unlocked
from toward.practice.access import Unfinished
from toward.practice.spoken import foreign


def unfinished_start(
    catalogue: Catalogue, me: Unlocked, held: Unfinished, step: Say, answers: Mapping[str, Answer]
) -> str | None:
    """What a `say` step begins with while a blank of it is still open; None when it could stand as it is."""
    language = foreign(catalogue, held.practice, me.language) or me.language
    start = compose(step, catalogue.texts(held.practice, language), answers, catalogue.words(language), language)
    return start if start.endswith(OPEN) else None


def begun_anew(
    request: Request[Any, Any, Any], me: Unlocked, before: Unfinished, kept: Unfinished, shown: Screen
) -> Unfinished:
    """The draft without sentences that were left as they began and would begin otherwise after what was changed.

    They are made again when their screen comes.  What somebody changed in a sentence themselves stands.
    """
    catalogue: Catalogue = request.app.state.catalogue
    stage = catalogue.practices[kept.practice].stages[kept.stage]
    says = [step for step in stage.steps if isinstance(step, Say) and step.id in kept.answers]
    earlier = [step for step in says if step not in shown.steps]
    if not earlier or (before.answers == kept.answers and before.about == kept.about):
        return kept
    with request.app.state.store.read() as session:
        profile = read_profile(session, me)
    stale = {
        one.id
        for one in earlier
        if kept.answers[one.id] == _start(catalogue, me, profile, before, one)
        and kept.answers[one.id] != _start(catalogue, me, profile, kept, one)
    }
    return msgspec.structs.replace(kept, answers={k: v for k, v in kept.answers.items() if k not in stale})


def _start(catalogue: Catalogue, me: Unlocked, profile: About, held: Unfinished, step: Say) -> str:
    """As it stood on its screen, tidied as an answer is."""
    language = foreign(catalogue, held.practice, me.language) or me.language
    texts, words = catalogue.texts(held.practice, language), catalogue.words(language)
    someone = profile.someone(held.about)
    return tidy(compose(step, texts, held.answers, words, language, someone.name if someone else ""), lines=True)
