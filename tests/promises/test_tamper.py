"""Tamper (security.md, promise 4): a changed bit, a moved row, another writer: "damaged", and none passed over."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.promises.world import Visited
from toward.people.accounts import open_with_passphrase
from toward.people.profile import read_profile
from toward.people.signins import SIGN_IN_COOKIE, Keyless, Unlocked, look_up
from toward.practice.access import lately, own_draft
from toward.spaces import entries
from toward.spaces.entries import one_entry
from toward.vault import Place

PASSPHRASE = "nine quiet otters under a tall lamp"


def unlocked(cast: Visited, role: str = "owner") -> Unlocked:
    """Whoever the role is, with the keys in hand."""
    token = dict(cast.role(role).cookies)[SIGN_IN_COOKIE]
    with cast.store.read() as session:
        person = look_up(session, token, cast.clock())
    assert isinstance(person, Unlocked)
    return person


def looks_up(cast: Visited, role: str = "owner") -> object:
    with cast.store.read() as session:
        return look_up(session, dict(cast.role(role).cookies)[SIGN_IN_COOKIE], cast.clock())


def flips(
    cast: Visited, table: str, column: str, key: str, row: str, opens: Callable[[], bool], step: int
) -> list[int]:
    """Flip one bit in every `step`th byte of a seal, one after the other; at which bytes it still opened."""
    ((whole,),) = cast.rows(f"SELECT {column} FROM {table} WHERE {key} = ?", row)
    survived = []
    for place in {*range(0, len(whole), step), *range(14), len(whole) - 1}:
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        cast.alters(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", bytes(changed), row)
        survived += [place] * opens()
    for shorter in (b"", whole[:1], whole[:14], whole[:-1], whole + b"\0", whole * 2):
        cast.alters(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", shorter, row)
        survived += [-1] * opens()
    cast.alters(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", whole, row)
    assert opens(), "it must open again when it is whole"
    return survived


def test_no_changed_bit_opens_an_entry(visited: Visited) -> None:
    me, entry = unlocked(visited), visited.world.entry

    def opens() -> bool:
        with visited.store.read() as session:
            found = one_entry(session, me.ring, entry)
        assert found is not None
        return found.plain is not None

    assert flips(visited, "entries", "sealed", "id", entry, opens, 5) == []


def test_no_changed_bit_opens_a_draft(visited: Visited) -> None:
    me, draft = unlocked(visited), visited.world.draft

    def opens() -> bool:
        with visited.store.read() as session:
            return own_draft(session, me, draft)[1] is not None

    assert flips(visited, "drafts", "sealed", "id", draft, opens, 5) == []


def test_no_changed_bit_opens_a_profile(visited: Visited) -> None:
    me = unlocked(visited)

    def opens() -> bool:
        with visited.store.read() as session:
            return not read_profile(session, me).damaged

    assert flips(visited, "profiles", "sealed", "account_id", me.account_id, opens, 5) == []


def test_no_changed_bit_opens_a_keyring(visited: Visited) -> None:
    me = unlocked(visited)

    def opens() -> bool:
        found = looks_up(visited)
        assert isinstance(found, Unlocked | Keyless)
        return isinstance(found, Unlocked)

    assert flips(visited, "accounts", "ring", "id", me.account_id, opens, 5) == []


def test_no_changed_bit_opens_a_sign_in(visited: Visited) -> None:
    me = unlocked(visited)

    def opens() -> bool:
        return isinstance(looks_up(visited), Unlocked)

    assert flips(visited, "sign_ins", "sealed_key", "id", me.sign_in_id, opens, 5) == []


@pytest.mark.parametrize("column", ["sealed", "salt"])
def test_no_changed_bit_opens_a_slot(visited: Visited, column: str) -> None:
    me = unlocked(visited)
    ((slot,),) = visited.rows("SELECT id FROM slots WHERE account_id = ? AND kind = 'passphrase'", me.account_id)

    def opens() -> bool:
        return open_with_passphrase(visited.store, visited.stretching, me.account_id, PASSPHRASE) is not None

    if column == "sealed":
        assert flips(visited, "slots", "sealed", "id", slot, opens, 9) == []
    else:
        visited.alters("UPDATE slots SET salt = zeroblob(16) WHERE id = ?", slot)
        assert not opens()


# A row is moved: every column that stands in the clear beside the seal.
MOVES = [
    "UPDATE entries SET id = '01a0a0a0-0000-7000-8000-000000000009' WHERE id = :entry",
    "UPDATE entries SET day = '2026-11-22' WHERE id = :entry",
    "UPDATE entries SET epoch = 2 WHERE id = :entry",
    "UPDATE entries SET epoch = -1 WHERE id = :entry",
    "UPDATE entries SET author_id = 'somebody else' WHERE id = :entry",
    "UPDATE entries SET author_id = (SELECT id FROM accounts WHERE login = 'Mara') WHERE id = :entry",
    "UPDATE entries SET answer_to = '01a0a0a0-0000-7000-8000-000000000009' WHERE id = :entry",
    "UPDATE entries SET sealed = (SELECT sealed FROM drafts WHERE id = :draft) WHERE id = :entry",
    "UPDATE entries SET sealed = (SELECT sealed FROM entries WHERE id != :entry) WHERE id = :entry",
    "UPDATE entries SET sealed = (SELECT p.sealed FROM profiles p JOIN accounts a ON a.id = p.account_id"
    " WHERE a.login = 'Ada') WHERE id = :entry",
    "UPDATE drafts SET id = '01a0a0a0-0000-7000-8000-000000000009' WHERE id = :draft",
    "UPDATE drafts SET version = 2 WHERE id = :draft",
    "UPDATE drafts SET epoch = 0 WHERE id = :draft",
    "UPDATE drafts SET space_id = (SELECT space_id FROM entries WHERE id != :entry) WHERE id = :draft",
    "UPDATE drafts SET sealed = (SELECT sealed FROM entries WHERE id = :entry) WHERE id = :draft",
    "UPDATE profiles SET version = version + 1",
    "UPDATE profiles SET epoch = epoch + 1",
    "UPDATE profiles SET sealed = (SELECT sealed FROM entries WHERE id = :entry)",
    "UPDATE profiles SET sealed = (SELECT p.sealed FROM profiles p WHERE p.account_id != profiles.account_id)",
]


def moved(visited: Visited, statement: str) -> None:
    places = {":entry": visited.world.entry, ":draft": visited.world.draft}
    for name, value in places.items():
        statement = statement.replace(name, f"'{value}'")
    assert visited.alters(statement) >= 1


@pytest.mark.parametrize("statement", MOVES, ids=[move.removeprefix("UPDATE ")[:50] for move in MOVES])
def test_a_moved_row_is_said_to_be_damaged_and_is_not_passed_over(visited: Visited, statement: str) -> None:
    moved(visited, statement)
    page = visited.role("owner").get("/today")
    assert page.status == 200
    assert page.html.count("data-damaged") == 1
    assert len([link for link in page.links() if link.startswith("/entries/")]) == 1
    for path in ("/mine", "/between", "/look-back", "/practise", "/people"):
        assert visited.role("owner").get(path).status == 200


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET space_id = (SELECT space_id FROM entries WHERE id != :entry) WHERE id = :entry",
        "UPDATE entries SET space_id = (SELECT space_id FROM entries e WHERE e.id != entries.id), author_id ="
        " (SELECT author_id FROM entries e WHERE e.id != entries.id)",
    ],
)
def test_what_is_moved_into_somebodys_space_shows_them_nothing(visited: Visited, statement: str) -> None:
    moved(visited, statement)
    mara = visited.role("stranger")
    page = mara.get("/mine")
    assert page.html.count("data-damaged") >= 1
    assert "rent" not in page.text
    assert "rent" not in mara.get(f"/entries/{visited.world.entry}").text


def test_somebody_elses_passphrase_opens_nothing_though_their_slot_is_put_in_place(visited: Visited) -> None:
    ada, mara = unlocked(visited), unlocked(visited, "stranger")
    visited.alters("DELETE FROM slots WHERE account_id = ? AND kind = 'passphrase'", ada.account_id)
    visited.alters(
        "UPDATE slots SET account_id = ? WHERE account_id = ? AND kind = 'passphrase'", ada.account_id, mara.account_id
    )
    thief = visited.visitor()
    assert thief.post("/sign-in", {"name": "Ada", "passphrase": "a violet staircase nobody has counted"}).status == 422
    assert thief.post("/sign-in", {"name": "Ada", "passphrase": PASSPHRASE}).status == 422


def test_a_sign_in_moved_to_another_account_is_locked(visited: Visited) -> None:
    ada, mara = unlocked(visited), unlocked(visited, "stranger")
    visited.alters("UPDATE sign_ins SET account_id = ? WHERE id = ?", ada.account_id, mara.sign_in_id)
    page = visited.role("stranger").get("/today")
    assert page.status == 403
    assert "rent" not in page.text


def test_somebody_elses_keyring_is_none_of_ones_own(visited: Visited) -> None:
    moved(visited, "UPDATE accounts SET ring = (SELECT ring FROM accounts WHERE login = 'Mara') WHERE login = 'Ada'")
    assert visited.role("owner").get("/today").status == 409
    assert visited.role("stranger").get("/today").status == 200


def test_an_older_keyring_or_profile_put_back_is_found(visited: Visited) -> None:
    """A row and its version go together: neither alone can be put back."""
    visited.alters("UPDATE accounts SET ring_version = ring_version + 1")
    assert visited.role("owner").get("/today").status == 409


def test_an_unbound_seal_would_open_where_it_does_not_belong(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: were a seal bound to nothing, the same moves would pass unseen."""

    def nowhere(*_: Any) -> Place:
        return Place("", "", "", 0, "", "")

    monkeypatch.setattr(entries, "_place", nowhere)
    visited.role("owner").post(f"/drafts/{visited.world.draft}/1", {"page": "An unbound evening", "go": "next"})
    visited.alters("UPDATE entries SET day = '2026-11-20', author_id = 'nobody' WHERE id = ?", visited.world.draft)
    me = unlocked(visited)
    with visited.store.read() as session:
        found = {one.id: one.record for one in lately(session, me, visited.clock().date())}
    assert found[visited.world.draft] is not None
    assert found[visited.world.entry] is None  # sealed before, and bound
