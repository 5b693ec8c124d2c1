"""What stays of a practice that was done: the sealed entry, and what the profile remembers of it."""

from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from toward.catalogue import Catalogue
from toward.core.record import Record, meaning
from toward.people.profile import KindLine, change_profile, with_belief, with_kind_line
from toward.people.signins import Unlocked
from toward.spaces.records import write_record


class NotKept(Exception):
    """The entry could not be written; nothing of the transaction stands."""


def keep(session: Session, me: Unlocked, entry_id: str, record: Record) -> None:
    """Seal a record into an entry of one's own.  Raises NotKept when its id is taken."""
    zone = ZoneInfo(me.zone)
    if not write_record(session, me.ring, entry_id=entry_id, author=me.account_id, record=record, zone=zone):
        # Somebody else's row has this id: the draft must not be gone for it.
        raise NotKept


def remember(session: Session, me: Unlocked, record: Record, catalogue: Catalogue) -> None:
    """What a record leaves in the profile: a kind line to offer again (A8), the belief in its newest words (A7)."""
    meant = meaning(record, catalogue.practices)
    line, belief = meant.get("kinder_line"), meant.get("belief")
    if isinstance(line, str) and line:
        kind = KindLine(line, record.about, str(meant.get("thought") or ""))
        change_profile(session, me, lambda known: with_kind_line(known, kind))
    if isinstance(belief, str) and belief:
        change_profile(session, me, lambda known: with_belief(known, belief))
