"""A world made once for the matrix of bonds: Ada and everybody who is, was, or never was in something with her."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import httpx

from tests.bonds.people import Friend
from tests.pages import Page
from tests.people import OUR_FORM, Cast, empty_store

FILE = "toward.sqlite3"
NOBODY = "01a0a0a0-0000-7000-8000-00000000000f"
Row = Mapping[str, str | int]

# Who asks.  The owner is Ada, at an unlocked browser; locked is Ada, too, at another.
ROLES = {
    "anonymous": "", "stranger": "Jonas", "other": "Ines", "expartner": "Ben", "exsupporter": "Tom",
    "supporter": "Sue", "partner": "Mara", "locked": "Ada", "owner": "Ada",
}  # fmt: skip


@dataclass
class World:
    """Where it lies, everybody's cookies, and the ids that stand in the table's addresses."""

    folder: Path
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=dict)

    def told(self, text: str, role: str) -> str:
        """A text of the table with ids in their places: {ada} and {mine} are of whoever asks."""
        ids = {"ada": NOBODY, "mine": NOBODY} | self.ids | self.own.get(role, {})
        return re.sub(r"\{(\w+)\}", lambda name: ids[name[1]], text)

    def copied(self, folder: Path) -> Cast:
        """A place of its own; streams have an end in it."""
        shutil.copytree(self.folder, folder)
        return Cast(folder, where=folder / FILE)

    def asks(self, cast: Cast, role: str, row: Row, path: str = "") -> Page:
        """Send what the row says, to its address or to another, as a browser of that role."""
        person = Friend.holding(cast, ROLES[role], self.cookies.get(role, {}))
        method, _, own_path = self.told(str(row["route"]), role).partition(" ")
        form = self.told(str(row.get("form", "")), role).encode()
        return person.sends(method, path or own_path, form if method == "POST" else b"", **OUR_FORM)

    def is_right(self, cast: Cast, role: str, row: Row) -> bool:
        """Whether a role gets what the row says; what is forbidden to the byte what does not exist gets."""
        page = self.asks(cast, role, row)
        if page.status == 404 == row[role]:
            return page.normalised() == self.asks(cast, role, row, "/no/such/address").normalised()
        return page.status == row[role]


@cache
def the_world() -> World:
    """Made once in a process.

    Ben came first into the bond that Mara is in now.  Sue helps Ada; Tom did.  Ines shares with Olga.
    From what she shares with Noor, Ada rests.
    """
    made = World(Path(mkdtemp(prefix="toward-matrix-")))
    shutil.copy(empty_store(), made.folder / FILE)
    with Cast(made.folder, where=made.folder / FILE) as cast:
        names = ("Ada", "Mara", "Ben", "Jonas", "Ines", "Olga", "Sue", "Tom", "Noor")
        people = {name: Friend.comes(cast, name) for name in names}
        ada, mara, ben, ines, sue, tom = (people[name] for name in ("Ada", "Mara", "Ben", "Ines", "Sue", "Tom"))
        ada.invites("Somebody close")
        ben.accepts(ada.token, "Ada")
        former = ada.says("Said to Ben.", "Somebody close")
        ada.invites("Somebody close")
        mara.accepts(ada.token, "Ada")
        shared = ada.says("I worry about the rent.", "Somebody close")
        answered = ada.says("Another thing.", "Somebody close")
        mara.opens(answered)
        mara.reflects(answered)
        ada.shares_with(people["Noor"])
        resting = people["Noor"].says("Said to Ada, who rests.", ada)
        ada.rests(people["Noor"])
        ines.shares_with(people["Olga"])
        ada.gets_help_from(tom)
        ada.says("Copied for Tom.", tom)
        ada.dismisses(tom)
        ada.gets_help_from(sue)
        copied = ada.says("Copied for Sue.", sue)
        made.ids |= {
            "person": ada.person("Somebody close"), "alone": ada.person("Jonas, a friend"), "sue": ada.person(sue),
            "answer": cast.rows("SELECT id FROM entries WHERE answer_to = ?", answered)[0][0], "resting": resting,
            "share": shared, "former": former, "copied": copied, "entry": ada.does("journal"),
            "token": ada.invites("One more"),
        }  # fmt: skip
        locked = ada.elsewhere()
        locked.locks()
        for role, name in ROLES.items():
            if name:
                browser = locked if role == "locked" else people[name]
                made.cookies[role] = dict(httpx.Cookies(browser.cookies))
                if name != "Ada":
                    entry = people[name].does("journal")
                    made.own[role] = {"ada": people[name].people.get("Ada", NOBODY), "mine": entry}
        cast.store.checkpoint()
    return made
