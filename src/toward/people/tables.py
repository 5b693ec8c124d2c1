"""A person, the slots their account key lies in, their sign-ins, and their sealed profile."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from toward.db import Base, Instant


class Account(Base):
    """Somebody who signed up.  Only what jobs need is in the clear."""

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    login: Mapped[str] = mapped_column(String(40))
    login_folded: Mapped[str] = mapped_column(String(80), unique=True)
    locale: Mapped[str] = mapped_column(String(2))
    time_zone: Mapped[str] = mapped_column(String(64))
    idle_minutes: Mapped[int]
    app_name: Mapped[str] = mapped_column(String(12))
    ring_version: Mapped[int]
    ring: Mapped[bytes] = mapped_column(LargeBinary)


class Profile(Base):
    """The sealed document of what is about the person: the people in their life, their belief, kind lines kept."""

    __tablename__ = "profiles"

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]
    epoch: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Slot(Base):
    """The account key, sealed under what a passphrase or a recovery code gives."""

    __tablename__ = "slots"
    __table_args__ = (UniqueConstraint("account_id", "kind"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(12))
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    memory_kib: Mapped[int]
    passes: Mapped[int]
    lanes: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # The recovery code itself, under the account key, until its owner has retyped a part of it.
    unconfirmed: Mapped[bytes | None] = mapped_column(LargeBinary)


class SignIn(Base):
    """One browser that is signed in: a hash of its token, and while unlocked the account key under that token."""

    __tablename__ = "sign_ins"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    sealed_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    locks_at: Mapped[datetime | None] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    shared_device: Mapped[bool]


class Device(Base):
    """A browser that once opened this account, so that strangers' guesses never use up its own allowance."""

    __tablename__ = "devices"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
