"""Every example of docs/practices.md is run: as it stands after each section, and the first one walked through."""

import re
from pathlib import Path

import pytest

from toward.catalogue import check_path, load

from .conftest import DOCS
from .walking import walk

FILE = re.compile(r"^`([a-z-]+)/([a-z]+\.toml)`\n\n```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECTIONS = [section for section in re.split(r"^##+ ", DOCS.read_text(), flags=re.MULTILINE) if FILE.search(section)]
FIRST = SECTIONS[0]


def written(home: Path, *sections: str) -> Path:
    """The files of these sections, each in the place of what an earlier one said."""
    for folder, file, text in FILE.findall("".join(sections)):
        (home / folder).mkdir(exist_ok=True)
        (home / folder / file).write_text(text, encoding="utf-8")
    return home


@pytest.mark.parametrize("count", range(1, len(SECTIONS) + 1))
def test_the_page_can_be_followed_section_by_section(count: int, tmp_path: Path) -> None:
    assert check_path(written(tmp_path, *SECTIONS[:count])) == []


def test_no_example_is_left_out() -> None:
    assert len(FILE.findall("".join(SECTIONS))) == DOCS.read_text().count("```toml") == 8


def test_the_first_has_twelve_lines_and_is_walked_through(tmp_path: Path) -> None:
    assert sum(text.count("\n") for _, _, text in FILE.findall(FIRST)) == 12
    catalogue = load(written(tmp_path, FIRST))
    (told,) = walk(catalogue, "one-good-thing")
    assert told == ["What was good today?", "It is written down."]


def test_what_it_grows_into_makes_its_sentence_in_both_languages(tmp_path: Path) -> None:
    catalogue = load(written(tmp_path, *SECTIONS))
    assert catalogue.languages("one-good-thing") == ("en", "ru")
    english, russian = walk(catalogue, "one-good-thing")
    assert "This was good today: x x. I feel annoyed." in english
    assert any(line.startswith("Сегодня было хорошо вот что: x x. Я ") for line in russian)
    assert walk(catalogue, "small-thanks")


def test_an_example_that_is_wrong_would_be_seen(tmp_path: Path) -> None:
    assert check_path(written(tmp_path, FIRST.replace("minutes = 1", "minuets = 1")))
