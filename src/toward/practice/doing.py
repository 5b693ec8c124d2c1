"""Doing a practice, screen by screen.

After every screen the answers lie sealed in a draft; at the end an entry takes its place.
"""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from toward.catalogue import Catalogue
from toward.core.practice import (
    Answer,
    AnyStep,
    Choice,
    Feelings,
    Refusal,
    Say,
    Screen,
    Stage,
    Timer,
    about,
    check,
    read,
    screens,
    visible,
)
from toward.core.record import Record
from toward.core.timers import ends
from toward.people.access import Me, Now
from toward.people.signins import Unlocked
from toward.practice.access import Unfinished, own_draft, today_of, unfinished
from toward.practice.keeping import keep, remember
from toward.practice.offering import KINDER
from toward.practice.screens import screen_page
from toward.practice.starts import begun_anew, unfinished_start
from toward.spaces.drafts import OpenedDraft, change_draft, drop_draft, one_draft
from toward.spaces.entries import one_entry
from toward.web.forms import Form, Posted
from toward.web.threads import in_thread

# Where one goes while a draft is laid aside, whatever stands in it by then.
ASIDE = {"later": "/today", "kinder": f"/practise/{KINDER}"}


@get("/drafts/{draft_id:str}/{number:int}")
@in_thread
def screen(
    request: Request[Any, Any, Any], me: Me, draft_id: FromPath[str], number: FromPath[int], now: Now
) -> Response[Any]:
    """One screen of a draft, with what was answered there before."""
    with request.app.state.store.read() as session:
        _, held = own_draft(session, me, draft_id)
    return screen_page(request, me, draft_id, held, _screen(request, held, number), now)


@post("/drafts/{draft_id:str}/{number:int}")
@in_thread
def answer(
    request: Request[Any, Any, Any], me: Me, draft_id: FromPath[str], number: FromPath[int], form: Posted, now: Now
) -> Response[Any]:
    """Keep a screen's answers and go on, or back; at the end, make it an entry."""
    return take_answer(request, me, draft_id, number, form, now)


@post("/drafts/{draft_id:str}/deletion")
@in_thread
def let_go(request: Request[Any, Any, Any], me: Me, draft_id: FromPath[str]) -> Response[Any]:
    """Let a draft go for good."""
    with request.app.state.store.write(me.account_id) as session:
        if not drop_draft(session, me.account_id, draft_id):
            raise NotFoundException
    return Redirect("/today", status_code=303)


def take_answer(
    request: Request[Any, Any, Any], me: Unlocked, draft_id: str, number: int, form: Form, now: datetime
) -> Response[Any]:
    """Put a screen's answers into a draft and lead on from there."""
    with request.app.state.store.look() as rows:
        draft = one_draft(rows, me.ring, me.account_id, draft_id)
        finished = draft is None and one_entry(rows, me.ring, draft_id) is not None
    if finished:
        return Redirect(f"/entries/{draft_id}/done", status_code=303)  # sent twice: it is finished already
    held = unfinished(draft) if draft else None
    if draft is None or held is None:
        raise NotFoundException
    shown = _screen(request, held, number)
    way = form.one("go") or _tapped(shown, form)
    if way == "coach":
        return screen_page(request, me, draft_id, held, shown, now, typed=form, coached=True)
    answers, refused = _read(request, me, held, shown, form)
    if refused and way not in ("back", *ASIDE):
        return screen_page(request, me, draft_id, held, shown, now, typed=form, refused=refused)
    stage = _stage(request, held)
    kept = msgspec.structs.replace(
        held, answers=answers, about=about(stage, answers) or held.about, ending=_ending(held, shown, form, now)
    )
    kept = begun_anew(request, me, held, kept, shown)
    led = _lead(request, me, draft, kept, shown, way, now)
    # When another tab was first: once more, on top of what it left.
    return led or take_answer(request, me, draft_id, number, form, now)


def _lead(
    request: Request[Any, Any, Any],
    me: Unlocked,
    draft: OpenedDraft,
    kept: Unfinished,
    shown: Screen,
    way: str,
    now: datetime,
) -> Response[Any] | None:
    """Keep what was answered and go that way: on, back, aside, or to the end.  None when the draft has changed."""
    then = None if way in ASIDE else _step(_stage(request, kept), kept, shown, back=way == "back")
    if way == "next" and then is None:
        return _finish(request, me, draft, kept, now)
    kept = msgspec.structs.replace(kept, at=then or shown.number)
    led = Redirect(f"/drafts/{draft.id}/{kept.at}" if then else ASIDE.get(way, "/today"), status_code=303)
    return led if _change(request, me, draft, kept, now) else None


