"""A place made once and copied: Ada, Mara and Ben, each with an entry of their own, before anybody shares."""

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import httpx

from tests.bonds.people import Friend
from tests.people import Cast, empty_store

NAMES = ("Ada", "Mara", "Ben")
FILE = "toward.sqlite3"


@dataclass(frozen=True)
class Prepared:
    """Where it lies, and of each person: cookies, passphrase, recovery code, an entry of their own."""

    folder: Path
    people: dict[str, tuple[dict[str, str], str, str, str]] = field(default_factory=dict)

    def copied(self, folder: Path) -> Cast:
        """A place of its own to play in."""
        shutil.copytree(self.folder, folder)
        return Cast(folder, where=folder / FILE)

    def person(self, cast: Cast, name: str) -> Friend:
        """Somebody there, with `entry`, what they wrote for themselves."""
        cookies, passphrase, code, entry = self.people[name]
        friend = Friend.holding(cast, name, cookies, passphrase)
        friend.code, friend.entry = code, entry
        return friend


@cache
def prepared() -> Prepared:
    """Made once in a process."""
    made = Prepared(Path(mkdtemp(prefix="toward-three-")))
    shutil.copy(empty_store(), made.folder / FILE)
    with Cast(made.folder, where=made.folder / FILE) as cast:
        for name in NAMES:
            one = Friend.comes(cast, name)
            entry = one.does("one-honest-sentence", sentence=f"{name} alone knows this.")
            made.people[name] = (dict(httpx.Cookies(one.cookies)), one.passphrase, one.code, entry)
        cast.store.checkpoint()
    return made
