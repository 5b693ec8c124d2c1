"""docs/rows.md names, for every row a practice serves, just the practices `toward practices --json` lists for it."""

import re
from collections import defaultdict

import pytest

from tests.people import Cast
from toward.catalogue import LANGUAGES, as_json
from toward.catalogue.loader import PRACTICES

from .conftest import DOCS

LINES = re.findall(
    r"^\| ([ABX]\d+) \| .* \| (.*) \|$", (DOCS.parent / "rows.md").read_text(encoding="utf-8"), re.MULTILINE
)

# Every row of the mission that is practised alone or in writing.
NAMED = {
    "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14", "A15",
    "B1", "B2", "B3", "B5", "B12", "B14", "B15", "B16", "B17", "B18", "B19",
    "B22", "B24", "B25", "B26", "B27", "B35", "B38", "B39",
}  # fmt: skip
HOUSE = PRACTICES.parent.parent
PLACES = {place for _, where in LINES for place in re.findall(r"(?<![\w`/])(?:[a-z_]+/[a-z_/.]+|/[a-z/]+)", where)}


def test_the_table_is_what_the_program_lists() -> None:
    served = defaultdict(set)
    for practice in as_json():
        for row in practice["rows"]:
            served[row].add(practice["id"])
    named = {row: set(re.findall(r"`([a-z0-9-]+)`", where)) for row, where in LINES}
    assert {row: practices for row, practices in named.items() if practices} == served


def test_no_row_stands_twice_and_each_is_in_both_languages() -> None:
    assert len(dict(LINES)) == len(LINES) > 0
    rows = {row for row, where in LINES if "`" in where}
    in_both = {row for one in as_json() if set(one["languages"]) == set(LANGUAGES) for row in one["rows"]}
    assert rows <= in_both


def test_every_row_of_this_part_is_served_in_both_languages() -> None:
    in_both = {row for one in as_json() if set(one["languages"]) == set(LANGUAGES) for row in one["rows"]}
    assert NAMED - in_both == set()
    assert NAMED - dict(LINES).keys() == set()


def test_every_rule_that_is_named_is_there() -> None:
    rules = {place for place in PLACES if not place.startswith("/")}
    assert {"core/ladder.py", "core/when_help.py"} <= rules
    assert [rule for rule in rules if not (HOUSE / rule).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_named_is_there_for_anybody(cast: Cast, language: str) -> None:
    pages = {place for place in PLACES if place.startswith("/")}
    assert pages == {"/help", "/help/whom", "/help/reading"}
    assert {cast.visitor(language).get(page).status for page in pages} == {200}
    assert cast.visitor(language).get("/help/nobody").status == 404


def test_each_practice_has_a_test_in_the_browser_and_one_of_its_rule() -> None:
    """Somebody does it in both languages (tests/e2e), and what is particular to it is held (tests/catalogue)."""
    e2e, here = DOCS.parents[1] / "tests" / "e2e", DOCS.parents[1] / "tests" / "catalogue"
    both = [
        text for one in e2e.glob("test_*.py") if 'parametrize("language", ("en", "ru"))' in (text := one.read_text())
    ]
    done = set(re.findall(r'begins_practice\("([a-z-]+)"\)', "".join([*both, (e2e / "practising.py").read_text()])))
    done |= set(re.findall(r'^    "([a-z-]+)": \(', "".join(both), re.MULTILINE))  # those begun from a table
    done |= {"one-true-thing"}  # where everybody's first minutes lead
    ruled = set(re.findall(r'"([a-z-]+)"', "".join(one.read_text() for one in here.glob("test_ours*.py"))))
    ours = {practice["id"] for practice in as_json()}
    assert ours - done == set()
    assert ours - ruled == set()
