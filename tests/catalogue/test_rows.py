"""docs/rows.md names, for every row a practice serves, just the practices `toward practices --json` lists for it."""

import re
from collections import defaultdict

from toward.catalogue import LANGUAGES, as_json

from .conftest import DOCS

LINES = re.findall(
    r"^\| ([ABX]\d+) \| .* \| (.*) \|$", (DOCS.parent / "rows.md").read_text(encoding="utf-8"), re.MULTILINE
)


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
