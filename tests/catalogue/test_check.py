"""All mistakes at once, whichever file they stand in and however it is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toward.catalogue import BrokenCatalogue, check_path, load

from .conftest import example_files
from .test_mistakes import changed

Written = Callable[..., Path]


def test_one_wrong_key_does_not_hide_what_is_wrong_elsewhere(written: Written) -> None:
    """Keys and values, what they refer to, and the words of both languages, in one run."""
    text, _ = changed("practice", "minutes = 2", 'minutes = "two"')
    text = text.replace("version = 1", "versoin = 1\nversion = 1").replace(
        '"good_moment"', '"good_moment"\nstage = "end"'
    )
    english, _ = changed("en", "{moment}.[", "{minute}.[")
    russian, _ = changed("ru", 'options.yes = "Да"\n', "")
    found = [f"{one.file.name} {one.reason}" for one in check_path(written(practice=text, en=english, ru=russian))]
    for reason in (
        "practice.toml `versoin` is not known",
        "practice.toml `minutes`: should be a whole number",
        "practice.toml There is no stage `end`",
        "en.toml No answer is called `{minute}`",
        "ru.toml `yes` is missing in `options`",
    ):
        assert [one for one in found if one.startswith(reason)], found
    assert len(found) == 5


def test_every_line_that_is_not_toml_is_told(written: Written) -> None:
    text, first = changed("practice", "minutes = 2", "minutes = two")
    text = text.replace('modes = ["solo"]', "modes = [solo,\n  turns]").replace("seconds", "x")
    text = text.replace("after_hours = 24", "after_hours = a day")
    found = check_path(written(practice=text))
    last = text[: text.index("a day")].count("\n") + 1
    assert [one.line for one in found if one.file.name == "practice.toml"] == [first - 1, first + 1, last]
    assert all("This is not TOML" in one.reason for one in found)


def test_what_is_never_closed_is_told_where_it_begins(written: Written) -> None:
    text, line = changed("en", 'why = "Most thanks are thought and never heard."', 'why = """Most thanks')
    (mistake,) = check_path(written(en=text))
    assert (mistake.file.name, mistake.line) == ("en.toml", line)


def test_a_mark_at_the_beginning_that_some_editors_write_is_fine(written: Written) -> None:
    assert check_path(written(en=b"\xef\xbb\xbf" + example_files()["en.toml"].encode())) == []


@pytest.mark.parametrize("name", ["de.toml", "practise.toml", "en-GB.toml"])
def test_a_file_nobody_reads_is_told(name: str, written: Written) -> None:
    folder = written()
    (folder / name).write_text("")
    (folder / "notes.txt").write_text("my own")
    (mistake,) = check_path(folder.parent)
    assert (mistake.file, mistake.reason) == (folder / name, "Nothing reads this file.")
    assert "en.toml" in mistake.cure


def test_what_stands_in_a_folder_of_practices_and_is_none_is_told(written: Written) -> None:
    home = written().parent
    (home / "practice.toml.bak").write_text("")
    (home / ".git").mkdir()
    assert check_path(home) == []
    (home / "empty").mkdir()
    (home / "loose.toml").write_text("")
    assert [(one.file.name, one.line) for one in check_path(home)] == [("empty", 1), ("loose.toml", 1)]
    assert all(one.cure for one in check_path(home))
    with pytest.raises(BrokenCatalogue, match=r"no practice\.toml in this folder"):
        load(home)


def test_a_mistake_cannot_steer_a_terminal(written: Written) -> None:
    found = check_path(written(practice='"\\u001b[2J\\u202e" = 1\n' + example_files()["practice.toml"]))
    assert [str(one).isprintable() for one in found] == [True]
    assert "\\u001b[2J\\u202e" in found[0].reason
