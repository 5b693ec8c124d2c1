"""A record of one's own, sealed into an entry of one's own space."""

from datetime import tzinfo

from sqlalchemy.orm import Session

from toward.core.days import local_day
from toward.core.record import Record, encode
from toward.spaces.entries import write_entry
from toward.vault import Keyring


def write_record(session: Session, ring: Keyring, *, entry_id: str, author: str, record: Record, zone: tzinfo) -> bool:
    """Write a record under the day it was written on where its writer lives; False when the entry is there already."""
    return write_entry(
        session,
        ring,
        entry_id=entry_id,
        space=ring.personal,
        author=author,
        day=local_day(record.written, zone),
        plain=encode(record),
    )
