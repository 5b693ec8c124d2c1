"""Where tests write: in memory, in a folder that no run takes away from another."""

import tempfile
from pathlib import Path

import pytest

from tests import memory
from tests.memory import PREFIX, Desk, has_room


def test_a_run_leaves_nothing_and_takes_nothing_from_one_that_lives(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}of-old" / "sub").mkdir(parents=True)
    mine = tmp_path / "mine"
    mine.mkdir()
    one = Desk(tmp_path)
    other = Desk(tmp_path)
    assert set(tmp_path.iterdir()) == {mine, one.folder, other.folder}
    one.clears()
    assert set(tmp_path.iterdir()) == {mine, other.folder}
    other.clears()


def test_it_becomes_the_place_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "elsewhere")
    monkeypatch.setattr(tempfile, "tempdir", "elsewhere")
    desk = Desk(tmp_path)
    desk.becomes_the_place_for_everything()
    assert tempfile.gettempdir() == str(desk.folder)
    desk.clears()


def test_where_there_is_no_room_everything_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "ROOM", 1)
    assert has_room(tmp_path)
    monkeypatch.setattr(memory, "ROOM", 2**60)
    assert not has_room(tmp_path)
    assert not has_room(tmp_path / "nowhere")
