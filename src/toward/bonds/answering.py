"""Reading what was shared, and answering: first how to receive it, then the words, then a turn at a time."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect
from sqlalchemy.orm import Session

from toward.bonds.access import Thread, the_thread, today_of
from toward.bonds.acts import members
from toward.bonds.sharing import tell
from toward.core.sharing import (
    Answer,
    Answered,
    Disclosure,
    Reflection,
    Reply,
    Shared,
    Validation,
    Verdict,
    encode,
    tag_of,
)
from toward.people.access import Me, Now
from toward.people.profile import read_profile
from toward.people.signins import Unlocked
from toward.spaces.entries import write_entry
from toward.spaces.ids import as_id, new_id
from toward.web.forms import Form, Posted
from toward.web.hearing import hear
from toward.web.language import mark
from toward.web.pages import page
from toward.web.threads import in_thread

ANSWER_REFUSED = mark("Between one and 2,000 characters, please. Everything you typed is still here.")
LONGEST = 2_000


@get("/shares/{root_id:str}")
@in_thread
def shared(request: Request[Any, Any, Any], me: Me, now: Now, root_id: FromPath[str]) -> Response[Any]:
    """For the writer the thread; for the receiver first the card made for the wish, and then the thread."""
    with request.app.state.store.read() as session:
        thread = the_thread(session, me, root_id)
        about = read_profile(session, me)
    wants_card = isinstance(thread.root.document, Shared) and not thread.mine
    if wants_card and root_id not in about.opened:
        return page(request, "bonds/card.html", me=me, place="between", thread=thread)
    return _thread_page(request, me, thread, new_id(now))


@post("/shares/{root_id:str}/answers")
@in_thread
def answer(request: Request[Any, Any, Any], me: Me, form: Posted, now: Now, root_id: FromPath[str]) -> Response[Any]:
    """One turn.  What may be said next, `core.sharing.next_acts` decides; sent twice, it is said once."""
    answer_id = as_id(form.one("id")) or new_id(now)
    with request.app.state.store.write(me.account_id, root_id) as session:
        thread = the_thread(session, me, root_id)
        said = next((piece for piece in thread.answers if piece.id == answer_id), None)
        if said is not None and said.document is not None and tag_of(said.document) == form.one("act"):
            return Redirect(f"/shares/{root_id}", status_code=303)
        if said is not None:  # another turn, from a page that was there before this one was taken
            answer_id = new_id(now)
        document = read_answer(form) if form.one("act") in thread.acts else None
        if form.one("go") == "coach" or document is None:
            status = 200 if form.one("go") == "coach" else 422
            return _thread_page(request, me, thread, answer_id, form, status)
        _say(session, me, thread, answer_id, document, now)
        others = members(session, thread.root.opened.space)
    tell(request, others)
    return Redirect(f"/shares/{root_id}", status_code=303)


def read_answer(form: Form) -> Answer | None:
    """The answer a form carries, or None when its words do not fit."""
    act, text = form.one("act"), (form.get("text") or [""])[0].replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        return None
    if act == "verdict":
        return Verdict(right=form.one("right") == "yes", text=text)
    if act == "answered":
        how = form.one("how")
        return Answered(how=how, text=text) if how in ("yes", "no", "other") else None  # type: ignore[arg-type]
    if not text:
        return None
    match act:
        case "reflection":
            return Reflection(text=text)
        case "validation":
            return Validation(text=text)
        case "disclosure":
            return Disclosure(text=text)
        case "reply":
            return Reply(text=text)
        case _:
            return None


def _say(session: Session, me: Unlocked, thread: Thread, answer_id: str, document: Answer, now: Any) -> None:
    write_entry(
        session,
        me.ring,
        entry_id=answer_id,
        space=thread.root.opened.space,
        author=me.account_id,
        day=today_of(me, now),
        plain=encode(document),
        answer_to=thread.root.id,
    )


def _thread_page(
    request: Request[Any, Any, Any],
    me: Unlocked,
    thread: Thread,
    answer_id: str,
    form: Form | None = None,
    status: int = 200,
) -> Response[Any]:
    typed = (form.get("text") or [""])[0] if form else ""
    heard = hear(typed, "reply", me.language, getattr(thread.root.document, "text", None)) if typed else None
    return page(
        request,
        "bonds/thread.html",
        me=me,
        status=status,
        place="between",
        thread=thread,
        answer_id=answer_id,
        typed=typed,
        act=form.one("act") if form else "",
        heard=heard,
        refused=ANSWER_REFUSED if status == 422 else None,
    )


ROUTES = [shared, answer]