def _change(request: Request[Any, Any, Any], me: Unlocked, draft: OpenedDraft, kept: Unfinished, now: datetime) -> bool:
    with request.app.state.store.write(me.account_id) as session:
        return change_draft(session, me.ring, me.account_id, draft, today_of(me, now), msgspec.json.encode(kept))


def _tapped(shown: Screen, form: Form) -> str:
    """An option answered by a tap is the button that was pressed: it goes on by itself."""
    taps = (step.id for step in shown.steps if isinstance(step, Choice) and step.tap)
    return "next" if any(form.one(name) for name in taps) else ""


def _read(
    request: Request[Any, Any, Any], me: Unlocked, held: Unfinished, shown: Screen, form: Form
) -> tuple[dict[str, Answer], dict[str, Refusal]]:
    """The answers so far with this screen's in them, and what could not be read."""
    words = catalogue_of(request).words(me.language)
    answers, refused = dict(held.answers), {}
    for step in shown.steps:
        given = read(step, form, words)
        if isinstance(step, Say) and given == unfinished_start(catalogue_of(request), me, held, step, answers):
            given = Refusal("missing")  # "Something that worries me is …" is a beginning, and nothing said yet
        if isinstance(given, Refusal):
            refused[step.id] = given
            answers[step.id] = _as_typed(step, form)
        else:
            answers[step.id] = given
    # An answer on this very screen may hide another step on it: what is hidden is not asked and cannot be refused.
    visible_now = {step.id for one in screens(_stage(request, held), answers) for step in one.steps}
    return answers, {name: refusal for name, refusal in refused.items() if name in visible_now}


def _ending(held: Unfinished, shown: Screen, form: Form, now: datetime) -> dict[str, datetime]:
    """When the timers of this draft are over, those of this screen as its page says it; without scripts it does not."""
    timers = [step for step in shown.steps if isinstance(step, Timer) and f"{step.id}.left" in form]
    told = {step.id: ends(step, form.one(f"{step.id}.left"), now) for step in timers}
    return {name: end for name, end in (held.ending | told).items() if end is not None}


def _as_typed(step: AnyStep, form: Form) -> Answer:
    """What cannot stand yet, for a draft that is laid aside: too long a text is still somebody's text."""
    typed = [value.replace("\r\n", "\n") for value in form.get(step.id, ())]
    return typed if isinstance(step, Feelings) else (typed or [""])[0]


def _step(stage: Stage, held: Unfinished, shown: Screen, *, back: bool) -> int | None:
    """The number of the screen before or after this one; None past either end."""
    numbers = [one.number for one in screens(stage, held.answers)]
    if back:
        return max((number for number in numbers if number < shown.number), default=None)
    return min((number for number in numbers if number > shown.number), default=None)


def _finish(
    request: Request[Any, Any, Any], me: Unlocked, draft: OpenedDraft, held: Unfinished, now: datetime
) -> Response[Any] | None:
    """Hold every limit once more, then put an entry in the draft's place, in one transaction.

    None when the draft has changed meanwhile.
    """
    stage, words = _stage(request, held), catalogue_of(request).words(me.language)
    answers = visible(stage, held.answers)
    refused = check(stage, answers, words)
    for shown in screens(stage, answers):
        wrong = {step.id: refused[step.id] for step in shown.steps if step.id in refused}
        if wrong:
            kept = _change(request, me, draft, msgspec.structs.replace(held, at=shown.number), now)
            return screen_page(request, me, draft.id, held, shown, now, refused=wrong) if kept else None
    record = Record(
        practice=held.practice,
        version=held.version,
        stage=held.stage,
        written=now,
        about=about(stage, answers) or held.about,
        follows=held.follows,
        answers=answers,
    )
    with request.app.state.store.write(me.account_id) as session:
        if not drop_draft(session, me.account_id, draft.id, draft.version):
            return None
        keep(session, me, draft.id, record)
        remember(session, me, record, catalogue_of(request))
    request.app.state.changes.poke(me.account_id)
    return Redirect(f"/entries/{draft.id}/done", status_code=303)


def _stage(request: Request[Any, Any, Any], held: Unfinished) -> Stage:
    practice = catalogue_of(request).practices.get(held.practice)
    if practice is None or held.stage not in practice.stages:
        raise NotFoundException  # the operator took the practice away meanwhile
    return practice.stages[held.stage]


def _screen(request: Request[Any, Any, Any], held: Unfinished | None, number: int) -> Screen:
    if held is None:
        raise NotFoundException
    for shown in screens(_stage(request, held), held.answers):
        if shown.number == number:
            return shown
    raise NotFoundException


def catalogue_of(request: Request[Any, Any, Any]) -> Catalogue:
    """The catalogue of this application."""
    catalogue: Catalogue = request.app.state.catalogue
    return catalogue


ROUTES = [screen, answer, let_go]
