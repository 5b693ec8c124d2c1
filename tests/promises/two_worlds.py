"""The same story told twice with the same seed, clock and randomness; only what Mara does at one moment differs."""

import hashlib
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bonds.people import Friend
from tests.pages import Page
from tests.people import Cast
from toward.db import Base

WORDS = "I worry about the rent."
# What nobody else is shown, and what ends a visit.
NOT_FOLLOWED = ("/leave", "/sign-out", "/static", "#", "http", "/help", "mailto")


class Chance:
    """Randomness that is the same in both worlds: each person draws from a stream of their own."""

    def __init__(self) -> None:
        self.drawn: dict[str, int] = {}
        self.who = "nobody"

    def __call__(self, size: int) -> bytes:
        number = self.drawn[self.who] = self.drawn.get(self.who, 0) + 1
        return hashlib.shake_256(f"{self.who} {number}".encode()).digest(size)


class Acting(Friend):
    """Somebody whose requests draw from their own randomness."""

    chance: Chance

    def sends(self, method: str, path: str, body: bytes = b"", **headers: str) -> Page:
        self.chance.who = self.name
        return super().sends(method, path, body, **headers)

    def begins_a(self, practice: str, stage: str = "main", follows: str = "", draft: str = "") -> str:
        self.chance.who = self.name  # the browser makes the draft's id
        return super().begins_a(practice, stage, follows, draft)


class World:
    """A place in which Ada and Mara share, and everything that Ada can observe."""

    def __init__(self, folder: Path, where: Any, chance: Chance) -> None:
        self.cast = Cast(folder, where=where)
        self.chance = chance
        self.observed: list[tuple[str, object]] = []
        self.pokes: list[str] = []

    def comes(self, name: str, language: str) -> Acting:
        """Sign up; every draw from then on is theirs."""
        self.chance.who = name
        somebody: Acting = Acting.comes(self.cast, name, language)
        somebody.chance = self.chance
        return somebody

    def begins(self) -> None:
        """Ada and Mara share; something of Ada's was answered, something has only just come."""
        self.ada, self.mara = self.comes("Ada", "en"), self.comes("Mara", "ru")
        self.private = self.mara.does("journal")
        self.ada.shares_with(self.mara)
        self.first = self.ada.says(WORDS, self.mara)
        self.mara.opens(self.first)
        self.mara.reflects(self.first, "It is the money.")
        self.hers = self.mara.says("Something of Mara’s.", self.ada)
        self.later = self.ada.says("Only just shared.", self.mara, wish="comfort")
        self.mara.get("/today")
        self._listens()

    def _listens(self) -> None:
        """Hear every hint that a page of Ada's would hear."""
        real, changes = self.cast.app.state.changes.poke, self.cast.app.state.changes
        ids = dict(self.cast.rows("SELECT login, id FROM accounts"))
        hers, self.maras_id = ids["Ada"], ids["Mara"]

        def poke(account_id: str) -> None:
            self.pokes += ["changed"] * (account_id == hers)
            real(account_id)

        changes.poke = poke

    def ada_looks(self) -> None:
        """Every page that Ada can come to, byte for byte; and what her open pages were told."""
        ahead = ["/today", "/between", "/mine", "/look-back", "/practise", "/settings", "/settings/deletion"]
        seen: set[str] = set()
        ahead += [f"/between/{self.ada.person(self.mara)}/{page}" for page in ("copy", "agreement", "leaving")]
        while ahead:
            path = ahead.pop(0)
            if path in seen or path.startswith(NOT_FOLLOWED):
                continue
            seen.add(path)
            page = self.ada.get(path)
            self.observed.append((path, whole(page)))
            ahead += page.links()
        self.observed.append(("stream", list(self.pokes)))

    def ada_goes_on(self) -> None:
        """Ada does what she may do, now and on the next days; every answer to it is kept, too."""
        ada, mara = self.ada, self.mara
        self._does("verdict", ada.confirms(self.first))
        self._does("opens", ada.opens(self.hers))
        self._does("reflects", ada.reflects(self.hers, "What I hear."))
        self._does("edits", ada.edits(self.later, "Put better."))
        shared = ada.says("One thing more.", mara, wish="think")
        self.ada_looks()
        self.cast.clock.forward(days=3)
        ada.signs_in()
        self._does("withdraws", ada.withdraws(shared))
        self._does("agrees", ada.agrees(mara))
        self._does("invites", ada.post(f"/between/{ada.person(mara)}/invitation", {"private": "yes"}))
        self.ada_looks()

    def _does(self, what: str, page: Page) -> None:
        self.observed.append((what, whole(page)))

    def rows(self) -> dict[str, list[object]]:
        """The store as a thief would find it, without what Mara alone can change: her sealed ring and profile."""
        hers = self.maras_id
        found: dict[str, list[object]] = {}
        for name, table in Base.metadata.tables.items():
            columns = [column.name for column in table.columns if name != "accounts" or "ring" not in column.name]
            where = f" WHERE account_id != '{hers}'" if name == "profiles" else ""
            found[name] = sorted(self.cast.rows(f"SELECT {', '.join(columns)} FROM {name}{where}"), key=repr)
        found["rings"] = self.cast.rows("SELECT ring, ring_version FROM accounts WHERE id != ?", hers)
        return found


def whole(page: Page) -> object:
    """All of an answer: nothing is left out and nothing made alike."""
    return page.status, sorted(page.headers.multi_items()), page.answer.content


def played(
    folder: Path,
    where: Any,
    act: Callable[[World], object],
    monkeypatch: pytest.MonkeyPatch,
    *,
    to_the_end: bool = True,
) -> World:
    """The story with what Mara does in the middle of it; what Ada observes then, and for days afterwards."""
    chance = Chance()
    with monkeypatch.context() as patched:
        patched.setattr(os, "urandom", chance)
        patched.setattr(random, "_urandom", chance)
        world = World(folder, where, chance)
        with world.cast:
            world.begins()
            act(world)
            world.stored = world.rows()
            world.ada_looks()
            if to_the_end:
                world.ada_goes_on()
    return world


def differences(one: World, other: World) -> list[str]:
    """At what Ada could tell the two apart."""
    pairs = zip(one.observed, other.observed, strict=False)
    return [what for (what, was), (where, now) in pairs if (what, was) != (where, now)]
