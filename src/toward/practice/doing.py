"""Doing a practice, screen by screen.

After every screen the answers lie sealed in a draft; at the end an entry takes its place.
"""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from toward.catalogue import Catalogue
from toward.core.practice import (
    MAIN,
    Answer,
    AnyStep,
    Choice,
    Feelings,
    Practice,
    Refusal,
    Screen,
    Stage,
    about,
    check,
    follow_up,
    read,
    screens,
    visible,
)
from toward.core.record import Record, encode, meaning
from toward.people.access import Me, Now
from toward.people.profile import KindLine, change_profile, read_profile, with_belief, with_kind_line
from toward.people.signins import Unlocked
from toward.practice.access import Unfinished, own_draft, own_entry, today_of
from toward.practice.screens import screen_page
from toward.spaces.drafts import OpenedDraft, begin_draft, change_draft, drop_draft
from toward.spaces.entries import one_entry, write_entry
from toward.spaces.ids import as_id, new_id
from toward.web.forms import Form, Posted
from toward.web.threads import in_thread

FIRST_PRACTICE = "one-true-thing"


@get("/practise/first")
@in_thread
def first(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Straight into it: the first screen of the first practice, before anything is stored."""
    practice = _catalogue(request).practices[FIRST_PRACTICE]
    held = _begun(request, me, practice, MAIN, None)
    screen = screens(practice.stages[MAIN], {})[0]
    return screen_page(request, me, new_id(now), held, screen, fresh=True)


@post("/drafts")
@in_thread
def begin(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Begin a stage of a practice.  The id comes with the form, so that a form sent twice begins one draft."""
    practice, stage = _asked_for(request, form)
    draft_id, follows = as_id(form.one("id")) or new_id(now), form.one("follows", 36) or None
    held = _begun(request, me, practice, stage, follows)
    try:
        with request.app.state.store.write(me.account_id) as session:
            if one_entry(session, me.ring, draft_id) is not None:
                return Redirect(f"/entries/{draft_id}", status_code=303)
            begin_draft(
                session,
                me.ring,
                draft_id=draft_id,
                author=me.account_id,
                day=today_of(me, now),
                plain=msgspec.json.encode(held),
            )
    except IntegrityError:
        pass  # this form was sent before: its draft is there
    if "screen" in form:
        return _answer(request, me, draft_id, _number(form.one("screen", 2)), form, now)
    return Redirect(f"/drafts/{draft_id}/{held.at}", status_code=303)


@get("/drafts/{draft_id:str}/{number:int}")
@in_thread
def screen(request: Request[Any, Any, Any], me: Me, draft_id: str, number: int) -> Response[Any]:
    """One screen of a draft, with what was answered there before."""
    with request.app.state.store.read() as session:
        _, held = own_draft(session, me, draft_id)
    return screen_page(request, me, draft_id, held, _screen(request, held, number))


@post("/drafts/{draft_id:str}/{number:int}")
@in_thread
def answer(
    request: Request[Any, Any, Any], me: Me, draft_id: str, number: int, form: Posted, now: Now
) -> Response[Any]:
    """Keep a screen's answers and go on, or back; at the end, make it an entry."""
    return _answer(request, me, draft_id, number, form, now)


@post("/drafts/{draft_id:str}/deletion")
@in_thread
def let_go(request: Request[Any, Any, Any], me: Me, draft_id: str) -> Response[Any]:
    """Let a draft go for good."""
    with request.app.state.store.write(me.account_id) as session:
        if not drop_draft(session, me.account_id, draft_id):
            raise NotFoundException
    return Redirect("/today", status_code=303)


def _answer(
    request: Request[Any, Any, Any], me: Unlocked, draft_id: str, number: int, form: Form, now: datetime
) -> Response[Any]:
    with request.app.state.store.read() as session:
        if one_entry(session, me.ring, draft_id) is not None:
            return Redirect(f"/entries/{draft_id}/done", status_code=303)  # sent twice: it is finished already
        draft, held = own_draft(session, me, draft_id)
    if held is None:
        raise NotFoundException
    shown = _screen(request, held, number)
    way = form.one("go") or _tapped(shown, form)
    if way == "coach":
        return screen_page(request, me, draft_id, held, shown, typed=form, coached=True)
    answers, refused = _read(request, me, held, shown, form)
    if refused and way not in ("back", "later"):
        return screen_page(request, me, draft_id, held, shown, typed=form, refused=refused)
    stage = _stage(request, held)
    kept = msgspec.structs.replace(held, answers=answers)
    then = None if way == "later" else _step(stage, kept, shown, back=way == "back")
    if way == "next" and then is None:
        answered = _finish(request, me, draft, kept, now)
    else:
        kept = msgspec.structs.replace(kept, at=then or number)
        led = Redirect(f"/drafts/{draft_id}/{kept.at}" if then else "/today", status_code=303)
        answered = led if _change(request, me, draft, kept, now) else None
    # When another tab was first: once more, on top of what it left.
    return answered or _answer(request, me, draft_id, number, form, now)


def _change(request: Request[Any, Any, Any], me: Unlocked, draft: OpenedDraft, kept: Unfinished, now: datetime) -> bool:
    with request.app.state.store.write(me.account_id) as session:
        return change_draft(session, me.ring, me.account_id, draft, today_of(me, now), msgspec.json.encode(kept))


def _number(text: str) -> int:
    """The number of a screen as a form says it; no screen has the number 0."""
    return int(text) if text.isdecimal() else 0


def _tapped(shown: Screen, form: Form) -> str:
    """An option answered by a tap is the button that was pressed: it goes on by itself."""
    taps = (step.id for step in shown.steps if isinstance(step, Choice) and step.tap)
    return "next" if any(form.one(name) for name in taps) else ""


def _read(
    request: Request[Any, Any, Any], me: Unlocked, held: Unfinished, shown: Screen, form: Form
) -> tuple[dict[str, Answer], dict[str, Refusal]]:
    """The answers so far with this screen's in them, and what could not be read."""
    words = _catalogue(request).words(me.language)
    answers, refused = dict(held.answers), {}
    for step in shown.steps:
        given = read(step, form, words)
        if isinstance(given, Refusal):
            refused[step.id] = given
            answers[step.id] = _as_typed(step, form)
        else:
            answers[step.id] = given
    # An answer on this very screen may hide another step on it: what is hidden is not asked and cannot be refused.
    visible_now = {step.id for one in screens(_stage(request, held), answers) for step in one.steps}
    return answers, {name: refusal for name, refusal in refused.items() if name in visible_now}


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
    stage, words = _stage(request, held), _catalogue(request).words(me.language)
    answers = visible(stage, held.answers)
    refused = check(stage, answers, words)
    for shown in screens(stage, answers):
        wrong = {step.id: refused[step.id] for step in shown.steps if step.id in refused}
        if wrong:
            kept = _change(request, me, draft, msgspec.structs.replace(held, at=shown.number), now)
            return screen_page(request, me, draft.id, held, shown, refused=wrong) if kept else None
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
        _keep(session, me, draft.id, record, now)
        _remember(session, me, record, _catalogue(request))
    request.app.state.changes.poke(me.account_id)
    return Redirect(f"/entries/{draft.id}/done", status_code=303)


def _keep(session: Session, me: Unlocked, entry_id: str, record: Record, now: datetime) -> None:
    write_entry(
        session,
        me.ring,
        entry_id=entry_id,
        space=me.ring.personal,
        author=me.account_id,
        day=today_of(me, now),
        plain=encode(record),
    )


def _remember(session: Session, me: Unlocked, record: Record, catalogue: Catalogue) -> None:
    """What a record leaves in the profile: a kind line to offer again (A8), the belief in its newest words (A7)."""
    meant = meaning(record, catalogue.practices)
    line, belief = meant.get("kinder_line"), meant.get("belief")
    if isinstance(line, str) and line:
        change_profile(session, me, lambda known: with_kind_line(known, KindLine(line, record.about)))
    if isinstance(belief, str) and belief:
        change_profile(session, me, lambda known: with_belief(known, belief))


def _begun(
    request: Request[Any, Any, Any], me: Unlocked, practice: Practice, stage: str, follows: str | None
) -> Unfinished:
    """An empty draft of this stage; one that follows something must be what is offered after it."""
    with request.app.state.store.read() as session:
        whom = next((someone.id for someone in read_profile(session, me).people), None)
        before = own_entry(session, me, follows).record if follows else None
    if follows:
        after = _offered_after(_catalogue(request), before)
        if after != (practice.id, stage):
            raise NotFoundException
        whom = before.about if before else whom
    at = screens(practice.stages[stage], {})[0].number
    return Unfinished(practice=practice.id, version=practice.version, stage=stage, about=whom, follows=follows, at=at)


def _offered_after(catalogue: Catalogue, record: Record | None) -> tuple[str, str] | None:
    practice = catalogue.practices.get(record.practice) if record else None
    stage = practice.stages.get(record.stage) if practice and record else None
    then = follow_up(stage, record.answers) if stage and record else None
    return (then.practice or record.practice, then.stage) if then and record else None


def _asked_for(request: Request[Any, Any, Any], form: Form) -> tuple[Practice, str]:
    practice = _catalogue(request).practices.get(form.one("practice"))
    stage = form.one("stage") or MAIN
    if practice is None or stage not in practice.stages:
        raise NotFoundException
    return practice, stage


def _stage(request: Request[Any, Any, Any], held: Unfinished) -> Stage:
    practice = _catalogue(request).practices.get(held.practice)
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


def _catalogue(request: Request[Any, Any, Any]) -> Catalogue:
    catalogue: Catalogue = request.app.state.catalogue
    return catalogue


ROUTES = [first, begin, screen, answer, let_go]
