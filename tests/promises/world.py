"""A small world made once and copied for every test: Ada with something in every table, Mara, and a locked Ada."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.people import Cast, Somebody


@dataclass(frozen=True)
class World:
    """Where it lies, who was signed in, and what Ada has there."""

    folder: Path
    cookies: dict[str, dict[str, str]]
    code: str
    entry: str
    draft: str

    def told(self, text: str) -> str:
        """A text of a table with Ada's ids in their places."""
        return text.replace("{entry}", self.entry).replace("{draft}", self.draft)


class Visited(Cast):
    """A copy of the world, and the people in it as they were."""

    def __init__(self, world: World, folder: Path) -> None:
        shutil.copytree(world.folder, folder)
        super().__init__(folder)
        self.world = world
        self.app.state.changes.end()  # or a stream would have no end, and the test neither

    def role(self, name: str) -> Somebody:
        """Somebody of the matrix: anonymous, locked, owner or stranger."""
        person = Somebody(self, "Mara" if name == "stranger" else "Ada", "")
        for key, value in self.world.cookies.get(name, {}).items():
            person.cookies.set(key, value, domain="toward.test")
        return person


def make_world(folder: Path) -> World:
    """Ada said one thing aloud and is in the middle of another; at a second browser of hers the key is put away."""
    with Cast(folder) as cast:
        ada, mara = cast.signs_up("Ada"), cast.signs_up("Mara")
        entry, draft = ada.does("one-true-thing"), ada.begins_a("journal")
        mara.does("journal")
        locked = ada.elsewhere()
        locked.locks()
        people = {"owner": ada, "stranger": mara, "locked": locked}
        return World(
            folder, {name: dict(httpx.Cookies(one.cookies)) for name, one in people.items()}, ada.code, entry, draft
        )
