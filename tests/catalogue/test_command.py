"""`toward practices` and `toward practices check`: what they print, and with which exit code they end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toward.cli import main

from .conftest import example_files

Written = Callable[..., Path]


def toward(*arguments: str | Path, **settings: str | Path) -> Result:
    """Run the command with these settings and no others."""
    environment = {"TOWARD_PRACTICES": None} | {name: str(value) for name, value in settings.items()}
    return CliRunner().invoke(main, [str(one) for one in arguments], env=environment)


def test_a_practice_that_holds(written: Written) -> None:
    for path in (folder := written(), folder / "practice.toml", folder.parent):
        checked = toward("practices", "check", path)
        assert (checked.exit_code, checked.output) == (0, "Nothing to mend.\n")


def test_mistakes_are_told_a_line_each_with_file_line_reason_and_cure(written: Written) -> None:
    text = example_files()["practice.toml"].replace("minutes = 2", "minuets = 2")
    folder = written(practice=text)
    for path in (folder, folder.parent):
        checked = toward("practices", "check", path)
        assert checked.exit_code == 1
        first, second = checked.stderr.splitlines()
        assert first == f"{folder}/practice.toml:1: `minutes` is missing. Add `minutes`."
        assert second.startswith(f"{folder}/practice.toml:4: `minuets` is not known here. Known are: counts, ")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert toward("practices", "check", tmp_path / "none").exit_code == 2


def test_the_list_holds_those_of_the_setting(written: Written) -> None:
    home = written(ru=None).parent
    listed = json.loads(toward("practices", "--json", TOWARD_PRACTICES=home).stdout)
    assert [one for one in listed if one["id"] == "small-thanks"] == [
        {"id": "small-thanks", "rows": [], "modes": ["solo"], "languages": ["en"], "minutes": 2}
    ]
    ours = json.loads(toward("practices", "--json").stdout)
    assert [one for one in listed if one["id"] != "small-thanks"] == ours
    assert "small-thanks " in toward("practices", TOWARD_PRACTICES=home).stdout


@pytest.mark.parametrize("file", ["practice", "en"])
def test_the_list_refuses_a_broken_one(file: str, written: Written) -> None:
    folder = written(**{file: "id = 1"})
    refused = toward("practices", "--json", TOWARD_PRACTICES=folder.parent)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"{folder}/{file}.toml:1: " in refused.stderr
