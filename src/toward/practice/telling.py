"""What is offered after an entry, and the act "I said it", which leads to it from the entry's own page."""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy.orm import Session

from toward.catalogue import Catalogue
from toward.core.practice import follow_up
from toward.core.practice import tells as telling_step
from toward.core.record import Record
from toward.people.signins import Unlocked
from toward.practice.access import Kept, following
from toward.spaces.ids import new_id

TELLABLE = timedelta(weeks=26)


class Telling(Struct, frozen=True):
    """The form of "I said it": what it begins, the first screen of that, and the step it answers with "yes"."""

    draft_id: str
    practice: str
    stage: str
    screen: int
    step: str


def telling(session: Session, me: Unlocked, catalogue: Catalogue, kept: Kept, now: datetime) -> Telling | None:
    """The act for an entry nothing looks back on yet; None for one older than half a year, or with nothing to say."""
    after = offered_after(catalogue, kept.record)
    if kept.record is None or after is None or now - kept.record.written > TELLABLE:
        return None
    practice, stage = after
    step = telling_step(catalogue.practices[practice].stages[stage])
    if step is None or following(session, me, kept):
        return None
    return Telling(new_id(now), practice, stage, step.screen, step.id)


def offered_after(catalogue: Catalogue, record: Record | None) -> tuple[str, str] | None:
    practice = catalogue.practices.get(record.practice) if record else None
    stage = practice.stages.get(record.stage) if practice and record else None
    then = follow_up(stage, record.answers) if stage and record else None
    return (then.practice or record.practice, then.stage) if then and record else None
