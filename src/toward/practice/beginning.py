"""Beginning a practice: the very first one, one from a shelf, or what is offered after an entry."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from sqlalchemy.exc import IntegrityError

from toward.core.practice import MAIN, Practice, screens
from toward.people.access import Me, Now
from toward.people.profile import read_profile
from toward.people.signins import Unlocked
from toward.practice.access import Unfinished, following, own_entry, today_of
from toward.practice.doing import catalogue_of, take_answer
from toward.practice.offering import KINDER
from toward.practice.screens import screen_page
from toward.practice.telling import offered_after
from toward.spaces.drafts import begin_draft
from toward.spaces.entries import one_entry
from toward.spaces.ids import as_id, new_id
from toward.web.forms import Form, Posted
from toward.web.threads import in_thread

FIRST_PRACTICE = "one-true-thing"


@get("/practise/first")
@in_thread
def first(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Straight into it: the first screen of the first practice, before anything is stored."""
    return _fresh(request, me, FIRST_PRACTICE, now)


@get(f"/practise/{KINDER}")
@in_thread
def kinder(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """From the coach's note straight to a kinder line (A10)."""
    return _fresh(request, me, KINDER, now)


@post("/drafts")
@in_thread
def begin(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now) -> Response[Any]:
    """Begin a stage of a practice.  The id comes with the form, so that a form sent twice begins one draft.

    What looks back on an entry is begun once: from a second page that still offers it one comes to the first.
    """
    practice, stage = _asked_for(request, form)
    draft_id, follows = as_id(form.one("id")) or new_id(now), form.one("follows", 36) or None
    held = _begun(request, me, practice, stage, follows)
    try:
        with request.app.state.store.write(me.account_id) as session:
            if one_entry(session, me.ring, draft_id) is not None:
                return Redirect(f"/entries/{draft_id}", status_code=303)
            there = following(session, me, own_entry(session, me, follows)) if follows else None
            if there and not there.startswith(f"/drafts/{draft_id}/"):
                return Redirect(there, status_code=303)
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
        return take_answer(request, me, draft_id, _number(form.one("screen", 2)), form, now)
    return Redirect(f"/drafts/{draft_id}/{held.at}", status_code=303)


def _fresh(request: Request[Any, Any, Any], me: Unlocked, practice_id: str, now: datetime) -> Response[Any]:
    practice = catalogue_of(request).practices[practice_id]
    held = _begun(request, me, practice, MAIN, None)
    screen = screens(practice.stages[MAIN], {})[0]
    return screen_page(request, me, new_id(now), held, screen, now, fresh=True)


def _begun(
    request: Request[Any, Any, Any], me: Unlocked, practice: Practice, stage: str, follows: str | None
) -> Unfinished:
    """An empty draft of this stage; one that follows something must be what is offered after it."""
    with request.app.state.store.read() as session:
        whom = next((someone.id for someone in read_profile(session, me).people), None)
        before = own_entry(session, me, follows).record if follows else None
    if follows:
        after = offered_after(catalogue_of(request), before)
        if after != (practice.id, stage):
            raise NotFoundException
        whom = before.about if before else whom
    at = screens(practice.stages[stage], {})[0].number
    return Unfinished(practice=practice.id, version=practice.version, stage=stage, about=whom, follows=follows, at=at)


def _asked_for(request: Request[Any, Any, Any], form: Form) -> tuple[Practice, str]:
    practice = catalogue_of(request).practices.get(form.one("practice"))
    stage = form.one("stage") or MAIN
    if practice is None or stage not in practice.stages:
        raise NotFoundException
    return practice, stage


def _number(text: str) -> int:
    """The number of a screen as a form says it; no screen has the number 0."""
    return int(text) if text.isdecimal() else 0


ROUTES = [first, kinder, begin]
