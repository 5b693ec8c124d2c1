"""Two worlds (security.md, promise 3): what Mara does for herself changes no byte of what Ada can observe.

Both worlds have the same seed, clock and randomness.  In one Mara is merely inactive.  Time that passes on the wall is
not compared.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.people import empty_store
from tests.promises.two_worlds import World, differences, played
from toward.bonds import access

Act = Callable[[World], object]


def writes_privately(world: World) -> None:
    world.mara.does("journal", page="For myself.")
    world.mara.does("one-true-thing")
    world.mara.begins_a("the-belief")
    world.mara.names("Somebody else", "a friend")


def opens_the_private_questions(world: World) -> None:
    for path in ("/help", "/help?country=RU", "/help?country=GB"):
        assert world.mara.get(path).status == 200


def is_offered_help(world: World) -> None:
    """B16: her own record gives reason to say something; she reads it, and puts it away."""
    for _ in range(2):
        fear = world.mara.does("feared-and-seen", "before")
        world.mara.does("feared-and-seen", "after", fear, outcome="away", came_true="yes")
    assert b"data-thought" in world.mara.get("/look-back").answer.content
    assert world.mara.post("/look-back/later").status == 303
    assert b"data-thought" not in world.mara.get("/look-back").answer.content


def says(world: World, act: str, **more: str) -> None:
    """A turn in what Ada shared first, in this very moment: the clock stands still."""
    said = world.mara.post(f"/shares/{world.first}/answers", {"act": act, "text": "I, too."} | more)
    assert said.status == (200 if more else 303)


def does_nothing_more(_: World) -> None:
    """Mara is away."""


def shares_with_somebody_else(world: World) -> None:
    world.mara.invites("Somebody else")


def comes_back_with_the_code(world: World) -> None:
    form = {"name": "Mara", "code": world.mara.code, "passphrase": "seven brass lanterns over still water"}
    assert world.mara.post("/recover", form).status == 303


QUIET: dict[str, Act] = {
    "rests": lambda world: world.mara.rests(world.ada),
    "rests and comes back": lambda world: [world.mara.rests(world.ada, paused) for paused in (True, False)],
    "leaves quietly": lambda world: world.mara.leaves(world.ada),
    "leaves quietly and would take back": lambda world: world.mara.leaves(world.ada, withdrawing=True),
    "looks at leaving": lambda world: world.mara.get(f"/between/{world.mara.person(world.ada)}/leaving"),
    "keeps a copy": lambda world: world.mara.get(f"/between/{world.mara.person(world.ada)}/copy"),
    "writes privately": writes_privately,
    "is offered help": is_offered_help,
    "opens the private questions": opens_the_private_questions,
    "deletes her own entries": lambda world: world.mara.post(f"/entries/{world.private}/deletion"),
    "looks at what came": lambda world: world.mara.sees(world.later),
    "reads it": lambda world: world.mara.opens(world.later),
    "passes": lambda world: [world.mara.opens(world.later), world.mara.get("/today")],
    "types and asks the coach": lambda world: says(world, "disclosure", go="coach"),
    "looks at the agreement": lambda world: world.mara.get(f"/between/{world.mara.person(world.ada)}/agreement"),
    "shares with somebody else": shares_with_somebody_else,
    "locks": lambda world: world.mara.locks(),
    "leaves the page at once": lambda world: world.mara.get("/leave"),
    "comes back with the code": comes_back_with_the_code,
    "deletes the account": lambda world: world.mara.post("/settings/deletion", {"passphrase": world.mara.passphrase}),
}
SEEN: dict[str, Act] = {
    "leaves and says so": lambda world: world.mara.leaves(world.ada, saying_so=True),
    "takes back": lambda world: world.mara.withdraws(world.hers),
    "answers": lambda world: says(world, "disclosure"),
    "changes the agreement": lambda world: world.mara.agrees(world.ada, private=False),
    "deletes the account and takes back": lambda world: world.mara.post(
        "/settings/deletion", {"passphrase": world.mara.passphrase, "withdraw": "yes"}
    ),
}
# What not even the store shows, to whoever has a copy of the disk.
TRACELESS = ("rests", "rests and comes back", "leaves quietly", "leaves quietly and would take back", "reads it")


def in_a_world(folder: Path, act: Act, monkeypatch: pytest.MonkeyPatch, *, to_the_end: bool = True) -> World:
    file = folder / "toward.sqlite3"
    folder.mkdir()
    shutil.copy(empty_store(), file)
    return played(folder, file, act, monkeypatch, to_the_end=to_the_end)


@pytest.fixture(scope="module")
def inactive(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The world in which Mara does nothing more."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        return in_a_world(tmp_path_factory.mktemp("inactive") / "data", does_nothing_more, monkeypatch)


@pytest.mark.parametrize("act", QUIET)
def test_ada_cannot_tell(inactive: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    other = in_a_world(tmp_path / "data", QUIET[act], monkeypatch)
    assert differences(inactive, other) == []
    assert len(inactive.observed) == len(other.observed)
    assert (other.stored == inactive.stored) or act not in TRACELESS


@pytest.mark.parametrize("act", SEEN)
def test_what_is_meant_to_be_seen_is_seen(
    inactive: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """The control: the same comparison finds an act that says something."""
    other = in_a_world(tmp_path / "data", SEEN[act], monkeypatch, to_the_end=False)
    assert differences(inactive, other)
    assert other.stored != inactive.stored


def test_nothing_done_twice_is_the_same(inactive: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the comparison itself: it compares many pages, with their nonces and ids, and two runs agree."""
    again = in_a_world(tmp_path / "data", does_nothing_more, monkeypatch)
    assert differences(inactive, again) == []
    assert again.stored == inactive.stored
    assert len(inactive.observed) > 60
    assert sum(b"nonce=" in repr(answer).encode() for _, answer in inactive.observed) > 40


def test_a_clue_of_one_byte_is_found(inactive: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the pages: were what Mara has read to be told, Ada would see it."""
    real = access._piece
    seen: list[str] = []

    def telling(opened: object) -> object:
        piece = real(opened)
        told = seen and piece.document is not None and hasattr(piece.document, "wish")
        return piece._replace(day=piece.day.replace(day=22)) if told else piece

    def reads_it(world: World) -> None:
        world.mara.opens(world.later)
        seen.append("now")

    monkeypatch.setattr(access, "_piece", telling)
    assert differences(inactive, in_a_world(tmp_path / "data", reads_it, monkeypatch))
