"""A bond's life, one named act each: invite, look at an invitation, accept, agree, pause, leave.

Who may read is decided by keyrings alone.  Pausing and leaving quietly change nothing but one's own sealed
documents, so that not even the store shows them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from toward.bonds.tables import Agreement, Invitation
from toward.core.days import local_day
from toward.core.sharing import Left, Terms, agreed, encode
from toward.people.profile import (
    MOST_PEOPLE,
    Invited,
    Someone,
    change_profile,
    changed_person,
    read_profile,
    with_someone,
)
from toward.people.ring import change_ring
from toward.people.signins import Unlocked
from toward.spaces.entries import delete_mine, write_entry
from toward.spaces.ids import new_id
from toward.spaces.tables import Member, Space
from toward.vault import (
    Damaged,
    Keyring,
    NotAnInvite,
    Offer,
    Place,
    accept_offer,
    drop_space,
    entry_key,
    invite_hash,
    invite_token,
    new_invite_secret,
    new_key,
    next_epoch,
    open_,
    open_invite,
    read_invite,
    seal,
    seal_invite,
)

OPENS_FOR = timedelta(hours=24)
_TERMS = msgspec.json.Decoder(Terms)


@dataclass(frozen=True)
class Found:
    """An invitation somebody holds the secret of: its row, and what it offers."""

    row_id: str
    offer: Offer


def invite(session: Session, me: Unlocked, someone: Someone, terms: Terms, now: datetime) -> str:
    """Offer the key of a space to the one who gets the secret; returns the token for link and words.

    The first invitation makes the space.  A later one, to somebody who lost their key or has left, offers a new
    epoch only: what was written before stays with those who had it.
    """
    space = someone.space or new_id(now)
    first = someone.space is None
    if first:
        session.add(Space(id=space))
        session.flush()
        session.add(Member(space_id=space, account_id=me.account_id, role=_own_role(someone)))
    else:
        _make_room(session, me, space)
    ring = change_ring(session, me, lambda ring: _with_epoch(ring, space, first))
    epoch, key = ring.newest(space)
    kind: Literal["bond", "supporter"] = "bond" if someone.role == "member" else "supporter"
    offer = Offer(space=space, epoch=epoch, key=key, kind=kind, inviter=me.account_id, name=me.login)
    out = _put_out(session, offer, now)
    change_profile(session, me, lambda about: changed_person(about, someone.id, space=space, invited=out))
    agree(session, me, ring, space, terms)
    return out.token


def _put_out(session: Session, offer: Offer, now: datetime) -> Invited:
    """One invitation of a space at a time: the one before opens nothing any more."""
    secret, row_id = new_invite_secret(), new_id(now)
    session.execute(delete(Invitation).where(Invitation.space_id == offer.space))
    session.add(
        Invitation(
            id=row_id,
            space_id=offer.space,
            secret_hash=invite_hash(secret),
            sealed=seal_invite(secret, offer, row_id),
            expires_at=now + OPENS_FOR,
        )
    )
    return Invited(invite_token(secret), now + OPENS_FOR)


def _own_role(someone: Someone) -> str:
    return "member" if someone.role == "member" else "owner"


def _with_epoch(ring: Keyring, space: str, first: bool) -> Keyring:
    # Every further invitation begins an epoch: whoever held the key before, or the link, opens nothing new.
    epoch, key = (1, new_key()) if first else next_epoch(ring, space)
    return ring.with_key(space, epoch, key)


def _make_room(session: Session, me: Unlocked, space: str) -> None:
    """Whoever was here before is replaced: their old key opens nothing that is written from now on."""
    for table in (Member, Agreement):
        session.execute(delete(table).where(table.space_id == space, table.account_id != me.account_id))


def look(session: Session, text: str, now: datetime) -> Found | None:
    """The invitation of this token, link or twelve words, if it still opens.  Looking changes nothing."""
    try:
        secret = read_invite(text)
        row = session.scalar(
            select(Invitation).where(Invitation.secret_hash == invite_hash(secret), Invitation.expires_at > now)
        )
        offer = open_invite(secret, row.sealed, row.id) if row else None
    except (NotAnInvite, Damaged):
        return None
    # Somebody who has left the space meanwhile can invite nobody into it.
    if row is None or offer is None or offer.inviter not in members(session, offer.space):
        return None
    return Found(row.id, offer)


def accept(session: Session, me: Unlocked, text: str, name: str, terms: Terms, now: datetime) -> Someone | None:
    """Take the offered key into one's own keyring.

    None, and nothing used up, when the invitation opens nothing, is one's own, or there is no room for it.
    """
    found = look(session, text, now)
    if found is None or found.offer.inviter == me.account_id or not _has_room(session, me, found.offer):
        return None
    used = session.execute(delete(Invitation).where(Invitation.id == found.row_id).returning(Invitation.id)).first()
    if used is None:
        return None
    offer = found.offer
    ring = change_ring(session, me, lambda ring: accept_offer(ring, offer))
    role: Literal["member", "supporter"] = "member" if offer.kind == "bond" else "supporter"
    session.merge(Member(space_id=offer.space, account_id=me.account_id, role=role))
    someone = Someone(id=new_id(now), name=name, space=offer.space, role=role)
    change_profile(session, me, lambda about: with_someone(about, someone))
    agree(session, me, ring, offer.space, terms)
    return someone


def _has_room(session: Session, me: Unlocked, offer: Offer) -> bool:
    """Whether an offered space can be taken in: it is a new one, and there is a list to put its person in."""
    about = read_profile(session, me)
    return offer.space not in me.ring.keys and not about.damaged and len(about.people) < MOST_PEOPLE


def members(session: Session, space: str) -> list[str]:
    """The accounts a space is (or was) shared by."""
    return list(session.scalars(select(Member.account_id).where(Member.space_id == space)))


def agree(session: Session, me: Unlocked, ring: Keyring, space: str, terms: Terms) -> None:
    """Tick these terms for oneself; the other is asked again when they differ."""
    epoch, key = ring.newest(space)
    sealed = seal(entry_key(key), msgspec.json.encode(terms), _terms_place(space, me.account_id, epoch))
    session.merge(Agreement(space_id=space, account_id=me.account_id, epoch=epoch, sealed=sealed))


def terms_of(session: Session, ring: Keyring, space: str) -> dict[str, Terms]:
    """What each member has ticked, by account; a damaged one, or one of a former epoch, counts as not ticked."""
    found: dict[str, Terms] = {}
    newest, _ = ring.newest(space)
    for row in session.scalars(select(Agreement).where(Agreement.space_id == space, Agreement.epoch == newest)):
        try:
            plain = open_(
                entry_key(ring.key(space, row.epoch)), row.sealed, _terms_place(space, row.account_id, row.epoch)
            )
            found[row.account_id] = _TERMS.decode(plain)
        except (Damaged, msgspec.DecodeError):
            continue
    return found


def both_agree(session: Session, me: Unlocked, space: str) -> bool:
    """Whether everybody in the space has ticked the same, so that something may be shared."""
    ticked, everybody = terms_of(session, me.ring, space), members(session, space)
    return len(everybody) > 1 and agreed([ticked.get(account) for account in everybody])


def pause(session: Session, me: Unlocked, someone: Someone, paused: bool) -> None:
    """Rest from a bond, or come back; a mark in one's own sealed profile and nowhere else."""
    change_profile(session, me, lambda about: changed_person(about, someone.id, paused=paused))


