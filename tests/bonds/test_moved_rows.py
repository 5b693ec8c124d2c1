"""A row of a bond is moved: to another writer, day, id, epoch, space or thread; its words are shown nowhere."""

from collections.abc import Callable

import pytest

from tests.bonds.people import Friend
from tests.bonds.test_attacks import WORDS, unlocked
from tests.people import Cast
from toward.spaces.ids import new_id

MOVES: dict[str, Callable[[dict[str, str]], tuple[str, tuple[str, ...]]]] = {
    "another writer": lambda ids: ("UPDATE entries SET author_id = ? WHERE id = ?", (ids["mara"], ids["shared"])),
    "another day": lambda ids: ("UPDATE entries SET day = '2026-11-22' WHERE id = ?", (ids["shared"],)),
    "another id": lambda ids: ("UPDATE entries SET id = ? WHERE id = ?", (ids["free"], ids["shared"])),
    "another epoch": lambda ids: ("UPDATE entries SET epoch = 2 WHERE id = ?", (ids["shared"],)),
    "another space": lambda ids: ("UPDATE entries SET space_id = ? WHERE id = ?", (ids["other"], ids["shared"])),
    "an answer made a root": lambda ids: ("UPDATE entries SET answer_to = NULL WHERE id = ?", (ids["answer"],)),
    "a root made an answer": lambda ids: (
        "UPDATE entries SET answer_to = ? WHERE id = ?", (ids["second"], ids["shared"]),
    ),
    "an answer to something else": lambda ids: (
        "UPDATE entries SET answer_to = ? WHERE id = ?", (ids["second"], ids["answer"]),
    ),
    "a swapped seal": lambda ids: (
        "UPDATE entries SET sealed = (SELECT sealed FROM entries WHERE id = ?) WHERE id = ?",
        (ids["second"], ids["shared"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("move", MOVES)
def test_a_moved_row_shows_its_words_nowhere(cast: Cast, both: tuple[Friend, Friend], ben: Friend, move: str) -> None:
    ada, mara = both
    ada.shares_with(ben)
    shared, second = ada.says(WORDS, mara), ada.says("Another thing.", mara)
    mara.opens(shared)
    mara.opens(second)
    mara.reflects(shared, "It is the money.")
    ((answer,),) = cast.rows("SELECT id FROM entries WHERE answer_to = ?", shared)
    others = cast.rows("SELECT space_id FROM members WHERE account_id = ?", unlocked(ben).account_id)
    ids = {
        "shared": shared, "second": second, "answer": answer, "other": others[0][0],
        "mara": unlocked(mara).account_id, "free": new_id(cast.clock()),
    }  # fmt: skip
    moved = "It is the money." if "answer" in move.partition(" made")[0] else WORDS
    readers = [mara, ben]
    assert moved in mara.sees(shared).text
    statement, values = MOVES[move](ids)
    assert cast.alters(statement, *values) == 1
    for reader in readers:
        for path in ["/today", *(f"/between/{one}" for one in reader.people.values()), f"/shares/{ids['free']}"]:
            assert moved not in reader.get(path).html, path
        for entry in (shared, second, answer):
            assert moved not in reader.sees(entry).html, entry
    assert "Another thing." in ada.sees(second).text


def test_the_rows_as_they_were_show_them(cast: Cast, both: tuple[Friend, Friend]) -> None:
    """The control of the moves: moved there and back, the words are there again."""
    ada, mara = both
    shared = ada.says(WORDS, mara)
    mara.opens(shared)
    for column, other in (("epoch", 2), ("day", "2026-11-22"), ("author_id", "nobody")):
        ((was,),) = cast.rows(f"SELECT {column} FROM entries WHERE id = ?", shared)
        cast.alters(f"UPDATE entries SET {column} = ? WHERE id = ?", other, shared)
        assert WORDS not in mara.sees(shared).html
        cast.alters(f"UPDATE entries SET {column} = ? WHERE id = ?", was, shared)
        assert WORDS in mara.sees(shared).html
