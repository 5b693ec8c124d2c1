"""Spaces and the one table of entries; what a row means stands inside its seal."""

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from toward.db import Base


class Space(Base):
    """Something sealed words lie in: one person's own, later a bond's."""

    __tablename__ = "spaces"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)


class Member(Base):
    """Who is told of changes in a space: each `member` of a bond, `owner` and `supporter` of a supporter's space.

    It opens nothing: what somebody can read, their keyring decides.  Leaving quietly leaves the row as it was.
    """

    __tablename__ = "members"

    space_id: Mapped[str] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    role: Mapped[str] = mapped_column(String(12))


class Entry(Base):
    """One thing somebody wrote.  In the clear: when (a day), by whom, in which space, answering which other."""

    __tablename__ = "entries"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    space_id: Mapped[str] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    author_id: Mapped[str] = mapped_column(String(36))
    day: Mapped[date] = mapped_column(Date)
    answer_to: Mapped[str | None] = mapped_column(String(36))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    # Every page asks for a window of days in a space; with this a page costs the same after ten years.
    __table_args__ = (
        Index("entries_by_day", "space_id", "day", "id"),
        Index("entries_by_answer", "answer_to"),
    )


class Draft(Base):
    """A practice begun and not finished: sealed like an entry, so that a locked phone loses nothing.

    When it is finished an entry of the same id takes its place.
    """

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    space_id: Mapped[str] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"), index=True)
    epoch: Mapped[int]
    author_id: Mapped[str] = mapped_column(String(36))
    version: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