def leave(session: Session, me: Unlocked, someone: Someone, *, say_so: bool, withdraw: bool, now: datetime) -> None:
    """Give the key back.  Quietly: nothing that anybody else can see changes, in the program or in the store."""
    space = someone.space
    if space is None:
        return
    if withdraw:
        delete_mine(session, me.ring, me.account_id, space)
    if say_so:
        _say_goodbye(session, me, space, now)
    change_ring(session, me, lambda ring: drop_space(ring, space))
    change_profile(session, me, lambda about: changed_person(about, someone.id, space=None, invited=None, paused=False))


def _say_goodbye(session: Session, me: Unlocked, space: str, now: datetime) -> None:
    write_entry(
        session,
        me.ring,
        entry_id=new_id(now),
        space=space,
        author=me.account_id,
        day=local_day(now, ZoneInfo(me.zone)),
        plain=encode(Left()),
    )
    session.execute(delete(Member).where(Member.space_id == space, Member.account_id == me.account_id))
    session.execute(delete(Agreement).where(Agreement.space_id == space, Agreement.account_id == me.account_id))
    session.execute(delete(Invitation).where(Invitation.space_id == space))


def dismiss(session: Session, me: Unlocked, someone: Someone) -> None:
    """End a supporter's space at once: with the space its copies are gone."""
    space = someone.space
    if space is None or someone.role != "owner":
        return
    session.execute(delete(Space).where(Space.id == space))
    change_ring(session, me, lambda ring: drop_space(ring, space))
    change_profile(session, me, lambda about: changed_person(about, someone.id, space=None, invited=None))


def _terms_place(space: str, account_id: str, epoch: int) -> Place:
    return Place("agreements", account_id, space, epoch, account_id, "terms/1")
