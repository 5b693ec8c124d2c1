"""One screen of a practice as a page."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from litestar import Request, Response
from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.measures import FEARED, FEARED_SEEN
from toward.core.practice import Choice, Feelings, Refusal, Screen, screens
from toward.core.record import Record, looked_at, looked_at_in, main_words
from toward.db import Rows
from toward.people.profile import read_profile
from toward.people.signins import Unlocked
from toward.practice.access import Kept, Unfinished, lately, own, own_record, today_of
from toward.practice.asking import Asking, coached_as
from toward.practice.spoken import spoken
from toward.web.forms import Form
from toward.web.pages import page

LADDER_SEES = timedelta(weeks=26)


class Fear(Struct, frozen=True):
    """What is feared `still`, or was, in the person's words; and what they would see or hear of it, if they said."""

    words: str = ""
    seen: str = ""
    still: bool = False


# Whoever is asked about what they feared is shown what they wrote: a day later nobody remembers it to the word (A6).
ABOUT_A_FEAR = {"came_true", "likely_after", "likely_later"}


def screen_page(
    request: Request[Any, Any, Any],
    me: Unlocked,
    draft_id: str,
    held: Unfinished | None,
    shown: Screen,
    now: datetime,
    *,
    typed: Form | None = None,
    refused: Mapping[str, Refusal] | None = None,
    coached: bool = False,
    fresh: bool = False,
) -> Response[Any]:
    """The page of one screen.  With `typed`, what was just typed stands in it as it was, refused or not."""
    assert held is not None  # a damaged draft has no screens, and is answered before
    catalogue: Catalogue = request.app.state.catalogue
    texts = catalogue.texts(held.practice, me.language)
    with request.app.state.store.read() as session:
        profile = read_profile(session, me)
        record = _record(session, me, shown, today_of(me, now))
        before = _before(held, shown, partial(own_record, session, me), catalogue)
    asking = Asking(me, catalogue, texts, profile, held, record, now)
    return page(
        request,
        "practice/screen.html",
        me=me,
        status=422 if refused else 200,
        title=spoken(texts.title, asking.language),
        added=held.practice in catalogue.added,
        foreign=asking.language,
        draft_id=draft_id,
        held=held,
        fresh=fresh,
        **before,
        **_place(shown, held, catalogue),
        **_asked(asking, shown, typed, refused or {}, coached),
    )


def _before(
    held: Unfinished, shown: Screen, find: Callable[[str], Record | None], catalogue: Catalogue
) -> dict[str, Any]:
    """What was written before that this screen is about."""
    about_words = looked_at(held.follows, find, catalogue.practices)
    return {"about_words": about_words, "fear": _fear(held, shown, find, catalogue)}


def _place(shown: Screen, held: Unfinished, catalogue: Catalogue) -> dict[str, Any]:
    """Where this screen stands among those of its stage."""
    stage = catalogue.practices[held.practice].stages[held.stage]
    numbers = [one.number for one in screens(stage, held.answers)]
    return {
        "number": shown.number,
        "place_of": (numbers.index(shown.number) + 1, len(numbers)),
        "first": shown.number == numbers[0],
        "last": shown.number == numbers[-1] and not any(stage.decides(step.id) for step in shown.steps),
    }


def _asked(
    asking: Asking, shown: Screen, typed: Form | None, refused: Mapping[str, Refusal], coached: bool
) -> dict[str, Any]:
    """What this screen asks, step by step, and what the steps have in common."""
    return {
        "steps": [asking.step(step, shown, typed, refused.get(step.id), coached) for step in shown.steps],
        "tapped": any(isinstance(step, Choice) and step.tap and not step.optional for step in shown.steps),
        "families": asking.families(shown),
        "found_by": asking.words.found_by,
        "coaches": any(coached_as(step) for step in shown.steps),
    }


def _fear(held: Unfinished, shown: Screen, find: Callable[[str], Record | None], catalogue: Catalogue) -> Fear:
    """What was feared: written before, where a screen asks about it; or just now, where one is led on from it."""
    stage = catalogue.practices[held.practice].stages[held.stage]
    for step in shown.steps:
        if step.id in stage.sharpening:
            return Fear(str(held.answers.get(stage.sharpening[step.id], "")), still=True)
    if not any(step.measure in ABOUT_A_FEAR for step in shown.steps):
        return Fear()
    before = looked_at_in(held.follows, find, catalogue.practices, (FEARED,))
    if before is None:
        return Fear()
    words, seen = (main_words(before, catalogue.practices, (measure,)) for measure in (FEARED, FEARED_SEEN))
    return Fear(words, seen)


def _record(rows: Rows, me: Unlocked, shown: Screen, today: date) -> list[tuple[str, Record]]:
    """One's own record as far back as this screen needs it: not at all, five weeks, or half a year for the ladder."""
    kept: list[Kept] = []
    if any(step.measure == "exposed" for step in shown.steps):
        kept = own(rows, me, today - LADDER_SEES)
    elif any(isinstance(step, Feelings) for step in shown.steps):
        kept = lately(rows, me, today)
    return [(one.id, one.record) for one in kept if one.record is not None]
