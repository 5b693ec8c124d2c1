"""What is true of the bonds in `test_machine`: who was given which key, who belongs, and every word that was said."""

import re
import shutil
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from tests.bonds.living import NAMES, prepared


@dataclass
class Space:
    """What is true of a space: its newest epoch, who belongs to it, and the token that opens it now."""

    members: list[str]
    epoch: int = 1
    token: str = ""
    inviter: str = ""
    hours: float = 0


@dataclass
class Word:
    """Something said there: a root, or the answer to one."""

    id: str
    text: str
    space: int
    epoch: int
    author: str
    answer_to: str = ""


@dataclass
class Link:
    """A person in somebody's list: the address of their bond, and which space it is."""

    label: str
    space: int | None = None
    paused: bool = False


@dataclass
class Known:
    """What somebody has: the epochs of each space, and the people in their list."""

    epochs: dict[int, set[int]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)


class Bonds:
    """The place, its people, and beside them what each act should have changed."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="toward-lives-"))
        self.cast = prepared().copied(self.folder / "data").__enter__()
        self.people = {name: prepared().person(self.cast, name) for name in NAMES}
        self.known = {name: Known() for name in NAMES}
        self.spaces: list[Space] = []
        self.words: dict[str, Word] = {}
        self.old_tokens: list[tuple[int, str]] = []
        self.numbers = count(1)
        self.cast.app.state.allowance.guess = lambda *_: True  # it counts by the clock on the wall

    def teardown(self) -> None:
        self.cast.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def shows(self, text: str, word: Word) -> bool:
        return re.search(rf"\b{word.text}\b", text) is not None

    def link_to(self, name: str, space: int) -> Link | None:
        return next((link for link in self.known[name].links if link.space == space), None)

    def reads(self, name: str, word: Word) -> bool:
        link = self.link_to(name, word.space)
        return link is not None and not link.paused and word.epoch in self.known[name].epochs[word.space]

    def goes_on(self, name: str, word: Word) -> bool:
        """Whether it can still be answered or changed there by this person."""
        newest = max(self.known[name].epochs.get(word.space, {0}))
        return self.reads(name, word) and word.epoch == newest and name in self.spaces[word.space].members

    def added(self, name: str, other: str) -> Link:
        link = Link(f"{other} {next(self.numbers)}")
        self.people[name].person(link.label)
        self.known[name].links.insert(0, link)
        return link

    def invites(self, name: str, link: Link) -> None:
        person, known = self.people[name], self.known[name]
        where = f"/between/{person.person(link.label)}/invitation"
        if link.space is not None and name not in self.spaces[link.space].members:
            assert person.post(where).status == 404
            return
        token = person.invites(link.label)
        if link.space is None:
            link.space = len(self.spaces)
            self.spaces.append(Space([name]))
            known.epochs[link.space] = {1}
        else:
            space = self.spaces[link.space]
            if space.token:
                self.old_tokens.append((link.space, space.token))
            space.epoch, space.members = space.epoch + 1, [name]
            known.epochs[link.space].add(space.epoch)
        space = self.spaces[link.space]
        space.token, space.inviter, space.hours = token, name, 0

    def accepts(self, name: str, at: int, token: str) -> None:
        space, known, label = self.spaces[at], self.known[name], f"somebody {next(self.numbers)}"
        fresh = token == space.token and space.hours < 24 and space.inviter in space.members
        opens = fresh and space.inviter != name and at not in known.epochs
        assert self.people[name].accepts(token, label).status == (303 if opens else 422)
        if opens:
            known.links.insert(0, Link(label, at))
            known.epochs[at] = {space.epoch}
            space.members.append(name)
            self.old_tokens.append((at, token))
            space.token = ""

    def shares(self, name: str, link: Link) -> None:
        person, text = self.people[name], f"word{next(self.numbers)}"
        form = {"entry": person.entry, "whom": person.person(link.label), "text": text, "wish": "know"}
        shared = person.post("/shares", form)
        space = self.spaces[link.space] if link.space is not None else None
        may = space is not None and not link.paused and name in space.members and len(space.members) > 1
        assert shared.status == (303 if may else 404)
        if space is not None and link.space is not None and may:
            new = shared.location.rpartition("/")[2]
            self.words[new] = Word(new, text, link.space, space.epoch, name)

    def gone(self, name: str, link: Link, saying_so: bool, withdrawing: bool) -> None:
        if link.space is None:
            return
        space = self.spaces[link.space]
        if saying_so and withdrawing:
            self.forgets([w for w in self.words.values() if (w.space, w.author) == (link.space, name)])
        if saying_so:
            space.members = [member for member in space.members if member != name]
            space.token = self.closed(link.space, space.token)
        del self.known[name].epochs[link.space]
        link.space, link.paused = None, False

    def closed(self, at: int, token: str) -> str:
        if token:
            self.old_tokens.append((at, token))
        return ""

    def forgets(self, words: list[Word]) -> None:
        gone = {word.id for word in words}
        self.words = {at: w for at, w in self.words.items() if not {at, w.answer_to} & gone}
